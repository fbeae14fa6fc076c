#pragma once

#include "../../context.hpp"
#include "../../functions.hpp"

namespace appinfra::validate::rules {

/// What an argument of a function may be: a value of some types, or a function that gives one.
struct Argument {
    std::string_view what;  ///< For messages: `the delimiter of Fn::Join`.
    std::uint8_t types;     ///< A set of `schema::Type`; empty allows any.
    FunctionSet functions;  ///< That may stand here. `Fn::If` chooses among values that may.
};

/// Reports what may not stand there, as broken by the function whose rule is given. False when it did. An argument that
/// is not there is another matter.
bool check_argument(Context& context, RuleId rule, NodeId node, const Argument& argument);

/// As above for each item of a list; nothing for a function that gives the list.
bool check_items(Context& context, RuleId rule, NodeId list, const Argument& item);

/// Reports an argument that is not a list of so many items. False when it has none to look at.
bool check_count(Context& context, RuleId rule, NodeId node, std::uint32_t least, std::uint32_t most,
                 std::string_view message);

/// With the transform `AWS::LanguageExtensions` more functions are resolved early enough.
[[nodiscard]] FunctionSet extended(const Context& context, FunctionSet set, FunctionSet more);

}  // namespace appinfra::validate::rules
