#include <algorithm>

#include "../../each_below.hpp"
#include "../../functions.hpp"
#include "../../text.hpp"
#include "policies.hpp"

namespace appinfra::validate::rules {
namespace {

/// The partition that the text of an `Fn::Sub` spells out in an ARN; empty where it does not.
std::string_view hard_coded_partition(std::string_view text) {
    constexpr std::string_view prefix = "arn:";
    for (std::size_t at = text.find(prefix); at != text.npos; at = text.find(prefix, at + 1)) {
        const std::string_view rest = text.substr(at + prefix.size());
        const std::string_view partition = rest.substr(0, rest.find_first_of(": \t\r\n"));
        const bool goes_on = partition.size() < rest.size() && rest[partition.size()] == ':';
        if (goes_on && !partition.empty() && !partition.starts_with("${") && !partition.starts_with('*') &&
            std::ranges::count(rest.substr(0, rest.find_first_of(" \t\r\n")), ':') >= 3)
            return partition;
    }
    return {};
}

void check_text(Context& context, NodeId node) {
    if (!is_text(context.document, node))
        return;
    if (const std::string_view partition = hard_coded_partition(context.document.text(node)); !partition.empty())
        context.report("I3042", node, "the ARN names the partition " + quoted(partition),
                       "write arn:${AWS::Partition}: so that it fits every partition");
}

void check_sub(Context& context, NodeId argument) {
    const auto [text, variables] = sub_arguments(context.document, argument);
    if (!text)
        return;
    check_text(context, text);
    if (variables && context.document.kind(variables) == Kind::map)
        for (const NodeId variable : context.document.children(variables))
            check_text(context, variable);
}

}  // namespace

void check_hard_coded_arns(Context& context) {
    if (context.templ.serverless || !context.settings.selection.wants(RuleId("I3042").index()))
        return;
    const Document& document = context.document;
    for (const Section::Entry& resource : context.templ.resources.entries())
        each_below(document, resource.node, [&](NodeId node) {
            if (document.key(node) == "Fn::Sub")
                check_sub(context, node);
        });
}

}  // namespace appinfra::validate::rules
