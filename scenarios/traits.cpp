#include "appinfra/scenarios/traits.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>

namespace appinfra::scenarios {
namespace {

// What several scenarios have in common.
constexpr std::string_view files_are_paths =
    "Uploads and reports are files under UPLOADS_PATH and REPORTS_PATH; no AWS API is needed for them.";
constexpr std::string_view transfers_last =
    "Transfers go through the application, so its requests last as long as the slowest upload.";
constexpr std::string_view files_are_objects =
    "Uploads and reports are objects in UPLOADS_BUCKET and REPORTS_BUCKET, reached with the AWS SDK.";
constexpr std::string_view read_only =
    "The root file system is read-only; temporary files go to the folders that the container has for them.";
constexpr std::string_view logs_to_output =
    "Logs go to standard output; configuration and secrets come from the environment.";
constexpr std::string_view basic_skills =
    "CloudFormation, EC2, Auto Scaling, load balancers, IAM, Systems Manager, CodePipeline";
constexpr std::string_view sdk_skills = "the AWS SDK of its language, S3, CloudFront";
constexpr std::string_view full_support =
    "deploys and supports infrastructure and application, in all environments, with access to write";
constexpr std::string_view current_image = "keeps the image current, its base image included";
constexpr std::string_view accounts = "keeps the accounts, the guard rails and the connection to the git host";
constexpr std::string_view started_tasks = "EventBridge Scheduler starts a task of the image for each run";

Traits ec2() {
    return {.computes_on = "on two EC2 instances that Puppet configures",
            .files = Files::file_system,
            .release = Release::puppet,
            .jobs = "systemd timers that Puppet installs on both servers; the lock in the database lets one work",
            .code = {files_are_paths, transfers_last},
            .skills = {"none of AWS; the application's Puppet profile and its hiera data"},
            .application_team = {"supports the application on the servers, with shell access by Session Manager",
                                 "keeps its part of the control repository: role, profile, hiera data"},
            .central_team = {"builds and changes all AWS resources", "runs the Puppet server and holds the eyaml keys",
                             "patches the servers and decides who may log in",
                             "replaces servers one at a time, by raising their version parameters"}};
}

Traits asg() {
    return {.computes_on = "on instances of an Auto Scaling group, which are replaced and never changed",
            .files = Files::file_system,
            .release = Release::bundle,
            .jobs =
                "EventBridge Scheduler starts an automation of Systems Manager, which runs the job on one healthy "
                "instance",
            .code = {files_are_paths, transfers_last,
                     "Nothing on an instance survives a deployment but what is under UPLOADS_PATH and REPORTS_PATH.",
                     "Configuration and secrets come from the environment, which is filled when an instance starts."},
            .skills = {basic_skills},
            .application_team = {"changes infrastructure and application by commits; a deployment replaces the "
                                 "instances one after another",
                                 "reads logs in CloudWatch; nobody logs in to instances",
                                 "patches by deploying: new instances start from the newest machine image",
                                 "needs a sandbox account, to read and write, to develop and test its templates"},
            .central_team = {"keeps the accounts and the connection to the git host",
                             "may deploy in the place of the application team, as both agree"}};
}

Traits ecs() {
    return {.computes_on = "in containers on ECS, on EC2 instances",
            .files = Files::file_system,
            .release = Release::image,
            .jobs = started_tasks,
            .code = {files_are_paths, transfers_last, read_only, logs_to_output},
            .skills = {basic_skills, "Docker, ECS, ECR, RDS, EFS"},
            .application_team = {full_support, current_image, "replaces the instances of the cluster to patch them",
                                 "reads logs in CloudWatch; nobody logs in to instances"},
            .central_team = {accounts}};
}

Traits fargate() {
    return {.computes_on = "in containers on Fargate",
            .files = Files::buckets,
            .release = Release::image,
            .jobs = started_tasks,
            .code = {files_are_objects, read_only, logs_to_output},
            .skills = {"CloudFormation, Docker, ECS, ECR, RDS, IAM, CodePipeline", sdk_skills},
            .application_team = {full_support, current_image,
                                 "reads logs in CloudWatch; there are no instances to care for"},
            .central_team = {accounts}};
}

Traits lambda() {
    return {.computes_on = "in Lambda functions behind API Gateway",
            .files = Files::buckets,
            .release = Release::image,
            .jobs = "EventBridge Scheduler starts a function for each run",
            .code = {files_are_objects,
                     "The file system is read-only but for /tmp; whether the next request finds what one left there "
                     "is open.",
                     logs_to_output, "A request is answered within 30 seconds; what takes longer is a job.",
                     "A request and an answer hold at most 6 MB; larger ones go between browser and bucket.",
                     "The database is reached through RDS Proxy: a small pool, and no prepared statements that outlive "
                     "a transaction."},
            .skills = {"CloudFormation, Docker, ECR, Lambda, API Gateway, RDS Proxy, IAM, CodePipeline", sdk_skills},
            .application_team = {full_support, current_image,
                                 "watches concurrency, duration and connections to the database; there are no "
                                 "instances to care for"},
            .central_team = {accounts}};
}

struct Entry {
    std::string_view scenario;
    Traits (*make)();
};

constexpr std::array table{
    Entry{"ec2", ec2}, Entry{"asg", asg}, Entry{"ecs", ecs}, Entry{"fargate", fargate}, Entry{"lambda", lambda},
};

}  // namespace

Traits traits_of(const Scenario& scenario) {
    const auto found = std::ranges::find(table, scenario.name, &Entry::scenario);
    if (found == table.end())
        throw std::logic_error("scenario '" + std::string(scenario.name) + "' has no traits");
    return found->make();
}

}  // namespace appinfra::scenarios
