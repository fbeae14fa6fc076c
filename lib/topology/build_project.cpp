#include "appinfra/topology/build_specification.hpp"
#include "pipeline_site.hpp"

namespace appinfra::topology {

namespace codebuild = aws::codebuild;
using cfn::sub;

cfn::Value<cfn::String> application_stacks(const Context& context) {
    return sub("arn:{}:cloudformation:{}:{}:stack/{}-*/*", cfn::partition(), cfn::region(), cfn::account_id(),
               context.app.name);
}

cfn::Value<cfn::String> application_roles(const Context& context) {
    return sub("arn:{}:iam::{}:role/{}/*", cfn::partition(), cfn::account_id(), context.app.name);
}

cfn::Suppression named_by_aws(const std::string& pattern) {
    return nag("IAM5[Resource::arn:<AWS::Partition>:" + pattern + "]",
               "Parts of this application's stacks, whose names CloudFormation completes.");
}

cfn::Suppression any_artifact() {
    return nag("IAM5[Resource::<PipelineArtifacts.Arn>/*]",
               "CodePipeline names its artifacts by itself; the bucket holds nothing else.");
}

namespace {

aws::iam::Role::Attributes make_build_role(const PipelineSite& site, const std::string& title, const BuildSpec& spec) {
    std::vector<Statement> statements{
        {.sid = "Logs", .actions = {"logs:CreateLogStream", "logs:PutLogEvents"}, .resources = {site.logs.Arn()}},
        {.sid = "Artifacts", .actions = {"s3:GetObject", "s3:PutObject"}, .resources = {objects_of(site.artifacts)}},
        {.sid = "ArtifactKey", .actions = {"kms:Decrypt", "kms:GenerateDataKey"}, .resources = {site.key.Arn()}}};
    statements.insert(statements.end(), spec.permissions.statements.begin(), spec.permissions.statements.end());
    std::vector<cfn::Suppression> suppressions{any_artifact()};
    suppressions.insert(suppressions.end(), spec.permissions.suppressions.begin(), spec.permissions.suppressions.end());
    return make_role(site.context, title + "Role",
                     {.comment = spec.comment,
                      .service = "codebuild.amazonaws.com",
                      .statements = statements,
                      .suppressions = suppressions,
                      .condition = site.exists});
}

}  // namespace

codebuild::Project::Attributes make_build_project(const PipelineSite& site, const std::string& title,
                                                  const BuildSpec& spec) {
    namespace parts = codebuild::project;
    std::vector<cfn::Suppression> suppressions;
    if (spec.builds_images)
        suppressions.push_back(guard("CODEBUILD.PR.4",
                                     "Building an image needs a Docker daemon, which needs privileges in "
                                     "its own throw-away build host."));
    const BuildHost host = build_host(spec.arm);
    return site.context.assembly.add(
        title,
        codebuild::Project{
            .Artifacts = parts::Artifacts{.Type = "CODEPIPELINE"},
            .EncryptionKey = site.key.Arn(),
            .Environment = parts::Environment{.ComputeType = "BUILD_GENERAL1_SMALL",
                                              .Image = host.image,
                                              .PrivilegedMode = spec.builds_images,
                                              .Type = host.type},
            .LogsConfig = parts::LogsConfig{.CloudWatchLogs = parts::CloudWatchLogsConfig{.GroupName = site.logs.ref(),
                                                                                          .Status = "ENABLED"}},
            .ServiceRole = make_build_role(site, title, spec).Arn(),
            .Source =
                parts::Source{.BuildSpec = build_specification(spec.script, spec.exported), .Type = "CODEPIPELINE"},
            .TimeoutInMinutes = spec.timeout_minutes},
        {.comment = spec.comment, .condition = site.exists, .suppressions = std::move(suppressions)});
}

}  // namespace appinfra::topology
