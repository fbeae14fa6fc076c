#include <array>

#include "../../form.hpp"
#include "../../functions.hpp"
#include "../../text.hpp"
#include "../rules.hpp"

namespace appinfra::validate::rules {
namespace {

using enum Field::Holds;

/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html (2026-11-23)
constexpr std::array rule_fields = {Field{"RuleCondition"}, Field{"Assertions", list, true}};
constexpr std::array assertion_fields = {Field{"Assert", anything, true}, Field{"AssertDescription", text}};

bool is_decision(const Document& document, NodeId node) {
    const auto call = call_of(document, node);
    return call && info(call->function).result == schema::boolean_type;
}

void check_assertions(Context& context, NodeId assertions) {
    for (const NodeId assertion : context.document.children(assertions)) {
        if (!check_form(context, "E1701", assertion, "an assertion", assertion_fields))
            continue;
        const NodeId decision = context.document.find(assertion, "Assert");
        if (decision && !is_decision(context.document, decision))
            context.report("E1701", decision, "Assert takes a condition function");
    }
}

}  // namespace

void check_rules_section(Context& context) {
    const Document& document = context.document;
    for (const Section::Entry& rule : context.templ.rules.entries()) {
        if (!check_form(context, "E1700", rule.node, "rule " + quoted(rule.name), rule_fields))
            continue;
        const NodeId condition = document.find(rule.node, "RuleCondition");
        if (condition && !is_decision(document, condition))
            context.report("E1702", condition, "RuleCondition takes a condition function");
        const NodeId assertions = document.find(rule.node, "Assertions");
        if (assertions && document.kind(assertions) == Kind::list)
            check_assertions(context, assertions);
    }
}

}  // namespace appinfra::validate::rules
