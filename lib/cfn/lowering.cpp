#include "lowering.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace appinfra::cfn {

using document::NodeId;
using Kind = Expr::Kind;

namespace {

bool fits_sub(const Expr& part) {
    return part.kind == Kind::string || part.kind == Kind::parameter || part.kind == Kind::ref ||
           part.kind == Kind::attribute;
}

/// Text that `Fn::Sub` leaves alone: `${` would start a placeholder.
void append_literal(std::string& text, std::string_view literal) {
    for (std::size_t i = 0; i < literal.size(); ++i) {
        text += literal[i];
        if (literal[i] == '$' && i + 1 < literal.size() && literal[i + 1] == '{') {
            text += "{!";
            ++i;
        }
    }
}

}  // namespace

NodeId Lowering::function(std::string_view name, NodeId argument) {
    const NodeId map = document_.make_map();
    document_.insert(map, name, argument);
    return map;
}

std::string Lowering::use_parameter(std::string name) {
    if (!name.starts_with("AWS::"))
        parameters_.insert(name);
    return name;
}

NodeId Lowering::lower(const Expr& expr) {
    switch (expr.kind) {
        case Kind::absent:
            throw std::logic_error("an absent value cannot be written");
        case Kind::boolean:
            return document_.make_boolean(expr.integer != 0);
        case Kind::integer:
            return document_.make_integer(expr.integer);
        case Kind::number:
            return document_.make_number(expr.text);
        case Kind::string:
            return document_.make_string(expr.text);
        case Kind::parameter:
            return function("Ref", string(use_parameter(expr.text)));
        case Kind::ref:
        case Kind::attribute:
            return lower_reference(expr);
        case Kind::sub:
            return lower_sub(expr);
        case Kind::call:
            return lower_call(expr);
        case Kind::condition:
            conditions_.insert(expr.text);
            return string(expr.text);
        case Kind::list: {
            const NodeId list = document_.make_list();
            for (const Expr& item : expr.items)
                document_.append(list, lower(item));
            return list;
        }
        case Kind::object: {
            const NodeId map = document_.make_map();
            for (std::size_t i = 0; i < expr.items.size(); ++i)
                document_.insert(map, expr.keys[i], lower(expr.items[i]));
            return map;
        }
    }
    throw std::logic_error("unknown kind of expression");
}

NodeId Lowering::lower_condition(const Expr& expr) {
    if (expr.kind == Kind::condition) {
        conditions_.insert(expr.text);
        return function("Condition", string(expr.text));
    }
    if (expr.text == "Fn::Equals")
        return lower_call(expr);
    const NodeId arguments = document_.make_list();
    for (const Expr& item : expr.items)
        document_.append(arguments, lower_condition(item));
    return function(expr.text, arguments);
}

NodeId Lowering::lower_reference(const Expr& expr) {
    if (std::optional<std::string> parameter = crossing_(expr))
        return function("Ref", string(use_parameter(std::move(*parameter))));
    if (expr.kind == Kind::ref)
        return function("Ref", string(expr.text));
    const NodeId arguments = document_.make_list();
    document_.append(arguments, string(expr.text));
    document_.append(arguments, string(expr.attribute));
    return function("Fn::GetAtt", arguments);
}

std::string Lowering::placeholder(const Expr& part) {
    if (part.kind == Kind::parameter)
        return "${" + use_parameter(part.text) + "}";
    if (std::optional<std::string> parameter = crossing_(part))
        return "${" + use_parameter(std::move(*parameter)) + "}";
    return part.kind == Kind::ref ? "${" + part.text + "}" : "${" + part.text + "." + part.attribute + "}";
}

NodeId Lowering::lower_sub(const Expr& expr) {
    if (std::ranges::all_of(expr.items, [](const Expr& part) { return part.kind == Kind::string; })) {
        std::string text;
        for (const Expr& part : expr.items)
            text += part.text;
        return string(text);
    }
    if (expr.items.size() == 1)
        return lower(expr.items.front());
    if (std::ranges::all_of(expr.items, fits_sub)) {
        std::string text;
        std::string literal;  // Of neighbours together: `$` and `{` may come from two of them.
        for (const Expr& part : expr.items) {
            if (part.kind == Kind::string) {
                literal += part.text;
                continue;
            }
            append_literal(text, std::exchange(literal, {}));
            text += placeholder(part);
        }
        append_literal(text, literal);
        return function("Fn::Sub", string(text));
    }
    // Fn::Sub cannot hold a function inside; Fn::Join can.
    const NodeId parts = document_.make_list();
    for (const Expr& part : expr.items)
        document_.append(parts, lower(part));
    const NodeId arguments = document_.make_list();
    document_.append(arguments, string(""));
    document_.append(arguments, parts);
    return function("Fn::Join", arguments);
}

NodeId Lowering::lower_call(const Expr& expr) {
    // Functions of one argument take it bare, not as a list of one; only Fn::Not wants the list.
    if (expr.items.size() == 1 && expr.text != "Fn::Not")
        return function(expr.text, lower(expr.items.front()));
    const NodeId arguments = document_.make_list();
    for (const Expr& item : expr.items)
        document_.append(arguments, lower(item));
    return function(expr.text, arguments);
}

}  // namespace appinfra::cfn
