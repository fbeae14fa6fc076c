#include "embedded/release_sh.hpp"
#include "pipeline_site.hpp"

namespace appinfra::topology {

aws::codebuild::Project::Attributes make_release_steps(const PipelineSite& site) {
    Permissions permissions = site.release.migration_permissions(site);
    permissions.statements.push_back({.sid = "ReadStacks",
                                      .actions = {"cloudformation:DescribeStacks"},
                                      .resources = {application_stacks(site.context)}});
    permissions.suppressions.push_back(
        named_by_aws("cloudformation:<AWS::Region>:<AWS::AccountId>:stack/" + site.context.app.name.value + "-*/*"));
    return make_build_project(
        site, "ReleaseSteps",
        {.comment = "What CloudFormation does not do in a deployment: looks at stacks and runs migrations.",
         .script = {.variables = {{"RELEASE_PARAMETER", site.release.parameter}, {"MIGRATION", site.release.migration}},
                    .texts = {embedded::release_sh}},
         .exported = "CURRENT_RELEASE",
         .timeout_minutes = 120,
         .permissions = permissions});
}

}  // namespace appinfra::topology
