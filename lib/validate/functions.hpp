#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "appinfra/document/sub_text.hpp"
#include "appinfra/schema/keyword.hpp"
#include "rule_id.hpp"
#include "template.hpp"

namespace appinfra::validate {

enum class Function : std::uint8_t {
    ref,
    get_att,
    sub,
    join,
    select,
    split,
    find_in_map,
    branch,
    base64,
    cidr,
    get_azs,
    import_value,
    length,
    to_json_string,
    transform,
    get_stack_output,
    logical_and,
    logical_or,
    logical_not,
    equals,
    condition,
    contains,
    each_member_equals,
    each_member_in,
    ref_all,
    value_of,
    value_of_all,
};

/// Where a function may be used.
enum class Scope : std::uint8_t {
    values,      ///< In resources and outputs.
    everywhere,  ///< In conditions and rules, too.
    logic,       ///< In conditions and rules.
    rules,
};

struct FunctionInfo {
    Function function;
    std::string_view name;
    RuleId rule;          ///< Broken where the function is malformed or gives the wrong type.
    std::uint8_t result;  ///< A set of `schema::Type`; empty where that depends on the arguments.
    Scope scope;
};

/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
/// (2026-11-23)
inline constexpr std::array functions = {
    FunctionInfo{Function::ref, "Ref", "E1020", 0, Scope::everywhere},
    FunctionInfo{Function::get_att, "Fn::GetAtt", "E1010", 0, Scope::values},
    FunctionInfo{Function::sub, "Fn::Sub", "E1019", schema::string_type, Scope::everywhere},
    FunctionInfo{Function::join, "Fn::Join", "E1022", schema::string_type, Scope::everywhere},
    FunctionInfo{Function::select, "Fn::Select", "E1017", 0, Scope::everywhere},
    FunctionInfo{Function::split, "Fn::Split", "E1018", schema::array_type, Scope::everywhere},
    FunctionInfo{Function::find_in_map, "Fn::FindInMap", "E1011", 0, Scope::everywhere},
    FunctionInfo{Function::branch, "Fn::If", "E1028", 0, Scope::values},
    FunctionInfo{Function::base64, "Fn::Base64", "E1021", schema::string_type, Scope::values},
    FunctionInfo{Function::cidr, "Fn::Cidr", "E1024", schema::array_type, Scope::values},
    FunctionInfo{Function::get_azs, "Fn::GetAZs", "E1015", schema::array_type, Scope::values},
    FunctionInfo{Function::import_value, "Fn::ImportValue", "E1016", schema::string_type, Scope::values},
    FunctionInfo{Function::length, "Fn::Length", "E1030", schema::integer_type, Scope::everywhere},
    FunctionInfo{Function::to_json_string, "Fn::ToJsonString", "E1031", schema::string_type, Scope::everywhere},
    FunctionInfo{Function::transform, "Fn::Transform", "E1005", 0, Scope::everywhere},
    FunctionInfo{Function::get_stack_output, "Fn::GetStackOutput", "E1033", 0, Scope::values},
    FunctionInfo{Function::logical_and, "Fn::And", "E8004", schema::boolean_type, Scope::logic},
    FunctionInfo{Function::logical_or, "Fn::Or", "E8006", schema::boolean_type, Scope::logic},
    FunctionInfo{Function::logical_not, "Fn::Not", "E8005", schema::boolean_type, Scope::logic},
    FunctionInfo{Function::equals, "Fn::Equals", "E8003", schema::boolean_type, Scope::logic},
    FunctionInfo{Function::condition, "Condition", "E8002", schema::boolean_type, Scope::logic},
    FunctionInfo{Function::contains, "Fn::Contains", "E1701", schema::boolean_type, Scope::rules},
    FunctionInfo{Function::each_member_equals, "Fn::EachMemberEquals", "E1701", schema::boolean_type, Scope::rules},
    FunctionInfo{Function::each_member_in, "Fn::EachMemberIn", "E1701", schema::boolean_type, Scope::rules},
    FunctionInfo{Function::ref_all, "Fn::RefAll", "E1701", schema::array_type, Scope::rules},
    FunctionInfo{Function::value_of, "Fn::ValueOf", "E1701", 0, Scope::rules},
    FunctionInfo{Function::value_of_all, "Fn::ValueOfAll", "E1701", schema::array_type, Scope::rules},
};

/// A set of functions, by the bit of their place in `functions`.
using FunctionSet = std::uint32_t;
template <class... Functions>
constexpr FunctionSet set_of(Functions... members) {
    return ((FunctionSet{1} << static_cast<unsigned>(members)) | ... | 0U);
}
constexpr bool contains(FunctionSet set, Function function) { return (set & set_of(function)) != 0; }

/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html (2026-11-23)
inline constexpr std::array<std::string_view, 8> pseudo_parameters = {
    "AWS::AccountId", "AWS::NoValue", "AWS::NotificationARNs", "AWS::Partition",
    "AWS::Region",    "AWS::StackId", "AWS::StackName",        "AWS::URLSuffix"};
[[nodiscard]] constexpr bool is_pseudo_parameter(std::string_view name) {
    for (const std::string_view parameter : pseudo_parameters)
        if (parameter == name)
            return true;
    return false;
}

constexpr const FunctionInfo& info(Function function) { return functions[static_cast<std::size_t>(function)]; }

struct Call {
    Function function;
    NodeId argument;
};

/// What function a node calls, if any. A `Condition` calls one only when a name follows: policies have `Condition`,
/// too.
[[nodiscard]] std::optional<Call> call_of(const Document& document, NodeId node);

/// Whether the node is a reference to `AWS::NoValue`.
[[nodiscard]] bool is_no_value(const Document& document, NodeId node);

/// A resource and one of its attributes, as `Fn::GetAtt` and `Fn::Sub` spell them. The attribute is empty where it is
/// not known.
struct AttributeName {
    std::string_view resource;
    std::string_view attribute;
};
/// Nothing where the argument is malformed.
[[nodiscard]] std::optional<AttributeName> attribute_name(const Document& document, NodeId argument);

/// `Fn::Sub` has a string, or a list of a string and the variables that it may use.
struct SubArguments {
    NodeId text;
    NodeId variables;
};
[[nodiscard]] SubArguments sub_arguments(const Document& document, NodeId argument);

using document::for_each_variable;

/// Calls `visit(name)` for each variable of a `Fn::Sub` that is not one of its own: what the template resolves.
template <class Visit>
void for_each_outer_variable(const Document& document, NodeId argument, Visit&& visit) {
    const SubArguments arguments = sub_arguments(document, argument);
    for_each_variable(text_of(document, arguments.text), [&](std::string_view name) {
        if (!arguments.variables || !document.find(arguments.variables, name))
            visit(name);
    });
}

}  // namespace appinfra::validate
