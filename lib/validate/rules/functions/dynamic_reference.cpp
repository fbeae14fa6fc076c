#include "dynamic_reference.hpp"

#include <algorithm>
#include <array>

#include "../../text.hpp"

namespace appinfra::validate::rules {
namespace {

constexpr std::string_view opening = "{{resolve:";

/// The only properties in which secure strings of SSM are resolved.
constexpr std::array<std::string_view, 11> secure_places = {
    "AWS::DirectoryService::MicrosoftAD/Password",
    "AWS::DirectoryService::SimpleAD/Password",
    "AWS::ElastiCache::ReplicationGroup/AuthToken",
    "AWS::IAM::User/LoginProfile/Password",
    "AWS::KinesisFirehose::DeliveryStream/RedshiftDestinationConfiguration/Password",
    "AWS::OpsWorks::App/AppSource/Password",
    "AWS::OpsWorks::Stack/CustomCookbooksSource/Password",
    "AWS::OpsWorks::Stack/RdsDbInstances/*/DbPassword",
    "AWS::RDS::DBCluster/MasterUserPassword",
    "AWS::RDS::DBInstance/MasterUserPassword",
    "AWS::Redshift::Cluster/MasterUserPassword",
};

/// Properties that take the ARN of a secret.
constexpr std::array<std::string_view, 6> takes_arn = {
    "SecretArn",
    "SecretARN",
    "SecretsManagerConfiguration",
    "SecretsManagerOracleAsmSecretId",
    "SecretsManagerSecretId",
    "SecretsManagerSecurityDbEncryptionSecretId",
};

std::vector<std::string_view> split(std::string_view text) {
    std::vector<std::string_view> parts;
    for (std::size_t colon = text.find(':'); colon != text.npos; colon = text.find(':')) {
        parts.push_back(text.substr(0, colon));
        text.remove_prefix(colon + 1);
    }
    parts.push_back(text);
    return parts;
}

bool is_name_of_parameter(char c) { return is_alphanumeric({&c, 1}) || c == '_' || c == '.' || c == '-' || c == '/'; }

/// `name` or `name:version`, where parameters of other accounts are named by their ARN.
bool is_parameter(const std::vector<std::string_view>& parts) {
    constexpr std::size_t with_version = 3;
    if (parts[1] == "arn")
        return true;
    return parts.size() <= with_version && std::ranges::any_of(parts[1], is_name_of_parameter) &&
           (parts.size() < with_version || parts[2].find_first_of("0123456789") != std::string_view::npos);
}

/// `name:SecretString:key:stage:version`, of which only the name must be there, or the same with an ARN.
bool is_secret(const std::vector<std::string_view>& parts) {
    const bool by_arn = parts[1] == "arn";
    const std::size_t field = by_arn ? 8 : 2;
    constexpr std::size_t most_fields = 4;
    if (parts.size() < field || parts.size() > field + most_fields)
        return false;
    return (!by_arn || parts[6] == "secret") &&
           (parts.size() == field || parts[field] == "SecretString" || parts[field].empty());
}

bool is_well_formed(const std::vector<std::string_view>& parts) {
    if (parts.size() < 2)
        return false;
    if (parts[0] == "secretsmanager")
        return is_secret(parts);
    return (parts[0] == "ssm" || parts[0] == "ssm-secure") && is_parameter(parts);
}

/// `AWS::RDS::DBInstance/MasterUserPassword`
std::string property_path(const Context& context, const Place& place) {
    const auto resource = context.templ.resources.find(place.key(1));
    std::string path(resource ? context.type_of(*resource) : std::string_view{});
    for (std::size_t step = 3; step < place.size(); ++step) {
        if (place.key(step) == "Fn::If")
            ++step;
        else
            path += '/' + (place.key(step).empty() ? std::string("*") : std::string(place.key(step)));
    }
    return path;
}

bool is_default(const Place& place) { return place.section() == "Parameters" && place.key(2) == "Default"; }
bool is_output(const Place& place) { return place.section() == "Outputs" && place.key(2) == "Value"; }
bool is_metadata(const Place& place) { return place.section() == "Resources" && place.key(2) == "Metadata"; }

void check_place(Context& context, NodeId node, std::string_view service, const Place& place) {
    if (service == "ssm-secure") {
        if (!place.in_properties() ||
            std::ranges::find(secure_places, property_path(context, place)) == secure_places.end())
            context.report("E1027", node, "a secure string of SSM cannot be used here",
                           "only passwords of some databases, directories and users take one");
    } else if (service == "secretsmanager") {
        if (is_output(place) || is_metadata(place))
            context.report("E1051", node, "a secret can be referred to in the properties of a resource only");
    } else if (!place.in_properties() && !is_default(place) && !is_output(place) && !is_metadata(place)) {
        context.report("E1052", node, "a parameter of SSM is not resolved here");
    }
}

void check_reference(Context& context, NodeId node, std::string_view reference, const Place& place) {
    const std::vector<std::string_view> parts = split(reference);
    if (!is_well_formed(parts))
        context.report("E1050", node, quoted("{{resolve:" + std::string(reference) + "}}") + " is malformed",
                       "write {{resolve:ssm:name}} or {{resolve:secretsmanager:name:SecretString:key}}");
    else
        check_place(context, node, parts[0], place);
}

void check_secret_for_arn(Context& context, NodeId node, std::string_view text, const Place& place) {
    const bool alone = text.starts_with("{{resolve:secretsmanager:") && text.ends_with("}}");
    if (!place.in_properties() ||
        (place.below("Fn::Sub") ? !alone : text.find("{{resolve:secretsmanager:") == text.npos))
        return;
    for (const std::string_view name : takes_arn)
        if (place.below(name)) {
            context.report("W1051", node, std::string(name) + " takes the ARN of a secret, not the secret",
                           "write the ARN without `{{resolve:`");
            return;
        }
}

bool has_spaces(std::string_view text) {
    const std::size_t at = text.find("{{");
    const std::size_t word = at == text.npos ? at : text.find_first_not_of(" \t\n", at + 2);
    return word != text.npos && word > at + 2 && text.substr(word).starts_with("resolve") &&
           (text.find("ssm", word) != text.npos || text.find("secretsmanager", word) != text.npos);
}

/// `Fn::If` chooses among whole strings; any other function may put a reference together from parts.
bool stands_alone(const Place& place) {
    const std::string_view section = place.section();
    if (section == "Resources")
        return !place.in_function() && place.key(2) != "Type";
    return !place.in_function() &&
           (section == "Conditions" || is_default(place) || (section == "Outputs" && place.key(2) != "Description"));
}

}  // namespace

void check_dynamic_references(Context& context, NodeId node, std::string_view text, const Place& place) {
    check_secret_for_arn(context, node, text, place);
    std::size_t at = text.find(opening);
    if (at == text.npos && has_spaces(text) && place.section() != "Metadata")
        context.report("W1053", node, "a dynamic reference with spaces is left as it stands", "remove the spaces");
    if (!stands_alone(place))
        return;
    for (; at != text.npos; at = text.find(opening, at + 1)) {
        const std::size_t end = text.find("}}", at);
        if (end == text.npos)
            return;
        check_reference(context, node, text.substr(at + opening.size(), end - at - opening.size()), place);
    }
}

}  // namespace appinfra::validate::rules
