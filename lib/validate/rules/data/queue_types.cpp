#include "data.hpp"

namespace appinfra::validate::rules {
namespace {

constexpr std::string_view queue_type = "AWS::SQS::Queue";
constexpr double most_of_fifo = 10;

void check_dead_letters(Context& context, std::uint32_t queue) {
    const Document& document = context.document;
    bool differ = false;
    bool source = false;
    context.property(queue, "RedrivePolicy/deadLetterTargetArn", [&](NodeId target) {
        each_setting_of_referred(context, target, queue_type, "FifoQueue", [&](NodeId fifo) {
            each_setting(context, queue, "FifoQueue", [&](NodeId own) {
                const auto here = flag(document, own);
                const auto there = flag(document, fifo);
                if (!here || !there || *here == *there)
                    return;
                differ = true;
                source = *here;
            });
        });
    });
    if (!differ)
        return;
    const NodeId own = document.find(context.properties(queue), "FifoQueue");
    context.report_key(
        "E3502", own ? own : context.properties(queue),
        std::string("the dead-letter queue is ") + (source ? "a standard" : "a FIFO") + " queue, this is not",
        "both are FIFO queues, or none is");
}

void check_batch_size(Context& context, std::uint32_t mapping) {
    const Document& document = context.document;
    bool told = false;
    context.property(mapping, "EventSourceArn", [&](NodeId source) {
        each_setting_of_referred(context, source, queue_type, "FifoQueue", [&](NodeId fifo) {
            each_setting(context, mapping, "BatchSize", [&](NodeId size) {
                const auto number = size ? literal_number(document, size) : std::nullopt;
                if (told || flag(document, fifo) != true || !number || *number <= most_of_fifo)
                    return;
                told = true;
                context.report_key("E3705", size,
                                   "BatchSize is " + *known_text(document, size) +
                                       ", but a FIFO queue gives at most 10 messages at a time");
            });
        });
    });
}

}  // namespace

void check_queue_types(Context& context) {
    for (const std::uint32_t queue : context.resources_of(queue_type))
        check_dead_letters(context, queue);
    for (const std::uint32_t mapping : context.resources_of("AWS::Lambda::EventSourceMapping"))
        check_batch_size(context, mapping);
}

}  // namespace appinfra::validate::rules
