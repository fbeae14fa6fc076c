#include <cstdio>
#include <filesystem>
#include <fstream>

#include "inspect.hpp"

using namespace appinfra;
using namespace appinfra::scenarios;
using namespace appinfra::scenarios::tests;

namespace {

namespace fs = std::filesystem;

const std::string hostile =
    R"(hostile'"\ $(touch owned) `touch owned` ${AWS::Region} ${!x} #: - {a} %s %n ☂ && touch owned; | > <)";

manifest::Manifest hostile_manifest() {
    const std::string text = json(hostile).dump();
    return read_good("app: notes\ndomain: notes.example.org\nenvironment: {PLAIN: " + text + ", SHARED: " + text +
                     "}\nweb: {command: [run, " + text + "]}\njobs: {stats: {schedule: rate(1 day), command: [run, " +
                     text + "]}}\npipeline: {repository: a/b, migrate: [run, " + text +
                     "]}\nenvironments: {staging: {environment: {PLAIN: " + json(hostile + "!").dump() +
                     "}}, production: {}}\n");
}

std::string base64_of(const std::string& text) {
    static constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string result;
    for (std::size_t i = 0; i < text.size(); i += 3) {
        unsigned block = 0;
        for (std::size_t j = 0; j < 3; ++j)
            block = block << 8U | (i + j < text.size() ? static_cast<unsigned char>(text[i + j]) : 0U);
        for (std::size_t j = 0; j < 4; ++j)
            result += i + j > text.size() ? '=' : alphabet[block >> (18 - 6 * j) & 63U];
    }
    return result;
}

/// What CloudFormation makes of scripts: parameters have their defaults, what AWS would make is `made-by-aws`.
class Evaluation {
public:
    explicit Evaluation(const json& rendered) : rendered_(rendered) {}

    std::string operator()(const json& value) const {
        if (value.is_string())
            return value.get<std::string>();
        const std::string& function = value.begin().key();
        const json& argument = value.begin().value();
        if (function == "Ref")
            return reference(argument.get<std::string>());
        if (function == "Fn::Base64")
            return base64_of((*this)(argument));
        if (function == "Fn::Sub")
            return substituted(argument.get<std::string>());
        if (function == "Fn::Join") {
            REQUIRE(argument[0] == "");
            std::string text;
            for (const json& part : argument[1])
                text += (*this)(part);
            return text;
        }
        return "made-by-aws";
    }

private:
    std::string reference(const std::string& name) const {
        const json::json_pointer pointer("/Parameters/" + name + "/Default");
        return rendered_.contains(pointer) ? rendered_.at(pointer).get<std::string>() : "made-by-aws";
    }

    std::string substituted(const std::string& format) const {
        std::string text;
        for (std::size_t i = 0; i < format.size(); ++i) {
            if (format.compare(i, 2, "${") != 0) {
                text += format[i];
                continue;
            }
            const std::size_t end = format.find('}', i);
            REQUIRE(end != std::string::npos);
            if (format[i + 2] == '!') {
                text += "${";
                i += 2;
                continue;
            }
            text += reference(format.substr(i + 2, end - i - 2));
            i = end;
        }
        return text;
    }

    const json& rendered_;
};

/// What a script prints that begins like this one, in a folder of its own, in which nothing may appear.
std::string run(const std::string& header, const std::string& rest) {
    const fs::path folder = fs::temp_directory_path() / "appinfra-hostile-scripts";
    fs::remove_all(folder);
    fs::create_directory(folder);
    std::ofstream(folder / "script") << header << rest;
    FILE* pipe = popen(("cd '" + folder.string() + "' && bash ./script 2>&1").c_str(), "r");
    std::string output;
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe))
        output += static_cast<char>(c);
    pclose(pipe);
    CHECK_FALSE(fs::exists(folder / "owned"));
    fs::remove_all(folder);
    return output;
}

/// The assignments of a script: everything before its first own line.
std::string assignments(const std::string& script) {
    const std::size_t end = std::min(script.find("\nretry() {"), script.find("\n# shellcheck"));
    REQUIRE(end != std::string::npos);
    return script.substr(0, end + 1);
}

std::string without_indentation(const std::string& specification) {
    const std::size_t begin = specification.find("- |\n") + 4;
    std::string text;
    for (std::size_t i = begin; i < specification.size(); i = specification.find('\n', i) + 1) {
        const std::string line = specification.substr(i, specification.find('\n', i) - i + 1);
        text += line.starts_with("        ") ? line.substr(8) : line;
    }
    return text;
}

json resource(const json& rendered, const std::string& logical_id) {
    return rendered.at("Resources").at(logical_id).at("Properties");
}

json asg() {
    const manifest::Manifest manifest = hostile_manifest();
    return as_json(render_valid(*find("asg"), manifest, manifest.environments[1], cfn::Layout::single).front());
}

constexpr std::string_view print = "printf '<%s>' \"${COMMAND[@]}\" \"${VARIABLES[@]}\"\n";

}  // namespace

TEST_CASE("hostile text reaches instances as text") {
    const json rendered = asg();
    const json encoded = resource(rendered, "WebTemplate").at("LaunchTemplateData").at("UserData").at("Fn::Base64");
    const std::string output = run(assignments(Evaluation(rendered)(encoded)), std::string(print));
    INFO(output);
    CHECK(output.starts_with("<run><" + hostile + ">"));
    CHECK(output.find("<PLAIN=" + hostile + ">") != std::string::npos);
    CHECK(output.find("<SHARED=" + hostile + ">") != std::string::npos);
}

TEST_CASE("hostile text reaches migrations as text") {
    const json rendered = asg();
    const json specification = resource(rendered, "Migration").at("Source").at("BuildSpec");
    const std::string script = without_indentation(Evaluation(rendered)(specification));
    const std::string output = run(assignments(script), std::string(print));
    INFO(output);
    CHECK(output.starts_with("<run><" + hostile + ">"));
    CHECK(output.find("<PLAIN=" + hostile + ">") != std::string::npos);
}

TEST_CASE("hostile text reaches jobs on instances as text") {
    const json rendered = asg();
    const json content = resource(rendered, "StatsJobCommand").at("Content");
    const std::string line = content.at("mainSteps")[0].at("inputs").at("runCommand")[0];
    CHECK(line.find("{{") == std::string::npos);
    const std::string program = "/usr/local/sbin/app-job ";
    REQUIRE(line.starts_with(program));
    CHECK(run("print() { printf '<%s>' \"$@\"; }\n", "print " + line.substr(program.size()) + "\n") ==
          "<3600><run><" + hostile + ">");
}
