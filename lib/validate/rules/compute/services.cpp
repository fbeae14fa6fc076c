#include <algorithm>
#include <array>
#include <set>

#include "../../known_values.hpp"
#include "../../text.hpp"
#include "compute.hpp"

namespace appinfra::validate::rules {
namespace {

/// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html (2026-11-24)
constexpr std::array<std::string_view, 3> fargate_log_drivers = {"awslogs", "splunk", "awsfirelens"};

/// What a service wants of the task definition that it runs.
class ServiceCheck {
public:
    explicit ServiceCheck(Context& context) : context_(context) {}

    void check_service(std::uint32_t service) {
        context_.property(service, "TaskDefinition", [&](NodeId node) {
            const auto task = target(context_, node, "AWS::ECS::TaskDefinition");
            if (!task)
                return;
            context_.property(*task, "NetworkMode", [&](NodeId mode) { check_network(service, mode); });
            context_.property(service, "LaunchType", [&](NodeId type) {
                if (text_of(context_.document, type) == "FARGATE")
                    context_.property(*task, "", [&](NodeId properties) { check_fargate(*task, properties); });
            });
        });
    }

private:
    void check_network(std::uint32_t service, NodeId mode) {
        const NodeId properties = context_.properties(service);
        if (text_of(context_.document, mode) == "awsvpc" &&
            presence(context_.document, context_.assumptions, properties, "NetworkConfiguration") != Presence::present)
            tell("E3052", place_of(context_, service, "NetworkConfiguration"),
                 "the service runs tasks of network mode awsvpc and has no NetworkConfiguration");
    }

    void check_fargate(std::uint32_t task, NodeId properties) {
        const Document& document = context_.document;
        each_value(document, context_.assumptions, properties, "ContainerDefinitions/*/LogConfiguration/LogDriver",
                   [&](NodeId node) { check_log_driver(node); });
        each_choice(document, context_.assumptions, properties, "NetworkMode", [&](NodeId mode) {
            if (!mode || (is_text(document, mode) && document.text(mode) != "awsvpc"))
                each_choice(document, context_.assumptions, properties, "RequiresCompatibilities",
                            [&](NodeId list) { check_compatibility(task, list); });
        });
    }

    void check_log_driver(NodeId node) {
        const std::string_view driver = literal_of(context_.document, node);
        if (!driver.empty() && std::ranges::find(fargate_log_drivers, driver) == fargate_log_drivers.end())
            tell("E3713", node, "a service runs this on Fargate, which has no log driver " + quoted(driver));
    }

    void check_compatibility(std::uint32_t task, NodeId list) {
        const Document& document = context_.document;
        if (list && document.kind(list) != Kind::list)
            return;
        if (list)
            for (const NodeId item : document.children(list))
                if (!is_text(document, item) || document.text(item) == "FARGATE")
                    return;
        tell("E3054", place_of(context_, task, "RequiresCompatibilities"),
             "a service runs this on Fargate, and RequiresCompatibilities does not name FARGATE");
    }

    /// Once, though many services may run the task.
    void tell(RuleId rule, NodeId where, std::string message) {
        if (told_.emplace(rule.info().id, where.index).second)
            context_.report_key(rule, where, std::move(message));
    }

    Context& context_;
    std::set<std::pair<std::string_view, std::uint32_t>> told_;
};

}  // namespace

void check_services(Context& context) {
    ServiceCheck check(context);
    for (const std::uint32_t service : context.resources_of("AWS::ECS::Service"))
        check.check_service(service);
}

}  // namespace appinfra::validate::rules
