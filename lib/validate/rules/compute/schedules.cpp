#include "../../schedule.hpp"

#include "../../known_values.hpp"
#include "../../text.hpp"
#include "compute.hpp"

namespace appinfra::validate::rules {
namespace {

struct Place {
    std::string_view type;
    std::string_view path;
    Scheduler scheduler;
    RuleId rule;
};
constexpr Place places[] = {
    {"AWS::ApplicationAutoScaling::ScalableTarget", "ScheduledActions/*/Schedule", Scheduler::schedules, "A1110"},
    {"AWS::Events::Rule", "ScheduleExpression", Scheduler::rules, "E3027"},
    {"AWS::Scheduler::Schedule", "ScheduleExpression", Scheduler::schedules, "A1110"},
};

}  // namespace

void check_schedules(Context& context) {
    for (const Place& place : places)
        for (const std::uint32_t resource : context.resources_of(place.type))
            context.property(resource, place.path, [&](NodeId node) {
                const std::string_view expression = literal_of(context.document, node);
                if (expression.empty())
                    return;
                if (const auto error = schedule_error(expression, place.scheduler))
                    context.report(place.rule, node, quoted(expression) + ' ' + *error);
            });
}

}  // namespace appinfra::validate::rules
