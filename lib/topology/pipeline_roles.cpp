#include "pipeline_site.hpp"

namespace appinfra::topology {

using cfn::sub;

aws::iam::Role::Attributes make_deploy_role(const PipelineSite& site) {
    const Context& context = site.context;
    const std::string everything =
        "CloudFormation creates everything in the templates with this role; what may be created is decided by review "
        "of the templates in the repository. Roles can be made only under the application's own path.";
    const std::string& app = context.app.name.value;
    const auto managed = sub("arn:{}:iam::aws:policy/PowerUserAccess", cfn::partition());
    const auto roles = application_roles(context);
    const auto profiles = sub("arn:{}:iam::{}:instance-profile/{}/*", cfn::partition(), cfn::account_id(), app);
    const Statement own_roles{
        .sid = "RolesOfTheApplication",
        .actions = {"iam:CreateRole", "iam:DeleteRole", "iam:DeleteRolePolicy", "iam:GetRole", "iam:GetRolePolicy",
                    "iam:ListAttachedRolePolicies", "iam:ListRolePolicies", "iam:PassRole", "iam:PutRolePolicy",
                    "iam:TagRole", "iam:UntagRole", "iam:UpdateAssumeRolePolicy", "iam:UpdateRole"},
        .resources = {roles}};
    const Statement own_profiles{
        .sid = "ProfilesOfItsInstances",
        .actions = {"iam:AddRoleToInstanceProfile", "iam:CreateInstanceProfile", "iam:DeleteInstanceProfile",
                    "iam:GetInstanceProfile", "iam:RemoveRoleFromInstanceProfile"},
        .resources = {profiles}};
    const Statement attach{.sid = "AttachOnlyWhatThisRoleHas",
                           .actions = {"iam:AttachRolePolicy", "iam:DetachRolePolicy"},
                           .resources = {roles},
                           .condition = when("ArnEquals", "iam:PolicyARN", managed)};
    const std::string own = "IAM5[Resource::arn:<AWS::Partition>:iam::<AWS::AccountId>:";
    return site.context.assembly.add(
        "DeployRole",
        aws::iam::Role{.AssumeRolePolicyDocument = trust_policy("cloudformation.amazonaws.com"),
                       .ManagedPolicyArns = {managed},
                       .Path = "/" + app + "/",
                       .Policies = {aws::iam::role::Policy{
                           .PolicyDocument = policy_document({allow(own_roles), allow(own_profiles), allow(attach)}),
                           .PolicyName = "Roles"}}},
        {.comment = "With it CloudFormation deploys; only CloudFormation can have it.",
         .condition = site.exists,
         .suppressions = {nag("IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/PowerUserAccess]", everything),
                          nag(own + "role/" + app + "/*]", everything),
                          nag(own + "instance-profile/" + app + "/*]", everything)}});
}

aws::iam::Role::Attributes make_pipeline_role(const PipelineSite& site, const PipelineParts& parts) {
    std::vector<Statement> statements{
        {.sid = "UseConnection",
         .actions = {"codeconnections:UseConnection", "codestar-connections:UseConnection"},
         .resources = {parts.connection}},
        {.sid = "Artifacts",
         .actions = {"s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"},
         .resources = {objects_of(site.artifacts)}},
        {.sid = "ArtifactBucket",
         .actions = {"s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketVersioning"},
         .resources = {site.artifacts.Arn()}},
        {.sid = "Key", .actions = {"kms:Decrypt", "kms:GenerateDataKey"}, .resources = {site.key.Arn()}},
        {.sid = "Build",
         .actions = {"codebuild:BatchGetBuilds", "codebuild:StartBuild"},
         .resources = {parts.build.Arn(), parts.steps.Arn()}},
        {.sid = "Deploy",
         .actions = {"cloudformation:CreateStack", "cloudformation:DescribeStackEvents",
                     "cloudformation:DescribeStacks", "cloudformation:GetTemplate", "cloudformation:UpdateStack"},
         .resources = {application_stacks(site.context)}},
        {.sid = "PassDeployRole",
         .actions = {"iam:PassRole"},
         .resources = {parts.deploy_role.Arn()},
         .condition = when("StringEquals", "iam:PassedToService", "cloudformation.amazonaws.com")}};
    if (parts.approvals)
        statements.push_back(
            {.sid = "AskForApproval", .actions = {"sns:Publish"}, .resources = {parts.approvals->ref()}});
    return make_role(
        site.context, "PipelineRole",
        {.comment = "Moves a commit through the pipeline.",
         .service = "codepipeline.amazonaws.com",
         .statements = statements,
         .suppressions = {any_artifact(), named_by_aws("cloudformation:<AWS::Region>:<AWS::AccountId>:stack/" +
                                                       site.context.app.name.value + "-*/*")},
         .condition = site.exists});
}

}  // namespace appinfra::topology
