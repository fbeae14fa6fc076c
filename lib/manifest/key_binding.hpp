#pragma once

#include <type_traits>

#include "keys.hpp"

namespace appinfra::manifest {

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

/// Follows member pointers; null where the model holds nothing.
template <auto first, auto... rest, class Object>
auto* follow(Object& object) {
    auto& member = object.*first;
    if constexpr (sizeof...(rest) == 0)
        return &member;
    else if constexpr (is_optional<std::remove_reference_t<decltype(member)>>)
        return member ? follow<rest...>(*member) : nullptr;
    else
        return follow<rest...>(member);
}

template <class Held, auto member, class Variant>
auto* follow_alternative(Variant& variant) {
    auto* held = std::get_if<Held>(&variant);
    return held != nullptr ? &(held->*member) : nullptr;
}

template <const auto& type, class Target>
std::optional<Problem> assign(Target* target, const Node& node, diagnostics::Origin origin) {
    if (target == nullptr)
        return std::nullopt;
    auto parsed = type.parse(type, node);
    if (auto* problem = std::get_if<Problem>(&parsed))
        return std::move(*problem);
    using Value = std::variant_alternative_t<0, decltype(parsed)>;
    *target = Traced<Value>(std::get<0>(std::move(parsed)), std::move(origin));
    return std::nullopt;
}

/// The key `info` of an `Owner`: a value of `type`, kept where `members` lead.
template <class Owner, const auto& type, auto... members>
constexpr Key<Owner> key(KeyInfo info) {
    info.type = &type;
    return {info, [](Owner& owner, const Node& node, diagnostics::Origin origin) {
                return assign<type>(follow<members...>(owner), node, std::move(origin));
            }};
}

/// The same, where the value is kept in `Held`, an alternative of `variant`.
template <const auto& type, auto variant, class Held, auto member>
constexpr Key<App> alternative_key(KeyInfo info) {
    info.type = &type;
    return {info, [](App& app, const Node& node, diagnostics::Origin origin) {
                return assign<type>(follow_alternative<Held, member>(app.*variant), node, std::move(origin));
            }};
}

}  // namespace appinfra::manifest
