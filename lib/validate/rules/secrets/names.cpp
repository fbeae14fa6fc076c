#include <array>

#include "secrets.hpp"

namespace appinfra::validate::rules {
namespace {

void check_value(Context& context, SecretFlow& flow, NodeId value, std::string_view what) {
    const auto secret = flow.secret_in(value);
    if (!secret)
        return;
    auto& finding = context.report("A2205", SecretFlow::place(*secret, value),
                                   flow.name_of(*secret) + " becomes part of " + std::string(what),
                                   "keep it out of what identifies or describes a resource");
    flow.tell(finding, *secret, value);
}

constexpr std::array<std::string_view, 6> descriptions = {
    "Description",      "AlarmDescription",           "DBClusterParameterGroupDescription", "DBSubnetGroupDescription",
    "GroupDescription", "ReplicationGroupDescription"};

}  // namespace

void check_secret_names(Context& context, SecretFlow& flow) {
    for (std::uint32_t resource = 0; resource < context.types.size(); ++resource) {
        const auto& type = context.types[resource];
        const NodeId properties = context.properties(resource);
        if (!type || !properties || context.document.kind(properties) != Kind::map)
            continue;
        if (const std::string_view tags = type->tag_property(); !tags.empty())
            context.property(resource, tags, [&](NodeId value) { check_value(context, flow, value, "a tag"); });
        for (const std::string_view path : descriptions)
            context.property(resource, path, [&](NodeId value) { check_value(context, flow, value, "a description"); });
        for (const std::string_view path : type->identifier())
            context.property(resource, path,
                             [&](NodeId value) { check_value(context, flow, value, "the name of a resource"); });
    }
}

}  // namespace appinfra::validate::rules
