#include "embedded/build_bundle_sh.hpp"
#include "embedded/common_sh.hpp"
#include "pipeline_site.hpp"

namespace appinfra::topology {

using cfn::sub;

namespace {

constexpr const char* prefix = "releases";

/// What gems with native parts are compiled with.
Words build_packages(const manifest::App& app) {
    Words result{"gcc",           "gcc-c++", "git-core",      "libffi-devel", "libpq-devel",
                 "libyaml-devel", "make",    "openssl-devel", "zlib-devel"};
    for (const std::string& package : app.web.packages.value)
        if (package.starts_with("ruby") && package.find('-') == std::string::npos)
            result.emplace_back(package + "-devel");
    return result;
}

aws::s3::Bucket::Attributes make_release_bucket(const PipelineSite& site) {
    const auto bucket = make_bucket(
        site.context, "ReleaseBucket",
        {.comment = "Releases, read by the instances of all environments. None expires: the group launches instances "
                    "from the last one at any time, and a rollback from the one before.",
         .lifecycle = {old_versions_rule(30)},
         .log_bucket = site.access_logs,
         .condition = site.exists});
    make_bucket_policy(site.context, "ReleaseBucketPolicy", bucket, {}, site.exists);
    site.context.assembly.output(
        "ReleaseBucket", {.description = "Bucket of the releases.", .value = bucket.ref(), .condition = site.exists});
    return bucket;
}

aws::codebuild::Project::Attributes make_build(const PipelineSite& site) {
    const auto bucket = make_release_bucket(site);
    const manifest::App& app = site.context.app;
    const Words packages(app.web.packages.value.begin(), app.web.packages.value.end());
    return make_build_project(
        site, "BundleBuild",
        {.comment = "Builds and uploads the release once, on the architecture it runs on.",
         .script = {.variables = {{"ROOT", ""},
                                  {"REGION", cfn::region()},
                                  {"BUCKET", bucket.ref()},
                                  {"PREFIX", prefix},
                                  {"PACKAGES", packages},
                                  {"BUILD_PACKAGES", build_packages(app)}},
                    .texts = {embedded::common_sh, embedded::build_bundle_sh}},
         .exported = site.release.variable,
         .arm = app.web.architecture == manifest::Architecture::arm64,
         .timeout_minutes = 60,
         .permissions = {
             .statements = {{.sid = "UploadRelease",
                             .actions = {"s3:AbortMultipartUpload", "s3:PutObject"},
                             .resources = {sub("{}/{}/*", bucket.Arn(), prefix)}}},
             .suppressions = {nag("IAM5[Resource::<ReleaseBucket.Arn>/" + std::string(prefix) + "/*]",
                                  "Releases are named by their digests, which nobody knows before they are built.")}}});
}

Permissions migration_permissions(const PipelineSite& site) {
    const std::string& app = site.context.app.name.value;
    return {.statements = {{.sid = "RunMigration",
                            .actions = {"codebuild:BatchGetBuilds", "codebuild:StartBuild"},
                            .resources = {sub("arn:{}:codebuild:{}:{}:project/{}-*", cfn::partition(), cfn::region(),
                                              cfn::account_id(), app)}}},
            .suppressions = {named_by_aws("codebuild:<AWS::Region>:<AWS::AccountId>:project/" + app + "-*")}};
}

}  // namespace

Release bundle_release() {
    return {.noun = "release",
            .parameter = "ArtifactUri",
            .variable = "ARTIFACT_URI",
            .migration = "build",
            .make_build = make_build,
            .migration_permissions = migration_permissions};
}

}  // namespace appinfra::topology
