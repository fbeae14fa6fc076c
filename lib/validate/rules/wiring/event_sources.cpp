#include "../event_sources.hpp"

namespace appinfra::validate::rules {

std::vector<Need> polling_needs(Context& context, NodeId source) {
    const auto reference = reference_of(context.templ, source);
    const std::string_view type = reference ? context.type_of(reference->resource) : std::string_view{};
    if (type == "AWS::SQS::Queue")
        return {{"sqs:ReceiveMessage", reference->resource},
                {"sqs:DeleteMessage", reference->resource},
                {"sqs:GetQueueAttributes", reference->resource}};
    if (type == "AWS::Kinesis::Stream")
        return {{"kinesis:GetRecords", reference->resource}, {"kinesis:GetShardIterator", reference->resource}};
    if (type == "AWS::Kinesis::StreamConsumer")
        return {{"kinesis:SubscribeToShard"}};
    if (type == "AWS::DynamoDB::Table" || type == "AWS::DynamoDB::GlobalTable")
        return {{"dynamodb:GetRecords", reference->resource},
                {"dynamodb:GetShardIterator", reference->resource},
                {"dynamodb:DescribeStream", reference->resource}};
    return {};
}

std::vector<Need> polling_needs(Context& context, std::uint32_t mapping) {
    std::vector<Need> needs;
    context.property(mapping, "EventSourceArn", [&](NodeId value) { needs = polling_needs(context, value); });
    return needs;
}

}  // namespace appinfra::validate::rules
