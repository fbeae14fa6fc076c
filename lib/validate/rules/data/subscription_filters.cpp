#include <map>

#include "data.hpp"

namespace appinfra::validate::rules {
namespace {

/// Of one log group, as cfn-lint 1.58 has it.
constexpr std::size_t most_filters = 5;

struct Filter {
    std::uint32_t resource;
    NodeId group;
};

/// Those that the template declares, and those that the transform makes of events.
std::vector<Filter> filters_of(const Context& context) {
    const Document& document = context.document;
    std::vector<Filter> filters;
    const auto add = [&](std::uint32_t resource, NodeId properties) {
        if (const NodeId group = document.find(properties, "LogGroupName"))
            filters.push_back({resource, group});
    };
    for (const std::uint32_t filter : context.resources_of("AWS::Logs::SubscriptionFilter"))
        add(filter, context.properties(filter));
    for (const std::uint32_t function : context.resources_of("AWS::Serverless::Function")) {
        const NodeId events = document.find(context.properties(function), "Events");
        if (!events || document.kind(events) != Kind::map)
            continue;
        for (const NodeId event : document.children(events))
            if (text_of(document, document.find(event, "Type")) == "CloudWatchLogs")
                add(function, document.find(event, "Properties"));
    }
    return filters;
}

/// How many of them can exist in one stack, counted from the first.
std::size_t together(Context& context, std::span<const Filter> filters) {
    Assumptions::Guard exist(context.assumptions);
    std::size_t count = 0;
    for (const Filter& filter : filters) {
        const std::string_view condition = context.condition_of(filter.resource);
        if (!context.assumptions.possible(condition, true))
            continue;
        exist.add(condition, true);
        ++count;
    }
    return count;
}

}  // namespace

void check_subscription_filters(Context& context) {
    const std::vector<Filter> filters = filters_of(context);
    if (filters.size() <= most_filters)
        return;
    std::map<std::string, std::vector<Filter>> of_groups;
    for (const Filter& filter : filters) {
        std::string name;
        append_content(context.document, filter.group, name);
        of_groups[name].push_back(filter);
    }
    for (const auto& [name, group] : of_groups)
        if (const std::size_t count = together(context, group); count > most_filters)
            context.report_key("E2529", group[2].group,
                               "a log group has " + std::to_string(count) +
                                   " subscription filters, more than the limit of " + std::to_string(most_filters));
}

}  // namespace appinfra::validate::rules
