#include "../event_sources.hpp"

namespace appinfra::validate::rules {

std::string_view polling_action(Context& context, std::uint32_t mapping) {
    std::string_view action;
    context.property(mapping, "EventSourceArn", [&](NodeId value) {
        const auto source = reference_of(context.templ, value);
        const std::string_view type = source ? context.type_of(source->resource) : std::string_view{};
        if (type == "AWS::SQS::Queue")
            action = "sqs:ReceiveMessage";
        else if (type == "AWS::Kinesis::Stream" || type == "AWS::Kinesis::StreamConsumer")
            action = "kinesis:GetRecords";
        else if (type == "AWS::DynamoDB::Table" || type == "AWS::DynamoDB::GlobalTable")
            action = "dynamodb:GetRecords";
    });
    return action;
}

}  // namespace appinfra::validate::rules
