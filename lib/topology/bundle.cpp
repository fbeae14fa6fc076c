#include "appinfra/topology/bundle.hpp"

#include "appinfra/aws/codebuild.hpp"
#include "appinfra/topology/build_specification.hpp"
#include "embedded/common_sh.hpp"
#include "embedded/migrate_bundle_sh.hpp"

namespace appinfra::topology {

namespace codebuild = aws::codebuild;
using cfn::sub;

namespace {

constexpr int migration_minutes = 120;
/// What is left of the stack's name at the beginning of the name of a bucket, which CloudFormation cuts to 63
/// characters. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html
/// (2026-11-23)
constexpr std::size_t kept_of_stack_name = 20;

std::string release_buckets(const manifest::App& app) {
    const std::string stack = app.name.value + "-";
    return stack.substr(0, kept_of_stack_name) + "*";
}

/// Releases that no stack runs yet, whose names nobody knows.
Statement read_releases(const Context& context) {
    return {.sid = "ReadReleases",
            .actions = {"s3:GetObject"},
            .resources = {sub("arn:{}:s3:::" + release_buckets(context.app) + "/releases/*", cfn::partition())},
            .condition = when("StringEquals", "aws:ResourceAccount", cfn::account_id())};
}

/// https://docs.aws.amazon.com/codebuild/latest/userguide/auth-and-access-control-iam-identity-based-access-control.html
/// (2026-11-23)
std::vector<Statement> network_permissions(const std::vector<SubnetId>& subnets) {
    std::vector<cfn::Value<cfn::Json>> allowed;
    for (const SubnetId& subnet : subnets)
        allowed.emplace_back(
            sub("arn:{}:ec2:{}:{}:subnet/{}", cfn::partition(), cfn::region(), cfn::account_id(), subnet));
    cfn::Expr condition = when("StringEquals", "ec2:AuthorizedService", "codebuild.amazonaws.com");
    condition.set("ArnEquals", cfn::object({{"ec2:Subnet", cfn::Expr::list([&] {
                                                 std::vector<cfn::Expr> items;
                                                 for (const auto& arn : allowed)
                                                     items.push_back(arn.expr());
                                                 return items;
                                             }())}}));
    return {
        {.sid = "JoinTheNetwork",
         .actions = {"ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DescribeDhcpOptions",
                     "ec2:DescribeNetworkInterfaces", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets",
                     "ec2:DescribeVpcs"},
         .resources = {"*"}},
        {.sid = "UseInterfaces",
         .actions = {"ec2:CreateNetworkInterfacePermission"},
         .resources = {sub("arn:{}:ec2:{}:{}:network-interface/*", cfn::partition(), cfn::region(), cfn::account_id())},
         .condition = condition}};
}

aws::iam::Role::Attributes make_migration_role(Context& context, const Network& network, const Data& data) {
    std::vector<Statement> statements{
        {.sid = "Logs", .actions = {"logs:CreateLogStream", "logs:PutLogEvents"}, .resources = {data.logs.jobs.Arn()}},
        read_releases(context)};
    for (const std::vector<Statement>& more : {network_permissions(network.private_subnets), secret_permissions(data)})
        statements.insert(statements.end(), more.begin(), more.end());
    const std::string interfaces =
        "CodeBuild joins the network with interfaces that it makes and removes; these actions know no narrower "
        "resource.";
    return make_role(
        context, "MigrationRole",
        {.comment = "Migrations read the release and the secrets, and call no AWS service otherwise.",
         .service = "codebuild.amazonaws.com",
         .statements = statements,
         .suppressions = {
             nag("IAM5[Resource::*]", interfaces), checkov("111", interfaces),
             nag("IAM5[Resource::arn:<AWS::Partition>:ec2:<AWS::Region>:<AWS::AccountId>:network-interface/*]",
                 interfaces),
             nag("IAM5[Resource::arn:<AWS::Partition>:s3:::" + release_buckets(context.app) + "/releases/*]",
                 "The releases of this application's pipeline, whose bucket CloudFormation names.")}});
}

}  // namespace

Bundle application_bundle(Context& context) {
    const cfn::Parameter uri = context.assembly.parameter(
        "ArtifactUri",
        {.description = "Release that instances run, s3://BUCKET/KEY; the pipeline sets it. none: not built yet.",
         .value = cfn::Setting{"none"},
         .set_by_pipeline = true,
         .allowed_pattern = "^(none|s3://[a-z0-9.-]{3,63}/([A-Za-z0-9._-]+/)*[0-9a-f]{64}\\.tar\\.gz)$",
         .constraint = "must be a release named by its digest (s3://BUCKET/KEY/SHA256.tar.gz), or none"});
    return {uri, context.assembly.condition("HasArtifact", cfn::not_(cfn::equals(uri.ref(), "none")))};
}

Statement read_bundle(const Bundle& bundle) {
    const cfn::Any object = cfn::select(1, cfn::split("s3://", bundle.uri.ref()));
    return {.sid = "ReadRelease",
            .actions = {"s3:GetObject"},
            .resources = {sub("arn:{}:s3:::{}", cfn::partition(), object)}};
}

Words variable_words(Context& context, const Data& data, const Places& places) {
    Words words;
    for (const Variable& variable : environment(context, data, places))
        words.push_back(sub("{}={}", variable.name, variable.value));
    return words;
}

Words secret_words(const Data& data) {
    Words words;
    for (const Secrets::Delivery& delivery : secret_environment(data))
        words.push_back(sub("{}={}", delivery.variable, delivery.value_from));
    return words;
}

Words package_words(const manifest::App& app) { return {app.web.packages.value.begin(), app.web.packages.value.end()}; }

void make_bundle_migration(Context& context, const Network& network, const Data& data, const Places& places,
                           const aws::ec2::SecurityGroup::Attributes& group) {
    if (!context.app.pipeline || !context.app.pipeline->migrate.value)
        return;
    namespace parts = codebuild::project;
    const cfn::Assembly::Block block(context.assembly, cfn::Layer::app, "Migration",
                                     "The pipeline runs it with the new release, before instances get that.");
    const manifest::Command& command = *context.app.pipeline->migrate.value;
    const Script script{.variables = {{"ROOT", ""},
                                      {"REGION", cfn::region()},
                                      {"PACKAGES", package_words(context.app)},
                                      {"COMMAND", Words(command.begin(), command.end())},
                                      {"VARIABLES", variable_words(context, data, places)},
                                      {"SECRETS", secret_words(data)}},
                        .texts = {embedded::common_sh, embedded::migrate_bundle_sh}};
    const BuildHost host = build_host(context.app.web.architecture == manifest::Architecture::arm64);
    const auto project = context.assembly.add(
        "Migration",
        codebuild::Project{
            .Artifacts = parts::Artifacts{.Type = "NO_ARTIFACTS"},
            .EncryptionKey = data.key.Arn(),
            .Environment = parts::Environment{.ComputeType = "BUILD_GENERAL1_SMALL",
                                              .EnvironmentVariables = {parts::EnvironmentVariable{
                                                  .Name = "ARTIFACT_URI", .Type = "PLAINTEXT", .Value = "none"}},
                                              .Image = host.image,
                                              .Type = host.type},
            .LogsConfig =
                parts::LogsConfig{.CloudWatchLogs = parts::CloudWatchLogsConfig{.GroupName = data.logs.jobs.ref(),
                                                                                .Status = "ENABLED",
                                                                                .StreamName = "migration"}},
            .ServiceRole = make_migration_role(context, network, data).Arn(),
            .Source = parts::Source{.BuildSpec = build_specification(script), .Type = "NO_SOURCE"},
            .TimeoutInMinutes = migration_minutes,
            .VpcConfig = parts::VpcConfig{.SecurityGroupIds = {group.GroupId()},
                                          .Subnets = network.private_subnets,
                                          .VpcId = network.vpc}},
        {.comment = "Whoever starts it says ARTIFACT_URI."});
    context.assembly.output("MigrationProject",
                            {.description = "Project that migrates the database.", .value = project.ref()});
}

}  // namespace appinfra::topology
