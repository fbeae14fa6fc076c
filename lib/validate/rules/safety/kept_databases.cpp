#include <algorithm>

#include "safety.hpp"

namespace appinfra::validate::rules {
namespace {

/// A database and what it goes on using when it is kept.
struct Use {
    std::string_view type;
    std::string_view path;
    std::string_view used;
};

constexpr std::string_view databases[] = {"AWS::RDS::DBInstance", "AWS::RDS::DBCluster", "AWS::DocDB::DBCluster",
                                          "AWS::Neptune::DBCluster"};

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

/// What cannot be deleted as long as something in it is in use.
constexpr Use holders[] = {
    {"AWS::RDS::DBSubnetGroup", "SubnetIds/*", "AWS::EC2::Subnet"},
    {"AWS::DocDB::DBSubnetGroup", "SubnetIds/*", "AWS::EC2::Subnet"},
    {"AWS::Neptune::DBSubnetGroup", "SubnetIds/*", "AWS::EC2::Subnet"},
    {"AWS::EC2::SecurityGroup", "VpcId", "AWS::EC2::VPC"},
    {"AWS::EC2::Subnet", "VpcId", "AWS::EC2::VPC"},
};

bool is_retained(const Context& context, std::uint32_t resource) {
    return text_of(context.document, context.document.find(context.resource(resource).node, "DeletionPolicy"))
        .starts_with("Retain");
}

/// What a database, or something that it uses, uses in turn, each once.
Places used_by(Context& context, std::uint32_t database) {
    Places found;
    for (const Use& use : uses)
        if (context.type_of(database) == use.type)
            add_new(found, referred(context, database, use.path, {use.used}));
    for (std::size_t i = 0; i < found.size(); ++i)
        for (const Use& holder : holders)
            if (context.type_of(found[i]) == holder.type)
                add_new(found, referred(context, found[i], holder.path, {holder.used}));
    return found;
}

void tell(Context& context, std::uint32_t database, std::uint32_t used) {
    auto& finding = context.report_key("A2308", context.resource(used).node,
                                       "the stack cannot be deleted: " + name_of(context, database) +
                                           " is kept and goes on using " + name_of(context, used),
                                       "add DeletionPolicy: Retain here, too");
    note_resource(context, finding, database, "this is kept");
}

}  // namespace

void check_kept_databases(Context& context) {
    Places told;
    for (const std::string_view type : databases)
        for (const std::uint32_t database : context.resources_of(type)) {
            if (!is_retained(context, database))
                continue;
            for (const std::uint32_t used : used_by(context, database)) {
                const Fate fate = fate_of(context, used, "DeletionPolicy");
                if ((fate != Fate::unsaid && fate != Fate::lost) || std::ranges::find(told, used) != told.end())
                    continue;
                told.push_back(used);
                tell(context, database, used);
            }
        }
}

}  // namespace appinfra::validate::rules
