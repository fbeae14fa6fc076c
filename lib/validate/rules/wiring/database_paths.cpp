#include <algorithm>

#include "data_ports.hpp"
#include "wiring.hpp"

namespace appinfra::validate::rules {
namespace {

/// Types do not agree on how to spell it.
bool names_endpoint(std::string_view attribute) {
    return attribute.find("Endpoint") != attribute.npos || attribute.find("EndPoint") != attribute.npos;
}

/// Whether a dependency asks where the other resource answers.
bool asks_for_endpoint(Context& context, const Dependency& dependency) {
    const Document& document = context.document;
    if (const auto name = attribute_name(document, dependency.where))
        return names_endpoint(name->attribute);
    const std::string wanted = "${" + std::string(context.resource(dependency.to).name) + ".";
    const std::string_view text = text_of(document, dependency.where);
    const std::size_t at = text.find(wanted);
    return at != text.npos && names_endpoint(text.substr(at + wanted.size(), 40));
}

/// What opens connections: the resource itself, or those that run it.
Places runners(Context& context, std::uint32_t resource) {
    const std::string_view type = context.type_of(resource);
    if (type == "AWS::ECS::TaskDefinition")
        return referring(context, resource, "AWS::ECS::Service", "TaskDefinition");
    if (type == "AWS::Lambda::Function" || type == "AWS::EC2::Instance" || type == "AWS::EC2::LaunchTemplate" ||
        type == "AWS::AutoScaling::LaunchConfiguration")
        return {resource};
    return {};
}

bool blocks_all(SecurityGroups& groups, const Places& before, const Places& behind, const std::vector<int>& ports) {
    return std::ranges::all_of(ports, [&](int port) { return groups.block(before, behind, port); });
}

void check_client(Context& context, SecurityGroups& groups, const Dependency& use, const Places& behind,
                  const std::vector<int>& ports) {
    for (const std::uint32_t client : runners(context, use.from)) {
        const auto before = groups.of(client);
        if (!before || !blocks_all(groups, *before, behind, ports))
            continue;
        auto& finding = context.report("A2114", use.where,
                                       "no security group lets " + name_of(context, client) + " reach port " +
                                           std::to_string(ports.front()) + " of " + name_of(context, use.to),
                                       "allow the port from the client's group in " + name_of(context, behind.front()));
        note_resource(context, finding, behind.front(), "this group stands before the data");
    }
}

/// A task that is given a secret with the address of a database goes there.
void check_readers(Context& context, SecurityGroups& groups, std::uint32_t attachment, const Places& behind,
                   const std::vector<int>& ports) {
    for (const Dependency& use : context.graph().needed_by(attachment))
        if (!use.declared && context.type_of(use.from) == "AWS::ECS::TaskDefinition")
            check_client(context, groups, use, behind, ports);
}

}  // namespace

void check_database_paths(Context& context, SecurityGroups& groups) {
    for (const DataStore& kind : data_stores)
        for (const std::uint32_t store : context.resources_of(kind.type)) {
            const auto behind = groups.of(store);
            const std::vector<int> ports = ports_of(context, store, kind);
            if (!behind || ports.empty())
                continue;
            for (const Dependency& use : context.graph().needed_by(store)) {
                if (!use.declared && asks_for_endpoint(context, use))
                    check_client(context, groups, use, *behind, ports);
                if (context.type_of(use.from) == "AWS::SecretsManager::SecretTargetAttachment")
                    check_readers(context, groups, use.from, *behind, ports);
            }
        }
}

}  // namespace appinfra::validate::rules
