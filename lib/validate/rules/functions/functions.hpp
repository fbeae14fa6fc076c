#pragma once

#include "../../context.hpp"
#include "../../functions.hpp"

namespace appinfra::validate::rules {

/// Where in the template a function is called.
struct Site {
    Scope scope = Scope::values;  ///< What the place may hold: `values`, `logic` or `rules`.
    std::optional<std::uint32_t> resource = {};
};

/// The node is the one that calls the function, or names something for it.
void check_ref(Context& context, NodeId argument, const Site& site);
void check_get_att(Context& context, NodeId argument, const Site& site);
void check_sub(Context& context, NodeId argument, const Site& site);
void check_branch(Context& context, NodeId argument);
void check_find_in_map(Context& context, NodeId argument);
void check_list_function(Context& context, Call call);
void check_text_function(Context& context, Call call);
/// Functions that exist only with the transform `AWS::LanguageExtensions`; reports where that is missing.
[[nodiscard]] bool check_extension(Context& context, Call call);
void check_logic(Context& context, Call call, const Site& site);

/// Says that a resource, if any, is used at a site.
void depend(Context& context, std::uint32_t resource, NodeId where, const Site& site);
/// Reports a place that uses a resource which a condition may leave out there.
void check_available(Context& context, RuleId rule, NodeId where, std::uint32_t resource);
/// Reports a branch of `Fn::If` that cannot be taken where it stands.
void check_reachable(Context& context, NodeId argument);
/// Looks a condition up and says that it is used.
void use_condition(Context& context, RuleId rule, NodeId where, std::string_view name);
/// An attribute of a resource, for the rule of the function that names it; false when it does not exist.
bool use_attribute(Context& context, RuleId rule, NodeId where, const AttributeName& name, const Site& site);
/// A name that `Ref` or `Fn::Sub` can look up; false when it does not exist.
[[nodiscard]] bool use_name(Context& context, NodeId where, std::string_view name, const Site& site);

}  // namespace appinfra::validate::rules
