#pragma once

#include <string>
#include <utility>

#include "appinfra/diagnostics/diagnostic.hpp"

namespace appinfra::diagnostics {

/// Where a value came from, so that `appinfra explain` can answer for every rendered property.
struct Origin {
    enum class Kind : std::uint8_t {
        scenario,       ///< Decided by the scenario or one of its building blocks.
        manifest,       ///< Written in the manifest at `span`.
        default_value,  ///< Not written in the manifest; its default.
    };
    Kind kind = Kind::scenario;
    std::string key;  ///< The manifest key, such as `web.instances`; empty for `scenario`.
    Span span;        ///< Known for `manifest` only.
};

/// A value of the manifest together with where it came from. Reads like the value itself.
template <class T>
struct Traced {
    T value{};
    Origin origin{};

    Traced() = default;
    Traced(T initial) : value(std::move(initial)) {}  // NOLINT(google-explicit-constructor): stands for the value
    Traced(T initial, Origin from) : value(std::move(initial)), origin(std::move(from)) {}

    operator const T&() const { return value; }  // NOLINT(google-explicit-constructor)
    const T& operator*() const { return value; }
    const T* operator->() const { return &value; }
};

}  // namespace appinfra::diagnostics
