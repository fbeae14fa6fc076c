#include "report_call.hpp"

#include <algorithm>

#include "../../functions.hpp"
#include "place.hpp"

namespace appinfra::validate::rules {
namespace {

/// The function whose argument has that key.
const FunctionInfo* function_at(std::string_view key) {
    if (key != "Ref" && !key.starts_with("Fn::"))
        return nullptr;
    const auto* const found = std::ranges::find(functions, key, &FunctionInfo::name);
    return found == functions.end() ? nullptr : &*found;
}

/// Whether what is wrong among the arguments is told under the rule of the function.
bool owns_arguments(const FunctionInfo& function) {
    return (function.scope == Scope::values || function.scope == Scope::everywhere) &&
           function.function != Function::branch && function.function != Function::transform;
}

RuleId rule_at(const Place& place, RuleId rule) {
    if (place.section() == "Outputs" && place.key(2) == "Value")
        return "E6101";
    if (rule == RuleId("E1020"))
        return rule;
    for (std::size_t step = 0; step < place.size(); ++step)
        if (const auto* const outer = function_at(place.key(step)); outer != nullptr && owns_arguments(*outer))
            return outer->rule;
    return rule;
}

}  // namespace

void report_call(Context& context, RuleId rule, NodeId where, std::string message, std::string help) {
    context.report(rule_at(Place(context.document, where), rule), where, std::move(message), std::move(help));
}

}  // namespace appinfra::validate::rules
