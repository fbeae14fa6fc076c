#include "context.hpp"

#include <algorithm>
#include <numeric>

#include "appinfra/support/edit_distance.hpp"
#include "text.hpp"

namespace appinfra::validate {
namespace {

constexpr int most_suggestions = 100;

std::vector<std::string_view> type_names_of(const Template& templ) {
    std::vector<std::string_view> names;
    names.reserve(templ.resources.entries().size());
    for (const Section::Entry& resource : templ.resources.entries())
        names.push_back(text_of(templ.document, templ.document.find(resource.node, "Type")));
    return names;
}

std::vector<std::optional<schema::ResourceType>> types_of(std::span<const std::string_view> names,
                                                          const schema::Facts& facts) {
    std::vector<std::optional<schema::ResourceType>> types;
    types.reserve(names.size());
    for (const std::string_view name : names)
        types.push_back(facts.find(name.starts_with("Custom::") ? "AWS::CloudFormation::CustomResource" : name));
    return types;
}

}  // namespace

Context::Context(const Document& source, const std::string& name, const Settings& wanted, diagnostics::Sink& sink)
    : templ(source),
      document(source),
      file(name),
      settings(wanted),
      facts(wanted.facts),
      type_names(type_names_of(templ)),
      types(types_of(type_names, facts)),
      used_parameters(templ.parameters.entries().size()),
      used_mappings(templ.mappings.entries().size()),
      used_conditions(templ.conditions.entries().size()),
      decided_parameters(templ.parameters.entries().size()),
      assumptions(templ),
      sink_(sink),
      by_type_(templ.resources.entries().size()) {
    std::iota(by_type_.begin(), by_type_.end(), 0U);
    std::ranges::stable_sort(by_type_, {}, [this](std::uint32_t place) { return type_of(place); });
    for (std::size_t first = 0, i = 1; i <= by_type_.size(); ++i)
        if (i == by_type_.size() || type_of(by_type_[i]) != type_of(by_type_[first])) {
            groups_.push_back({type_of(by_type_[first]), std::span(by_type_).subspan(first, i - first)});
            first = i;
        }
}

std::span<const std::uint32_t> Context::resources_of(std::string_view type) const {
    const auto group = std::ranges::lower_bound(groups_, type, {}, &Group::type);
    return group != groups_.end() && group->type == type ? group->resources : std::span<const std::uint32_t>();
}

NodeId Context::properties(std::uint32_t place) const { return document.find(resource(place).node, "Properties"); }

std::string_view Context::condition_of(std::uint32_t place) const {
    return text_of(document, document.find(resource(place).node, "Condition"));
}

bool Context::may_exist(std::uint32_t place) const {
    const std::string_view condition = condition_of(place);
    return condition.empty() || assumptions.known(condition) != false;
}

Graph& Context::graph() {
    if (!graph_)
        graph_.emplace(dependencies, templ.resources.entries().size());
    return *graph_;
}

diagnostics::Diagnostic& Context::report(RuleId rule, NodeId where, std::string message, std::string help) {
    const diagnostics::Span key = document.key_span(where);
    const diagnostics::Span value = document.span(where);
    const bool below = key.known() && key.begin.line < value.begin.line;
    return add(rule, where, below ? key : value, std::move(message), std::move(help));
}

diagnostics::Diagnostic& Context::report_key(RuleId rule, NodeId where, std::string message, std::string help) {
    const diagnostics::Span key = document.key_span(where);
    return add(rule, where, key.known() ? key : document.span(where), std::move(message), std::move(help));
}

diagnostics::Diagnostic& Context::add(RuleId rule, NodeId where, diagnostics::Span span, std::string message,
                                      std::string help) {
    if (!wants(rule))
        return unwanted_ = {};
    return sink_.report({.id = std::string(rule.info().id),
                         .severity = rule.info().severity,
                         .message = std::move(message),
                         .file = file,
                         .span = span,
                         .path = document.path(where),
                         .help = std::move(help)});
}

bool Context::suggests() const { return suggestions_ < most_suggestions; }

std::string Context::suggest(std::string_view word, std::vector<std::string_view> candidates) {
    if (suggestions_++ >= most_suggestions)
        return {};
    const auto meant = support::did_you_mean(word, candidates);
    return meant ? "did you mean " + quoted(*meant) : std::string();
}

std::string Context::suggest(std::string_view word, const Section& section) {
    std::vector<std::string_view> names;
    if (suggests())
        for (const Section::Entry& entry : section.entries())
            names.push_back(entry.name);
    return suggest(word, std::move(names));
}

}  // namespace appinfra::validate
