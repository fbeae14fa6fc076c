#include <array>

#include "safety.hpp"

namespace appinfra::validate::rules {
namespace {

/// Types whose old data goes at once with a replacement. (A bucket that is not empty stays.)
constexpr std::array<std::string_view, 14> data_types = {
    "AWS::Cognito::UserPool",  "AWS::DocDB::DBCluster",          "AWS::DynamoDB::GlobalTable", "AWS::DynamoDB::Table",
    "AWS::EC2::Volume",        "AWS::EFS::FileSystem",           "AWS::Elasticsearch::Domain", "AWS::FSx::FileSystem",
    "AWS::Neptune::DBCluster", "AWS::OpenSearchService::Domain", "AWS::RDS::DBCluster",        "AWS::RDS::DBInstance",
    "AWS::Redshift::Cluster",  "AWS::Kinesis::Stream",
};

/// CloudFormation refuses to replace what has a name of its own, unless the name changes, too.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html (2026-11-28)
bool keeps_name(const Context& context, NodeId properties, const schema::ResourceType& type,
                std::string_view parameter) {
    if (type.identifier().size() != 1)
        return false;
    const NodeId name = context.document.find(properties, type.identifier()[0]);
    return name && !is_no_value(context.document, name) && parameter_in(context, name) != parameter;
}

void check_resource(Context& context, std::uint32_t resource, const schema::ResourceType& type) {
    const NodeId properties = context.properties(resource);
    if (!properties)
        return;
    for (const std::string_view path : type.create_only()) {
        std::optional<std::string_view> parameter;
        NodeId where;
        context.property(resource, path, [&](NodeId value) {
            if (!parameter && (parameter = parameter_in(context, value)))
                where = value;
        });
        // What conditions choose from is not visited above.
        if (const NodeId choice = parameter ? document::none : context.document.find(properties, path))
            if ((parameter = parameter_in(context, choice)))
                where = choice;
        if (!parameter || keeps_name(context, properties, type, *parameter))
            continue;
        context.report("A2301", where,
                       "another value of parameter " + quoted(*parameter) + " replaces " + name_of(context, resource) +
                           " and deletes its data",
                       "add UpdateReplacePolicy: Retain, or Snapshot where the type has snapshots");
        return;
    }
}

}  // namespace

void check_replaced_data(Context& context) {
    for (const std::string_view type : data_types)
        for (const std::uint32_t resource : context.resources_of(type)) {
            const Fate fate = fate_of(context, resource, "UpdateReplacePolicy");
            if (context.types[resource] && (fate == Fate::unsaid || fate == Fate::lost) &&
                !is_protected(context, resource))
                check_resource(context, resource, *context.types[resource]);
        }
}

}  // namespace appinfra::validate::rules
