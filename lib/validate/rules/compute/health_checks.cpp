#include "../../known_values.hpp"
#include "../../text.hpp"
#include "compute.hpp"

namespace appinfra::validate::rules {
namespace {

/// Whether a list separated by commas has `EC2` among several.
bool joins_ec2(std::string_view types) {
    bool found = false;
    std::size_t count = 0;
    while (true) {
        const std::size_t comma = types.find(',');
        std::string_view type = types.substr(0, comma);
        while (type.starts_with(' '))
            type.remove_prefix(1);
        while (type.ends_with(' '))
            type.remove_suffix(1);
        found = found || type == "EC2";
        ++count;
        if (comma == types.npos)
            return found && count > 1;
        types.remove_prefix(comma + 1);
    }
}

}  // namespace

void check_health_checks(Context& context) {
    for (const std::uint32_t group : context.resources_of("AWS::AutoScaling::AutoScalingGroup"))
        context.property(group, "HealthCheckType", [&](NodeId node) {
            const std::string_view types = literal_of(context.document, node);
            if (joins_ec2(types))
                context.report("E3056", node, "HealthCheckType " + quoted(types) + " joins EC2 with other types",
                               "leave EC2 out: instances are checked in any case");
        });
}

}  // namespace appinfra::validate::rules
