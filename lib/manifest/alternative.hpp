#pragma once

#include <cstdint>
#include <string_view>

#include "appinfra/manifest/app.hpp"

namespace appinfra::manifest {

/// A part of the model that is there or not, or is one of several.
enum class Alternative : std::uint8_t {
    always,  ///< No alternative: a part that every application has.
    new_network,
    existing_network,
    no_login,
    oidc,
    cognito,
    no_pipeline,
    pipeline,
};

/// For messages: `an existing network`.
[[nodiscard]] std::string_view describe(Alternative alternative);

[[nodiscard]] bool holds(const App& app, Alternative alternative);

/// Makes the application hold it, without any values yet.
void choose(App& app, Alternative alternative);

}  // namespace appinfra::manifest
