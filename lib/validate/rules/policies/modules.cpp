#include "policies.hpp"

namespace appinfra::validate::rules {
namespace {

constexpr RuleId rule = "E5001";

/// What CloudFormation sets itself, or what cannot be said of the many resources that a module becomes.
void check_module(Context& context, std::uint32_t module) {
    const Document& document = context.document;
    const NodeId node = context.resource(module).node;
    for (const std::string_view name : {"CreationPolicy", "UpdatePolicy"})
        if (const NodeId attribute = document.find(node, name))
            context.report_key(rule, attribute, "a module has no " + std::string(name));
    if (const NodeId tags = document.find(context.properties(module), "Tags"))
        context.report_key(rule, tags, "a module has no Tags", "tag the stack, or the resources within the module");
    const NodeId metadata = document.find(node, "Metadata");
    if (const NodeId reserved = metadata ? document.find(metadata, "AWS::CloudFormation::Module") : document::none)
        context.report_key(rule, reserved, "the metadata key AWS::CloudFormation::Module is reserved");
}

}  // namespace

void check_modules(Context& context) {
    for (std::uint32_t place = 0; place < context.templ.resources.entries().size(); ++place)
        if (context.type_of(place).ends_with("::MODULE"))
            check_module(context, place);
}

}  // namespace appinfra::validate::rules
