#include "../../known_values.hpp"
#include "compute.hpp"

namespace appinfra::validate::rules {
namespace {

/// Whether the launch template that an instance names surely lacks an image, under what is assumed.
bool lacks_image(Context& context, NodeId launch_template) {
    const Document& document = context.document;
    if (!launch_template)
        return true;
    bool lacks = false;
    each_value(document, context.assumptions, launch_template, "LaunchTemplateId", [&](NodeId id) {
        if (const auto named = target(context, id, "AWS::EC2::LaunchTemplate"))
            context.property(*named, "LaunchTemplateData", [&](NodeId data) {
                lacks = lacks || (document.kind(data) == Kind::map && !call_of(document, data) &&
                                  presence(document, context.assumptions, data, "ImageId") != Presence::present);
            });
    });
    return lacks;
}

void report_lack(Context& context, std::uint32_t instance) {
    context.report_key("E3673", place_of(context, instance, "ImageId"),
                       "the instance has no ImageId, and no launch template that has one");
}

void check_instance(Context& context, std::uint32_t instance, NodeId properties) {
    const Document& document = context.document;
    bool lacks = false;
    each_choice(document, context.assumptions, properties, "ImageId", [&](NodeId image) {
        if (!image)
            each_choice(document, context.assumptions, properties, "LaunchTemplate",
                        [&](NodeId launch_template) { lacks = lacks || lacks_image(context, launch_template); });
    });
    if (lacks)
        report_lack(context, instance);
}

}  // namespace

void check_instance_images(Context& context) {
    for (const std::uint32_t instance : context.resources_of("AWS::EC2::Instance"))
        if (context.properties(instance))
            context.property(instance, "", [&](NodeId properties) { check_instance(context, instance, properties); });
        else
            report_lack(context, instance);
}

}  // namespace appinfra::validate::rules
