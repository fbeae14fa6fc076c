#include "appinfra/topology/alarms.hpp"

namespace appinfra::topology {

using aws::cloudwatch::alarm::Dimension;

AlarmSpec server_errors(const LoadBalancer& balancer) {
    return {.description = "The application answers with server errors.",
            .space = "AWS/ApplicationELB",
            .metric = "HTTPCode_Target_5XX_Count",
            .dimensions = {Dimension{.Name = "LoadBalancer", .Value = balancer.balancer.LoadBalancerFullName()},
                           Dimension{.Name = "TargetGroup", .Value = balancer.targets.TargetGroupFullName()}},
            .period_seconds = 60,
            .periods = 5,
            .threshold = 10};
}

void make_balancer_alarms(Context& context, const Notification& notification, const LoadBalancer& balancer) {
    const cfn::Assembly::Block block(context.assembly, cfn::Layer::app, "Alarms of the load balancer",
                                     "What somebody should know at once.");
    const Dimension load_balancer{.Name = "LoadBalancer", .Value = balancer.balancer.LoadBalancerFullName()};
    make_alarm(context, notification, "LoadBalancerErrorAlarm",
               {.description = "The load balancer itself answers with errors: no target took the request.",
                .space = "AWS/ApplicationELB",
                .metric = "HTTPCode_ELB_5XX_Count",
                .dimensions = {load_balancer},
                .period_seconds = 60,
                .periods = 5,
                .threshold = 10});
    make_alarm(context, notification, "UnhealthyTargetAlarm",
               {.description = "A target fails its health checks.",
                .space = "AWS/ApplicationELB",
                .metric = "UnHealthyHostCount",
                .dimensions = {load_balancer,
                               Dimension{.Name = "TargetGroup", .Value = balancer.targets.TargetGroupFullName()}},
                .statistic = "Maximum",
                .period_seconds = 60,
                .periods = 5,
                .threshold = 1});
}

void make_database_alarms(Context& context, const Notification& notification, const Database& database) {
    cfn::Assembly& assembly = context.assembly;
    const cfn::Assembly::Block block(assembly, cfn::Layer::app, "Alarms of the database",
                                     "What somebody should know before the database stops.");
    const auto on_database = [&](const char* logical_id, const char* description, const char* metric,
                                 cfn::Value<cfn::Number> threshold, const char* comparison) {
        make_alarm(context, notification, logical_id,
                   {.description = description,
                    .space = "AWS/RDS",
                    .metric = metric,
                    .dimensions = {Dimension{.Name = "DBInstanceIdentifier", .Value = database.primary.ref()}},
                    .statistic = "Average",
                    .periods = 3,
                    .threshold = std::move(threshold),
                    .comparison = comparison,
                    .missing = "breaching"});
    };
    constexpr std::int64_t five_gib = std::int64_t{5} << 30;
    on_database("DatabaseStorageAlarm", "The database has less than 5 GiB of storage left.", "FreeStorageSpace",
                five_gib, "LessThanThreshold");
    on_database("DatabaseCpuAlarm", "The database is busy.", "CPUUtilization", 85, "GreaterThanThreshold");
    const manifest::Traced<std::string>& instance_class = context.app.database.instance_class;
    const cfn::Parameter connections = assembly.parameter(
        "DatabaseConnectionThreshold",
        {.description = "Connections to the database that raise an alarm; 80 % of what its class admits.",
         .type = "Number",
         .value = cfn::Setting{std::to_string(connection_threshold(instance_class.value)), instance_class.origin},
         .minimum = 1});
    on_database("DatabaseConnectionAlarm", "The database runs out of connections.", "DatabaseConnections",
                connections.ref(), "GreaterThanThreshold");
}

}  // namespace appinfra::topology
