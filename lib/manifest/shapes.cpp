#include "shapes.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "text.hpp"

namespace appinfra::manifest {
namespace {

bool is_lower_or_digit(char c) { return is_lower(c) || is_digit(c); }
bool is_upper_or_digit(char c) { return is_upper(c) || is_digit(c); }
bool is_hexadecimal(char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); }

bool is_label(std::string_view label) {
    return label.size() <= 63 && consists_of(label, is_lower_or_digit, "-") && label.front() != '-' &&
           label.back() != '-';
}

/// An identifier of EC2: `prefix` and 8 or 17 hexadecimal digits.
bool is_ec2_id(std::string_view text, std::string_view prefix) {
    if (!text.starts_with(prefix))
        return false;
    text.remove_prefix(prefix.size());
    return (text.size() == 8 || text.size() == 17) && consists_of(text, is_hexadecimal, "");
}

}  // namespace

bool is_short_name(std::string_view text, std::size_t longest) {
    return text.size() <= longest && consists_of(text, is_lower_or_digit, "-") && is_lower(text.front()) &&
           text.back() != '-' && text.find("--") == std::string_view::npos;
}

bool is_variable_name(std::string_view text) {
    return text.size() <= 128 && consists_of(text, is_alphanumeric, "_") && !is_digit(text.front());
}

bool is_domain(std::string_view text) {
    if (text.empty() || text.size() > 64)
        return false;
    const auto labels = split(text, '.');
    return labels.size() >= 2 && std::all_of(labels.begin(), labels.end(), is_label) && is_lower(labels.back().front());
}

bool is_hosted_zone(std::string_view text) {
    return text.size() >= 2 && text.size() <= 32 && text.front() == 'Z' && consists_of(text, is_upper_or_digit, "");
}

bool is_url_path(std::string_view text) {
    return text.size() <= 1024 && text.starts_with('/') && consists_of(text, is_alphanumeric, "/-._~%?&=+,:@!$*;");
}

bool is_instance_class(std::string_view text) {
    const auto parts = split(text, '.');
    return parts.size() == 3 && parts[0] == "db" && parts[1].size() <= 16 && parts[2].size() <= 16 &&
           consists_of(parts[1], is_lower_or_digit, "-") && consists_of(parts[2], is_lower_or_digit, "-");
}

bool is_instance_type(std::string_view text) {
    const auto parts = split(text, '.');
    return parts.size() == 2 && std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
               return part.size() <= 16 && consists_of(part, is_lower_or_digit, "-");
           });
}

bool is_package(std::string_view text) {
    return text.size() <= 64 && consists_of(text, is_alphanumeric, "+._-") && is_alphanumeric(text.front());
}

bool is_admin_range(std::string_view text) {
    const auto parts = split(text, '/');
    const auto number_up_to = [](std::string_view part, int limit) {
        return !part.empty() && part.size() <= 3 && consists_of(part, is_digit, "") &&
               std::stoi(std::string(part)) <= limit;
    };
    if (parts.size() != 2 || !number_up_to(parts[1], 32) || std::stoi(std::string(parts[1])) < 8)
        return false;
    const auto bytes = split(parts[0], '.');
    return bytes.size() == 4 &&
           std::all_of(bytes.begin(), bytes.end(), [&](std::string_view byte) { return number_up_to(byte, 255); });
}

bool is_host_name(std::string_view text) {
    if (text.empty() || text.size() > 253)
        return false;
    const auto labels = split(text, '.');
    return std::all_of(labels.begin(), labels.end(), is_label);
}

bool is_puppet_environment(std::string_view text) {
    return text.size() <= 64 && consists_of(text, is_lower_or_digit, "_");
}

bool is_extension(std::string_view text) {
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos)
        return false;
    const std::string_view name = text.substr(0, equals);
    const std::string_view value = text.substr(equals + 1);
    constexpr std::string_view private_arc = "1.3.6.1.4.1.34380.";
    const bool known = name.starts_with("pp_") && name.size() <= 43 && consists_of(name.substr(3), is_lower, "_");
    const bool numeric = name.starts_with(private_arc) && name.size() <= 64 &&
                         consists_of(name.substr(private_arc.size()), is_digit, ".") && is_digit(name.back()) &&
                         name.find("..") == std::string_view::npos;
    return (known || numeric) && value.size() <= 128 && consists_of(value, is_alphanumeric, " _.:/+@-");
}

bool is_timezone(std::string_view text) {
    if (text == "UTC")
        return true;
    const auto parts = split(text, '/');
    return text.size() <= 50 && parts.size() >= 2 && parts.size() <= 3 &&
           std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
               return consists_of(part, is_alphanumeric, "_+-") && is_upper(part.front());
           });
}

bool is_vpc(std::string_view text) { return is_ec2_id(text, "vpc-"); }
bool is_subnet(std::string_view text) { return is_ec2_id(text, "subnet-"); }

bool is_https_url(std::string_view text) {
    constexpr std::string_view scheme = "https://";
    return text.size() <= 512 && text.starts_with(scheme) && text.size() > scheme.size() &&
           is_alphanumeric(text[scheme.size()]) && consists_of(text, is_alphanumeric, "/-._~%?&=+,:@");
}

bool is_client_id(std::string_view text) {
    return text.size() <= 256 && consists_of(text, is_alphanumeric, "-._~:/@+=");
}

bool is_scope(std::string_view text) {
    const auto words = split(text, ' ');
    return text.size() <= 256 && std::all_of(words.begin(), words.end(), [](std::string_view word) {
               return consists_of(word, is_alphanumeric, "-._~:/+=");
           });
}

bool is_cognito_prefix(std::string_view text) {
    constexpr std::array<std::string_view, 3> reserved{"aws", "amazon", "cognito"};
    return text.size() <= 63 && consists_of(text, is_lower_or_digit, "-") && text.front() != '-' &&
           text.back() != '-' && std::none_of(reserved.begin(), reserved.end(), [&](std::string_view word) {
               return text.find(word) != std::string_view::npos;
           });
}

bool is_repository(std::string_view text) {
    const auto parts = split(text, '/');
    return text.size() <= 200 && parts.size() == 2 &&
           std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
               return consists_of(part, is_alphanumeric, "-._") && part != "." && part != "..";
           });
}

bool is_branch(std::string_view text) {
    const auto parts = split(text, '/');
    return text.size() <= 200 && std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
               return consists_of(part, is_alphanumeric, "-._+#") && part.front() != '.' && part.front() != '-' &&
                      part.back() != '.' && !part.ends_with(".lock") && part.find("..") == std::string_view::npos;
           });
}

bool is_file_path(std::string_view text) {
    const auto parts = split(text, '/');
    return text.size() <= 200 && std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
               return consists_of(part, is_alphanumeric, "-._") && part != "." && part != ".." && part.front() != '-';
           });
}

bool is_connection(std::string_view text) {
    const auto parts = split(text, ':');
    return parts.size() == 6 && parts[0] == "arn" && parts[1].starts_with("aws") &&
           consists_of(parts[1], is_lower_or_digit, "-") &&
           (parts[2] == "codeconnections" || parts[2] == "codestar-connections") &&
           consists_of(parts[3], is_lower_or_digit, "-") && parts[4].size() == 12 &&
           consists_of(parts[4], is_digit, "") && parts[5].starts_with("connection/") &&
           consists_of(parts[5].substr(11), is_hexadecimal, "-");
}

bool is_certificate(std::string_view text) {
    const auto parts = split(text, ':');
    return parts.size() == 6 && parts[0] == "arn" && parts[1].starts_with("aws") &&
           consists_of(parts[1], is_lower_or_digit, "-") && parts[2] == "acm" && parts[3] == "us-east-1" &&
           parts[4].size() == 12 && consists_of(parts[4], is_digit, "") && parts[5].starts_with("certificate/") &&
           consists_of(parts[5].substr(12), is_hexadecimal, "-");
}

bool is_public_key(std::string_view text) {
    const std::string_view body = text.substr(0, std::min(text.find('='), text.size()));
    return text.size() >= 80 && text.size() <= 2000 && text.front() == 'M' && text.size() - body.size() <= 2 &&
           consists_of(body, is_alphanumeric, "+/") && text.find_first_not_of('=', body.size()) == text.npos;
}

bool is_email(std::string_view text) {
    const std::size_t at = text.find('@');
    return text.size() <= 254 && at != std::string_view::npos && at <= 64 &&
           consists_of(text.substr(0, at), is_alphanumeric, "!#$%&'*+-/=?^_`{|}~.") && text.front() != '.' &&
           is_domain(text.substr(at + 1));
}

bool is_variable_value(std::string_view text) { return text.size() <= 4096; }

bool is_tag_text(std::string_view text) { return consists_of(text, is_alphanumeric, " _.:/=+-@"); }

}  // namespace appinfra::manifest
