#include "appinfra/topology/pipeline.hpp"

#include <string>

#include "appinfra/aws/codebuild.hpp"
#include "appinfra/aws/codeconnections.hpp"
#include "appinfra/aws/codepipeline.hpp"
#include "appinfra/aws/ecr.hpp"
#include "appinfra/topology/encryption.hpp"
#include "appinfra/topology/identity.hpp"
#include "appinfra/topology/logs.hpp"
#include "appinfra/topology/notification.hpp"
#include "appinfra/topology/storage.hpp"
#include "embedded/build_image_sh.hpp"
#include "embedded/release_sh.hpp"

namespace appinfra::topology {

namespace codebuild = aws::codebuild;
namespace parts = aws::codepipeline::pipeline;
using cfn::object;
using cfn::sub;

namespace {

/// Everything of the pipeline exists when this holds; in a stack of its own, always.
using Existence = std::optional<cfn::Condition>;

/// What the actions of the pipeline are made from.
struct Site {
    Context& context;
    const manifest::Pipeline& wanted;
    Existence exists;
    aws::kms::Key::Attributes key;
    aws::s3::Bucket::Attributes artifacts;
    aws::logs::LogGroup::Attributes logs;
    aws::ecr::Repository::Attributes repository;
};

/// The stacks of this application: `<app>-<environment>` and, layered, `<app>-<environment>-<layer>`.
cfn::Value<cfn::String> stacks(const Context& context) {
    return sub("arn:{}:cloudformation:{}:{}:stack/{}-*/*", cfn::partition(), cfn::region(), cfn::account_id(),
               context.app.name);
}

cfn::Value<cfn::String> roles(const Context& context) {
    return sub("arn:{}:iam::{}:role/{}/*", cfn::partition(), cfn::account_id(), context.app.name);
}

/// A build specification that runs one script. The script gets everything from environment variables.
std::string build_specification(std::string_view script, std::string_view exported) {
    std::string text = "version: 0.2\nenv:\n  shell: bash\n  exported-variables:\n    - " + std::string(exported) +
                       "\nphases:\n  build:\n    on-failure: ABORT\n    commands:\n      - |\n";
    while (!script.empty()) {
        const std::size_t end = std::min(script.find('\n') + 1, script.size());
        if (script.front() != '\n')
            text += "        ";
        text += script.substr(0, end);
        script.remove_prefix(end);
    }
    return text;
}

std::vector<Statement> build_statements(const Site& site) {
    return {
        {.sid = "Logs", .actions = {"logs:CreateLogStream", "logs:PutLogEvents"}, .resources = {site.logs.Arn()}},
        {.sid = "Artifacts", .actions = {"s3:GetObject", "s3:PutObject"}, .resources = {objects_of(site.artifacts)}},
        {.sid = "ArtifactKey", .actions = {"kms:Decrypt", "kms:GenerateDataKey"}, .resources = {site.key.Arn()}}};
}

const std::string artifact_reason = "CodePipeline names its artifacts by itself; the bucket holds nothing else.";

codebuild::project::EnvironmentVariable variable(std::string name, cfn::Value<cfn::String> value) {
    return {.Name = std::move(name), .Type = "PLAINTEXT", .Value = std::move(value)};
}

struct ProjectSpec {
    std::string comment;
    std::string_view script;
    std::string_view exported;
    bool builds_images = false;
    bool arm = true;
    int timeout_minutes;
    std::vector<codebuild::project::EnvironmentVariable> variables;
    aws::iam::Role::Attributes role;
};

codebuild::Project::Attributes make_project(const Site& site, const std::string& logical_id, const ProjectSpec& spec) {
    std::vector<cfn::Suppression> suppressions;
    if (spec.builds_images)
        suppressions.push_back(guard("CODEBUILD.PR.4",
                                     "Building an image needs a Docker daemon, which needs privileges in "
                                     "its own throw-away build host."));
    // https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-available.html (2026-11-23)
    const std::vector<cfn::Value<codebuild::project::EnvironmentVariable>> variables(spec.variables.begin(),
                                                                                     spec.variables.end());
    return site.context.assembly.add(
        logical_id,
        codebuild::Project{
            .Artifacts = codebuild::project::Artifacts{.Type = "CODEPIPELINE"},
            .EncryptionKey = site.key.Arn(),
            .Environment =
                codebuild::project::Environment{.ComputeType = "BUILD_GENERAL1_SMALL",
                                                .EnvironmentVariables = variables,
                                                .Image = spec.arm ? "aws/codebuild/amazonlinux-aarch64-standard:3.0"
                                                                  : "aws/codebuild/amazonlinux-x86_64-standard:5.0",
                                                .PrivilegedMode = spec.builds_images,
                                                .Type = spec.arm ? "ARM_CONTAINER" : "LINUX_CONTAINER"},
            .LogsConfig = codebuild::project::LogsConfig{.CloudWatchLogs =
                                                             codebuild::project::CloudWatchLogsConfig{
                                                                 .GroupName = site.logs.ref(), .Status = "ENABLED"}},
            .ServiceRole = spec.role.Arn(),
            .Source = codebuild::project::Source{.BuildSpec = build_specification(spec.script, spec.exported),
                                                 .Type = "CODEPIPELINE"},
            .TimeoutInMinutes = spec.timeout_minutes},
        {.comment = spec.comment, .condition = site.exists, .suppressions = std::move(suppressions)});
}

codebuild::Project::Attributes make_image_build(const Site& site) {
    std::vector<Statement> statements = build_statements(site);
    statements.push_back({.sid = "LogInToRegistry", .actions = {"ecr:GetAuthorizationToken"}, .resources = {"*"}});
    statements.push_back({.sid = "PushImage",
                          .actions = {"ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:CompleteLayerUpload",
                                      "ecr:DescribeImages", "ecr:GetDownloadUrlForLayer", "ecr:InitiateLayerUpload",
                                      "ecr:PutImage", "ecr:UploadLayerPart"},
                          .resources = {site.repository.Arn()}});
    const auto role = make_role(
        site.context, "ImageBuildRole",
        {.comment = "Builds and pushes the image.",
         .service = "codebuild.amazonaws.com",
         .statements = statements,
         .suppressions = {nag("IAM5[Resource::<PipelineArtifacts.Arn>/*]", artifact_reason),
                          nag("IAM5[Resource::*]", "ecr:GetAuthorizationToken works on no resource; it only logs in.")},
         .condition = site.exists});
    const bool arm = site.context.app.web.architecture == manifest::Architecture::arm64;
    return make_project(site, "ImageBuild",
                        {.comment = "Builds the image once, on the architecture it runs on.",
                         .script = embedded::build_image_sh,
                         .exported = "IMAGE_URI",
                         .builds_images = true,
                         .arm = arm,
                         .timeout_minutes = 60,
                         .variables = {variable("REPOSITORY_URI", site.repository.RepositoryUri()),
                                       variable("DOCKERFILE", site.wanted.dockerfile),
                                       variable("PLATFORM", arm ? "linux/arm64" : "linux/amd64")},
                         .role = role});
}

codebuild::Project::Attributes make_release_steps(const Site& site) {
    std::vector<Statement> statements = build_statements(site);
    statements.push_back(
        {.sid = "ReadStacks", .actions = {"cloudformation:DescribeStacks"}, .resources = {stacks(site.context)}});
    const auto ecs = [&](const char* what) {
        return sub("arn:{}:ecs:{}:{}:" + std::string(what) + "/{}-*", cfn::partition(), cfn::region(),
                   cfn::account_id(), site.context.app.name);
    };
    statements.push_back({.sid = "RunMigration", .actions = {"ecs:RunTask"}, .resources = {ecs("task-definition")}});
    statements.push_back(
        {.sid = "WatchMigration", .actions = {"ecs:DescribeTasks", "ecs:TagResource"}, .resources = {ecs("task")}});
    statements.push_back({.sid = "PassTaskRoles",
                          .actions = {"iam:PassRole"},
                          .resources = {roles(site.context)},
                          .condition = when("StringEquals", "iam:PassedToService", "ecs-tasks.amazonaws.com")});
    const std::string named = "Resources of this application's stacks, whose names CloudFormation completes.";
    const std::string arn = "arn:<AWS::Partition>:";
    const std::string here = ":<AWS::Region>:<AWS::AccountId>:";
    const std::string& app = site.context.app.name.value;
    const auto role = make_role(
        site.context, "ReleaseRole",
        {.comment = "Looks at stacks and runs migrations.",
         .service = "codebuild.amazonaws.com",
         .statements = statements,
         .suppressions = {nag("IAM5[Resource::<PipelineArtifacts.Arn>/*]", artifact_reason),
                          nag("IAM5[Resource::" + arn + "cloudformation" + here + "stack/" + app + "-*/*]", named),
                          nag("IAM5[Resource::" + arn + "ecs" + here + "task-definition/" + app + "-*]", named),
                          nag("IAM5[Resource::" + arn + "ecs" + here + "task/" + app + "-*]", named),
                          nag("IAM5[Resource::" + arn + "iam::<AWS::AccountId>:role/" + app + "/*]", named)},
         .condition = site.exists});
    return make_project(site, "ReleaseSteps",
                        {.comment = "What CloudFormation does not do in a deployment.",
                         .script = embedded::release_sh,
                         .exported = "CURRENT_IMAGE",
                         .timeout_minutes = 120,
                         .variables = {},
                         .role = role});
}

/// What CloudFormation acts as. It has to make and change everything in the templates.
aws::iam::Role::Attributes make_deploy_role(const Site& site) {
    const Context& context = site.context;
    const std::string everything =
        "CloudFormation creates everything in the templates with this role; what may be created is decided by review "
        "of the "
        "templates in the repository. Roles can be made only under the application's own path.";
    const std::string& app = context.app.name.value;
    const auto managed = sub("arn:{}:iam::aws:policy/PowerUserAccess", cfn::partition());
    const Statement own_roles{
        .sid = "RolesOfTheApplication",
        .actions = {"iam:CreateRole", "iam:DeleteRole", "iam:DeleteRolePolicy", "iam:GetRole", "iam:GetRolePolicy",
                    "iam:ListAttachedRolePolicies", "iam:ListRolePolicies", "iam:PassRole", "iam:PutRolePolicy",
                    "iam:TagRole", "iam:UntagRole", "iam:UpdateAssumeRolePolicy", "iam:UpdateRole"},
        .resources = {roles(context)}};
    const Statement attach{.sid = "AttachOnlyWhatThisRoleHas",
                           .actions = {"iam:AttachRolePolicy", "iam:DetachRolePolicy"},
                           .resources = {roles(context)},
                           .condition = when("ArnEquals", "iam:PolicyARN", managed)};
    return site.context.assembly.add(
        "DeployRole",
        aws::iam::Role{
            .AssumeRolePolicyDocument = trust_policy("cloudformation.amazonaws.com"),
            .ManagedPolicyArns = {managed},
            .Path = "/" + app + "/",
            .Policies = {aws::iam::role::Policy{.PolicyDocument = policy_document({allow(own_roles), allow(attach)}),
                                                .PolicyName = "Roles"}}},
        {.comment = "With it CloudFormation deploys; only CloudFormation can have it.",
         .condition = site.exists,
         .suppressions = {
             nag("IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/PowerUserAccess]", everything),
             nag("IAM5[Resource::arn:<AWS::Partition>:iam::<AWS::AccountId>:role/" + app + "/*]", everything)}});
}

aws::iam::Role::Attributes make_pipeline_role(const Site& site, const cfn::Value<cfn::String>& connection,
                                              const aws::iam::Role::Attributes& deploy_role,
                                              const std::vector<cfn::Value<cfn::Json>>& projects,
                                              const std::optional<aws::sns::Topic::Attributes>& approvals) {
    std::vector<Statement> statements{
        {.sid = "UseConnection",
         .actions = {"codeconnections:UseConnection", "codestar-connections:UseConnection"},
         .resources = {connection}},
        {.sid = "Artifacts",
         .actions = {"s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"},
         .resources = {objects_of(site.artifacts)}},
        {.sid = "ArtifactBucket",
         .actions = {"s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketVersioning"},
         .resources = {site.artifacts.Arn()}},
        {.sid = "Key", .actions = {"kms:Decrypt", "kms:GenerateDataKey"}, .resources = {site.key.Arn()}},
        {.sid = "Build", .actions = {"codebuild:BatchGetBuilds", "codebuild:StartBuild"}, .resources = projects},
        {.sid = "Deploy",
         .actions = {"cloudformation:CreateStack", "cloudformation:DescribeStackEvents",
                     "cloudformation:DescribeStacks", "cloudformation:GetTemplate", "cloudformation:UpdateStack"},
         .resources = {stacks(site.context)}},
        {.sid = "PassDeployRole",
         .actions = {"iam:PassRole"},
         .resources = {deploy_role.Arn()},
         .condition = when("StringEquals", "iam:PassedToService", "cloudformation.amazonaws.com")}};
    if (approvals)
        statements.push_back({.sid = "AskForApproval", .actions = {"sns:Publish"}, .resources = {approvals->ref()}});
    return make_role(
        site.context, "PipelineRole",
        {.comment = "Moves a commit through the pipeline.",
         .service = "codepipeline.amazonaws.com",
         .statements = statements,
         .suppressions =
             {nag("IAM5[Resource::<PipelineArtifacts.Arn>/*]", artifact_reason),
              nag("IAM5[Resource::arn:<AWS::Partition>:cloudformation:<AWS::Region>:<AWS::AccountId>:stack/" +
                      site.context.app.name.value + "-*/*]",
                  "The stacks of this application, whose ids CloudFormation completes.")},
         .condition = site.exists});
}

parts::ActionTypeId action_type(const char* category, const char* owner, const char* provider) {
    return {.Category = category, .Owner = owner, .Provider = provider, .Version = "1"};
}

/// Makes the actions of one stage, in the order in which they are asked for.
class StageBuilder {
public:
    StageBuilder(const Site& site, const manifest::Environment& environment, codebuild::Project::Attributes steps,
                 aws::iam::Role::Attributes deploy_role)
        : site_(site), environment_(environment), steps_(std::move(steps)), deploy_role_(std::move(deploy_role)) {}

    void approve(const std::optional<aws::sns::Topic::Attributes>& topic) {
        if (!topic)
            return;
        add("Approve", action_type("Approval", "AWS", "Manual"),
            object({{"CustomData", "Deploy this image to " + environment_.name + "?"},
                    {"NotificationArn", topic->ref()}}));
    }

    void step(const std::string& name, const std::string& what, bool exports) {
        // CodePipeline takes the variables of a build as JSON text.
        const std::string variables =
            R"([{"name":"STEP","value":")" + what + R"("},{"name":"STACK","value":")" + stack("app") + R"("}])";
        parts::ActionDeclaration& action =
            add(name, action_type("Build", "AWS", "CodeBuild"),
                object({{"EnvironmentVariables", variables}, {"ProjectName", steps_.ref()}}));
        action.InputArtifacts = {parts::InputArtifact{.Name = "Source"}};
        if (exports)
            action.Namespace = environment_.name;
    }

    void deploy(const std::string& name, const std::string& layer, const std::string& overrides) {
        const bool layered = site_.context.layout == cfn::Layout::layered;
        const std::string folder = "Source::" + site_.wanted.infrastructure.value + "/";
        const std::string file = layered ? layer : site_.context.scenario;
        const std::string configuration =
            "parameters/" + environment_.name + (layered ? "/" + layer : "") + ".codepipeline.json";
        cfn::Expr settings = object({{"ActionMode", "CREATE_UPDATE"},
                                     {"Capabilities", "CAPABILITY_IAM"},
                                     {"RoleArn", deploy_role_.Arn()},
                                     {"StackName", stack(layer)},
                                     {"TemplateConfiguration", folder + configuration},
                                     {"TemplatePath", folder + file + ".yaml"}});
        if (!overrides.empty())
            settings.set("ParameterOverrides", cfn::Expr::of(overrides));
        add(name, action_type("Deploy", "AWS", "CloudFormation"), settings).InputArtifacts = {
            parts::InputArtifact{.Name = "Source"}};
    }

    [[nodiscard]] parts::StageDeclaration stage() const {
        return {.Actions = std::vector<cfn::Value<parts::ActionDeclaration>>(actions_.begin(), actions_.end()),
                .Name = environment_.name};
    }

private:
    [[nodiscard]] std::string stack(const std::string& layer) const {
        const std::string name = site_.context.app.name.value + "-" + environment_.name;
        return site_.context.layout == cfn::Layout::layered ? name + "-" + layer : name;
    }

    parts::ActionDeclaration& add(const std::string& name, parts::ActionTypeId type, cfn::Expr configuration) {
        actions_.push_back({.ActionTypeId = type,
                            .Configuration = std::move(configuration),
                            .Name = name,
                            .RunOrder = static_cast<int>(actions_.size()) + 1});
        return actions_.back();
    }

    const Site& site_;
    const manifest::Environment& environment_;
    codebuild::Project::Attributes steps_;
    aws::iam::Role::Attributes deploy_role_;
    std::vector<parts::ActionDeclaration> actions_;
};

/// The digest that this run of the pipeline has built.
constexpr const char* built = "#{Build.IMAGE_URI}";

parts::StageDeclaration make_environment_stage(const Site& site, const manifest::Environment& environment,
                                               const codebuild::Project::Attributes& steps,
                                               const aws::iam::Role::Attributes& deploy_role,
                                               const std::optional<aws::sns::Topic::Attributes>& approvals) {
    const bool migrates = site.wanted.migrate.value.has_value();
    const auto overrides = [&](const std::string& image) {
        std::string text = R"({"ImageUri":")" + image + '"';
        if (migrates)
            text += std::string(R"(,"MigrationImageUri":")") + built + '"';
        return text + "}";
    };
    StageBuilder builder(site, environment, steps, deploy_role);
    builder.approve(approvals);
    if (site.context.layout == cfn::Layout::layered) {
        builder.deploy("Network", "network", "");
        builder.deploy("Data", "data", "");
    }
    if (migrates) {
        builder.step("Inspect", "inspect", true);
        builder.deploy("Prepare", "app", overrides("#{" + environment.name + ".CURRENT_IMAGE}"));
        builder.step("Migrate", "migrate", false);
    }
    builder.deploy("Deploy", "app", overrides(built));
    return builder.stage();
}

parts::StageDeclaration make_source_stage(const Site& site, const cfn::Value<cfn::String>& connection) {
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
                                                 .Name = "Image",
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

}  // namespace

void make_pipeline(Context& context) {
    if (!context.app.pipeline)
        return;
    const manifest::Pipeline& wanted = *context.app.pipeline;
    cfn::Assembly& assembly = context.assembly;
    const cfn::Assembly::Block block(assembly, cfn::Layer::pipeline, "Pipeline",
                                     "From a commit to all environments: built once, the same digest everywhere.");
    const Existence exists = make_existence(context);
    const auto key =
        make_key(context, "PipelineKey", {.comment = "artifacts and logs of the pipeline", .condition = exists});
    const auto repository = assembly.add(
        "ImageRepository",
        aws::ecr::Repository{
            .EncryptionConfiguration = aws::ecr::repository::EncryptionConfiguration{.EncryptionType = "KMS"},
            .ImageScanningConfiguration = aws::ecr::repository::ImageScanningConfiguration{.ScanOnPush = true},
            .ImageTagMutability = "IMMUTABLE",
            .LifecyclePolicy =
                aws::ecr::repository::LifecyclePolicy{
                    .LifecyclePolicyText =
                        R"({"rules":[{"rulePriority":1,"description":"keep what a rollback may need","selection":)"
                        R"({"tagStatus":"any","countType":"imageCountMoreThan","countNumber":100},)"
                        R"("action":{"type":"expire"}}]})"},
            .RepositoryName = context.app.name},
        {.comment = "Named, so that the stacks of all environments know it.", .condition = exists});
    constexpr int artifact_days = 90;
    const auto artifact_logs =
        make_bucket(context, "PipelineLogBucket",
                    {.comment = "Access logs of the artifacts.",
                     .lifecycle = {{.ExpirationInDays = 400, .Id = "expire", .Status = "Enabled"}},
                     .condition = exists});
    make_bucket_policy(context, "PipelineLogBucketPolicy", artifact_logs,
                       {object({{"Sid", "BucketLogs"},
                                {"Effect", "Allow"},
                                {"Principal", object({{"Service", "logging.s3.amazonaws.com"}})},
                                {"Action", "s3:PutObject"},
                                {"Resource", objects_of(artifact_logs)},
                                {"Condition", when("StringEquals", "aws:SourceAccount", cfn::account_id())}})},
                       exists);
    const auto artifacts = make_bucket(
        context, "PipelineArtifacts",
        {.comment = "Sources on their way through the pipeline.",
         .lifecycle = {{.ExpirationInDays = artifact_days, .Id = "expire", .Status = "Enabled"}, old_versions_rule(7)},
         .log_bucket = artifact_logs,
         .key_arn = key.Arn(),
         .condition = exists});
    make_bucket_policy(context, "PipelineArtifactsPolicy", artifacts, {}, exists);
    const Site site{
        context,
        wanted,
        exists,
        key,
        artifacts,
        make_log_group(context, "BuildLogs", key, {.comment = "What builds and releases print.", .condition = exists}),
        repository};
    const auto connection = make_connection(context, wanted, exists);
    std::optional<aws::sns::Topic::Attributes> approvals;
    if (wanted.approval && context.manifest.environments.size() > 1)
        approvals = make_topic(context, "ApprovalTopic", "Who approves deployments subscribes here.", key, exists);
    const auto build = make_image_build(site);
    const auto steps = make_release_steps(site);
    const auto deploy_role = make_deploy_role(site);
    const auto role = make_pipeline_role(site, connection, deploy_role, {build.Arn(), steps.Arn()}, approvals);

    std::vector<cfn::Value<parts::StageDeclaration>> stages{make_source_stage(site, connection),
                                                            make_build_stage(build)};
    for (std::size_t i = 0; i < context.manifest.environments.size(); ++i)
        stages.emplace_back(make_environment_stage(site, context.manifest.environments[i], steps, deploy_role,
                                                   i == 0 ? std::nullopt : approvals));
    const auto pipeline = assembly.add(
        "DeploymentPipeline",
        aws::codepipeline::Pipeline{
            .ArtifactStore = parts::ArtifactStore{.EncryptionKey = parts::EncryptionKey{.Id = key.Arn(), .Type = "KMS"},
                                                  .Location = artifacts.ref(),
                                                  .Type = "S3"},
            .ExecutionMode = "QUEUED",
            .PipelineType = "V2",
            .RoleArn = role.Arn(),
            .Stages = stages,
            .Triggers = {parts::PipelineTriggerDeclaration{
                .GitConfiguration =
                    parts::GitConfiguration{.Push = {parts::GitPushFilter{
                                                .Branches =
                                                    parts::GitBranchFilterCriteria{.Includes = {wanted.branch.value}}}},
                                            .SourceActionName = "Source"},
                .ProviderType = "CodeStarSourceConnection"}}},
        {.condition = exists});
    assembly.output(
        "RepositoryUri",
        {.description = "Repository of the images.", .value = repository.RepositoryUri(), .condition = exists});
    assembly.output("PipelineName", {.description = "The pipeline.", .value = pipeline.ref(), .condition = exists});
}

}  // namespace appinfra::topology
