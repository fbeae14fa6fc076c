#include <array>

#include "../../form.hpp"
#include "../../number.hpp"
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
constexpr std::size_t longest_value = 4096;

void refuse(Context& context, NodeId parameter, std::string_view field, std::string_view type) {
    if (const NodeId node = context.document.find(parameter, field))
        context.report_key("E2001", node,
                           std::string(field) + " does not apply to a parameter of type " + std::string(type));
}

/// CloudFormation takes any name in `List<...>` and `AWS::SSM::Parameter::Value<...>`, but checks no values then.
void refuse_type(Context& context, NodeId node) {
    const std::string_view name = context.document.text(node);
    std::string help = context.suggest(name, {"String", "Number", "CommaDelimitedList", "List<Number>", "List<String>",
                                              "AWS::SSM::Parameter::Value<String>"});
    if (name.starts_with("List<") || name.starts_with("AWS::SSM::Parameter::Value<"))
        context.report("W2002", node, quoted(name) + " is not a documented type: its values are not checked",
                       std::move(help));
    else
        context.report("E2002", node, quoted(name) + " is not a type of parameters", std::move(help));
}

void check_values(Context& context, NodeId parameter) {
    const Document& document = context.document;
    for (const std::string_view field : {"MaxLength", "MaxValue", "MinLength", "MinValue"})
        if (const NodeId node = document.find(parameter, field);
            is_text(document, node) && !number_in(document.text(node)))
            context.report("E2001", node, std::string(field) + " is not a number");
    const NodeId hidden = document.find(parameter, "NoEcho");
    const std::string echo = scalar_text(document, hidden);
    if (is_scalar(document, hidden) && document.kind(hidden) != Kind::null && echo != "true" && echo != "false" &&
        echo != "True" && echo != "False")
        context.report("E2001", hidden, "NoEcho is neither true nor false");
    const NodeId allowed = document.find(parameter, "AllowedValues");
    if (allowed && document.kind(allowed) == Kind::list)
        for (const NodeId value : document.children(allowed))
            if (!is_scalar(document, value))
                context.report("E2001", value, "AllowedValues holds a list or a map");
}

/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html (2026-11-24)
void check_limits(Context& context, NodeId parameter) {
    const Document& document = context.document;
    const NodeId description = document.find(parameter, "Description");
    if (text_of(document, description).size() > longest_description)
        context.report("E2011", description, "the description of a parameter is longer than 4000 bytes");
    const NodeId value = document.find(parameter, "Default");
    if (text_of(document, value).size() > longest_value)
        context.report("E2011", value, "the default of a parameter is longer than 4096 bytes");
    if (const NodeId values = document.find(parameter, "AllowedValues"); values && document.kind(values) == Kind::list)
        for (const NodeId allowed : document.children(values))
            if (text_of(document, allowed).size() > longest_value)
                context.report("E2011", allowed, "an allowed value of a parameter is longer than 4096 bytes");
    const NodeId length = document.find(parameter, "MaxLength");
    const auto number = number_in(scalar_text(document, length));
    if (number && *number > static_cast<double>(longest_value))
        context.report("E2001", length, "MaxLength is above 4096, which is all that a parameter can hold");
}

void check_parameter(Context& context, const Section::Entry& parameter, Patterns& patterns) {
    const Document& document = context.document;
    if (!check_form(context, "E2001", parameter.node, "parameter " + quoted(parameter.name), parameter_fields))
        return;
    check_values(context, parameter.node);
    check_limits(context, parameter.node);
    const NodeId pattern = document.find(parameter.node, "AllowedPattern");
    if (is_text(document, pattern) && !patterns.compiles(document.text(pattern)))
        context.report("I2003", pattern, "AllowedPattern is not a regular expression");
    const NodeId name = document.find(parameter.node, "Type");
    if (!is_text(document, name))
        return;
    const auto type = parameter_type(document.text(name));
    if (!type)
        return refuse_type(context, name);
    if (type->number) {
        refuse(context, parameter.node, "AllowedPattern", "Number");
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
                 .invalid_name = "E2001",
                 .too_long = "E2011"});
    Patterns patterns;
    for (const Section::Entry& parameter : context.templ.parameters.entries())
        check_parameter(context, parameter, patterns);
}

}  // namespace appinfra::validate::rules
