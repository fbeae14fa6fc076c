#pragma once

#include <string_view>

namespace appinfra::manifest {

// What identifiers look like. Each pattern that the JSON Schema shows for one of these says the same.

/// 1 to `longest` lower-case letters, digits and single hyphens; begins with a letter, does not end with a hyphen.
bool is_short_name(std::string_view text, std::size_t longest);

inline constexpr std::size_t longest_app_name = 32;
inline constexpr std::size_t longest_job_name = 32;
inline constexpr std::size_t longest_environment_name = 20;

/// The name of an environment variable: letters, digits and underscores, not beginning with a digit; at most 128.
bool is_variable_name(std::string_view text);

/// A host name of at least two labels (RFC 1123), lower case, at most 64 characters: AWS Certificate Manager takes no
/// longer one as the first name of a certificate (AWS documentation, "Requesting public certificates", 2026-11-23).
bool is_domain(std::string_view text);

bool is_hosted_zone(std::string_view text);
bool is_url_path(std::string_view text);
bool is_instance_class(std::string_view text);
bool is_instance_type(std::string_view text);
/// The name of a package of Amazon Linux.
bool is_package(std::string_view text);
/// An IPv4 range of /8 to /32 in the usual notation.
bool is_admin_range(std::string_view text);
bool is_host_name(std::string_view text);
bool is_puppet_environment(std::string_view text);
/// `name=value` of a certificate extension that Puppet trusts.
bool is_extension(std::string_view text);
bool is_timezone(std::string_view text);
bool is_vpc(std::string_view text);
bool is_subnet(std::string_view text);
bool is_https_url(std::string_view text);
bool is_client_id(std::string_view text);
bool is_scope(std::string_view text);
bool is_cognito_prefix(std::string_view text);
bool is_repository(std::string_view text);
bool is_branch(std::string_view text);
bool is_file_path(std::string_view text);
bool is_connection(std::string_view text);
bool is_certificate(std::string_view text);
bool is_public_key(std::string_view text);
bool is_email(std::string_view text);
bool is_variable_value(std::string_view text);

/// Letters, digits, blanks and `_ . : / = + - @`: what every taggable type of these scenarios accepts.
bool is_tag_text(std::string_view text);

/// Longest key and value of a tag, AWS "Tag naming limits and requirements", 2026-11-23.
inline constexpr std::size_t longest_tag_key = 128;
inline constexpr std::size_t longest_tag_value = 256;

}  // namespace appinfra::manifest
