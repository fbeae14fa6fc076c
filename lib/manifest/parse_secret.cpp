#include <array>

#include "appinfra/support/edit_distance.hpp"
#include "parse.hpp"
#include "text.hpp"

namespace appinfra::manifest {
namespace {

constexpr std::string_view secrets_manager_scheme = "secretsmanager:";
constexpr std::string_view parameter_scheme = "ssm:";

Problem secret_problem(Id id, std::string message, std::string help) {
    return {.id = id, .message = std::move(message), .help = std::move(help), .subject = "", .confidential = true};
}

Problem bad_reference(std::string_view scheme, std::string help) {
    return secret_problem(Id::invalid_identifier, "has a malformed reference after `" + std::string(scheme) + "`",
                          std::move(help));
}

/// Where the resource part of an ARN begins (`arn:partition:service:region:account:resource`); nothing when `text` is
/// not shaped like an ARN of `service`.
std::optional<std::size_t> arn_resource(std::string_view text, std::string_view service) {
    const auto parts = split(text, ':');
    if (parts.size() < 6 || parts[0] != "arn" || !parts[1].starts_with("aws") || parts[2] != service ||
        !consists_of(parts[1], is_alphanumeric, "-") || !consists_of(parts[3], is_alphanumeric, "-") ||
        parts[4].size() != 12 || !consists_of(parts[4], is_digit, ""))
        return std::nullopt;
    return static_cast<std::size_t>(parts[5].data() - text.data());
}

bool is_secret_id(std::string_view text) { return text.size() <= 512 && consists_of(text, is_alphanumeric, "/_+=.@-"); }

bool is_json_key(std::string_view text) { return text.size() <= 128 && consists_of(text, is_alphanumeric, "_.-"); }

bool is_parameter_name(std::string_view text) {
    return text.size() <= 1011 && consists_of(text, is_alphanumeric, "/_.-") && !text.ends_with('/') &&
           text.find("//") == std::string_view::npos;
}

/// `NAME`, `NAME:KEY`, `ARN` or `ARN:KEY`.
Parsed<SecretsManagerSecret> secrets_manager_reference(std::string_view text) {
    std::size_t name_begin = 0;
    if (text.starts_with("arn:")) {
        const auto resource = arn_resource(text, "secretsmanager");
        if (!resource || !text.substr(*resource).starts_with("secret:"))
            return bad_reference(secrets_manager_scheme,
                                 "an ARN looks like `arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME`");
        name_begin = *resource + std::string_view("secret:").size();
    }
    const std::size_t colon = text.find(':', name_begin);
    const bool has_key = colon != std::string_view::npos;
    const std::string_view key = has_key ? text.substr(colon + 1) : std::string_view();
    if (!is_secret_id(text.substr(name_begin, colon - name_begin)) || (has_key && !is_json_key(key)))
        return bad_reference(secrets_manager_scheme,
                             "write `secretsmanager:NAME`, or `secretsmanager:NAME:KEY` for one key of a JSON secret");
    return SecretsManagerSecret{.id = std::string(text.substr(0, colon)), .json_key = std::string(key)};
}

Parsed<SecretSource> parameter_reference(std::string_view text) {
    std::string_view name = text;
    if (text.starts_with("arn:")) {
        const auto resource = arn_resource(text, "ssm");
        if (!resource || !text.substr(*resource).starts_with("parameter/"))
            return bad_reference(parameter_scheme, "an ARN looks like `arn:aws:ssm:REGION:ACCOUNT:parameter/NAME`");
        name = text.substr(*resource + std::string_view("parameter/").size());
    }
    if (!is_parameter_name(name))
        return bad_reference(parameter_scheme, "write `ssm:/PATH/NAME`");
    return ParameterStoreSecret{.id = std::string(text)};
}

Problem plain_text(std::string help) {
    return secret_problem(Id::plain_text_secret, "is not a reference to a secret", std::move(help));
}

bool is_line(const ValueType& type, const Node& node) {
    return std::holds_alternative<std::string_view>(one_line(type, node));
}

}  // namespace

Parsed<SecretSource> parse_secret(const ValueType& type, const Node& node) {
    if (node.kind == Node::Kind::null)
        return secret_problem(Id::wrong_type, "has no value", takes(type));
    const std::string_view text = node.text;
    if (!is_line(type, node))
        return plain_text(takes(type));
    if (text == "generated")
        return GeneratedSecret{};
    if (text.starts_with(parameter_scheme))
        return parameter_reference(text.substr(parameter_scheme.size()));
    if (text.starts_with(secrets_manager_scheme)) {
        auto secret = secrets_manager_reference(text.substr(secrets_manager_scheme.size()));
        if (auto* problem = std::get_if<Problem>(&secret))
            return std::move(*problem);
        return std::get<SecretsManagerSecret>(std::move(secret));
    }
    constexpr std::array<std::string_view, 3> words{"generated", "secretsmanager", "ssm"};
    if (const auto meant = support::did_you_mean(text.substr(0, text.find(':')), words))
        return plain_text("did you mean `" + std::string(*meant) + "`?");
    return plain_text(takes(type) + "; put the value there, and change it if it was ever committed");
}

Parsed<SecretsManagerSecret> parse_secrets_manager(const ValueType& type, const Node& node) {
    auto parsed = parse_secret(type, node);
    if (auto* problem = std::get_if<Problem>(&parsed))
        return std::move(*problem);
    auto& source = std::get<SecretSource>(parsed);
    if (auto* secret = std::get_if<SecretsManagerSecret>(&source))
        return std::move(*secret);
    return secret_problem(Id::unknown_choice,
                          "is not a secret in Secrets Manager, the only place that a load balancer reads from",
                          takes(type));
}

}  // namespace appinfra::manifest
