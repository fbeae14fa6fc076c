#include <array>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>

#include "appinfra/scenarios/render.hpp"
#include "appinfra/schema/facts.hpp"
#include "appinfra/support/edit_distance.hpp"
#include "appinfra/validate/validate.hpp"
#include "command.hpp"
#include "files.hpp"
#include "render_options.hpp"

namespace appinfra::cli {

namespace fs = std::filesystem;
using scenarios::Format;

namespace {

struct Options {
    ScenarioOptions common;
    std::string format = "yaml";
    bool minify = false;
    std::string output;
    bool check = false;

    [[nodiscard]] Format file_format() const {
        if (format == "yaml")
            return Format::yaml;
        return minify ? Format::json_minified : Format::json;
    }
};

// What CloudFormation takes: resources of a template, bytes in a request, bytes from a bucket.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html (2026-11-23)
constexpr std::size_t resource_limit = 500;
constexpr std::size_t inline_limit = 51200;
constexpr std::size_t bucket_limit = 1000000;

std::string thousands(std::size_t number) {
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3;) {
        at -= 3;
        text.insert(at, ",");
    }
    return text;
}

/// How full a template is.
void print_gauge(World& world, const Options& options, const cfn::Template& rendered, std::size_t bytes) {
    const document::Document& document = rendered.document;
    const std::size_t resources = document.child_count(document.find(document.root(), "Resources"));
    world.err << "appinfra: " << rendered.name << ": " << resources << " of " << resource_limit << " resources, "
              << thousands(bytes) << " bytes of " << thousands(inline_limit) << " in a request, "
              << thousands(bucket_limit) << " from a bucket\n";
    if (bytes <= inline_limit)
        return;
    world.err << "appinfra: " << rendered.name << ": deploy with --s3-bucket";
    if (!options.minify)
        world.err << ", or try --format json --minify";
    if (options.common.layout() == cfn::Layout::single)
        world.err << ", or --layout layered";
    world.err << '\n';
}

/// Text of the manifest arrives as it is written: that "${AWS::Region}" in it is not replaced is meant so.
const std::array<std::string, 1> texts_as_written{"E1029"};

/// A rendered template that breaks the facts is a bug: nothing of it may get out.
void require_valid(const cfn::Template& rendered, const std::string& region) {
    diagnostics::Sink sink;
    const bool at_edge = rendered.layer == cfn::Layer::edge;
    validate::Settings settings{.selection = validate::Selection(diagnostics::Severity::error)};
    settings.selection.ignore(texts_as_written);
    if (at_edge || !region.empty())
        settings.regions.push_back(at_edge ? "us-east-1" : region);
    validate::validate(rendered.document, rendered.name, settings, sink);
    if (!sink.has_errors())
        return;
    std::string message;
    for (const diagnostics::Diagnostic& diagnostic : sink.all())
        message += "\n  " + diagnostic.id + " " + diagnostic.path + ": " + diagnostic.message;
    throw std::logic_error("the rendered template '" + rendered.name + "' is not valid:" + message);
}

/// What differs between what is rendered and what is on disk.
int check_outputs(World& world, const std::vector<Output>& outputs) {
    int stale = 0;
    for (const Output& output : outputs) {
        const bool there = fs::exists(output.path);
        if (there && read_input(world, output.path.string()) == output.text)
            continue;
        world.err << output.path.string() << ": " << (there ? "stale" : "missing") << '\n';
        ++stale;
    }
    if (stale != 0)
        world.err << "appinfra: render again without --check to bring " << stale << " files up to date\n";
    return stale == 0 ? clean : findings;
}

int finish(World& world, const Options& options, const std::vector<Output>& outputs) {
    if (options.check)
        return check_outputs(world, outputs);
    write_outputs(outputs);
    return clean;
}

int render_folder(World& world, const Options& options, const scenarios::Scenario& scenario,
                  const manifest::Manifest& manifest) {
    const scenarios::Folder folder = scenarios::render_folder(scenario, manifest, options.common.layout(),
                                                              options.file_format(), options.common.region);
    if (!folder.conflicts.empty())
        throw UsageError("environment '" + folder.conflicts.front() + "' needs other resources than '" +
                         scenarios::default_environment(manifest).name +
                         "', so one template cannot serve both: do not override the major version of the database, the "
                         "network or what else decides which resources exist; or render it alone with --env");
    std::map<std::string_view, std::size_t> sizes;
    std::vector<Output> outputs;
    for (const scenarios::File& file : folder.files) {
        sizes[file.path] = file.text.size();
        outputs.push_back({fs::path(options.output) / file.path, file.text});
    }
    for (const cfn::Template& rendered : folder.templates) {
        require_valid(rendered, options.common.region);
        print_gauge(world, options, rendered, sizes[scenarios::file_name(rendered, options.file_format())]);
    }
    return finish(world, options, outputs);
}

/// One template, to standard output or into a file.
int render_one(World& world, const Options& options, const scenarios::Scenario& scenario,
               const manifest::Manifest& manifest) {
    const manifest::Environment& environment = choose_environment(manifest, options.common.environment);
    const cfn::Template rendered =
        std::move(scenarios::render_templates(scenario, manifest, environment, cfn::Layout::single).front());
    require_valid(rendered, options.common.region);
    const std::string text = scenarios::write_template(rendered, options.file_format());
    print_gauge(world, options, rendered, text.size());
    if (!options.output.empty())
        return finish(world, options, {{options.output, text}});
    world.out << text;
    return clean;
}

/// A name with the ending of a template is a file; everything else, and every existing folder, is a folder.
bool names_file(const Options& options) {
    const std::string extension = fs::path(options.output).extension().string();
    return options.common.layout() == cfn::Layout::single && !fs::is_directory(options.output) &&
           (extension == ".yaml" || extension == ".yml" || extension == ".json" || extension == ".template");
}

int render(World& world, const Options& options) {
    if (options.minify && options.format == "yaml")
        throw UsageError("--minify goes with --format json");
    if (options.output.empty() && options.common.layout() == cfn::Layout::layered)
        throw UsageError("the layered layout is several templates: name a folder with -o");
    if (options.output.empty() && options.check)
        throw UsageError("--check compares with files: name a file or folder with -o");
    const scenarios::Scenario& scenario = find_scenario(options.common.scenario);
    options.common.check_region();
    const std::optional<manifest::Manifest> manifest = load_manifest(world, options.common.file, scenario);
    if (!manifest)
        return usage;
    const bool one = options.output.empty() || names_file(options);
    return one ? render_one(world, options, scenario, *manifest) : render_folder(world, options, scenario, *manifest);
}

}  // namespace

void add_render(CLI::App& program, World& world, Action& action) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("render", "Render a scenario as CloudFormation");
    options->common.add_to(*command, "scenario");
    command->add_option("--format", options->format, "yaml or json")
        ->check(CLI::IsMember({"yaml", "json"}))
        ->capture_default_str();
    command->add_flag("--minify", options->minify, "JSON without white space");
    command->add_option("-o,--output", options->output,
                        "A template file, or a folder for templates, parameter files and deploy.md");
    command->add_flag("--check", options->check, "Write nothing; exit 1 when the files on disk are stale");
    command->callback([&world, &action, options] { action = [&world, options] { return render(world, *options); }; });
}

}  // namespace appinfra::cli
