#pragma once

#include <algorithm>
#include <concepts>
#include <string>
#include <type_traits>

#include "appinfra/cfn/assembly.hpp"
#include "appinfra/cfn/layout.hpp"
#include "appinfra/manifest/app.hpp"

namespace appinfra::topology {

/// What every building block works on: the assembly it adds to, and the application as one environment wants it.
struct Context {
    cfn::Assembly& assembly;
    const manifest::Manifest& manifest;
    const manifest::App& app;
    std::string environment;
    std::string scenario;  ///< Its name, also that of the template in the single layout.
    cfn::Layout layout;

    /// The environment that is deployed to first; in the single layout its stack holds the pipeline.
    [[nodiscard]] bool first_environment() const { return environment == manifest.environments.front().name; }
};

/// The stack that holds a layer, or without one everything: the pipeline is the application's, the application's own
/// layer is named after the scenario, so that two can stand side by side while an application moves.
[[nodiscard]] std::string stack_name(const std::string& app, const std::string& environment,
                                     const std::string& scenario, std::optional<cfn::Layer> layer);

/// A value of the manifest that all environments share stands in the template as it is; one in which they differ
/// becomes a parameter, so that one template still serves them all. `get` takes an App and gives a reference to a
/// Traced value.
template <class Get>
[[nodiscard]] cfn::Any shared_or_parameter(Context& context, const std::string& name, std::string description,
                                           const Get& get);

// Values of the manifest as parameter values.
[[nodiscard]] cfn::Setting setting(const manifest::Traced<std::string>& value);
[[nodiscard]] cfn::Setting setting(const manifest::Traced<std::int64_t>& value);
[[nodiscard]] cfn::Setting setting(const manifest::Traced<bool>& value);
/// A value that nobody chose yet; deployers may.
[[nodiscard]] cfn::Setting unset();

/// `smtp-password` and `SMTP_PASSWORD` become `SmtpPassword`, as logical ids are spelled. Characters other than letters
/// and digits separate words.
[[nodiscard]] std::string camel_case(std::string_view name);

/// The host name of the application, as a parameter.
[[nodiscard]] cfn::Parameter domain_parameter(Context& context);

/// A boolean parameter, and the condition that it is `true`.
struct Switch {
    cfn::Parameter parameter;
    cfn::Condition on;
};
[[nodiscard]] Switch make_switch(Context& context, const std::string& name, const std::string& condition,
                                 std::string description, const manifest::Traced<bool>& value);

template <class Get>
cfn::Any shared_or_parameter(Context& context, const std::string& name, std::string description, const Get& get) {
    const auto& own = get(context.app);
    using Type = std::decay_t<decltype(own.value)>;
    const auto& environments = context.manifest.environments;
    const bool shared = std::ranges::all_of(
        environments, [&](const auto& environment) { return get(environment.app).value == own.value; });
    constexpr bool text = std::same_as<Type, std::string>;
    if (shared)
        return {cfn::Value<std::conditional_t<text, cfn::String, cfn::Integer>>(own).expr()};
    return context.assembly
        .parameter(name,
                   {.description = std::move(description), .type = text ? "String" : "Number", .value = setting(own)})
        .ref();
}

}  // namespace appinfra::topology
