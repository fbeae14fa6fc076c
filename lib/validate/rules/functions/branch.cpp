#include "functions.hpp"
#include "report_call.hpp"

namespace appinfra::validate::rules {

void check_branch(Context& context, NodeId argument) {
    const Document& document = context.document;
    const NodeId condition = child(document, argument, 0);
    if (document.kind(argument) != Kind::list || document.child_count(argument) != 3 || !is_text(document, condition)) {
        report_call(context, "E1028", argument, "Fn::If takes the name of a condition and two values");
        return;
    }
    use_condition(context, "E1028", condition, document.text(condition));
    check_reachable(context, argument);
}

}  // namespace appinfra::validate::rules
