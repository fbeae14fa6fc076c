// What the other programs of this folder do, done right.
#include "appinfra/aws/certificatemanager.hpp"
#include "appinfra/aws/ec2.hpp"
#include "appinfra/aws/ecs.hpp"
#include "appinfra/aws/elasticloadbalancingv2.hpp"
#include "appinfra/aws/iam.hpp"
#include "appinfra/aws/kms.hpp"
#include "appinfra/aws/lambda.hpp"
#include "appinfra/aws/sqs.hpp"

namespace ecs = appinfra::aws::ecs;
namespace ec2 = appinfra::aws::ec2;
namespace elb = appinfra::aws::elasticloadbalancingv2;
using appinfra::cfn::Expr;

namespace {

ecs::Service service(const ecs::Cluster::Attributes& cluster, const ecs::TaskDefinition::Attributes& task,
                     const elb::TargetGroup::Attributes& targets, const ec2::Subnet::Attributes& subnet,
                     const ec2::SecurityGroup::Attributes& group) {
    return {.Cluster = cluster.Arn(),
            .DesiredCount = 2,
            .EnableExecuteCommand = false,
            .LoadBalancers = {ecs::service::LoadBalancer{
                .ContainerName = "app", .ContainerPort = 3000, .TargetGroupArn = targets.ref()}},
            .NetworkConfiguration =
                ecs::service::NetworkConfiguration{
                    .AwsvpcConfiguration =
                        ecs::service::AwsVpcConfiguration{.SecurityGroups = {group.ref(), group.GroupId()},
                                                          .Subnets = {subnet.ref()}}},
            .TaskDefinition = task.ref()};
}

ecs::TaskDefinition task(const appinfra::aws::iam::Role::Attributes& role) {
    return {.ContainerDefinitions = {ecs::task_definition::ContainerDefinition{.Image = "ruby", .Name = "app"}},
            .ExecutionRoleArn = role.Arn()};
}

elb::Listener listener(const elb::LoadBalancer::Attributes& balancer,
                       const appinfra::aws::certificatemanager::Certificate::Attributes& certificate) {
    return {.Certificates = {elb::listener::Certificate{.CertificateArn = certificate.ref()}},
            .DefaultActions = {elb::listener::Action{.Type = "forward"}},
            .LoadBalancerArn = balancer.ref()};
}

appinfra::aws::sqs::Queue queue(const appinfra::aws::kms::Key::Attributes& key) {
    return {.KmsMasterKeyId = key.ref()};
}

appinfra::aws::lambda::Permission permission(const appinfra::aws::lambda::Function::Attributes& function) {
    return {.Action = "lambda:InvokeFunction", .FunctionName = function.ref(), .Principal = "sns.amazonaws.com"};
}

}  // namespace

Expr good() {
    Expr all = Expr::list({});
    all.items.push_back(service({}, {}, {}, {}, {}).lower());
    all.items.push_back(task({}).lower());
    all.items.push_back(listener({}, {}).lower());
    all.items.push_back(queue({}).lower());
    all.items.push_back(permission({}).lower());
    return all;
}
