#include "examples.hpp"

namespace {

std::string of(const std::string& type, const std::string& properties) {
    return "Resources: {R: {Type: " + type + ", Properties: {" + properties + "}}}\n";
}
std::string queue(const std::string& properties) { return of("AWS::SQS::Queue", properties); }
std::string bucket(const std::string& properties) { return of("AWS::S3::Bucket", properties); }
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
    const std::string acl_entry = "NetworkAclId: n, Protocol: 6, RuleAction: allow, RuleNumber: 1";
    const std::string website = "IndexDocument: i, RoutingRules: [{RedirectRule: {HostName: h}, RoutingRuleCondition: ";
    const std::string container = "ContainerDefinitions: [{Name: c, Image: i, Environment: [{Name: a, Value: b}, ";
    return {
        {"A1003", web_acl(90), web_acl(3)},
        {"E3002", queue("QueueNam: q"), queue("QueueName: q")},
        {"E3003", of("AWS::S3::BucketPolicy", "Bucket: b"),
         of("AWS::S3::BucketPolicy", "Bucket: b, PolicyDocument: {}")},
        {"E3012", queue("DelaySeconds: soon"), queue("DelaySeconds: '10'")},
        {"E3014", of("AWS::EC2::NetworkAclEntry", acl_entry),
         of("AWS::EC2::NetworkAclEntry", acl_entry + ", CidrBlock: 10.0.0.0/16")},
        {"E3017", bucket("WebsiteConfiguration: {" + website + "{}}]}"),
         bucket("WebsiteConfiguration: {" + website + "{KeyPrefixEquals: k}}]}")},
        {"E3018", of("AWS::EC2::Instance", "ImageId: ami-01234567, LaunchTemplate: {Version: '1'}"),
         of("AWS::EC2::Instance", "ImageId: ami-01234567, LaunchTemplate: {Version: '1', LaunchTemplateName: n}")},
        {"E3020", of("AWS::EC2::Instance", "SubnetId: subnet-01234567, NetworkInterfaces: []"),
         of("AWS::EC2::Instance", "SubnetId: subnet-01234567")},
        {"E3021", of("AWS::EC2::SecurityGroup", "GroupDescription: g, SecurityGroupEgress: []"),
         of("AWS::EC2::SecurityGroup", "GroupDescription: g, SecurityGroupEgress: [], VpcId: vpc-01234567")},
        {"E3030", bucket("VersioningConfiguration: {Status: 'On'}"),
         bucket("VersioningConfiguration: {Status: Enabled}")},
        {"E3031", of("AWS::Lambda::Alias", "FunctionName: f, FunctionVersion: newest, Name: n"),
         of("AWS::Lambda::Alias", "FunctionName: f, FunctionVersion: '1', Name: n")},
        {"E3032", function("Architectures: [arm64, x86_64]"), function("Architectures: [arm64]")},
        {"E3033", function("Description: " + std::string(257, 'd')), function("Description: " + std::string(256, 'd'))},
        {"E3034", function("MemorySize: 64"), function("MemorySize: 128")},
        {"E3037", of("AWS::ECS::TaskDefinition", container + "{Name: a, Value: c}]}]"),
         of("AWS::ECS::TaskDefinition", container + "{Name: c, Value: b}]}]")},
        {"E3040", bucket("Arn: a"), bucket("")},
        {"E3058", of("AWS::Events::Rule", "Name: r"), of("AWS::Events::Rule", "ScheduleExpression: rate(1 day)")},
        {"W1030", "Parameters: {P: {Type: Number, Default: 64}}\n" + function("MemorySize: !Ref P"),
         "Parameters: {P: {Type: Number, Default: 128}}\n" + function("MemorySize: !Ref P")},
    };
}
