#include "appinfra/aws/ecr.hpp"
#include "embedded/build_image_sh.hpp"
#include "pipeline_site.hpp"

namespace appinfra::topology {

namespace ecr = aws::ecr;
using cfn::object;
using cfn::sub;

namespace {

/// https://docs.aws.amazon.com/lambda/latest/dg/images-create.html#configuration-images-permissions (2026-11-23)
cfn::Expr lambda_pulls(const Context& context) {
    const auto functions =
        sub("arn:{}:lambda:{}:{}:function:{}-*", cfn::partition(), cfn::region(), cfn::account_id(), context.app.name);
    return object({{"Sid", "FunctionsPull"},
                   {"Effect", "Allow"},
                   {"Principal", object({{"Service", "lambda.amazonaws.com"}})},
                   {"Action", cfn::list({"ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"})},
                   {"Condition", when("ArnLike", "aws:SourceArn", functions)}});
}

ecr::Repository::Attributes make_repository(const PipelineSite& site, ImageReader reader) {
    cfn::Optional<cfn::Json> policy;
    if (reader == ImageReader::lambda)
        policy = policy_document({lambda_pulls(site.context)});
    const auto repository = site.context.assembly.add(
        "ImageRepository",
        ecr::Repository{
            .EncryptionConfiguration = ecr::repository::EncryptionConfiguration{.EncryptionType = "KMS"},
            .ImageScanningConfiguration = ecr::repository::ImageScanningConfiguration{.ScanOnPush = true},
            .ImageTagMutability = "IMMUTABLE",
            .LifecyclePolicy =
                ecr::repository::LifecyclePolicy{
                    .LifecyclePolicyText =
                        R"({"rules":[{"rulePriority":1,"description":"keep what a rollback may need","selection":)"
                        R"({"tagStatus":"any","countType":"imageCountMoreThan","countNumber":100},)"
                        R"("action":{"type":"expire"}}]})"},
            .RepositoryPolicyText = policy},
        {.comment = "Without a name of its own: one that was retained never stands in the way of the next.",
         .condition = site.exists});
    site.context.assembly.output(
        "RepositoryUri",
        {.description = "Repository of the images.", .value = repository.RepositoryUri(), .condition = site.exists});
    return repository;
}

aws::codebuild::Project::Attributes make_build(const PipelineSite& site, ImageReader reader) {
    const auto repository = make_repository(site, reader);
    const bool arm = site.context.app.web.architecture == manifest::Architecture::arm64;
    return make_build_project(
        site, "ImageBuild",
        {.comment = "Builds and pushes the image once, on the architecture it runs on.",
         .script = {.variables = {{"REPOSITORY_URI", repository.RepositoryUri()},
                                  {"DOCKERFILE", site.wanted.dockerfile},
                                  {"PLATFORM", arm ? "linux/arm64" : "linux/amd64"}},
                    .texts = {embedded::build_image_sh}},
         .exported = site.release.variable,
         .builds_images = true,
         .arm = arm,
         .timeout_minutes = 60,
         .permissions = {
             .statements = {{.sid = "LogInToRegistry", .actions = {"ecr:GetAuthorizationToken"}, .resources = {"*"}},
                            {.sid = "PushImage",
                             .actions = {"ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage",
                                         "ecr:CompleteLayerUpload", "ecr:DescribeImages", "ecr:GetDownloadUrlForLayer",
                                         "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:UploadLayerPart"},
                             .resources = {repository.Arn()}}},
             .suppressions = {
                 nag("IAM5[Resource::*]", "ecr:GetAuthorizationToken works on no resource; it only logs in.")}}});
}

Permissions migration_permissions(const PipelineSite& site) {
    const std::string& app = site.context.app.name.value;
    const auto ecs = [&](const char* what) {
        return sub("arn:{}:ecs:{}:{}:" + std::string(what) + "/{}-*", cfn::partition(), cfn::region(),
                   cfn::account_id(), app);
    };
    const std::string here = "ecs:<AWS::Region>:<AWS::AccountId>:";
    return {.statements = {{.sid = "RunMigration", .actions = {"ecs:RunTask"}, .resources = {ecs("task-definition")}},
                           {.sid = "WatchMigration",
                            .actions = {"ecs:DescribeTasks", "ecs:TagResource"},
                            .resources = {ecs("task")}},
                           {.sid = "PassTaskRoles",
                            .actions = {"iam:PassRole"},
                            .resources = {application_roles(site.context)},
                            .condition = when("StringEquals", "iam:PassedToService", "ecs-tasks.amazonaws.com")}},
            .suppressions = {named_by_aws(here + "task-definition/" + app + "-*"),
                             named_by_aws(here + "task/" + app + "-*"),
                             named_by_aws("iam::<AWS::AccountId>:role/" + app + "/*")}};
}

}  // namespace

Release image_release(ImageReader reader) {
    return {.noun = "image",
            .parameter = "ImageUri",
            .migration_parameter = "MigrationImageUri",
            .variable = "IMAGE_URI",
            .migration = "task",
            .make_build = [reader](const PipelineSite& site) { return make_build(site, reader); },
            .migration_permissions = migration_permissions};
}

}  // namespace appinfra::topology
