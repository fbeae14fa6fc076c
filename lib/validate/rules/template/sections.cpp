#include <array>

#include "../../form.hpp"
#include "../rules.hpp"

namespace appinfra::validate::rules {
namespace {

using enum Field::Holds;

/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html (2026-11-23)
constexpr std::array sections = {
    Field{"AWSTemplateFormatVersion"},
    Field{"Description"},
    Field{"Metadata", map},
    Field{"Parameters", map},
    Field{"Mappings", map},
    Field{"Conditions", map},
    Field{"Rules", map},
    Field{"Transform"},
    Field{"Globals", map},
    Field{"Hooks", map},
    Field{"Resources", map, true},
    Field{"Outputs", map},
};

/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html (2026-11-23)
constexpr std::size_t longest_description = 1024;
constexpr std::size_t largest_template = 1'000'000;

void check_description(Context& context, NodeId description) {
    if (!is_text(context.document, description))
        context.report("E1004", description, "the description of a template is a string");
    else if (context.document.text(description).size() > longest_description)
        context.report("E1003", description,
                       "the description has " + std::to_string(context.document.text(description).size()) +
                           " bytes of at most 1024");
}

bool is_transform(const Document& document, NodeId node) {
    return is_text(document, node) || document.kind(node) == Kind::map;
}

void check_transform(Context& context, NodeId transform) {
    const Document& document = context.document;
    bool valid = is_transform(document, transform);
    if (document.kind(transform) == Kind::list) {
        valid = true;
        for (const NodeId item : document.children(transform))
            valid = valid && is_transform(document, item);
    }
    if (!valid)
        context.report("E1005", transform, "Transform takes the name of a macro, or a list of names");
}

}  // namespace

void check_sections(Context& context) {
    const Document& document = context.document;
    if (!check_form(context, "E1001", document.root(), "the template", sections))
        return;
    if (document.source_size() > largest_template)
        context.report("E1002", document.root(),
                       "the template has " + std::to_string(document.source_size()) + " bytes of at most 1000000");
    const NodeId version = document.find(document.root(), "AWSTemplateFormatVersion");
    if (version && scalar_text(document, version) != "2010-09-09")
        context.report("E1001", version, "AWSTemplateFormatVersion is not \"2010-09-09\"");
    if (context.templ.resources.node() && context.templ.resources.entries().empty() &&
        !context.templ.resources.generated())
        context.report_key("E1001", context.templ.resources.node(), "Resources is empty");
    if (const NodeId description = document.find(document.root(), "Description"))
        check_description(context, description);
    if (const NodeId transform = document.find(document.root(), "Transform"))
        check_transform(context, transform);
}

}  // namespace appinfra::validate::rules
