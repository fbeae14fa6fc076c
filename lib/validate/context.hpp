#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "appinfra/diagnostics/diagnostic.hpp"
#include "appinfra/schema/facts.hpp"
#include "appinfra/validate/validate.hpp"
#include "rule_id.hpp"
#include "template.hpp"

namespace appinfra::validate {

/// One resource needs another.
struct Dependency {
    std::uint32_t from;
    std::uint32_t to;
    NodeId where;
};

/// What all rules of one run share: the template, what is found out about it on the way, and where findings go.
class Context {
public:
    Context(const Document& source, const std::string& file, const Settings& settings, diagnostics::Sink& sink);

    void report(RuleId rule, NodeId where, std::string message, std::string help = {});
    /// At the key of an entry rather than at its value.
    void report_key(RuleId rule, NodeId where, std::string message, std::string help = {});

    /// `did you mean "x"`, or nothing. Costs time: a template full of errors gets no suggestions after the first few.
    [[nodiscard]] std::string suggest(std::string_view word, std::vector<std::string_view> candidates);
    [[nodiscard]] std::string suggest(std::string_view word, const Section& section);

    const Template templ;
    const Document& document;
    const Settings& settings;
    const schema::Facts facts;
    const std::vector<std::optional<schema::ResourceType>> types;  ///< Of each resource, where the facts know it.
    std::vector<bool> used_parameters;
    std::vector<bool> used_mappings;
    std::vector<bool> used_conditions;
    std::vector<bool> decided_parameters;  ///< Conditions ask for their values.
    std::vector<Dependency> dependencies;

private:
    void add(RuleId rule, NodeId where, diagnostics::Span span, std::string message, std::string help);

    const std::string& file_;
    diagnostics::Sink& sink_;
    int suggestions_ = 0;
};

}  // namespace appinfra::validate
