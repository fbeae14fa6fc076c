#pragma once

#include "../../embedded.hpp"
#include "../properties/shape_check.hpp"

namespace appinfra::validate::rules {

/// Compares a document within a template with the shapes of schemas/documents.txt. All that does not fit breaks one
/// rule.
class DocumentCheck {
public:
    DocumentCheck(Context& context, const Embedded& document, RuleId rule)
        : context_(context), document_(document), rule_(rule), shapes_(context, document.document()) {}

    [[nodiscard]] std::vector<Violation> violations(NodeId node, std::string_view shape);
    void report(Violation violation);
    void check(NodeId node, std::string_view shape);

private:
    Context& context_;
    const Embedded& document_;
    RuleId rule_;
    ShapeCheck shapes_;
};

/// The same for a value of the template, which is no string that holds JSON.
void check_document(Context& context, RuleId rule, NodeId node, std::string_view shape);

}  // namespace appinfra::validate::rules
