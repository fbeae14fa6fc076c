#include <algorithm>
#include <array>

#include "../../known_values.hpp"
#include "compute.hpp"

namespace appinfra::validate::rules {
namespace {

struct Place {
    std::string_view type;
    std::string_view path;
};
constexpr Place places[] = {
    {"AWS::AutoScaling::LaunchConfiguration", "BlockDeviceMappings/*/Ebs"},
    {"AWS::EC2::Instance", "BlockDeviceMappings/*/Ebs"},
    {"AWS::EC2::LaunchTemplate", "LaunchTemplateData/BlockDeviceMappings/*/Ebs"},
    {"AWS::EC2::SpotFleet", "SpotFleetRequestConfigData/LaunchSpecifications/*/BlockDeviceMappings/*/Ebs"},
    {"AWS::OpsWorks::Instance", "BlockDeviceMappings/*/Ebs"},
};

/// https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html (2026-11-24)
constexpr std::array<std::string_view, 4> types_without_iops = {"gp2", "sc1", "st1", "standard"};

void check_iops(Context& context, NodeId volume) {
    const Document& document = context.document;
    const NodeId iops = document.find(volume, "Iops");
    if (!iops)
        return;
    each_value(document, context.assumptions, volume, "VolumeType", [&](NodeId node) {
        const std::string_view type = literal_of(document, node);
        if (std::ranges::find(types_without_iops, type) != types_without_iops.end() &&
            presence(document, context.assumptions, volume, "Iops") != Presence::absent)
            context.report_key("W3671", iops, "Iops has no effect on volumes of type " + std::string(type),
                               "remove it, or take gp3, io1 or io2");
    });
}

}  // namespace

void check_volume_iops(Context& context) {
    for (const Place& place : places)
        for (const std::uint32_t resource : context.resources_of(place.type))
            context.property(resource, place.path, [&](NodeId volume) { check_iops(context, volume); });
}

}  // namespace appinfra::validate::rules
