#include <set>

#include "data.hpp"

namespace appinfra::validate::rules {
namespace {

/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html (2026-11-24)
constexpr std::size_t most_actions = 5;

}  // namespace

void check_alarm_actions(Context& context) {
    const Document& document = context.document;
    for (const std::uint32_t alarm : context.resources_of("AWS::CloudWatch::Alarm"))
        for (const std::string_view name : {"AlarmActions", "InsufficientDataActions", "OKActions"})
            context.property(alarm, name, [&](NodeId list) {
                if (document.kind(list) != Kind::list || document.child_count(list) <= most_actions)
                    return;
                std::set<std::string> different;
                for (const NodeId item : document.children(list))
                    if (const auto call = call_of(document, item); !call || call->function != Function::branch) {
                        std::string content;
                        append_content(document, item, content);
                        different.insert(std::move(content));
                    }
                if (different.size() > most_actions)
                    context.report_key("E3065", list,
                                       std::string(name) + " has " + std::to_string(different.size()) +
                                           " different items, at most 5 are allowed");
            });
}

}  // namespace appinfra::validate::rules
