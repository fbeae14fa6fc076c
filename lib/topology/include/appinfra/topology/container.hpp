#pragma once

#include <optional>
#include <vector>

#include "appinfra/aws/ecs.hpp"
#include "appinfra/topology/application.hpp"

namespace appinfra::topology {

/// A container image by digest, or not there yet: before the pipeline has pushed the first one, what runs it is left
/// out.
struct Image {
    cfn::Parameter uri;
    cfn::Condition exists;
};
[[nodiscard]] Image make_image(Context& context, const std::string& parameter, const std::string& condition,
                               std::string description);
/// The image of the application.
[[nodiscard]] Image application_image(Context& context);

/// Where tasks run. Layer `app`.
struct Cluster {
    aws::ecs::Cluster::Attributes cluster;
    aws::ec2::SecurityGroup::Attributes group;                      ///< Of all tasks.
    std::optional<cfn::Value<cfn::String>> capacity_provider = {};  ///< The instances below; none: Fargate.
    std::vector<cfn::ResourceHandle> ready = {};                    ///< What starts tasks depends on these.
};
[[nodiscard]] aws::ecs::Cluster::Attributes make_cluster(Context& context);
[[nodiscard]] Cluster make_fargate_cluster(Context& context, const aws::ec2::SecurityGroup::Attributes& group);

/// What all tasks of the application share.
struct TaskSite {
    Context& context;
    const Network& network;
    const Data& data;
    Places places;
    Cluster cluster;
    aws::iam::Role::Attributes execution_role;  ///< With it ECS starts tasks; it alone reads the secrets.
};
[[nodiscard]] TaskSite make_task_site(Context& context, const Network& network, const Data& data, const Places& places,
                                      Cluster cluster);

/// A role for what runs in a task.
[[nodiscard]] aws::iam::Role::Attributes make_task_role(Context& context, const std::string& logical_id,
                                                        std::string comment, const Permissions& permissions);

/// CPU units and MiB of memory, as task definitions spell them.
struct Size {
    cfn::Value<cfn::String> cpu;
    cfn::Value<cfn::String> memory;
};
/// One parameter, so that only pairs that Fargate has can be chosen.
[[nodiscard]] Size make_size(Context& context, const std::string& parameter, std::string description,
                             const manifest::Traced<std::int64_t>& cpu_units,
                             const manifest::Traced<std::int64_t>& memory_mib);
/// Literals where the environments agree, else such a parameter. `get` picks the pair from an App.
struct SizeWish {
    const manifest::Traced<std::int64_t>& cpu_units;
    const manifest::Traced<std::int64_t>& memory_mib;
};
template <class Get>
[[nodiscard]] Size shared_size(Context& context, const std::string& parameter, std::string description,
                               const Get& get) {
    const SizeWish own = get(context.app);
    const bool shared = std::ranges::all_of(context.manifest.environments, [&](const auto& environment) {
        const SizeWish other = get(environment.app);
        return other.cpu_units.value == own.cpu_units.value && other.memory_mib.value == own.memory_mib.value;
    });
    if (shared)
        return {std::to_string(own.cpu_units.value), std::to_string(own.memory_mib.value)};
    return make_size(context, parameter, std::move(description), own.cpu_units, own.memory_mib);
}

/// One container as a task.
struct TaskSpec {
    std::string container;  ///< Its name, also the prefix of its log streams.
    std::string comment;
    Image image;
    Size size;
    manifest::Command command = {};  ///< Empty: what the image starts by itself.
    bool listens = false;
    aws::iam::Role::Attributes role;
    aws::logs::LogGroup::Attributes logs;
};
[[nodiscard]] aws::ecs::TaskDefinition::Attributes make_task(const TaskSite& site, const std::string& logical_id,
                                                             const TaskSpec& spec);

}  // namespace appinfra::topology
