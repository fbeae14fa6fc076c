#pragma once

#include <string>
#include <string_view>

namespace appinfra::aws::generate {

/// `AWS::ECS::Service` is `ecs` and `Service`.
struct TypeName {
    explicit TypeName(std::string_view type);
    std::string service;
    std::string resource;
};

/// The text as an identifier: other characters become underscores, keywords and `reserved` names get one at the end.
[[nodiscard]] std::string identifier(std::string_view text, std::initializer_list<std::string_view> reserved = {});
/// `DBInstance` is `db_instance`.
[[nodiscard]] std::string snake_case(std::string_view text);
/// As a string literal.
[[nodiscard]] std::string literal(std::string_view text);

}  // namespace appinfra::aws::generate
