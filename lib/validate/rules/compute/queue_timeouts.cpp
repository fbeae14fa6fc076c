#include <utility>

#include "../../known_values.hpp"
#include "compute.hpp"

namespace appinfra::validate::rules {
namespace {

constexpr double default_visibility = 30;
constexpr double default_timeout = 3;

/// Calls `visit` for each number that a property may be; nothing for what is not known.
template <class Visit>
void each_number(Context& context, std::uint32_t resource, std::string_view property, double otherwise, Visit visit) {
    const NodeId properties = context.properties(resource);
    if (!properties || !context.document.find(properties, property))
        return visit(otherwise);
    context.property(resource, "", [&](NodeId) {
        each_choice(context.document, context.assumptions, properties, property, [&](NodeId node) {
            const auto number = node ? number_of(context.document, node) : std::optional(otherwise);
            if (number)
                visit(*number);
        });
    });
}

void check_pair(Context& context, std::uint32_t function, std::uint32_t queue) {
    bool told = false;
    each_number(context, function, "Timeout", default_timeout, [&](double timeout) {
        each_number(context, queue, "VisibilityTimeout", default_visibility, [&](double visibility) {
            if (visibility >= timeout || std::exchange(told, true))
                return;
            context.report_key("E3505", place_of(context, queue, "VisibilityTimeout"),
                               "messages become visible again after " + std::to_string(static_cast<int>(visibility)) +
                                   " seconds, while function " + std::string(context.resource(function).name) +
                                   " may take " + std::to_string(static_cast<int>(timeout)),
                               "make VisibilityTimeout at least six times the Timeout of the function");
        });
    });
}

}  // namespace

void check_queue_timeouts(Context& context) {
    for (const std::uint32_t mapping : context.resources_of("AWS::Lambda::EventSourceMapping"))
        context.property(mapping, "EventSourceArn", [&](NodeId source) {
            const auto queue = target(context, source, "AWS::SQS::Queue");
            if (queue && context.may_exist(*queue))
                context.property(mapping, "FunctionName", [&](NodeId name) {
                    const auto function = target(context, name, "AWS::Lambda::Function");
                    if (function && context.may_exist(*function))
                        check_pair(context, *function, *queue);
                });
        });
}

}  // namespace appinfra::validate::rules
