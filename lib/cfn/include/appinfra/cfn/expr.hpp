#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "appinfra/diagnostics/origin.hpp"

namespace appinfra::cfn {

/// One value of a template while it is being built: a literal, a container, or an intrinsic function. Untyped; what
/// users handle is `Value<T>`, which makes only expressions of the right type.
struct Expr {
    enum class Kind : std::uint8_t {
        absent,     ///< The property is left out.
        boolean,    ///< `integer` is 0 or 1.
        integer,    ///< `integer`.
        number,     ///< `text` as written.
        string,     ///< `text`.
        list,       ///< `items`.
        object,     ///< `items` under `keys`, in order.
        parameter,  ///< `Ref` to a template parameter or pseudo parameter, `text`.
        ref,        ///< `Ref` to the resource whose logical id is `text`.
        attribute,  ///< `Fn::GetAtt` of the resource `text`, attribute `attribute`.
        sub,        ///< `Fn::Sub`: the concatenation of `items`, each a string, parameter, ref or attribute.
        call,       ///< The intrinsic function `text` with `items` as its argument list.
        condition,  ///< `Condition: text` inside a condition function.
    };
    Kind kind = Kind::absent;
    std::int64_t integer = 0;
    std::string text = {};
    std::string attribute = {};
    std::vector<Expr> items = {};
    std::vector<std::string> keys = {};
    std::shared_ptr<const diagnostics::Origin> origin = {};

    [[nodiscard]] bool absent() const { return kind == Kind::absent; }

    static Expr boolean(bool value) { return {.kind = Kind::boolean, .integer = value ? 1 : 0}; }
    static Expr of(std::int64_t value) { return {.kind = Kind::integer, .integer = value}; }
    static Expr of(double value);
    static Expr of(std::string value) { return {.kind = Kind::string, .text = std::move(value)}; }
    static Expr parameter(std::string name) { return {.kind = Kind::parameter, .text = std::move(name)}; }
    static Expr ref(std::string logical_id) { return {.kind = Kind::ref, .text = std::move(logical_id)}; }
    static Expr get_att(std::string logical_id, std::string name) {
        return {.kind = Kind::attribute, .text = std::move(logical_id), .attribute = std::move(name)};
    }
    static Expr call(std::string function, std::vector<Expr> arguments) {
        return {.kind = Kind::call, .text = std::move(function), .items = std::move(arguments)};
    }
    static Expr list(std::vector<Expr> items) { return {.kind = Kind::list, .items = std::move(items)}; }
    static Expr object() { return {.kind = Kind::object}; }

    /// Adds an entry to an object. An absent value adds nothing.
    Expr& set(std::string_view key, Expr value);
    /// The entry of an object, or null.
    [[nodiscard]] const Expr* find(std::string_view key) const;
};

}  // namespace appinfra::cfn
