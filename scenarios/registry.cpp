#include <algorithm>
#include <array>

#include "appinfra/scenarios/scenario.hpp"
#include "asg.hpp"
#include "ec2.hpp"
#include "ecs.hpp"
#include "fargate.hpp"
#include "lambda.hpp"

namespace appinfra::scenarios {
namespace {

constexpr std::array scenarios{
    Scenario{"ec2", "Managed EC2 instances with Puppet, files in EFS", build_ec2},
    Scenario{"asg", "Immutable EC2 instances in an Auto Scaling group, files in EFS", build_asg},
    Scenario{"ecs", "Docker on ECS with the EC2 launch type, files on EFS", build_ecs},
    Scenario{"fargate", "Docker on Fargate with S3, reports through CloudFront", build_fargate},
    Scenario{"lambda", "Lambda with S3 behind API Gateway, reports through CloudFront", build_lambda},
};

}  // namespace

std::span<const Scenario> all() { return scenarios; }

const Scenario* find(std::string_view name) {
    const auto found = std::ranges::find(scenarios, name, &Scenario::name);
    return found == scenarios.end() ? nullptr : &*found;
}

}  // namespace appinfra::scenarios
