#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace appinfra::validate {

inline constexpr std::string_view serverless_transform = "AWS::Serverless-2016-10-31";

[[nodiscard]] constexpr bool is_serverless_type(std::string_view type) { return type.starts_with("AWS::Serverless::"); }

/// Which type the properties in a section of `Globals` belong to.
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
/// (2026-11-24)
struct GlobalsSection {
    std::string_view name;
    std::string_view type;
};
inline constexpr std::array<GlobalsSection, 8> globals_sections = {{
    {"Function", "AWS::Serverless::Function"},
    {"Api", "AWS::Serverless::Api"},
    {"HttpApi", "AWS::Serverless::HttpApi"},
    {"SimpleTable", "AWS::Serverless::SimpleTable"},
    {"StateMachine", "AWS::Serverless::StateMachine"},
    {"LayerVersion", "AWS::Serverless::LayerVersion"},
    {"CapacityProvider", "AWS::Serverless::CapacityProvider"},
    {"WebSocketApi", "AWS::Serverless::WebSocketApi"},
}};

/// Whether `Fn::GetAtt` or `Fn::Sub` may name a resource that the transform makes of another: `${Function.Alias}`.
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html
/// (2026-11-24)
[[nodiscard]] constexpr bool names_generated_resource(std::string_view attribute) {
    constexpr std::array<std::string_view, 11> generated = {
        "Alias",        "ApiKey", "Deployment", "DestinationQueue", "DestinationTopic", "DomainName",
        "DomainNameV2", "Stage",  "UsagePlan",  "UsagePlanKey",     "Version",
    };
    return std::ranges::find(generated, attribute.substr(0, attribute.find('.'))) != generated.end();
}

}  // namespace appinfra::validate
