#include "../../known_values.hpp"
#include "../../text.hpp"
#include "domain_name.hpp"
#include "network.hpp"

namespace appinfra::validate::rules {
namespace {

std::string_view without_dot(std::string_view name) {
    return name.ends_with('.') ? name.substr(0, name.size() - 1) : name;
}

void check_record(Context& context, std::uint32_t record, NodeId zone_node) {
    const Document& document = context.document;
    const std::string_view zone = literal_of(document, zone_node);
    if (zone.empty())
        return;
    if (!zone.ends_with('.'))
        context.report("E3041", zone_node, "HostedZoneName " + quoted(zone) + " does not end in a dot");
    context.property(record, "Name", [&](NodeId node) {
        const std::string_view name = literal_of(document, node);
        if (!name.empty() && !is_within(without_dot(name), without_dot(zone)))
            context.report("E3041", node, quoted(name) + " is not within the hosted zone " + quoted(zone));
    });
}

}  // namespace

void check_record_names(Context& context) {
    for (const std::uint32_t record : context.resources_of("AWS::Route53::RecordSet"))
        context.property(record, "HostedZoneName", [&](NodeId zone) { check_record(context, record, zone); });
}

}  // namespace appinfra::validate::rules
