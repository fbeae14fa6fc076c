#include <algorithm>

#include "../../lambda_runtimes.hpp"
#include "../../outcomes.hpp"
#include "../../text.hpp"
#include "../rules.hpp"

namespace appinfra::validate::rules {
namespace {

/// Dates in ISO form compare as text.
bool has_come(std::string_view date, std::string_view today) { return !date.empty() && date <= today; }

const LambdaRuntime* find_runtime(std::string_view name) {
    const auto* const found = std::ranges::lower_bound(lambda_runtimes, name, {}, &LambdaRuntime::name);
    return found == lambda_runtimes.end() || found->name != name ? nullptr : &*found;
}

/// A deprecated runtime that a parameter may name, or a mapping.
void check_outcomes(Context& context, NodeId node, Call call) {
    const auto rule = rule_of_outcomes(call.function);
    const LambdaRuntime* ended = nullptr;
    if (rule)
        each_outcome(context, context.assumptions, node, [&](const Outcome& outcome) {
            if (const auto* const runtime = find_runtime(outcome.text);
                runtime != nullptr && has_come(runtime->deprecated, context.settings.today))
                ended = runtime;
            return ended == nullptr;
        });
    if (ended != nullptr)
        context.report_key(*rule, call.argument,
                           std::string(info(call.function).name) + " may give the runtime " + quoted(ended->name) +
                               ", which is deprecated since " + std::string(ended->deprecated),
                           ended->successor.empty() ? "" : "use " + quoted(ended->successor));
}

void check_runtime(Context& context, NodeId node) {
    if (const auto call = call_of(context.document, node))
        return check_outcomes(context, node, *call);
    const std::string_view name = text_of(context.document, node);
    const LambdaRuntime* const runtime = find_runtime(name);
    if (runtime == nullptr)
        return;
    const std::string_view today = context.settings.today;
    const auto report = [&](RuleId rule, const std::string& what) {
        context.report(rule, node, "the runtime " + quoted(name) + what,
                       runtime->successor.empty() ? "" : "use " + quoted(runtime->successor));
    };
    const auto since = [](std::string_view date) { return " since " + std::string(date); };
    if (has_come(runtime->no_update, today))
        report("E2533", " ended: functions can be neither created nor updated with it" + since(runtime->no_update));
    else if (has_come(runtime->no_creation, today))
        report("E2531", " ended: functions cannot be created with it" + since(runtime->no_creation));
    else if (has_come(runtime->deprecated, today))
        report("W2531", " is deprecated" + since(runtime->deprecated) +
                            (runtime->no_creation.empty()
                                 ? std::string()
                                 : ", functions cannot be created with it from " + std::string(runtime->no_creation)));
}

}  // namespace

void check_lambda_runtimes(Context& context) {
    if (context.settings.today.empty())
        return;
    const auto check = [&](NodeId node) { check_runtime(context, node); };
    for (const std::string_view type : {"AWS::Lambda::Function", "AWS::Serverless::Function"})
        for (const std::uint32_t function : context.resources_of(type))
            context.property(function, "Runtime", check);
    each_value(context.document, context.assumptions, context.document.root(), "Globals/Function/Runtime", check);
}

}  // namespace appinfra::validate::rules
