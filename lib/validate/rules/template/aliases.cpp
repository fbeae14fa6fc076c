#include "../../text.hpp"
#include "../rules.hpp"

namespace appinfra::validate::rules {
namespace {

/// The SAM command line copies aliases out before it deploys a template with this transform.
bool is_serverless(const Document& document) {
    constexpr std::string_view serverless = "AWS::Serverless-2016-10-31";
    const NodeId transform = document.find(document.root(), "Transform");
    if (!transform)
        return false;
    bool found = document.text(transform) == serverless;
    for (const NodeId item : document.children(transform))
        found = found || document.text(item) == serverless;
    return found;
}

}  // namespace

void check_aliases(Context& context) {
    const Document& document = context.document;
    for (const NodeId map : document.merged())
        context.report_key("W1100", map, "CloudFormation itself does not read merge keys",
                           "deploy by way of `aws cloudformation package`, or write the entries out");
    if (document.aliases().empty() || is_serverless(document))
        return;
    for (const document::Alias& alias : document.aliases())
        context
            .report("W1101", alias.node,
                    "CloudFormation itself does not read aliases such as " + quoted('*' + alias.name),
                    "deploy by way of `aws cloudformation package`, or repeat the value")
            .span = alias.span;
}

}  // namespace appinfra::validate::rules
