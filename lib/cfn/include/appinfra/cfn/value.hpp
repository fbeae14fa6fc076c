#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "appinfra/cfn/expr.hpp"

namespace appinfra::cfn {

/// Text as a template argument.
template <std::size_t N>
struct FixedString {
    char text[N]{};
    consteval FixedString(const char (&literal)[N]) { std::copy_n(literal, N, text); }  // NOLINT
    [[nodiscard]] constexpr std::string_view view() const { return {text, N - 1}; }
};

// What a property takes. These are tags: the values are `Value<String>` and so on.
struct String {};
struct Integer {};
struct Number {};
struct Boolean {};
struct Json {};  ///< Anything; policy documents, free-form objects.
template <class T>
struct List {};
template <class T>
struct Map {};
/// A string that names a resource, where the facts tell which. A kind is a resource type (`AWS::ECS::Cluster`: any of
/// its references will do) or one attribute of it (`AWS::IAM::Role.Arn`: only that one).
template <FixedString... Kinds>
struct StringOf {};

/// Whether a reference of that kind, always with its attribute, names what is wanted, with or without one.
/// (By index: g++ 12 with the undefined behaviour sanitizer takes no pointers into a template argument for constants.)
template <FixedString Kind, FixedString Wanted>
consteval bool kind_fits() {
    constexpr std::size_t length = sizeof(Wanted.text) - 1;
    if (sizeof(Kind.text) - 1 < length)
        return false;
    bool exact = false;
    for (std::size_t i = 0; i < length; ++i) {
        if (Kind.text[i] != Wanted.text[i])
            return false;
        exact = exact || Wanted.text[i] == '.';
    }
    return exact ? sizeof(Kind.text) - 1 == length : Kind.text[length] == '.';
}

/// What `ref()` and the attributes of a resource give.
template <FixedString Kind>
struct Reference {
    Expr expr;
};

/// An intrinsic or parameter whose type is known only when CloudFormation evaluates it; fits everywhere.
struct Any {
    Expr expr;
};

template <class T>
class Value;

/// A property type, generated from the facts: an aggregate that can turn itself into an expression.
template <class T>
concept Struct = requires(const T& value) {
    { value.lower() } -> std::same_as<Expr>;
};

/// The part of every Value: an expression, made only by the typed constructors.
class ValueBase {
public:
    [[nodiscard]] const Expr& expr() const& { return expr_; }
    [[nodiscard]] Expr expr() && { return std::move(expr_); }

protected:
    explicit ValueBase(Expr expr) : expr_(std::move(expr)) {}

    template <class T>
    static Expr traced(Expr expr, const diagnostics::Traced<T>& source) {
        expr.origin = std::make_shared<const diagnostics::Origin>(source.origin);
        return expr;
    }

private:
    Expr expr_;
};

/// A literal or an intrinsic that yields T. Has no default constructor: a required property cannot be forgotten.
template <class T>
class Value : public ValueBase {
public:
    /// A property type, generated from the facts.
    /// A template, so that nothing asks whether T is a struct before T is complete: structs can contain themselves.
    template <std::same_as<T> S>
    requires Struct<S> Value(S value) : ValueBase(std::move(value).lower()) {}  // NOLINT(google-explicit-constructor)
    Value(Any any) : ValueBase(std::move(any.expr)) {}                          // NOLINT(google-explicit-constructor)
};

template <>
class Value<String> : public ValueBase {
public:
    Value(const char* text) : ValueBase(Expr::of(std::string(text))) {}       // NOLINT(google-explicit-constructor)
    Value(std::string text) : ValueBase(Expr::of(std::move(text))) {}         // NOLINT(google-explicit-constructor)
    Value(std::string_view text) : ValueBase(Expr::of(std::string(text))) {}  // NOLINT(google-explicit-constructor)
    Value(const diagnostics::Traced<std::string>& text)                       // NOLINT(google-explicit-constructor)
        : ValueBase(traced(Expr::of(text.value), text)) {}
    template <FixedString Kind>
    Value(Reference<Kind> reference) : ValueBase(std::move(reference.expr)) {}  // NOLINT(google-explicit-constructor)
    template <FixedString... Kinds>
    Value(const Value<StringOf<Kinds...>>& value) : ValueBase(value.expr()) {}  // NOLINT(google-explicit-constructor)
    Value(Any any) : ValueBase(std::move(any.expr)) {}                          // NOLINT(google-explicit-constructor)
};

template <FixedString... Kinds>
class Value<StringOf<Kinds...>> : public ValueBase {
    template <FixedString Kind>
    static constexpr bool fits_any() {
        return (kind_fits<Kind, Kinds>() || ...);
    }

public:
    Value(const char* text) : ValueBase(Expr::of(std::string(text))) {}  // NOLINT(google-explicit-constructor)
    Value(std::string text) : ValueBase(Expr::of(std::move(text))) {}    // NOLINT(google-explicit-constructor)
    Value(const diagnostics::Traced<std::string>& text)                  // NOLINT(google-explicit-constructor)
        : ValueBase(traced(Expr::of(text.value), text)) {}
    /// Exactly that: a reference to something else converts to it, and must not get in this way.
    template <std::same_as<Value<String>> V>
    Value(const V& value) : ValueBase(value.expr()) {}  // NOLINT(google-explicit-constructor)
    Value(Any any) : ValueBase(std::move(any.expr)) {}  // NOLINT(google-explicit-constructor)
    /// From a value that names the same kinds, perhaps more exactly.
    template <FixedString... Others>
    requires(fits_any<Others>() && ...) Value(const Value<StringOf<Others...>>& value)
        : ValueBase(value.expr()) {}  // NOLINT(google-explicit-constructor)
    /// Only a reference to one of the wanted kinds compiles.
    template <FixedString Kind>
    requires(kind_fits<Kind, Kinds>() || ...) Value(Reference<Kind> reference)
        : ValueBase(std::move(reference.expr)) {}  // NOLINT(google-explicit-constructor)
};

template <>
class Value<Integer> : public ValueBase {
public:
    template <std::integral I>
    requires(!std::same_as<I, bool> && !std::same_as<I, char>) Value(I value)
        : ValueBase(Expr::of(static_cast<std::int64_t>(value))) {}  // NOLINT(google-explicit-constructor)
    template <std::integral I>
    requires(!std::same_as<I, bool>) Value(const diagnostics::Traced<I>& value)  // NOLINT(google-explicit-constructor)
        : ValueBase(traced(Expr::of(static_cast<std::int64_t>(value.value)), value)) {}
    Value(Any any) : ValueBase(std::move(any.expr)) {}  // NOLINT(google-explicit-constructor)
};

template <>
class Value<Number> : public ValueBase {
public:
    template <std::integral I>
    requires(!std::same_as<I, bool> && !std::same_as<I, char>) Value(I value)
        : ValueBase(Expr::of(static_cast<std::int64_t>(value))) {}  // NOLINT(google-explicit-constructor)
    Value(double value) : ValueBase(Expr::of(value)) {}             // NOLINT(google-explicit-constructor)
    Value(Any any) : ValueBase(std::move(any.expr)) {}              // NOLINT(google-explicit-constructor)
};

template <>
class Value<Boolean> : public ValueBase {
public:
    template <std::same_as<bool> B>
    Value(B value)
        : ValueBase(Expr::boolean(value)) {}  // NOLINT(google-explicit-constructor): exactly bool, no pointers
    template <std::same_as<bool> B>
    Value(const diagnostics::Traced<B>& value)  // NOLINT(google-explicit-constructor)
        : ValueBase(traced(Expr::boolean(value.value), value)) {}
    Value(Any any) : ValueBase(std::move(any.expr)) {}  // NOLINT(google-explicit-constructor)
};

template <class T>
class Value<List<T>> : public ValueBase {
public:
    Value(std::initializer_list<Value<T>> items)  // NOLINT(google-explicit-constructor)
        : ValueBase(collect(items)) {}
    template <class U>
    requires std::constructible_from < Value<T>,
    const U& > Value(const std::vector<U>& items) : ValueBase(collect(items)) {}  // NOLINT(google-explicit-constructor)
    Value(Any any) : ValueBase(std::move(any.expr)) {}                            // NOLINT(google-explicit-constructor)

private:
    static Expr collect(const auto& items) {
        Expr list = Expr::list({});
        list.items.reserve(items.size());
        for (const auto& item : items)
            list.items.push_back(Value<T>(item).expr());
        return list;
    }
};

template <class T>
class Value<Map<T>> : public ValueBase {
public:
    Value(std::initializer_list<std::pair<std::string_view, Value<T>>> entries)  // NOLINT(google-explicit-constructor)
        : ValueBase(collect(entries)) {}
    Value(const std::vector<std::pair<std::string, Value<T>>>& entries)  // NOLINT(google-explicit-constructor)
        : ValueBase(collect(entries)) {}
    Value(Any any) : ValueBase(std::move(any.expr)) {}  // NOLINT(google-explicit-constructor)

private:
    static Expr collect(const auto& entries) {
        Expr map = Expr::object();
        for (const auto& [key, value] : entries)
            map.set(key, value.expr());
        return map;
    }
};

/// Free-form values: `Value<Json>` takes whatever can be said in JSON.
template <>
class Value<Json> : public ValueBase {
public:
    Value(Expr expr) : ValueBase(std::move(expr)) {}                     // NOLINT(google-explicit-constructor)
    Value(const char* text) : ValueBase(Expr::of(std::string(text))) {}  // NOLINT(google-explicit-constructor)
    Value(std::string text) : ValueBase(Expr::of(std::move(text))) {}    // NOLINT(google-explicit-constructor)
    template <std::integral I>
    requires(!std::same_as<I, bool> && !std::same_as<I, char>) Value(I value)
        : ValueBase(Expr::of(static_cast<std::int64_t>(value))) {}  // NOLINT(google-explicit-constructor)
    template <std::same_as<bool> B>
    Value(B value) : ValueBase(Expr::boolean(value)) {}  // NOLINT(google-explicit-constructor)
    template <class T>
    requires(!std::same_as<T, Json>) Value(const Value<T>& value)
        : ValueBase(value.expr()) {}  // NOLINT(google-explicit-constructor)
    template <FixedString Kind>
    Value(Reference<Kind> reference) : ValueBase(std::move(reference.expr)) {}  // NOLINT(google-explicit-constructor)
    template <Struct T>
    Value(T value) : ValueBase(std::move(value).lower()) {}  // NOLINT(google-explicit-constructor)
    Value(Any any) : ValueBase(std::move(any.expr)) {}       // NOLINT(google-explicit-constructor)
};

/// A property that may be left out: `Optional<Integer> DesiredCount = {};`.
template <class T>
class OptionalBase {
public:
    OptionalBase() = default;
    template <class U>
    requires std::constructible_from<Value<T>, U &&> OptionalBase(U&& value)
        : expr_(Value<T>(std::forward<U>(value)).expr()) {}  // NOLINT(google-explicit-constructor)
    [[nodiscard]] const Expr& expr() const& { return expr_; }
    [[nodiscard]] Expr expr() && { return std::move(expr_); }

private:
    Expr expr_;
};

template <class T>
class Optional : public OptionalBase<T> {
public:
    using OptionalBase<T>::OptionalBase;
    Optional() = default;
};

template <class T>
class Optional<List<T>> : public OptionalBase<List<T>> {
public:
    using OptionalBase<List<T>>::OptionalBase;
    Optional() = default;
    /// For `{a, b}`.
    Optional(std::initializer_list<Value<T>> items) : OptionalBase<List<T>>(Value<List<T>>(items)) {}
};

template <class T>
class Optional<Map<T>> : public OptionalBase<Map<T>> {
public:
    using OptionalBase<Map<T>>::OptionalBase;
    Optional() = default;
    /// For `{{"key", value}}`.
    Optional(std::initializer_list<std::pair<std::string_view, Value<T>>> entries)
        : OptionalBase<Map<T>>(Value<Map<T>>(entries)) {}
};

}  // namespace appinfra::cfn
