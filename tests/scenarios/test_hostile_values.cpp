#include "appinfra/topology/shell.hpp"
#include "inspect.hpp"

using namespace appinfra;
using namespace appinfra::scenarios;
using namespace appinfra::scenarios::tests;

namespace {

/// What would do harm in a shell, in `Fn::Sub`, in YAML or in a format string.
const std::string hostile = R"(hostile'"\ $(id) `id` ${AWS::Region} ${!x} #: - {a} %s %n [é] ☂ && ; | > <)";

/// The same for a path, which takes less.
const std::string hostile_path = "/hostile$x%s;&";

/// As a YAML scalar; JSON is YAML.
std::string quoted(const std::string& text) { return json(text).dump(); }

/// Hostile text in every place that takes any; paths take some of it.
manifest::Manifest hostile_manifest() {
    const std::string text = quoted(hostile);
    return read_good("app: notes\ndomain: notes.example.org\nenvironment: {PLAIN: " + text + ", SHARED: " + text +
                     "}\nweb: {health_check: \"" + hostile_path + "\", command: [run, " + text +
                     "]}\njobs: {stats: {schedule: rate(1 day), command: [run, " + text +
                     "]}}\npipeline: {repository: a/b, migrate: [run, " + text +
                     "]}\nenvironments: {staging: {environment: {PLAIN: " + quoted(hostile + "!") +
                     "}}, production: {}}\n");
}

/// How often the text stands in a template: as a value of its own, and inside quotes of a shell.
struct Places {
    int values = 0;
    int quoted = 0;
    int parameters = 0;
};

/// The text as it stands inside a quoted word of a shell.
std::string inside_quotes() {
    const std::string word = topology::shell_quoted(hostile);
    return word.substr(1, word.size() - 2);
}

void count(Places& places, const std::string& text, const std::string& path) {
    if (text.find("hostile") == std::string::npos || text == hostile_path)
        return;
    INFO(path << ": " << text);
    CHECK(path.find("Fn::Sub") == std::string::npos);
    if (text == hostile) {
        CHECK(path.find("BuildSpec") == std::string::npos);
        ++(path.starts_with("/Parameters/") ? places.parameters : places.values);
        return;
    }
    std::string rest = text;
    for (std::size_t at = rest.find(inside_quotes()); at != std::string::npos; at = rest.find(inside_quotes(), at)) {
        rest.erase(at, inside_quotes().size());
        ++places.quoted;
    }
    CHECK(rest.find("hostile") == std::string::npos);
}

/// The web processes, the job and the migration have a command and the shared variable each; the other variable differs
/// by environment. On instances a job shares the variables of the web processes; Puppet has all of it in its own data.
Places expected(std::string_view scenario) {
    if (scenario == "ec2")
        return {};
    if (scenario == "asg")
        return {.quoted = 5, .parameters = 1};
    if (scenario == "ecs")  // the job that removes uploads has the variable too
        return {.values = 7, .parameters = 1};
    return {.values = 6, .parameters = 1};
}

}  // namespace

TEST_CASE("text of the manifest arrives as it is written, and nowhere as code") {
    const manifest::Manifest manifest = hostile_manifest();
    for (const Scenario& scenario : all())
        for (const cfn::Layout layout : both_layouts) {
            Places places;
            for (const cfn::Template& one : render_valid(scenario, manifest, manifest.environments[1], layout))
                for_each_string(as_json(one),
                                [&](const std::string& text, const std::string& path) { count(places, text, path); });
            INFO(scenario.name);
            CHECK(places.values == expected(scenario.name).values);
            CHECK(places.quoted == expected(scenario.name).quoted);
            CHECK(places.parameters == expected(scenario.name).parameters);
        }
}

TEST_CASE("hostile text survives the way through a template file") {
    const manifest::Manifest manifest = hostile_manifest();
    for (const Scenario& scenario : all()) {
        const auto rendered = render_templates(scenario, manifest, manifest.environments[1], cfn::Layout::single);
        const std::string text = write_template(rendered.front(), Format::json);
        const bool whole = text.find(quoted(hostile)) != std::string::npos;
        CHECK(whole == (expected(scenario.name).parameters != 0));
        CHECK(json::parse(text) == as_json(rendered.front()));
    }
}

TEST_CASE("hostile text survives the way through parameter files") {
    for (const File& file :
         render_folder(*find("fargate"), hostile_manifest(), cfn::Layout::single, Format::json, "us-west-2").files)
        if (file.path == "parameters/staging.codepipeline.json") {
            bool found = false;
            for_each_string(json::parse(file.text), [&](const std::string& text, const std::string&) {
                found = found || text == hostile + "!";
            });
            CHECK(found);
        }
}

TEST_CASE("the guide has no text of the manifest in its commands that a shell would read otherwise") {
    std::vector<File> files;
    for (const Scenario& scenario : all())
        for (File& file : render_folder(scenario, hostile_manifest(), cfn::Layout::layered, Format::yaml, "").files)
            files.push_back(std::move(file));
    for (const File& file : files) {
        if (file.path != "deploy.md")
            continue;
        bool in_code = false;
        std::size_t begin = 0;
        for (std::size_t end = file.text.find('\n'); end != std::string::npos; end = file.text.find('\n', begin)) {
            const std::string line = file.text.substr(begin, end - begin);
            begin = end + 1;
            if (line.starts_with("```"))
                in_code = !in_code;
            INFO(line);
            if (in_code)
                CHECK(line.find("hostile") == std::string::npos);
        }
        CHECK_FALSE(in_code);
    }
}
