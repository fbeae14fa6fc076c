#include "tags.hpp"

namespace appinfra::validate::rules {
namespace {

struct Tagged {
    bool instances = false;
    bool volumes = false;
    bool known = true;
};

Tagged tagged_by(Context& context, std::uint32_t launch_template) {
    Tagged tagged;
    context.property(launch_template, "LaunchTemplateData/TagSpecifications/*", [&](NodeId specification) {
        const auto type = known_text(context.document, context.document.find(specification, "ResourceType"));
        tagged.known = tagged.known && type;
        tagged.instances = tagged.instances || type == "instance";
        tagged.volumes = tagged.volumes || type == "volume";
    });
    return tagged;
}

bool has(Context& context, std::uint32_t resource, std::string_view property) {
    return presence(context.document, context.assumptions, context.properties(resource), property) != Presence::absent;
}

}  // namespace

void check_tags_of_instances(Context& context) {
    for (const std::uint32_t launch_template : context.resources_of("AWS::EC2::LaunchTemplate"))
        if (const Tagged tagged = tagged_by(context, launch_template);
            tagged.known && tagged.instances && !tagged.volumes)
            context.report_key("A2404", property_or_resource(context, launch_template, "LaunchTemplateData"),
                               "volumes of instances from " + name_of(context, launch_template) + " have no tags",
                               "add a tag specification with ResourceType: volume");
    for (const std::uint32_t group : context.resources_of("AWS::EKS::Nodegroup"))
        if (has(context, group, "Tags") && !has(context, group, "LaunchTemplate"))
            context.report_key("A2407", property_or_resource(context, group, "Tags"),
                               "the tags of " + name_of(context, group) + " do not reach its instances",
                               "add a launch template with tag specifications");
}

}  // namespace appinfra::validate::rules
