#include <iostream>
#include <memory>

#include "appinfra/report/writer.hpp"
#include "appinfra/support/edit_distance.hpp"
#include "appinfra/validate/catalogue.hpp"
#include "appinfra/validate/explanation.hpp"
#include "command.hpp"
#include "files.hpp"
#include "render_options.hpp"

namespace appinfra::cli {
namespace {

using cfn::Assembly;
using cfn::Expr;
using diagnostics::Origin;

struct Options {
    ScenarioOptions common;
    std::string what;
};

class Explanation {
public:
    Explanation(World& world, const Assembly& assembly, const manifest::Manifest& manifest)
        : out_(world.out), assembly_(assembly), manifest_(manifest) {}

    void resource(const Assembly::Resource& resource) {
        out_ << resource.logical_id << " (" << resource.type << ")\n";
        const Assembly::BlockInfo& block = assembly_.blocks()[resource.block];
        out_ << "  block: " << block.title << ", layer " << name_of(resource.layer) << "\n";
        if (!block.comment.empty())
            out_ << "  why: " << block.comment << "\n";
        if (!resource.options.comment.empty())
            out_ << "  what: " << resource.options.comment << "\n";
        for (std::size_t i = 0; i < resource.properties.keys.size(); ++i)
            value(resource.properties.keys[i], resource.properties.items[i]);
    }

    /// Where the value at `path` comes from, and all values inside it.
    void value(const std::string& path, const Expr& expr) {
        bool told = false;
        if (expr.origin) {
            origin(path, *expr.origin);
            told = true;
        }
        if (expr.kind == Expr::Kind::parameter) {
            parameter(path, expr.text);
            told = true;
        }
        for (std::size_t i = 0; i < expr.items.size(); ++i)
            told = inner(path, expr, i) || told;
        if (!told)
            out_ << "  " << path << ": decided by the scenario\n";
    }

private:
    /// Tells about a part of a value when there is more to say than that the scenario decided it.
    bool inner(const std::string& path, const Expr& expr, std::size_t index) {
        const Expr& item = expr.items[index];
        if (!is_traced(item))
            return false;
        if (expr.kind == Expr::Kind::object)
            value(path + "." + expr.keys[index], item);
        else if (expr.kind == Expr::Kind::list)
            value(path + "." + std::to_string(index), item);
        else
            value(path, item);
        return true;
    }

    [[nodiscard]] bool is_traced(const Expr& expr) const {
        if (expr.origin || (expr.kind == Expr::Kind::parameter && assembly_.find_parameter(expr.text)))
            return true;
        for (const Expr& item : expr.items)
            if (is_traced(item))
                return true;
        return false;
    }

    void parameter(const std::string& path, const std::string& name) {
        const Assembly::NamedParameter* found = assembly_.find_parameter(name);
        if (!found) {
            out_ << "  " << path << ": " << name << ", known when deploying\n";
            return;
        }
        out_ << "  " << path << ": parameter " << name;
        if (!found->spec.value || found->spec.value->text.empty()) {
            out_ << ", given when deploying\n";
            return;
        }
        out_ << " = " << found->spec.value->text;
        describe(found->spec.value->origin);
    }

    void origin(const std::string& path, const Origin& from) {
        out_ << "  " << path << ":";
        describe(from);
    }

    void describe(const Origin& from) {
        switch (from.kind) {
            case Origin::Kind::scenario:
                out_ << ", decided by the scenario\n";
                return;
            case Origin::Kind::default_value:
                out_ << " from the default of " << from.key << "\n";
                return;
            case Origin::Kind::manifest:
                out_ << " from " << from.key << ", " << manifest_.file << ":" << from.span.begin.line << ":"
                     << from.span.begin.column << "\n";
                return;
        }
    }

    std::ostream& out_;
    const Assembly& assembly_;
    const manifest::Manifest& manifest_;
};

[[noreturn]] void unknown(const std::string& what, const std::string& name,
                          const std::vector<std::string_view>& known) {
    std::string message = "there is no " + what + " '" + name + "'";
    if (const auto meant = support::did_you_mean(name, known))
        message += "; did you mean '" + std::string(*meant) + "'?";
    throw UsageError(message);
}

const Assembly::Resource& find_resource(const Assembly& assembly, const std::string& id) {
    if (const Assembly::Resource* found = assembly.find_resource(id))
        return *found;
    std::vector<std::string_view> ids;
    for (const Assembly::Resource& resource : assembly.resources())
        ids.push_back(resource.logical_id);
    unknown("resource", id, ids);
}

/// Follows `Property.Inner.0` from the properties of a resource.
const Expr& find_value(const Expr& properties, const std::string& path) {
    const Expr* at = &properties;
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find('.', begin), path.size());
        const std::string step = path.substr(begin, end - begin);
        const Expr* next = nullptr;
        if (at->kind == Expr::Kind::object)
            next = at->find(step);
        else if (at->kind == Expr::Kind::list && !step.empty() && step.find_first_not_of("0123456789") == step.npos &&
                 step.size() < 6 && std::stoul(step) < at->items.size())
            next = &at->items[std::stoul(step)];
        if (!next) {
            const std::vector<std::string_view> known(at->keys.begin(), at->keys.end());
            unknown("property", path.substr(0, end), known);
        }
        at = next;
        begin = end + 1;
    }
    return *at;
}

/// `E3012`
bool is_rule_id(std::string_view word) {
    return word.size() == 5 && std::string_view("AEWI").find(word[0]) != word.npos &&
           word.substr(1).find_first_not_of("0123456789") == word.npos;
}

void indented(std::ostream& out, std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1);
        out << "    " << text.substr(0, end + 1);
        text.remove_prefix(end + 1);
    }
}

int explain_rule(World& world, const std::string& id) {
    const validate::RuleInfo* rule = validate::find_rule(id);
    if (!rule) {
        std::vector<std::string_view> ids;
        for (const validate::RuleInfo& known : validate::catalogue)
            ids.push_back(known.id);
        unknown("rule", id, ids);
    }
    const validate::Page page = validate::read_page(validate::page_text(id));
    world.out << rule->id << ' ' << rule->name << " (" << report::name_of(rule->severity) << "; " << rule->family
              << ")\n"
              << rule->summary << "\n\n"
              << page.why << '\n';
    if (!page.applies.empty())
        world.out << "\nApplies to: " << page.applies << '\n';
    if (!page.source.empty())
        world.out << "\nSource: " << page.source << '\n';
    for (const validate::PageExample& example : page.examples) {
        world.out << (example.good ? "\nRight:\n\n" : "\nWrong:\n\n");
        indented(world.out, example.yaml);
    }
    return clean;
}

int explain(World& world, const Options& options) {
    if (is_rule_id(options.what))
        return explain_rule(world, options.what);
    const scenarios::Scenario& scenario = find_scenario(options.common.scenario);
    const std::optional<manifest::Manifest> manifest = load_manifest(world, options.common.file, scenario);
    if (!manifest)
        return usage;
    const manifest::Environment& environment = choose_environment(*manifest, options.common.environment);
    const Assembly assembly = scenarios::assemble(scenario, *manifest, environment, options.common.layout());
    const std::size_t dot = options.what.find('.');
    const Assembly::Resource& resource = find_resource(assembly, options.what.substr(0, dot));
    Explanation explanation(world, assembly, *manifest);
    if (dot == std::string::npos) {
        explanation.resource(resource);
    } else {
        const std::string path = options.what.substr(dot + 1);
        const Expr& value = find_value(resource.properties, path);
        world.out << resource.logical_id << " (" << resource.type << ")\n";
        explanation.value(path, value);
    }
    return clean;
}

}  // namespace

void add_explain(CLI::App& program, World& world, Action& action) {
    const auto options = std::make_shared<Options>();
    options->common.scenario = "fargate";
    CLI::App* command =
        program.add_subcommand("explain", "Say what a rule is about, or where a rendered value comes from");
    command->add_option("what", options->what, "A rule's id; or LOGICALID, or LOGICALID.Property")->required();
    options->common.add_to(*command, "--scenario");
    command->callback([&world, &action, options] { action = [&world, options] { return explain(world, *options); }; });
}

}  // namespace appinfra::cli
