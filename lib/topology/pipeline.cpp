#include "appinfra/topology/pipeline.hpp"

#include "appinfra/aws/codeconnections.hpp"
#include "appinfra/topology/encryption.hpp"
#include "appinfra/topology/logs.hpp"
#include "appinfra/topology/notification.hpp"
#include "pipeline_site.hpp"

namespace appinfra::topology {

namespace codebuild = aws::codebuild;
namespace parts = aws::codepipeline::pipeline;
using cfn::object;

namespace {

constexpr int artifact_days = 90;
constexpr int access_log_days = 400;

parts::StageDeclaration make_source_stage(const PipelineSite& site, const cfn::Value<cfn::String>& connection) {
    return {.Actions = {parts::ActionDeclaration{
                .ActionTypeId = action_type("Source", "AWS", "CodeStarSourceConnection"),
                .Configuration = object({{"BranchName", site.wanted.branch.value},
                                         {"ConnectionArn", connection},
                                         {"DetectChanges", "false"},
                                         {"FullRepositoryId", site.wanted.repository.value},
                                         {"OutputArtifactFormat", "CODE_ZIP"}}),
                .Name = "Source",
                .OutputArtifacts = {parts::OutputArtifact{.Name = "Source"}}}},
            .Name = "Source"};
}

parts::StageDeclaration make_build_stage(const codebuild::Project::Attributes& project) {
    return {.Actions = {parts::ActionDeclaration{.ActionTypeId = action_type("Build", "AWS", "CodeBuild"),
                                                 .Configuration = object({{"ProjectName", project.ref()}}),
                                                 .InputArtifacts = {parts::InputArtifact{.Name = "Source"}},
                                                 .Name = "Build",
                                                 .Namespace = "Build"}},
            .Name = "Build"};
}

/// The connection to the git host: the one that the manifest names, or one of our own.
cfn::Value<cfn::String> make_connection(Context& context, const manifest::Pipeline& wanted, const Existence& exists) {
    if (wanted.connection)
        return context.assembly
            .parameter("ConnectionArn",
                       {.description = "Connection to the git host.", .value = setting(*wanted.connection)})
            .ref();
    return context.assembly
        .add(
            "Connection",
            aws::codeconnections::Connection{.ConnectionName = context.app.name, .ProviderType = "GitHub"},
            {.comment = "Pending until somebody completes it in the console: only a person can log in to the git host.",
             .condition = exists})
        .ref();
}

Existence make_existence(Context& context) {
    if (context.layout == cfn::Layout::layered)
        return std::nullopt;
    return make_switch(context, "Pipeline", "HasPipeline",
                       "Whether this stack holds the pipeline; true in the stack of exactly one environment.",
                       context.first_environment())
        .on;
}

aws::s3::Bucket::Attributes make_access_logs(Context& context, const Existence& exists) {
    const auto bucket =
        make_bucket(context, "PipelineLogBucket",
                    {.comment = "Access logs of the other buckets of the pipeline.",
                     .lifecycle = {{.ExpirationInDays = access_log_days, .Id = "expire", .Status = "Enabled"}},
                     .condition = exists});
    make_bucket_policy(context, "PipelineLogBucketPolicy", bucket,
                       {object({{"Sid", "BucketLogs"},
                                {"Effect", "Allow"},
                                {"Principal", object({{"Service", "logging.s3.amazonaws.com"}})},
                                {"Action", "s3:PutObject"},
                                {"Resource", objects_of(bucket)},
                                {"Condition", when("StringEquals", "aws:SourceAccount", cfn::account_id())}})},
                       exists);
    return bucket;
}

PipelineSite make_site(Context& context, const Release& release) {
    const Existence exists = make_existence(context);
    const auto key =
        make_key(context, "PipelineKey", {.comment = "artifacts and logs of the pipeline", .condition = exists});
    const auto access_logs = make_access_logs(context, exists);
    const auto artifacts = make_bucket(
        context, "PipelineArtifacts",
        {.comment = "Sources on their way through the pipeline.",
         .lifecycle = {{.ExpirationInDays = artifact_days, .Id = "expire", .Status = "Enabled"}, old_versions_rule(7)},
         .log_bucket = access_logs,
         .key_arn = key.Arn(),
         .condition = exists});
    make_bucket_policy(context, "PipelineArtifactsPolicy", artifacts, {}, exists);
    return {
        context,
        *context.app.pipeline,
        release,
        exists,
        key,
        access_logs,
        artifacts,
        make_log_group(context, "BuildLogs", key, {.comment = "What builds and releases print.", .condition = exists})};
}

PipelineParts make_parts(const PipelineSite& site) {
    Context& context = site.context;
    std::optional<aws::sns::Topic::Attributes> approvals;
    if (site.wanted.approval && context.manifest.environments.size() > 1)
        approvals =
            make_topic(context, "ApprovalTopic", "Who approves deployments subscribes here.", site.key, site.exists);
    return {make_connection(context, site.wanted, site.exists), site.release.make_build(site), make_release_steps(site),
            make_deploy_role(site), approvals};
}

}  // namespace

void make_pipeline(Context& context, const Release& release) {
    if (!context.app.pipeline)
        return;
    const cfn::Assembly::Block block(
        context.assembly, cfn::Layer::pipeline, "Pipeline",
        "From a commit to all environments: built once, the same " + release.noun + " everywhere.");
    const PipelineSite site = make_site(context, release);
    const PipelineParts made = make_parts(site);
    const auto role = make_pipeline_role(site, made);
    std::vector<cfn::Value<parts::StageDeclaration>> stages{make_source_stage(site, made.connection),
                                                            make_build_stage(made.build)};
    for (const manifest::Environment& environment : context.manifest.environments)
        stages.emplace_back(make_environment_stage(site, environment, made));
    const auto pipeline =
        context.assembly.add(
            "DeploymentPipeline",
            aws::codepipeline::Pipeline{
                .ArtifactStore =
                    parts::ArtifactStore{.EncryptionKey = parts::EncryptionKey{.Id = site.key.Arn(), .Type = "KMS"},
                                         .Location = site.artifacts.ref(),
                                         .Type = "S3"},
                .ExecutionMode = "QUEUED",
                .PipelineType = "V2",
                .RoleArn = role.Arn(),
                .Stages = stages,
                .Triggers = {parts::PipelineTriggerDeclaration{
                    .GitConfiguration =
                        parts::GitConfiguration{
                            .Push = {parts::GitPushFilter{
                                .Branches = parts::GitBranchFilterCriteria{.Includes = {site.wanted.branch.value}}}},
                            .SourceActionName = "Source"},
                    .ProviderType = "CodeStarSourceConnection"}}},
            {.condition = site.exists});
    context.assembly.output("PipelineName",
                            {.description = "The pipeline.", .value = pipeline.ref(), .condition = site.exists});
}

}  // namespace appinfra::topology
