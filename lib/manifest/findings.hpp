#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "appinfra/diagnostics/diagnostic.hpp"
#include "appinfra/support/quoted.hpp"

namespace appinfra::manifest {

/// The kinds of findings, in the order of `catalogue()`.
enum class Id : std::uint8_t {
    not_yaml = 1,
    too_large,
    bad_character,
    not_one_mapping,
    unsupported_yaml,
    unknown_key,
    duplicate_key,
    missing_key,
    wrong_type,
    wrong_unit,
    malformed,
    out_of_range,
    unknown_choice,
    invalid_name,
    invalid_domain,
    invalid_schedule,
    invalid_timezone,
    invalid_network_range,
    public_network_range,
    invalid_identifier,
    no_such_fargate_size,
    reversed_range,
    replica_without_backups,
    no_such_retention,
    plain_text_secret,
    secret_in_environment,
    name_used_twice,
    reserved_name,
    invalid_tag,
    same_domain,
    fixed_key,
    different_structure,
    mixed_alternatives,
    needs_a_shell,
    too_many,
};

/// What is wrong with one value, before it is known where the value stands. The message continues "<key> <subject>".
struct Problem {
    Id id = Id::malformed;
    std::string message{};
    std::string help{};
    std::optional<std::string> subject{};  ///< What is wrong, when it is not the whole text of the value.
    diagnostics::Span span{};              ///< Known when it is not the whole value.
    bool confidential = false;             ///< Nothing of the value may be shown.
};

using support::quoted;

/// The findings on one manifest. Delivers them in the order of the text, and decides which source lines must stay
/// hidden.
class Findings {
public:
    void error(Id id, diagnostics::Span span, std::string path, std::string message, std::string help = {});
    void warning(Id id, diagnostics::Span span, std::string path, std::string message, std::string help = {});

    /// The lines of `span` hold, or may hold, a secret in plain text.
    void hide(diagnostics::Span span);

    /// Whether something is wrong with the key `path` or below it, in the base or in an environment. Its value in the
    /// model then is not what was meant.
    [[nodiscard]] bool concern(std::string_view path) const;

    /// Adds what another stage found on the same manifest.
    void absorb(Findings&& later);

    [[nodiscard]] bool has_errors() const { return errors_ != 0; }

    /// `source` is the text of the manifest, and `file` its name.
    void deliver(std::string_view source, const std::string& file, diagnostics::Sink& sink) &&;

private:
    void add(diagnostics::Severity severity, Id id, diagnostics::Span span, std::string path, std::string message,
             std::string help);

    std::vector<diagnostics::Diagnostic> findings_;
    std::set<std::uint32_t> hidden_lines_;
    std::size_t errors_ = 0;
};

}  // namespace appinfra::manifest
