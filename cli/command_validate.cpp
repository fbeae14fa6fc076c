#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <memory>
#include <thread>

#include "appinfra/diagnostics/print.hpp"
#include "appinfra/inspect/cfnlintrc.hpp"
#include "appinfra/inspect/nested.hpp"
#include "appinfra/schema/add_types.hpp"
#include "appinfra/schema/facts.hpp"
#include "appinfra/schema/model.hpp"
#include "appinfra/support/edit_distance.hpp"
#include "appinfra/validate/catalogue.hpp"
#include "command.hpp"
#include "files.hpp"
#include "validate_run.hpp"

namespace appinfra::cli {
namespace {

namespace fs = std::filesystem;
using diagnostics::Severity;

struct Options {
    std::vector<std::string> paths;
    std::vector<std::string> regions;
    std::vector<std::string> select;
    std::vector<std::string> ignore;
    std::vector<std::string> mandatory;
    std::vector<std::string> required_tags;
    std::vector<std::string> schemas;
    std::string fail_on;
    std::string format;
    std::string output;
    std::string config;
    std::string today;
    std::size_t jobs = 0;
    bool fix = false;
    bool no_config = false;
    bool only_templates = false;
    bool statistics = false;
    bool timings = false;
};

/// What the options, and below them the configuration file, come to.
struct Plan {
    std::vector<std::vector<std::uint32_t>> schemas;  ///< The types of each folder, which the settings look into.
    std::vector<TemplateFile> files;
    validate::Settings settings = {.read_nested = inspect::read_nested};
    report::Format format = report::Format::text;
    std::string output;
    std::optional<Severity> fail_on = Severity::error;  ///< Nothing: findings never fail.
};

std::string today() {
    const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text.data();
}

void require_date(const std::string& text) {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    const bool fits =
        text.size() == 10 && text.find_first_not_of("0123456789-") == text.npos &&
        std::sscanf(text.c_str(), "%4d-%2u-%2u", &year, &month, &day) == 3 &&
        std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)).ok();
    if (!fits)
        throw UsageError("--today is no date: '" + text + "'; write it as 2026-11-24");
}

void require_regions(const std::vector<std::string>& regions) {
    const schema::Facts facts = schema::Facts::embedded();
    for (const std::string& region : regions) {
        if (facts.find_region(region))
            continue;
        std::vector<std::string_view> names;
        for (const schema::Region& known : facts.regions())
            names.push_back(known.name());
        std::string message = "unknown region '" + region + "'";
        if (const auto meant = support::did_you_mean(region, names))
            message += "; did you mean '" + std::string(*meant) + "'?";
        throw UsageError(message);
    }
}

void require_rules(const std::vector<std::string>& prefixes, const std::string& option) {
    for (const std::string& prefix : prefixes) {
        if (validate::names_a_rule(prefix))
            continue;
        std::vector<std::string_view> ids;
        for (const validate::RuleInfo& rule : validate::catalogue)
            ids.push_back(rule.id);
        std::string message = option + ": no rule's id begins with '" + prefix + "'";
        if (const auto meant = support::did_you_mean(prefix, ids))
            message += "; did you mean '" + std::string(*meant) + "'?";
        throw UsageError(message);
    }
}

/// The configuration file of the project or else of the user, as cfn-lint finds it.
std::string find_config(const Options& options) {
    if (options.no_config || !options.config.empty())
        return options.config;
    const char* home = std::getenv("HOME");
    for (const fs::path& folder : {fs::path(), fs::path(home ? home : "")})
        for (const char* name : {".cfnlintrc", ".cfnlintrc.yaml", ".cfnlintrc.yml"})
            if (std::error_code error; fs::is_regular_file(folder / name, error))
                return (folder / name).string();
    return {};
}

inspect::Cfnlintrc read_config(World& world, const Options& options) {
    const std::string file = find_config(options);
    if (file.empty())
        return {};
    const std::string text = read_input(world, file);
    diagnostics::Sink sink;
    inspect::Cfnlintrc config = inspect::read_cfnlintrc(text, file, sink);
    sink.sort();
    print_findings(world, sink, text);
    if (sink.has_errors())
        throw UsageError("the configuration '" + file + "' cannot be used");
    return config;
}

std::optional<Severity> threshold(const Options& options, const inspect::Cfnlintrc& config) {
    if (options.fail_on == "never" || (options.fail_on.empty() && config.never_fails))
        return {};
    if (options.fail_on.empty())
        return config.fail_on.value_or(Severity::error);
    return options.fail_on == "info"      ? Severity::info
           : options.fail_on == "warning" ? Severity::warning
                                          : Severity::error;
}

/// What is shown: errors and warnings, and what would fail the run.
validate::Selection selection(const Options& options, const inspect::Cfnlintrc& config, Severity least) {
    validate::Selection selection(std::min(least, Severity::warning));
    selection.include(config.include_checks);
    if (!options.select.empty())
        selection.select(options.select);
    selection.ignore(config.ignore_checks);
    selection.ignore(options.ignore);
    selection.demand(config.mandatory_checks);
    selection.demand(options.mandatory);
    return selection;
}

/// Types of folders of registry schemas: private ones, or newer than those of the program.
void add_schemas(World& world, const std::vector<std::string>& folders, Plan& plan) {
    for (const std::string& folder : folders) {
        if (!fs::is_directory(folder))
            throw UsageError("there is no folder of schemas '" + folder + "'");
        std::vector<std::string> notes;
        try {
            plan.schemas.push_back(schema::add_types(plan.settings.facts, folder, notes));
        } catch (const schema::FactsError& error) {
            throw UsageError("cannot use the schemas in '" + folder + "': " + error.what());
        }
        plan.settings.facts = plan.settings.facts.with(schema::Facts::over(plan.schemas.back()));
        for (const std::string& note : notes)
            world.err << "appinfra: " << note << '\n';
    }
}

Plan make_plan(World& world, const Options& options) {
    const inspect::Cfnlintrc config = read_config(world, options);
    require_regions(options.regions);
    require_rules(options.select, "--select");
    require_rules(options.ignore, "--ignore");
    require_rules(options.mandatory, "--mandatory");
    Plan plan;
    plan.fail_on = threshold(options, config);
    plan.settings.regions = options.regions.empty() ? config.regions : options.regions;
    plan.settings.required_tags = options.required_tags;
    add_schemas(world, options.schemas.empty() ? config.registry_schemas : options.schemas, plan);
    plan.settings.today = options.today.empty() ? today() : options.today;
    require_date(plan.settings.today);
    plan.settings.selection = selection(options, config, plan.fail_on.value_or(Severity::error));
    const std::string format = options.format.empty() ? config.format : options.format;
    plan.format = report::format_by_name(format).value_or(report::Format::text);
    plan.output = options.output.empty() ? config.output_file : options.output;
    const std::vector<std::string> paths = options.paths.empty() ? matching_files(config.templates) : options.paths;
    if (options.fix && std::ranges::find(paths, "-") != paths.end())
        throw UsageError("--fix changes files; standard input is none");
    if (paths.empty())
        throw UsageError("name a template, a folder of templates, or - for standard input");
    std::vector<std::string> missing;
    plan.files = find_templates(paths, config.ignore_templates, missing);
    if (!missing.empty()) {
        std::string message = "cannot find";
        for (const std::string& path : missing)
            message += " '" + path + "'";
        throw UsageError(message);
    }
    if (options.only_templates)
        for (TemplateFile& file : plan.files)
            file.origin = inspect::Origin::found;
    return plan;
}

std::string counted(std::size_t count, const std::string& what) {
    return std::to_string(count) + ' ' + what + (count == 1 ? "" : "s");
}

void print_summary(World& world, const report::Totals& totals) {
    if (totals.findings() == 0 && totals.suppressed == 0)
        return;
    world.err << counted(totals.errors, "error") << ", " << counted(totals.warnings, "warning");
    if (totals.infos != 0)
        world.err << ", " << totals.infos << " for information";
    if (totals.suppressed != 0)
        world.err << ", " << totals.suppressed << " suppressed";
    world.err << " in " << totals.files_with_findings << " of " << counted(totals.files, "template") << '\n';
}

void print_statistics(World& world, const report::Totals& totals) {
    std::vector<std::pair<std::string, std::size_t>> rules(totals.by_rule.begin(), totals.by_rule.end());
    std::ranges::stable_sort(rules, std::ranges::greater{}, &std::pair<std::string, std::size_t>::second);
    for (const auto& [id, count] : rules) {
        const validate::RuleInfo* rule = validate::find_rule(id);
        const std::string number = std::to_string(count);
        world.err << std::string(number.size() < 7 ? 7 - number.size() : 0, ' ') << number << "  " << id << "  "
                  << (rule ? rule->name : "") << '\n';
    }
}

void print_timings(World& world, const RunResult& result, std::chrono::nanoseconds whole) {
    const auto line = [&](const char* what, std::chrono::nanoseconds time) {
        const auto micro = std::chrono::duration_cast<std::chrono::microseconds>(time).count();
        world.err << what << micro / 1000 << '.' << std::to_string(1000 + micro % 1000).substr(1) << " ms\n";
    };
    line("reading     ", result.timings.reading);
    line("validating  ", result.timings.validating);
    line("altogether  ", whole);
    world.err << counted(result.totals.files, "template") << ", " << result.timings.bytes << " bytes\n";
}

bool reaches(const report::Totals& totals, std::optional<Severity> threshold) {
    if (!threshold)
        return false;
    switch (*threshold) {
        case Severity::error:
            return totals.errors != 0;
        case Severity::warning:
            return totals.errors + totals.warnings != 0;
        case Severity::info:
            return totals.findings() != 0;
    }
    return true;
}

int validate(World& world, const Options& options) {
    const auto begin = std::chrono::steady_clock::now();
    const Plan plan = make_plan(world, options);
    const bool to_file = !plan.output.empty();
    const auto writer = report::make_writer(plan.format, !to_file && world.out_color);
    std::string kept;
    const auto print = [&](std::string_view text) { to_file ? void(kept += text) : void(world.out << text); };
    print(writer->begin());
    const std::size_t jobs = options.jobs != 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
    const RunResult result =
        judge_files(world, plan.files, plan.settings, *writer, {.jobs = jobs, .fix = options.fix}, print);
    print(writer->end(result.totals));
    if (to_file)
        write_outputs(std::array{Output{plan.output, kept}});
    world.out.flush();
    if (result.mended != 0)
        world.err << "mended " << counted(result.mended, "finding") << '\n';
    print_summary(world, result.totals);
    if (options.statistics)
        print_statistics(world, result.totals);
    if (options.timings)
        print_timings(world, result, std::chrono::steady_clock::now() - begin);
    for (const std::string& error : result.unreadable)
        world.err << "appinfra: " << error << '\n';
    if (!result.unreadable.empty())
        return usage;
    return reaches(result.totals, plan.fail_on) ? findings : clean;
}

}  // namespace

void add_validate(CLI::App& program, World& world, Action& action) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("validate", "Judge CloudFormation templates, offline");
    command->add_option("paths", options->paths, "Templates, folders of templates, or - for standard input");
    // One value for each time an option is named, so that a path may follow; commas separate more.
    const auto add_list = [&](const char* name, std::vector<std::string>& values, const char* help) {
        command->add_option(name, values, help)->delimiter(',')->allow_extra_args(false);
    };
    add_list("--region", options->regions, "Regions that must have what the templates use");
    command->add_option("--fail-on", options->fail_on, "Exit with 1 from this severity on; default error")
        ->check(CLI::IsMember({"info", "warning", "error", "never"}));
    add_list("--select", options->select, "Only rules whose ids begin so");
    add_list("--ignore", options->ignore, "Without rules whose ids begin so");
    add_list("--mandatory", options->mandatory, "Rules that nothing can switch off or suppress");
    add_list("--require-tags", options->required_tags, "Tag keys that every taggable resource must have");
    add_list("--schemas", options->schemas, "Folders of registry schemas: further types, or newer ones");
    command->add_option("--today", options->today, "The date to judge by, 2026-11-24; default the current one");
    command->add_flag("--fix", options->fix, "Mend in the files what can be mended safely");
    command->add_option("--format", options->format, "How findings are written; default text")
        ->check(CLI::IsMember({"text", "json", "sarif", "junit", "github", "parseable"}));
    command->add_option("-o,--output", options->output, "Write findings to a file");
    command->add_option("--config", options->config, "Configuration; default .cfnlintrc here, else at home");
    command->add_flag("--no-config", options->no_config, "Read no configuration");
    command->add_flag("--only-templates", options->only_templates,
                      "Pass over files that are no templates, named or not");
    command->add_flag("--statistics", options->statistics, "Count findings by rule");
    command->add_flag("--timings", options->timings, "Tell what took how long");
    command->add_option("--jobs", options->jobs, "Threads; default one for each processor");
    command->callback([&world, &action, options] { action = [&world, options] { return validate(world, *options); }; });
}

}  // namespace appinfra::cli
