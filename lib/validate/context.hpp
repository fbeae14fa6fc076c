#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "appinfra/diagnostics/diagnostic.hpp"
#include "appinfra/schema/facts.hpp"
#include "appinfra/validate/validate.hpp"
#include "assumptions.hpp"
#include "graph.hpp"
#include "patterns.hpp"
#include "rule_id.hpp"
#include "template.hpp"
#include "values.hpp"

namespace appinfra::validate {

/// What all rules of one run share: the template, what is found out about it on the way, and where findings go.
class Context {
public:
    Context(const Document& source, const std::string& name, const Settings& wanted, diagnostics::Sink& sink);

    /// Whether findings of a rule are asked for: a rule with much to do asks first.
    [[nodiscard]] bool wants(RuleId rule) const { return settings.selection.wants(rule.index()); }
    /// At a value, or at its key where the value begins below that. The finding may be given notes and a fix as long as
    /// nothing else is reported.
    diagnostics::Diagnostic& report(RuleId rule, NodeId where, std::string message, std::string help = {});
    /// At the key of an entry rather than at its value.
    diagnostics::Diagnostic& report_key(RuleId rule, NodeId where, std::string message, std::string help = {});

    /// `did you mean "x"`, or nothing. Costs time: a template full of errors gets no suggestions after the first few.
    [[nodiscard]] std::string suggest(std::string_view word, std::vector<std::string_view> candidates);
    [[nodiscard]] std::string suggest(std::string_view word, const Section& section);
    /// Whether it is worth while to look for candidates.
    [[nodiscard]] bool suggests() const;

    /// The resources of a type, by their places, in order.
    [[nodiscard]] std::span<const std::uint32_t> resources_of(std::string_view type) const;
    /// All resources, by their places, in order of type.
    [[nodiscard]] std::span<const std::uint32_t> resources_by_type() const { return by_type_; }
    [[nodiscard]] const Section::Entry& resource(std::uint32_t place) const { return templ.resources.entries()[place]; }
    [[nodiscard]] std::string_view type_of(std::uint32_t resource) const { return type_names[resource]; }
    /// The properties of a resource, or `none`.
    [[nodiscard]] NodeId properties(std::uint32_t resource) const;
    /// Calls `visit(NodeId)` for each value at a path below the properties of a resource, as `each_value` does, while
    /// the condition of the resource is taken to be true.
    template <class Visit>
    void property(std::uint32_t resource, std::string_view path, Visit&& visit) {
        const NodeId node = properties(resource);
        if (!node || !may_exist(resource))
            return;
        const Assumptions::Guard created(assumptions, condition_of(resource), true);
        each_value(document, assumptions, node, path, visit);
    }
    /// Whether the assumptions leave it open that a resource is created.
    [[nodiscard]] bool may_exist(std::uint32_t resource) const;
    /// The condition that decides whether a resource is created; empty where none does.
    [[nodiscard]] std::string_view condition_of(std::uint32_t resource) const;
    /// Who needs whom; complete once `check_functions` has run.
    [[nodiscard]] Graph& graph();

    const Template templ;
    const Document& document;
    const std::string& file;  ///< As the user named the template.
    const Settings& settings;
    const schema::Facts facts;
    const std::vector<std::string_view> type_names;                ///< Of each resource, as written.
    const std::vector<std::optional<schema::ResourceType>> types;  ///< Of each resource, where the facts know it.
    std::vector<bool> used_parameters;
    std::vector<bool> used_mappings;
    std::vector<bool> used_conditions;
    std::vector<bool> decided_parameters;  ///< Conditions ask for their values.
    std::vector<Dependency> dependencies;
    Assumptions assumptions;
    Patterns patterns;

private:
    /// The resources of one type.
    struct Group {
        std::string_view type;
        std::span<const std::uint32_t> resources;
    };
    diagnostics::Diagnostic& add(RuleId rule, NodeId where, diagnostics::Span span, std::string message,
                                 std::string help);

    diagnostics::Sink& sink_;
    diagnostics::Diagnostic unwanted_;  ///< Of a rule that was not asked for.
    int suggestions_ = 0;
    std::vector<std::uint32_t> by_type_;  ///< Resources, in order of type, then place.
    std::vector<Group> groups_;           ///< Of these, one for each type, in order.
    std::optional<Graph> graph_;
};

}  // namespace appinfra::validate
