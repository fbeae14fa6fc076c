#pragma once

#include "../../context.hpp"

namespace appinfra::validate::rules {

/// Reports what is wrong with a function. As in cfn-lint, whose suppressions name them, the id is that of the outermost
/// function around the place, `Fn::If` apart, and E6101 in the value of an output; outside of outputs, what is wrong
/// with a `Ref` keeps its own.
void report_call(Context& context, RuleId rule, NodeId where, std::string message, std::string help = {});

}  // namespace appinfra::validate::rules
