#include "appinfra/aws/cognito.hpp"
#include "support.hpp"

using namespace appinfra::cfn;
using namespace appinfra::cfn::tests;
using Judge = Suppression::Judge;

TEST_CASE("a logical id is used once") {
    Assembly assembly("Test");
    CHECK_THROWS_AS(assembly.add("Vpc", ec2::VPC{}), std::logic_error);
    const Assembly::Block block(assembly, Layer::network, "Test", "");
    assembly.add("Vpc", ec2::VPC{});
    CHECK_THROWS_AS(assembly.add("Vpc", ec2::VPC{}), std::logic_error);
    CHECK_THROWS_AS(assembly.add("Vpc", sqs::Queue{}), std::logic_error);
    CHECK(assembly.resources().size() == 1);
}

TEST_CASE("a parameter and a resource do not share a name") {
    Assembly assembly("Test");
    const Assembly::Block block(assembly, Layer::network, "Test", "");
    const auto both = [&] {
        const Parameter parameter = assembly.parameter("Zone", {.description = "A zone."});
        assembly.add("Zone", ssm::Parameter{.Type = "String", .Value = parameter.ref()});
        return single(assembly);
    };
    CHECK_THROWS_AS(both(), std::logic_error);
}

TEST_CASE("a reference to what nobody added is a bug") {
    Assembly assembly("Test");
    const Assembly::Block block(assembly, Layer::network, "Test", "");
    assembly.add("Probe", ssm::Parameter{.Type = "String", .Value = ec2::VPC::Attributes{{"Gone"}}.ref()});
    CHECK_THROWS_AS(layered(assembly), std::logic_error);
}

TEST_CASE("asking again for a parameter or a condition gives the first") {
    Assembly assembly("Test");
    const Assembly::Block block(assembly, Layer::app, "Test", "");
    const Parameter first = assembly.parameter("Size", {.description = "First.", .value = Setting{"1"}});
    const Parameter second = assembly.parameter("Size", {.description = "Second.", .value = Setting{"2"}});
    assembly.condition("Big", equals(first.ref(), "9"));
    const Condition big = assembly.condition("Big", equals(second.ref(), "10"));
    assembly.add("Probe", sqs::Queue{.QueueName = second.ref()}, {.condition = big});
    const json rendered = single(assembly);
    CHECK(rendered["Parameters"]["Size"] == R"({"Type": "String", "Description": "First.", "Default": "1"})"_json);
    CHECK(rendered["Conditions"]["Big"]["Fn::Equals"][1] == "9");
}

TEST_CASE("only what is used becomes part of the template") {
    Assembly assembly("Test");
    const Assembly::Block block(assembly, Layer::app, "Sizes", "");
    const Parameter used = assembly.parameter("Used", {.description = "Used."});
    const Parameter unused = assembly.parameter("Unused", {.description = "Unused."});
    const Parameter indirect = assembly.parameter("Indirect", {.description = "Used by a condition only."});
    assembly.condition("Never", equals(unused.ref(), "x"));
    const Condition inner = assembly.condition("Inner", equals(indirect.ref(), "x"));
    const Condition outer = assembly.condition("Outer", not_(inner));
    assembly.add("Probe", sqs::Queue{.QueueName = used.ref()}, {.condition = outer});
    const json rendered = single(assembly);
    CHECK(rendered["Parameters"].size() == 2);
    CHECK(rendered["Parameters"].contains("Indirect"));
    CHECK(rendered["Conditions"].size() == 2);
    CHECK(rendered["Conditions"].contains("Inner"));
    CHECK(rendered["Metadata"]["AWS::CloudFormation::Interface"]["ParameterGroups"] ==
          R"([{"Label": {"default": "Sizes"}, "Parameters": ["Used", "Indirect"]}])"_json);
}

TEST_CASE("every type is tagged in its own way, and a name comes first") {
    Assembly assembly("Test");
    assembly.tag({.key = "Application", .value = "notes"});
    assembly.tag({.key = "Late", .value = "x", .from = Layer::pipeline});
    const Assembly::Block block(assembly, Layer::app, "Test", "");
    assembly.add("List", ec2::VPC{}, {.name_tag = Value<String>("vpc")});
    assembly.add("Map", appinfra::aws::cognito::UserPool{});
    assembly.add("None", s3::BucketPolicy{.Bucket = "b", .PolicyDocument = Expr::object()});
    const json resources = single(assembly)["Resources"];
    CHECK(resources["List"]["Properties"]["Tags"] ==
          R"([{"Key": "Name", "Value": "vpc"}, {"Key": "Application", "Value": "notes"}])"_json);
    CHECK(resources["Map"]["Properties"]["UserPoolTags"] == R"({"Application": "notes"})"_json);
    CHECK_FALSE(resources["None"]["Properties"].contains("Tags"));
}

TEST_CASE("both retention policies say the same, and types that hold state keep it") {
    Assembly assembly("Test");
    const Assembly::Block block(assembly, Layer::data, "Test", "");
    assembly.add("State", s3::Bucket{});
    assembly.add("Stateless", ec2::VPC{});
    assembly.add("Discarded", s3::Bucket{}, {.retention = Retention::discard});
    assembly.add("Copied", s3::Bucket{}, {.retention = Retention::snapshot});
    assembly.add("Kept", ec2::VPC{}, {.retention = Retention::retain});
    const json resources = single(assembly)["Resources"];
    const auto policies = [&](const char* name) {
        return resources[name].value("DeletionPolicy", "") + " " + resources[name].value("UpdateReplacePolicy", "");
    };
    CHECK(policies("State") == "RetainExceptOnCreate Retain");
    CHECK(policies("Stateless") == " ");
    CHECK(policies("Discarded") == "Delete Delete");
    CHECK(policies("Copied") == "Snapshot Snapshot");
    CHECK(policies("Kept") == "RetainExceptOnCreate Retain");
}

TEST_CASE("each judge finds its suppressions where it looks") {
    Assembly assembly("Test");
    const Assembly::Block block(assembly, Layer::app, "Test", "");
    assembly.add("Probe", ec2::VPC{},
                 {.suppressions = {{Judge::cdk_nag, "AwsSolutions-A", "a"},
                                   {Judge::checkov, "CKV_AWS_1", "b"},
                                   {Judge::cdk_nag, "AwsSolutions-B", "c"},
                                   {Judge::cfn_guard, "SOME_RULE", "d"},
                                   {Judge::cfn_lint, "W1234", "e"}}});
    CHECK(single(assembly)["Resources"]["Probe"]["Metadata"] == R"({
        "cdk_nag": {"rules_to_suppress": [{"id": "AwsSolutions-A", "reason": "a"}, {"id": "AwsSolutions-B", "reason": "c"}]},
        "checkov": {"skip": [{"id": "CKV_AWS_1", "comment": "b"}]},
        "guard": {"SuppressedRules": [{"id": "SOME_RULE", "reason": "d"}]},
        "cfn-lint": {"config": {"ignore_checks": ["W1234"]}}})"_json);
}

TEST_CASE("an assertion is part of a template that has all its parameters") {
    Assembly assembly("Test");
    const Assembly::Block block(assembly, Layer::app, "Test", "");
    const Parameter used = assembly.parameter("Used", {.description = "Used."});
    const Parameter unused = assembly.parameter("Unused", {.description = "Unused."});
    assembly.add("Probe", sqs::Queue{.QueueName = used.ref()});
    assembly.assertion({"Whole", {}, equals(used.ref(), "x").expr, "Must be x."});
    assembly.assertion({"Half", equals(unused.ref(), "y").expr, equals(used.ref(), "x").expr, "Must be x."});
    const json rules = single(assembly)["Rules"];
    CHECK(rules == R"({"Whole": {"Assertions": [
        {"Assert": {"Fn::Equals": [{"Ref": "Used"}, "x"]}, "AssertDescription": "Must be x."}]}})"_json);
}

TEST_CASE("a parameter carries its constraints; what the pipeline sets is left out of parameter files") {
    Assembly assembly("Test");
    const Assembly::Block block(assembly, Layer::app, "Test", "");
    const Any count =
        assembly
            .parameter(
                "Count",
                {.description = "How many.", .type = "Number", .value = Setting{"2"}, .minimum = 1, .maximum = 9})
            .ref();
    const Any image = assembly
                          .parameter("Image", {.description = "What runs.",
                                               .value = Setting{""},
                                               .set_by_pipeline = true,
                                               .allowed_pattern = "^x*$",
                                               .constraint = "only x"})
                          .ref();
    assembly.add("Probe", sqs::Queue{.DelaySeconds = count, .QueueName = image});
    const std::vector<Template> templates = lay_out(assembly, Layout::single, {"notes", "production"}, "notes");
    const json parameters = as_json(templates.at(0))["Parameters"];
    CHECK(parameters["Count"] ==
          R"({"Type": "Number", "Description": "How many.", "Default": "2", "MinValue": 1, "MaxValue": 9})"_json);
    CHECK(parameters["Image"] == R"({"Type": "String", "Description": "What runs.", "Default": "",
        "AllowedPattern": "^x*$", "ConstraintDescription": "only x"})"_json);
    REQUIRE(templates.at(0).parameters.size() == 2);
    CHECK(templates.at(0).parameters.at(0).value == "2");
    CHECK_FALSE(templates.at(0).parameters.at(1).value.has_value());
}
