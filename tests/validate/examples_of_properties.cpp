#include "examples.hpp"

namespace {

std::string of(const std::string& type, const std::string& properties) {
    return "Resources: {R: {Type: " + type + ", Properties: {" + properties + "}}}\n";
}
std::string function(const std::string& properties) {
    return of(
        "AWS::Lambda::Function",
        "Role: !Sub 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/r', Code: {ImageUri: i}, PackageType: Image" +
            (properties.empty() ? "" : ", " + properties));
}

std::string nested(int depth) {
    std::string text = "{GeoMatchStatement: {CountryCodes: [US]}}";
    for (int i = 0; i < depth; ++i)
        text = "{NotStatement: {Statement: " + text + "}}";
    return text;
}
std::string web_acl(int depth) {
    const std::string visibility =
        "VisibilityConfig: {CloudWatchMetricsEnabled: true, MetricName: m, SampledRequestsEnabled: true}";
    return of("AWS::WAFv2::WebACL", "DefaultAction: {Allow: {}}, Scope: REGIONAL, " + visibility +
                                        ", Rules: [{Name: r, Priority: 1, Action: {Block: {}}, " + visibility +
                                        ", Statement: " + nested(depth) + "}]");
}

}  // namespace

std::vector<Example> examples_of_properties() {
    return {
        {"A1003", web_acl(90), web_acl(3)},
        {"E3033", function("Description: " + std::string(257, 'd')), function("Description: " + std::string(256, 'd'))},
    };
}
