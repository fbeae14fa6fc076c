#pragma once

#include <string_view>
#include <vector>

#include "appinfra/cfn/value.hpp"

namespace appinfra::cfn {

// Pseudo parameters.
[[nodiscard]] Any account_id();
[[nodiscard]] Any no_value();
[[nodiscard]] Any partition();
[[nodiscard]] Any region();
[[nodiscard]] Any stack_id();
[[nodiscard]] Any stack_name();
[[nodiscard]] Any url_suffix();

/// A template parameter, made by `Assembly::parameter`.
struct Parameter {
    std::string name;
    [[nodiscard]] Any ref() const { return {Expr::parameter(name)}; }
};

/// A named condition, made by `Assembly::condition`; or a condition function over others.
struct Condition {
    Expr expr;
};

[[nodiscard]] Condition equals(const Value<Json>& left, const Value<Json>& right);
[[nodiscard]] Condition not_(const Condition& condition);
[[nodiscard]] Condition and_(std::initializer_list<Condition> conditions);
[[nodiscard]] Condition or_(std::initializer_list<Condition> conditions);

/// `Fn::If`. `condition` must be a named one.
[[nodiscard]] Any if_(const Condition& condition, const Value<Json>& then, const Value<Json>& otherwise);

[[nodiscard]] Any select(int index, const Value<Json>& list);
[[nodiscard]] Any split(std::string_view separator, const Value<Json>& text);
[[nodiscard]] Value<String> join(std::string_view separator, const Value<Json>& list);
/// The availability zones of the stack's region.
[[nodiscard]] Any availability_zones();
/// `count` address ranges of `2^host_bits` addresses each, cut from `block`.
[[nodiscard]] Any cidr(const Value<Json>& block, int count, int host_bits);
[[nodiscard]] Value<String> base64(const Value<String>& text);

/// `Fn::Sub` over `parts`, which follow one another. Literal text may hold anything, `${` included.
[[nodiscard]] Value<String> concatenate(std::vector<Expr> parts);
/// The parts of `format`, in which each `{}` stands for the next of `arguments`.
[[nodiscard]] Value<String> format_sub(std::string_view format, std::vector<Expr> arguments);

/// `sub("arn:{}:s3:::{}/*", partition(), bucket.ref())`: text with references in it.
template <class... Arguments>
[[nodiscard]] Value<String> sub(std::string_view format, const Arguments&... arguments) {
    return format_sub(format, {Value<String>(arguments).expr()...});
}

/// An object of free form, such as a policy statement: `object({{"Effect", "Allow"}, ...})`.
[[nodiscard]] Expr object(std::initializer_list<std::pair<std::string_view, Value<Json>>> entries);
[[nodiscard]] Expr list(std::initializer_list<Value<Json>> items);

}  // namespace appinfra::cfn
