#include <algorithm>
#include <array>

#include "../../text.hpp"
#include "secrets.hpp"

namespace appinfra::validate::rules {
namespace {

/// How the names of variables end that hold a secret itself, not where it is.
constexpr std::array<std::string_view, 9> endings = {"PASSWORD",    "PASSWD",  "PASS",   "SECRET_KEY", "SECRET",
                                                     "PRIVATE_KEY", "API_KEY", "APIKEY", "AUTH_TOKEN"};

std::string upper(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        c = 'a' <= c && c <= 'z' ? static_cast<char>(c - 32) : c;
    return result;
}

bool names_secret(std::string_view name) {
    const std::string text = upper(name);
    return std::ranges::any_of(endings, [&](std::string_view ending) { return text.ends_with(ending); });
}

/// Names, addresses, placeholders and switches are no secrets.
bool looks_secret(std::string_view value) {
    constexpr std::size_t shortest = 6;
    return value.size() >= shortest && value != "false" && value.find_first_of("/:<>{}$ ") == value.npos &&
           value.find_first_of("0123456789") != value.npos;
}

/// What ends so may as well hold the name of a secret, which mostly has words with hyphens.
bool looks_like_name(std::string_view name, std::string_view value) {
    return upper(name).ends_with("SECRET") && value.find('-') != value.npos && std::ranges::all_of(value, [](char c) {
               return ('a' <= c && c <= 'z') || ('0' <= c && c <= '9') || c == '-' || c == '_' || c == '.';
           });
}

void check_variable(Context& context, std::string_view name, NodeId value) {
    if (!is_text(context.document, value) || !names_secret(name) || !looks_secret(context.document.text(value)) ||
        looks_like_name(name, context.document.text(value)))
        return;
    context
        .report("A2210", value, "variable " + quoted(name) + " spells a secret",
                "pass the ARN of a secret and let the service or the program read it")
        .confidential = true;
}

void check_map(Context& context, std::uint32_t function) {
    context.property(function, "Environment/Variables", [&](NodeId variables) {
        if (context.document.kind(variables) == Kind::map)
            for (const NodeId variable : context.document.children(variables))
                check_variable(context, context.document.key(variable), variable);
    });
}

void check_list(Context& context, std::uint32_t resource, std::string_view path) {
    context.property(resource, path, [&](NodeId variable) {
        const NodeId value = context.document.find(variable, "Value");
        const NodeId type = context.document.find(variable, "Type");
        if (value && (!type || text_of(context.document, type) == "PLAINTEXT"))
            check_variable(context, text_of(context.document, context.document.find(variable, "Name")), value);
    });
}

}  // namespace

void check_spelled_secrets(Context& context) {
    for (const std::string_view type : {"AWS::Lambda::Function", "AWS::Serverless::Function"})
        for (const std::uint32_t function : context.resources_of(type))
            check_map(context, function);
    for (const std::uint32_t task : context.resources_of("AWS::ECS::TaskDefinition"))
        check_list(context, task, "ContainerDefinitions/*/Environment/*");
    for (const std::uint32_t project : context.resources_of("AWS::CodeBuild::Project"))
        check_list(context, project, "Environment/EnvironmentVariables/*");
}

}  // namespace appinfra::validate::rules
