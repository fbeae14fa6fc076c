#include <map>

#include "data.hpp"

namespace appinfra::validate::rules {
namespace {

/// Of one log group. cfn-lint 1.58; since 2023 AWS allows two for a group, more by request, unless of account level.
constexpr std::size_t most_filters = 5;

}  // namespace

void check_subscription_filters(Context& context) {
    const auto filters = context.resources_of("AWS::Logs::SubscriptionFilter");
    if (filters.size() <= most_filters)
        return;
    std::map<std::string, std::vector<std::uint32_t>> of_groups;
    for (const std::uint32_t filter : filters)
        if (const NodeId group = context.document.find(context.properties(filter), "LogGroupName")) {
            std::string name;
            append_content(context.document, group, name);
            of_groups[name].push_back(filter);
        }
    for (const auto& [group, places] : of_groups) {
        Assumptions::Guard exist(context.assumptions);
        std::size_t together = 0;
        for (const std::uint32_t filter : places)
            if (const std::string_view condition = context.condition_of(filter);
                context.assumptions.possible(condition, true)) {
                exist.add(condition, true);
                ++together;
            }
        if (together > most_filters)
            context.report_key("E2529", context.document.find(context.properties(places[2]), "LogGroupName"),
                               "a log group has " + std::to_string(together) +
                                   " subscription filters, more than the limit of " + std::to_string(most_filters));
    }
}

}  // namespace appinfra::validate::rules
