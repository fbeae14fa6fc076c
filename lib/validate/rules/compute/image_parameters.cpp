#include <set>

#include "../../known_values.hpp"
#include "../../text.hpp"
#include "compute.hpp"

namespace appinfra::validate::rules {
namespace {

struct Place {
    std::string_view type;
    std::string_view path;
};
constexpr Place places[] = {
    {"AWS::AutoScaling::LaunchConfiguration", "ImageId"},
    {"AWS::Batch::ComputeEnvironment", "ComputeResources/ImageId"},
    {"AWS::Cloud9::EnvironmentEC2", "ImageId"},
    {"AWS::EC2::Instance", "ImageId"},
    {"AWS::EC2::LaunchTemplate", "LaunchTemplateData/ImageId"},
    {"AWS::EC2::SpotFleet", "SpotFleetRequestConfigData/LaunchSpecifications/*/ImageId"},
    {"AWS::ImageBuilder::Image", "ImageId"},
};

void check_parameter(Context& context, const Section::Entry& parameter) {
    const NodeId node = context.document.find(parameter.node, "Type");
    const std::string_view type = text_of(context.document, node);
    if (!type.empty() && type != "AWS::EC2::Image::Id" && type != "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>")
        context.report("W2506", node,
                       "parameter " + quoted(parameter.name) + " of type " + quoted(type) + " is used as an image",
                       "make its type AWS::EC2::Image::Id or AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>");
}

}  // namespace

void check_image_parameters(Context& context) {
    std::set<std::uint32_t> seen;
    for (const Place& place : places)
        for (const std::uint32_t resource : context.resources_of(place.type))
            context.property(resource, place.path, [&](NodeId image) {
                const auto name =
                    in_branch(context.document, image) ? std::nullopt : referred_name(context.document, image);
                const auto parameter = name ? context.templ.parameters.find(*name) : std::nullopt;
                if (parameter && seen.insert(*parameter).second)
                    check_parameter(context, context.templ.parameters.entries()[*parameter]);
            });
}

}  // namespace appinfra::validate::rules
