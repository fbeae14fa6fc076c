#include "appinfra/topology/logs.hpp"

#include "appinfra/aws/ec2.hpp"
#include "appinfra/aws/kinesisfirehose.hpp"
#include "appinfra/topology/identity.hpp"

namespace appinfra::topology {

namespace firehose = aws::kinesisfirehose::delivery_stream;
using cfn::object;
using cfn::sub;

namespace {

/// How long access logs and archived logs stay in the bucket. The manifest's `logs.keep` is about CloudWatch Logs.
constexpr int archive_days = 400;

cfn::Expr delivery(const std::string& sid, const std::string& service, const cfn::Value<cfn::String>& objects) {
    return object({{"Sid", sid},
                   {"Effect", "Allow"},
                   {"Principal", object({{"Service", service}})},
                   {"Action", "s3:PutObject"},
                   {"Resource", objects},
                   {"Condition", when("StringEquals", "aws:SourceAccount", cfn::account_id())}});
}

/// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html (2026-11-23): one
/// policy for all regions; this principal sends no aws:SourceAccount, the path holds the account.
cfn::Expr load_balancer_delivery(const aws::s3::Bucket::Attributes& bucket) {
    return object({{"Sid", "LoadBalancerLogs"},
                   {"Effect", "Allow"},
                   {"Principal", object({{"Service", "logdelivery.elasticloadbalancing.amazonaws.com"}})},
                   {"Action", "s3:PutObject"},
                   {"Resource", sub("{}/alb/AWSLogs/{}/*", bucket.Arn(), cfn::account_id())}});
}

void make_flow_logs(Context& context, const Network& network, const aws::kms::Key::Attributes& key) {
    const auto group = make_log_group(context, "FlowLogs", key, {.comment = "Who talked to whom in the network."});
    const auto role =
        make_role(context, "FlowLogRole",
                  {.comment = "Writes the flow logs.",
                   .service = "vpc-flow-logs.amazonaws.com",
                   .statements = {{.actions = {"logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"},
                                   .resources = {group.Arn()}}}});
    context.assembly.add("FlowLog", aws::ec2::FlowLog{.DeliverLogsPermissionArn = role.Arn(),
                                                      .LogGroupName = group.ref(),
                                                      .MaxAggregationInterval = 600,
                                                      .ResourceId = network.own->vpc,
                                                      .ResourceType = "VPC",
                                                      .TrafficType = "ALL"});
}

void make_archive(Context& context, const Logs& logs) {
    const auto writer = make_role(
        context, "LogArchiveRole",
        {.comment = "Writes archived logs into the bucket.",
         .service = "firehose.amazonaws.com",
         .statements = {{.actions = {"s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"},
                         .resources = {logs.bucket.Arn()}},
                        {.actions = {"s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"},
                         .resources = {sub("{}/logs/*", logs.bucket.Arn())}}},
         .suppressions = {nag("IAM5[Resource::<LogBucket.Arn>/logs/*]",
                              "Firehose names its objects by time; only its own prefix is open to it.")}});
    const auto stream =
        context.assembly.add(
            "LogArchive",
            aws::kinesisfirehose::DeliveryStream{
                .DeliveryStreamEncryptionConfigurationInput =
                    firehose::DeliveryStreamEncryptionConfigurationInput{.KeyType = "AWS_OWNED_CMK"},
                .DeliveryStreamType = "DirectPut",
                .ExtendedS3DestinationConfiguration =
                    firehose::ExtendedS3DestinationConfiguration{
                        .BucketARN = logs.bucket.Arn(),
                        .BufferingHints = firehose::BufferingHints{.IntervalInSeconds = 300, .SizeInMBs = 64},
                        .CompressionFormat = "GZIP",
                        .ErrorOutputPrefix = "logs/failed/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/",
                        .Prefix = "logs/!{timestamp:yyyy/MM/dd}/",
                        .ProcessingConfiguration =
                            firehose::ProcessingConfiguration{
                                .Enabled = true,
                                .Processors = {firehose::Processor{
                                    .Parameters = {firehose::ProcessorParameter{.ParameterName = "CompressionFormat",
                                                                                .ParameterValue = "GZIP"}},
                                    .Type = "Decompression"}}},
                        .RoleARN = writer.Arn()}},
            {.comment = "Carries log events from CloudWatch Logs into the bucket."});
    const auto sender = make_role(
        context, "LogSubscriptionRole",
        {.comment = "Hands log events to the delivery stream.",
         .service = "logs.amazonaws.com",
         .statements = {{.actions = {"firehose:PutRecord", "firehose:PutRecordBatch"}, .resources = {stream.Arn()}}}});
    const auto subscribe = [&](const std::string& name, const aws::logs::LogGroup::Attributes& group) {
        context.assembly.add(name, aws::logs::SubscriptionFilter{.DestinationArn = stream.Arn(),
                                                                 .FilterPattern = "",
                                                                 .LogGroupName = group.ref(),
                                                                 .RoleArn = sender.Arn()});
    };
    subscribe("ApplicationLogArchive", logs.application);
    subscribe("JobLogArchive", logs.jobs);
    subscribe("SystemLogArchive", logs.system);
    subscribe("AccessLogArchive", logs.access);
}

/// API Gateway adds each log group to one policy of the account, which is soon full, but for groups below this prefix.
/// The end of the stack's id keeps the name free for a stack that is made again.
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html (2026-11-23)
cfn::Value<cfn::String> access_log_name() {
    const cfn::Any unique = cfn::select(4, cfn::split("-", cfn::select(2, cfn::split("/", cfn::stack_id()))));
    return cfn::join("", cfn::list({"/aws/vendedlogs/", cfn::stack_name(), "/access-", unique}));
}

}  // namespace

aws::logs::LogGroup::Attributes make_log_group(Context& context, const std::string& logical_id,
                                               const aws::kms::Key::Attributes& key, const LogGroupSpec& spec) {
    decltype(aws::logs::LogGroup::LogGroupName) name;
    if (spec.name)
        name = *spec.name;
    std::vector<cfn::Suppression> suppressions;
    constexpr std::int64_t control_tower_minimum_days = 365;
    if (context.app.logs.keep_days < control_tower_minimum_days)
        suppressions.push_back(guard("CLOUDWATCH.PR.2",
                                     "CloudWatch Logs keeps what people search; the manifest decides how "
                                     "long, and whether a copy is archived."));
    return context.assembly.add(
        logical_id,
        aws::logs::LogGroup{.KmsKeyId = key.Arn(),
                            .LogGroupName = name,
                            .RetentionInDays = shared_or_parameter(
                                context, "LogRetentionDays", "Days for which log groups keep events.",
                                [](const manifest::App& app) -> const auto& { return app.logs.keep_days; })},
        {.comment = spec.comment, .condition = spec.condition, .suppressions = std::move(suppressions)});
}

Logs make_logs(Context& context, const Network& network, const aws::kms::Key::Attributes& key) {
    const cfn::Assembly::Block block(context.assembly, cfn::Layer::data, "Logs",
                                     "Log groups for people to search, and a bucket for access logs and the archive.");
    const auto bucket = make_bucket(
        context, "LogBucket",
        {.comment = "Access logs of the load balancer, of buckets and of the reports site; archived logs.",
         .lifecycle = {{.ExpirationInDays = archive_days, .Id = "expire", .Status = "Enabled"}, old_versions_rule(30)},
         .takes_acls = true});
    const auto policy =
        make_bucket_policy(context, "LogBucketPolicy", bucket,
                           {load_balancer_delivery(bucket),
                            delivery("BucketLogs", "logging.s3.amazonaws.com", sub("{}/s3/*", bucket.Arn()))});
    Logs logs{
        .bucket = bucket,
        .bucket_policy = policy,
        .application = make_log_group(context, "ApplicationLogs", key, {.comment = "What the web processes print."}),
        .jobs = make_log_group(context, "JobLogs", key, {.comment = "What scheduled jobs and migrations print."}),
        .system = make_log_group(context, "SystemLogs", key, {.comment = "What instances print besides that."}),
        .access = make_log_group(context, "AccessLogs", key,
                                 {.comment = "Who asked an API for what.", .name = access_log_name()})};
    if (network.own)
        make_flow_logs(context, network, key);
    if (context.app.logs.archive)
        make_archive(context, logs);
    return logs;
}

}  // namespace appinfra::topology
