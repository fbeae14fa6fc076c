#include "catch.hpp"
#include "judge.hpp"

using Ids = std::set<std::string>;

namespace {

const std::string conditions =
    "Conditions:\n"
    "  A: !Equals [!Ref AWS::Region, us-east-1]\n"
    "  B: !Not [!Condition A]\n"
    "Outputs: {Used: {Value: !If [B, a, b]}}\n";

Ids rule(const std::string& expression) {
    return judge::ids("Resources: {R: {Type: AWS::Events::Rule, Properties: {ScheduleExpression: '" + expression +
                      "'}}}");
}
Ids schedule(const std::string& expression) {
    return judge::ids(
        "Resources: {S: {Type: AWS::Scheduler::Schedule, Properties: {FlexibleTimeWindow: {Mode: 'OFF'}, Target: "
        "{Arn: !ImportValue t, RoleArn: !ImportValue r}, ScheduleExpression: '" +
        expression + "'}}}");
}
Ids group(const std::string& properties) {
    return judge::ids(conditions +
                      "Resources: {G: {Type: AWS::AutoScaling::AutoScalingGroup, Properties: {AvailabilityZones: "
                      "!GetAZs '', LaunchTemplate: {LaunchTemplateId: !ImportValue l, Version: '1'}, " +
                      properties + "}}}");
}
Ids service(const std::string& properties, const std::string& task) {
    return judge::ids(conditions + "Resources:\n  S: {Type: AWS::ECS::Service, Properties: {TaskDefinition: !Ref T, " +
                      properties + "}}\n  T: {Type: AWS::ECS::TaskDefinition, Properties: {" + task + "}}\n");
}
Ids instance(const std::string& properties, const std::string& data) {
    return judge::ids(conditions + "Resources:\n  I: {Type: AWS::EC2::Instance, Properties: {" + properties +
                      "}}\n  L: {Type: AWS::EC2::LaunchTemplate, Properties: {LaunchTemplateData: {" + data + "}}}\n");
}

}  // namespace

TEST_CASE("rules of EventBridge take rates and cron expressions") {
    for (const std::string good :
         {"rate(1 hour)", "rate(7 days)", "cron(15 10 * * ? *)", "cron(0 18 ? * MON-FRI *)", "cron(0/10 * ? * 2#1 *)",
          "cron(0 8 L * ? 2027-2030)", "cron(0,30 8-17 15W JAN,jul ? *)", "{{resolve:ssm:/schedule}}"})
        CHECK(rule(good) == Ids{});
    for (const std::string bad :
         {"daily", "cron()", "rate()", "rate(5)", "rate(five minutes)", "rate(1 minutes)", "rate(2 hour)",
          "rate(0 hours)", "cron(0 */1 * * WED)", "cron(* 1 * * * *)", "cron(60 1 * * ? *)", "cron(0 1 ? JANUAR 1 *)",
          "cron(0 1 ? * 0 *)", "cron(0/0 1 * * ? *)", "at(2027-01-31T08:00:00)"})
        CHECK(rule(bad).contains("E3027"));
}

TEST_CASE("schedules may be at one time, too") {
    CHECK(schedule("at(2027-01-31T08:00:00)") == Ids{});
    CHECK(schedule("rate(1 minutes)") == Ids{});
    CHECK(schedule("at(2027-01-31 08:00:00)") == Ids{"A1110"});
    CHECK(schedule("every day") == Ids{"A1110"});
}

TEST_CASE("sizes of a group are compared branch by branch") {
    CHECK(group("MinSize: '2', MaxSize: 1") == Ids{"E3706"});
    CHECK(group("MinSize: !If [A, '2', '4'], MaxSize: !If [A, '2', '4']") == Ids{});
    CHECK(group("MinSize: !If [A, '2', '4'], MaxSize: !If [A, '4', '2']") == Ids{"E3706"});
    CHECK(group("MinSize: '2', MaxSize: !ImportValue size") == Ids{});
}

TEST_CASE("the EC2 health check stands alone") {
    const std::string size = "MinSize: '1', MaxSize: '2', HealthCheckType: ";
    CHECK(group(size + "EC2") == Ids{});
    CHECK(group(size + "'ELB,EBS'") == Ids{});
    CHECK(group(size + "'ELB,EC2'") == Ids{"E3056"});
}

TEST_CASE("a service and its task definition go together in every branch") {
    const std::string network = "NetworkConfiguration: {AwsvpcConfiguration: {Subnets: [!ImportValue s]}}";
    const std::string containers = "ContainerDefinitions: [{Name: c, Image: i, Memory: 256}], ";
    CHECK(service("Cluster: c", containers + "NetworkMode: awsvpc") == Ids{"E3052"});
    CHECK(service("Cluster: c", containers + "NetworkMode: bridge") == Ids{});
    CHECK(service("NetworkConfiguration: !If [A, {AwsvpcConfiguration: {Subnets: [!ImportValue s]}}, "
                  "!Ref AWS::NoValue]",
                  containers + "NetworkMode: !If [A, awsvpc, bridge]") == Ids{});
    CHECK(service("LaunchType: FARGATE, " + network, containers + "NetworkMode: host") == Ids{"E3054"});
    CHECK(service("LaunchType: !If [A, FARGATE, EC2], " + network, containers + "NetworkMode: !If [A, awsvpc, host]") ==
          Ids{});
}

TEST_CASE("an instance may take its image from a launch template") {
    const std::string from_template = "LaunchTemplate: {LaunchTemplateId: !Ref L, Version: '1'}";
    CHECK(instance(from_template, "ImageId: !ImportValue i") == Ids{});
    CHECK(instance(from_template, "InstanceType: t3.micro") == Ids{"E3673"});
    CHECK(instance("ImageId: !If [A, !ImportValue i, !Ref AWS::NoValue], " + from_template,
                   "ImageId: !If [A, !Ref AWS::NoValue, !ImportValue i]") == Ids{});
    CHECK(instance("LaunchTemplate: {LaunchTemplateId: !ImportValue l, Version: '1'}", "InstanceType: t3.micro") ==
          Ids{});
}

TEST_CASE("an instance with a subnet or interface takes groups by their ids") {
    const auto names = [](const std::string& properties) {
        return instance("ImageId: !ImportValue i, " + properties, "ImageId: !ImportValue i").contains("A1111");
    };
    CHECK(names("SecurityGroups: [a], SubnetId: !ImportValue s"));
    CHECK(names("SecurityGroups: [a], NetworkInterfaces: [{DeviceIndex: '0', SubnetId: !ImportValue s}]"));
    CHECK(names("SecurityGroups: !If [A, [a], !Ref AWS::NoValue], SubnetId: !If [A, s, !Ref AWS::NoValue]"));
    CHECK_FALSE(names("SecurityGroups: [a]"));
    CHECK_FALSE(names("SecurityGroupIds: [a], SubnetId: s"));
    CHECK_FALSE(names("SecurityGroups: !If [A, [a], !Ref AWS::NoValue], SubnetId: !If [A, !Ref AWS::NoValue, s]"));
    CHECK_FALSE(names("SecurityGroups: [a], SubnetId: !If [A, !Ref AWS::NoValue, s]"));
    CHECK_FALSE(names("SecurityGroups: [], SubnetId: s"));
    CHECK_FALSE(names("SecurityGroups: [!If [A, a, !Ref AWS::NoValue]], SubnetId: s"));
    CHECK_FALSE(names("SecurityGroups: [a], SubnetId: ''"));
}

TEST_CASE("a rolling update needs room below the largest size of the group") {
    const auto stuck = [](const std::string& size, const std::string& kept, const std::string& more = "") {
        return judge::ids(conditions +
                          "Parameters: {P: {Type: Number}, Q: {Type: Number}}\n"
                          "Resources: {G: {Type: AWS::AutoScaling::AutoScalingGroup, UpdatePolicy: {" +
                          more + "AutoScalingRollingUpdate: {MinInstancesInService: " + kept +
                          "}}, Properties: {MinSize: '0', MaxSize: " + size + "}}}")
            .contains("A1113");
    };
    CHECK(stuck("'2'", "2"));
    CHECK(stuck("'2'", "'3'"));
    CHECK(stuck("!Ref P", "!Ref P"));
    CHECK(stuck("!If [A, '4', '2']", "!If [A, 2, 3]"));
    CHECK(stuck("'2'", "2", "AutoScalingReplacingUpdate: {WillReplace: false}, "));
    CHECK_FALSE(stuck("'2'", "1"));
    CHECK_FALSE(stuck("'0'", "0"));
    CHECK_FALSE(stuck("!Ref P", "!Ref Q"));
    CHECK_FALSE(stuck("!Ref P", "2"));
    CHECK_FALSE(stuck("!If [A, '3', '2']", "!If [A, 2, 1]"));
    CHECK_FALSE(stuck("'2'", "2", "AutoScalingReplacingUpdate: {WillReplace: true}, "));
    CHECK_FALSE(stuck("'2'", "2", "AutoScalingReplacingUpdate: {WillReplace: !If [A, true, false]}, "));
}

TEST_CASE("version 2 of the SDK is not in the runtimes from nodejs18.x on") {
    const auto lacks = [](const std::string& code, const std::string& runtime = "nodejs20.x",
                          const std::string& more = "") {
        return judge::ids(conditions +
                          "Parameters: {P: {Type: String}}\n"
                          "Resources: {F: {Type: AWS::Lambda::Function, Properties: {Role: r, Handler: index.h, " +
                          more + "Runtime: " + runtime + ", Code: {ZipFile: " + code + "}}}}")
            .contains("A1114");
    };
    CHECK(lacks(R"("const AWS = require('aws-sdk');")"));
    CHECK(lacks(R"('const AWS = require( "aws-sdk" );')"));
    CHECK(lacks(R"("import AWS from 'aws-sdk';")"));
    CHECK(lacks(R"("const S3 = require('aws-sdk/clients/s3');")"));
    CHECK(lacks(R"(!Sub "var table = '${P}'; const AWS = require('aws-sdk');")"));
    CHECK(lacks(R"(!Join ["\n", ["const AWS = require('aws-sdk');", "x"]])"));
    CHECK(lacks("\"require('aws-sdk')\"", "!If [A, nodejs16.x, nodejs18.x]"));
    CHECK_FALSE(lacks("\"require('aws-sdk')\"", "nodejs16.x"));
    CHECK_FALSE(lacks("\"require('aws-sdk')\"", "!Ref P"));
    CHECK_FALSE(lacks("\"require('aws-sdk')\"", "python3.13"));
    CHECK_FALSE(lacks("\"require('aws-sdk')\"", "nodejs20.x", "Layers: [!Ref P], "));
    CHECK_FALSE(lacks("\"require('aws-sdk')\"", "nodejs20.x", "Layers: !If [A, [!Ref P], !Ref AWS::NoValue], "));
    CHECK_FALSE(lacks(R"("const {S3} = require('@aws-sdk/client-s3');")"));
    CHECK_FALSE(lacks(R"("// const AWS = require('aws-sdk');")"));
    CHECK_FALSE(lacks(R"("/* require('aws-sdk') */")"));
    CHECK_FALSE(lacks(R"("const AWS = require('aws-sdk-mock');")"));
    CHECK_FALSE(lacks(R"("console.log('aws-sdk');")"));
}
