#pragma once

#include "appinfra/aws/codepipeline.hpp"
#include "appinfra/aws/kms.hpp"
#include "appinfra/aws/logs.hpp"
#include "appinfra/aws/sns.hpp"
#include "appinfra/topology/pipeline.hpp"
#include "appinfra/topology/shell.hpp"
#include "appinfra/topology/storage.hpp"

namespace appinfra::topology {

/// Everything of the pipeline exists when this holds; in a stack of its own, always.
using Existence = std::optional<cfn::Condition>;

/// What the parts of the pipeline are made from.
struct PipelineSite {
    Context& context;
    const manifest::Pipeline& wanted;
    const Release& release;
    Existence exists;
    aws::kms::Key::Attributes key;
    aws::s3::Bucket::Attributes access_logs;
    aws::s3::Bucket::Attributes artifacts;
    aws::logs::LogGroup::Attributes logs;
};

/// The ARNs of the stacks and of the roles of this application.
[[nodiscard]] cfn::Value<cfn::String> application_stacks(const Context& context);
[[nodiscard]] cfn::Value<cfn::String> application_roles(const Context& context);
/// That what `pattern` matches is named by AWS. `pattern` as cdk-nag spells it, after `arn:<AWS::Partition>:`.
[[nodiscard]] cfn::Suppression named_by_aws(const std::string& pattern);
/// For roles that read and write artifacts.
[[nodiscard]] cfn::Suppression any_artifact();

/// A project of CodeBuild that runs one script as a step of the pipeline.
struct BuildSpec {
    std::string comment;
    Script script;
    std::string exported;  ///< The variable that later steps of the pipeline see.
    bool builds_images = false;
    bool arm = true;
    int timeout_minutes;
    Permissions permissions;  ///< Besides logs and artifacts.
};
[[nodiscard]] aws::codebuild::Project::Attributes make_build_project(const PipelineSite& site, const std::string& title,
                                                                     const BuildSpec& spec);

/// What CloudFormation does not do in a deployment.
[[nodiscard]] aws::codebuild::Project::Attributes make_release_steps(const PipelineSite& site);

/// What CloudFormation acts as. It has to make and change everything in the templates.
[[nodiscard]] aws::iam::Role::Attributes make_deploy_role(const PipelineSite& site);

/// What the pipeline acts as.
struct PipelineParts {
    cfn::Value<cfn::String> connection;
    aws::codebuild::Project::Attributes build;
    aws::codebuild::Project::Attributes steps;
    aws::iam::Role::Attributes deploy_role;
    std::optional<aws::sns::Topic::Attributes> approvals;
};
[[nodiscard]] aws::iam::Role::Attributes make_pipeline_role(const PipelineSite& site, const PipelineParts& parts);

/// The stage of one environment.
[[nodiscard]] aws::codepipeline::pipeline::StageDeclaration make_environment_stage(
    const PipelineSite& site, const manifest::Environment& environment, const PipelineParts& parts);
[[nodiscard]] aws::codepipeline::pipeline::ActionTypeId action_type(const char* category, const char* owner,
                                                                    const char* provider);

}  // namespace appinfra::topology
