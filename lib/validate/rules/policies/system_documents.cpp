#include "../../functions.hpp"
#include "appinfra/document/read.hpp"
#include "document_check.hpp"
#include "policies.hpp"

namespace appinfra::validate::rules {
namespace {

constexpr RuleId rule = "E3051";

/// In these documents a number is not turned into a text.
void check_texts(Context& context, const Embedded& content) {
    const Document& document = content.document();
    for (const std::string_view name : {"assumeRole", "description", "schemaVersion"}) {
        const NodeId value = document.find(content.root(), name);
        if (value && is_scalar(document, value) && !is_text(document, value))
            content.report(context, rule, value, std::string(name) + " is not a string", "put it into quotes");
    }
}

void check_content(Context& context, NodeId value) {
    const Embedded content(context.document, value, Embedded::Format::json_or_yaml);
    if (content) {
        DocumentCheck(context, content, rule).check(content.root(), "ssm/document");
        check_texts(context, content);
    } else if (is_text(context.document, value)) {
        context.report_key(rule, value, "the content is neither JSON nor YAML");
    }
}

}  // namespace

void check_system_documents(Context& context) {
    for (const std::uint32_t owner : context.resources_of("AWS::SSM::Document"))
        context.property(owner, "Content", [&](NodeId value) { check_content(context, value); });
}

}  // namespace appinfra::validate::rules
