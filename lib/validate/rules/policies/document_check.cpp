#include "document_check.hpp"

#include "../../functions.hpp"

namespace appinfra::validate::rules {

std::vector<Violation> DocumentCheck::violations(NodeId node, std::string_view shape) {
    const auto wanted = context_.facts.find_extension_shape(shape);
    return wanted ? shapes_.document_violations(node, *wanted) : std::vector<Violation>();
}

void DocumentCheck::report(Violation violation) {
    std::string message = violation.what.empty() ? std::string(rule_.info().summary) : std::move(violation.what);
    message += violation.when;
    if (violation.at_key || !is_scalar(document_.document(), violation.where))
        document_.report_key(context_, rule_, violation.where, std::move(message), std::move(violation.help));
    else
        document_.report(context_, rule_, violation.where, std::move(message), std::move(violation.help));
}

void DocumentCheck::check(NodeId node, std::string_view shape) {
    for (Violation& violation : violations(node, shape))
        report(std::move(violation));
}

void check_document(Context& context, RuleId rule, NodeId node, std::string_view shape) {
    const Embedded document = Embedded::of_template(context.document, node);
    DocumentCheck(context, document, rule).check(node, shape);
}

}  // namespace appinfra::validate::rules
