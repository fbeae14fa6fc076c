#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "appinfra/manifest/app.hpp"
#include "value_type.hpp"

namespace appinfra::manifest {

// Readers of values: each takes a value as it is written and returns what it means, or what is wrong with it.

Parsed<bool> parse_boolean(const ValueType& type, const Node& node);
Parsed<std::int64_t> parse_integer(const ValueType& type, const Node& node);
Parsed<std::int64_t> parse_quantity(const ValueType& type, const Node& node);
/// A number of days that CloudWatch Logs has as a retention.
Parsed<std::int64_t> parse_retention(const ValueType& type, const Node& node);
/// CPU units of Fargate.
Parsed<std::int64_t> parse_cpu(const ValueType& type, const Node& node);
Parsed<Instances> parse_instances(const ValueType& type, const Node& node);
Parsed<std::string> parse_version(const ValueType& type, const Node& node);

/// Where in `type.choices` the value stands.
Parsed<std::size_t> parse_choice_index(const ValueType& type, const Node& node);

/// For enumerations whose members are in the order of `type.choices`.
template <class Enum>
Parsed<Enum> parse_choice(const ValueType& type, const Node& node) {
    auto index = parse_choice_index(type, node);
    if (auto* problem = std::get_if<Problem>(&index))
        return std::move(*problem);
    return static_cast<Enum>(std::get<std::size_t>(index));
}

/// One line that `is_one` accepts; else a problem with the id `id`.
Parsed<std::string> parse_shape(const ValueType& type, const Node& node, bool (*is_one)(std::string_view), Id id);

template <bool (*is_one)(std::string_view), Id id = Id::invalid_identifier>
Parsed<std::string> parse_text(const ValueType& type, const Node& node) {
    return parse_shape(type, node, is_one, id);
}

/// A list of different lines that `is_one` accepts, as many as `type` allows.
Parsed<std::vector<std::string>> parse_list(const ValueType& type, const Node& node, bool (*is_one)(std::string_view));

template <bool (*is_one)(std::string_view)>
Parsed<std::vector<std::string>> parse_text_list(const ValueType& type, const Node& node) {
    return parse_list(type, node, is_one);
}

Parsed<std::string> parse_app_name(const ValueType& type, const Node& node);
Parsed<std::string> parse_domain(const ValueType& type, const Node& node);
Parsed<std::string> parse_schedule(const ValueType& type, const Node& node);
Parsed<Cidr> parse_cidr(const ValueType& type, const Node& node);
Parsed<Command> parse_command(const ValueType& type, const Node& node);
Parsed<std::optional<Command>> parse_command_or_none(const ValueType& type, const Node& node);
Parsed<std::string> parse_tag_value(const ValueType& type, const Node& node);

/// A reference to a secret. A problem never repeats what was written.
Parsed<SecretSource> parse_secret(const ValueType& type, const Node& node);
Parsed<SecretsManagerSecret> parse_secrets_manager(const ValueType& type, const Node& node);

}  // namespace appinfra::manifest
