#include <array>

#include "../../form.hpp"
#include "../../parameter.hpp"
#include "../../text.hpp"
#include "../rules.hpp"
#include "default.hpp"

namespace appinfra::validate::rules {
namespace {

using enum Field::Holds;

/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html (2026-11-23)
constexpr std::array parameter_fields = {
    Field{"Type", text, true},
    Field{"Default", scalar},
    Field{"AllowedPattern", text},
    Field{"AllowedValues", list},
    Field{"ConstraintDescription", text},
    Field{"Description", text},
    Field{"MaxLength", scalar},
    Field{"MaxValue", scalar},
    Field{"MinLength", scalar},
    Field{"MinValue", scalar},
    Field{"NoEcho", scalar},
};
constexpr std::size_t most_parameters = 200;
constexpr std::size_t longest_description = 4000;

void refuse(Context& context, NodeId parameter, std::string_view field, std::string_view type) {
    if (const NodeId node = context.document.find(parameter, field))
        context.report_key("E2001", node,
                           std::string(field) + " does not apply to a parameter of type " + std::string(type));
}

void check_parameter(Context& context, const Section::Entry& parameter, Patterns& patterns) {
    const Document& document = context.document;
    if (!check_form(context, "E2001", parameter.node, "parameter " + quoted(parameter.name), parameter_fields))
        return;
    const NodeId description = document.find(parameter.node, "Description");
    if (text_of(document, description).size() > longest_description)
        context.report("E2001", description, "the description of a parameter is longer than 4000 bytes");
    const NodeId pattern = document.find(parameter.node, "AllowedPattern");
    if (is_text(document, pattern) && !patterns.compiles(document.text(pattern)))
        context.report("E2001", pattern, "AllowedPattern is not a regular expression");
    const NodeId name = document.find(parameter.node, "Type");
    if (!is_text(document, name))
        return;
    const auto type = parameter_type(document.text(name));
    if (!type) {
        context.report("E2002", name, quoted(document.text(name)) + " is not a type of parameters",
                       context.suggest(document.text(name), {"String", "Number", "CommaDelimitedList", "List<Number>",
                                                             "List<String>", "AWS::SSM::Parameter::Value<String>"}));
        return;
    }
    if (type->number) {
        refuse(context, parameter.node, "MinLength", "Number");
        refuse(context, parameter.node, "MaxLength", "Number");
    } else {
        refuse(context, parameter.node, "MinValue", document.text(name));
        refuse(context, parameter.node, "MaxValue", document.text(name));
    }
    check_default(context, parameter, *type, patterns);
}

}  // namespace

void check_parameters(Context& context) {
    check_names(context, context.templ.parameters,
                {.what = "parameter",
                 .most_entries = most_parameters,
                 .too_many = "E2010",
                 .invalid_name = "E2003",
                 .too_long = "E2011"});
    Patterns patterns;
    for (const Section::Entry& parameter : context.templ.parameters.entries())
        check_parameter(context, parameter, patterns);
}

}  // namespace appinfra::validate::rules
