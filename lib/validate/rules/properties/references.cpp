#include <algorithm>

#include "../../plain_ref.hpp"
#include "../../resource_type.hpp"
#include "../../text.hpp"
#include "../../values.hpp"
#include "shape_check.hpp"

namespace appinfra::validate::rules {
namespace {

using schema::Keyword;

/// Named shapes can refer to each other in circles.
constexpr int deepest = 16;
constexpr std::string_view security_group = "AWS::EC2::SecurityGroup";

/// Formats that tell what a text names. Others, such as `date-time`, a reference may well give without the facts saying
/// so.
bool names_something(std::string_view format) {
    return format.starts_with("AWS::") || format == "ipv4-network" || format == "ipv6-network";
}

void add_format(const schema::Shape& shape, std::vector<std::string_view>& formats) {
    if (const auto format = shape.find(Keyword::format); format && names_something(format->text()))
        formats.push_back(format->text());
}

std::vector<std::string_view> formats_of(schema::Shape shape) {
    std::vector<std::string_view> formats;
    for (int depth = 0; depth < deepest; ++depth) {
        add_format(shape, formats);
        if (const auto any = shape.find(Keyword::any_of))
            for (const schema::Shape branch : any->shapes())
                add_format(branch, formats);
        const auto reference = shape.reference();
        if (!reference)
            break;
        shape = reference->shape();
    }
    return formats;
}

/// The text of a clause of the shape, or of what the shape refers to.
std::optional<std::string_view> text_of_clause(schema::Shape shape, Keyword keyword) {
    for (int depth = 0; depth < deepest; ++depth) {
        if (const auto clause = shape.find(keyword))
            return clause->text();
        const auto reference = shape.reference();
        if (!reference)
            break;
        shape = reference->shape();
    }
    return {};
}

std::string_view wanted_format(const schema::Shape& shape) {
    const auto format = text_of_clause(shape, Keyword::format);
    return format && names_something(*format) ? *format : std::string_view{};
}

/// Where the facts have no pattern: properties named after ARNs, and some that take nothing else.
bool takes_only_arns(std::string_view type, std::string_view property) {
    constexpr std::string_view task = "AWS::SSM::MaintenanceWindowTask";  // its TaskArn may be the name of a function
    if (type == "AWS::S3::Bucket" && (property == "Function" || property == "Queue"))
        return true;
    return type != task && (property.ends_with("Arn") || property.ends_with("ARN"));
}

/// What `Fn::GetAtt` gives here is made up elsewhere: by other templates, or by whoever writes the value.
bool has_free_values(std::string_view type, std::string_view attribute) {
    return has_free_attribute(type, attribute) || type == "AWS::CloudFormation::Stack" ||
           type == "AWS::Serverless::Application" || type == "AWS::ServiceCatalog::CloudFormationProvisionedProduct" ||
           (type == "AWS::SSM::Parameter" && attribute == "Value") ||
           (type == "AWS::ElasticLoadBalancing::LoadBalancer" && attribute == "SourceSecurityGroup.GroupName");
}

/// The formats of what `Ref` gives; nothing where that cannot be known.
std::optional<std::vector<std::string_view>> formats_of_ref(const Context& context, const Assumptions& assumptions,
                                                            std::uint32_t resource, const schema::ResourceType& type) {
    if (type.name() == security_group)  // a name where the group is in no VPC
        switch (presence(context.document, assumptions, context.properties(resource), "VpcId")) {
            case validate::Presence::present:
                return {{"AWS::EC2::SecurityGroup.Id"}};
            case validate::Presence::absent:
                return {{"AWS::EC2::SecurityGroup.Name"}};
            case validate::Presence::maybe:
                return {};
        }
    const auto identifier = type.ref_identifier().size() > 0 ? type.ref_identifier() : type.identifier();
    if (identifier.size() != 1)
        return std::vector<std::string_view>{};
    std::string path(identifier[0]);
    std::ranges::replace(path, '/', '.');
    const auto shape = attribute_shape(type, path);
    return shape ? formats_of(*shape) : std::vector<std::string_view>{};
}

}  // namespace

/// The name or id of a resource where its ARN is wanted.
Fit ShapeCheck::check_plain_ref(NodeId node, const schema::Shape& shape) {
    const auto reference = reference_of(context_.templ, node);
    const PlainRef* const given = reference ? find_plain_ref(context_.type_of(reference->resource)) : nullptr;
    if (given == nullptr)
        return Fit::unknown;
    if (const auto pattern = text_of_clause(shape, Keyword::pattern)) {
        if (pattern->find("arn") == pattern->npos || context_.patterns.found_in(*pattern, given->sample) != false)
            return Fit::unknown;
    } else if (shape.has(Keyword::any_of) || shape.has(Keyword::one_of) || !takes_only_arns(type_, name_of(node))) {
        return Fit::unknown;
    }
    const std::string_view name = context_.resource(reference->resource).name;
    return fail(
        "E1041", node, [&] { return given->message(name); }, given->advice(name));
}

Fit ShapeCheck::check_reference(NodeId node, Call call, const schema::Shape& shape) {
    if (call.function != Function::ref && call.function != Function::get_att)
        return Fit::unknown;
    const std::string_view wanted = asking_ ? std::string_view{} : wanted_format(shape);
    if (wanted.empty() && !asking_ && call.function == Function::ref)
        return check_plain_ref(node, shape);
    const auto reference = wanted.empty() ? std::nullopt : reference_of(context_.templ, node);
    const auto& type = reference ? context_.types[reference->resource] : std::optional<schema::ResourceType>{};
    if (!type || is_foreign_type(type->name()))
        return Fit::unknown;
    std::optional<std::vector<std::string_view>> given;
    if (reference->attribute.empty())
        given = formats_of_ref(context_, assumptions_, reference->resource, *type);
    else if (const auto attribute = attribute_shape(*type, reference->attribute);
             attribute && !has_free_values(type->name(), reference->attribute))
        given = formats_of(*attribute);
    if (!given || std::ranges::find(*given, wanted) != given->end())
        return Fit::unknown;
    const std::string_view name = context_.resource(reference->resource).name;
    const std::string gives = given->empty() ? " does not give " : " gives " + std::string(given->front()) + ", not ";
    if (reference->attribute.empty())
        return fail("E1041", node, [&] { return "Ref to " + quoted(name) + gives + std::string(wanted); });
    return fail("E1040", node, [&] {
        return "Fn::GetAtt of " + quoted(std::string(name) + '.' + std::string(reference->attribute)) + gives +
               std::string(wanted);
    });
}

}  // namespace appinfra::validate::rules
