#pragma once

#include <string>
#include <string_view>

#include "appinfra/cfn/assembly.hpp"

namespace appinfra::cfn {

/// Calls `visit(expr)` for every expression inside `expr`, itself included.
template <class Visit>
void for_each_expr(const Expr& expr, const Visit& visit) {
    visit(expr);
    for (const Expr& item : expr.items)
        for_each_expr(item, visit);
}

/// Calls `visit(expr)` for every expression of the resource, those of its attributes (conditions, policies) included.
template <class Visit>
void for_each_expr(const Assembly::Resource& resource, const Visit& visit) {
    for_each_expr(resource.properties, visit);
    for_each_expr(resource.options.creation_policy, visit);
    for_each_expr(resource.options.update_policy, visit);
    if (resource.options.condition)
        for_each_expr(resource.options.condition->expr, visit);
    if (resource.options.name_tag)
        for_each_expr(resource.options.name_tag->expr(), visit);
}

inline bool refers_to_resource(const Expr& expr) {
    return expr.kind == Expr::Kind::ref || expr.kind == Expr::Kind::attribute;
}

/// The name under which a reference crosses templates: `Vpc`, `DatabaseEndpointAddress`.
inline std::string crossing_name(const Expr& reference) {
    std::string name = reference.text;
    for (const char c : reference.attribute)
        if (c != '.')
            name += c;
    return name;
}

}  // namespace appinfra::cfn
