#pragma once

#include <vector>

#include "appinfra/aws/ecs.hpp"
#include "appinfra/topology/database.hpp"
#include "appinfra/topology/identity.hpp"
#include "appinfra/topology/logs.hpp"
#include "appinfra/topology/secrets.hpp"

namespace appinfra::topology {

/// A container image by digest, or not there yet: before the pipeline has pushed the first one, what runs it is left
/// out.
struct Image {
    cfn::Parameter uri;
    cfn::Condition exists;
};
[[nodiscard]] Image make_image(Context& context, const std::string& parameter, const std::string& condition,
                               std::string description);

/// What a container is told and may know, whichever way it is run.
struct Surroundings {
    const Database& database;
    const Secrets& secrets;
    aws::s3::Bucket::Attributes uploads;
    aws::s3::Bucket::Attributes reports;
    aws::iam::Role::Attributes execution_role;
};

/// The role with which ECS starts tasks: pulls the image, writes logs, reads the secrets. The only reader of the
/// secrets.
[[nodiscard]] aws::iam::Role::Attributes make_execution_role(Context& context, const Database& database,
                                                             const Secrets& secrets, const Logs& logs);

/// One container on Fargate.
struct TaskSpec {
    std::string container;  ///< Its name, also the prefix of its log streams.
    std::string comment;
    const Image& image;
    cfn::Value<cfn::String> cpu;     ///< CPU units.
    cfn::Value<cfn::String> memory;  ///< MiB.
    manifest::Command command = {};  ///< Empty: what the image starts by itself.
    bool listens = false;
    aws::iam::Role::Attributes role;
    aws::logs::LogGroup::Attributes logs;
};
[[nodiscard]] aws::ecs::TaskDefinition::Attributes make_task(Context& context, const std::string& logical_id,
                                                             const Surroundings& surroundings, const TaskSpec& spec);

/// A CPU and memory size as one parameter, so that only pairs that Fargate has can be chosen.
struct Size {
    cfn::Value<cfn::String> cpu;
    cfn::Value<cfn::String> memory;
};
[[nodiscard]] Size make_size(Context& context, const std::string& parameter, std::string description,
                             const manifest::Traced<std::int64_t>& cpu_units,
                             const manifest::Traced<std::int64_t>& memory_mib);

}  // namespace appinfra::topology
