#include "safety.hpp"

namespace appinfra::validate::rules {
namespace {

/// A database and what it goes on using when it is kept.
struct Use {
    std::string_view type;
    std::string_view path;
    std::string_view used;
};

constexpr Use uses[] = {
    {"AWS::RDS::DBInstance", "DBSubnetGroupName", "AWS::RDS::DBSubnetGroup"},
    {"AWS::RDS::DBInstance", "DBParameterGroupName", "AWS::RDS::DBParameterGroup"},
    {"AWS::RDS::DBInstance", "VPCSecurityGroups/*", "AWS::EC2::SecurityGroup"},
    {"AWS::RDS::DBCluster", "VpcSecurityGroupIds/*", "AWS::EC2::SecurityGroup"},
    {"AWS::RDS::DBCluster", "DBSubnetGroupName", "AWS::RDS::DBSubnetGroup"},
    {"AWS::RDS::DBCluster", "DBClusterParameterGroupName", "AWS::RDS::DBClusterParameterGroup"},
    {"AWS::DocDB::DBCluster", "DBSubnetGroupName", "AWS::DocDB::DBSubnetGroup"},
    {"AWS::Neptune::DBCluster", "DBSubnetGroupName", "AWS::Neptune::DBSubnetGroup"},
};

bool is_retained(const Context& context, std::uint32_t resource) {
    return text_of(context.document, context.document.find(context.resource(resource).node, "DeletionPolicy"))
        .starts_with("Retain");
}

}  // namespace

void check_kept_databases(Context& context) {
    for (const Use& use : uses)
        for (const std::uint32_t database : context.resources_of(use.type)) {
            if (!is_retained(context, database))
                continue;
            for (const std::uint32_t used : referred(context, database, use.path, {use.used})) {
                const Fate fate = fate_of(context, used, "DeletionPolicy");
                if (fate != Fate::unsaid && fate != Fate::lost)
                    continue;
                auto& finding = context.report_key("A2308", context.resource(used).node,
                                                   "the stack cannot be deleted: " + name_of(context, database) +
                                                       " is kept and goes on using " + name_of(context, used),
                                                   "add DeletionPolicy: Retain here, too");
                note_resource(context, finding, database, "this is kept");
            }
        }
}

}  // namespace appinfra::validate::rules
