#include "../../each_below.hpp"
#include "../../functions.hpp"
#include "../../text.hpp"
#include "document_check.hpp"
#include "policies.hpp"

namespace appinfra::validate::rules {
namespace {

void refuse_nulls(Context& context, NodeId metadata) {
    each_below(context.document, metadata, [&](NodeId node) {
        if (context.document.kind(node) == Kind::null)
            context.report_key("E4002", node, "metadata cannot be null",
                               "leave the entry out, or write an empty string");
    });
}

void check_label(Context& context, NodeId where, std::string_view name) {
    if (!context.templ.parameters.contains(name) && !context.templ.open())
        context.report_key("W4001", where, "parameter " + quoted(name) + " does not exist",
                           context.suggest(name, context.templ.parameters));
}

/// Where the console shows parameters, and by which name.
void check_interface(Context& context, NodeId interface) {
    const Document& document = context.document;
    check_document(context, "E4001", interface, "metadata/interface");
    each_value(document, context.assumptions, interface, "ParameterGroups/*/Parameters/*", [&](NodeId name) {
        if (is_text(document, name))
            check_label(context, name, document.text(name));
    });
    const NodeId labels = document.find(interface, "ParameterLabels");
    if (labels && document.kind(labels) == Kind::map)
        for (const NodeId label : document.children(labels))
            check_label(context, label, document.key(label));
}

void check_template_metadata(Context& context) {
    const Document& document = context.document;
    const NodeId metadata = document.find(document.root(), "Metadata");
    if (!metadata)
        return;
    refuse_nulls(context, metadata);
    if (const NodeId interface = document.find(metadata, "AWS::CloudFormation::Interface"))
        check_interface(context, interface);
    if (const NodeId settings = document.find(metadata, "cfn-lint"))
        check_document(context, "W4005", settings, "metadata/cfn-lint");
}

void check_resource_metadata(Context& context, NodeId metadata) {
    const Document& document = context.document;
    if (is_scalar(document, metadata)) {
        context.report_key("E3028", metadata, "the metadata of a resource is not a map");
        return;
    }
    for (const NodeId entry : document.children(metadata))
        if (document.kind(entry) == Kind::null)
            context.report_key("E3028", entry, "metadata cannot be null",
                               "leave the entry out, or write an empty string");
    if (const NodeId init = document.find(metadata, "AWS::CloudFormation::Init"))
        check_document(context, "E3009", init, "init/metadata");
}

}  // namespace

void check_metadata(Context& context) {
    check_template_metadata(context);
    for (const Section::Entry& resource : context.templ.resources.entries())
        if (const NodeId metadata = context.document.find(resource.node, "Metadata"))
            check_resource_metadata(context, metadata);
}

}  // namespace appinfra::validate::rules
