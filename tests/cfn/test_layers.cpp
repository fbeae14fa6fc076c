#include "support.hpp"

using namespace appinfra::cfn;
using namespace appinfra::cfn::tests;

namespace {

/// A VPC and a queue below, one thing above that refers to both.
struct Stack {
    Assembly assembly{"Test"};
    ec2::VPC::Attributes vpc;
    sqs::Queue::Attributes queue;

    explicit Stack(bool conditional = false) {
        const Assembly::Block block(assembly, Layer::network, "Below", "");
        const Any environment = assembly.parameter("Environment", {.description = "Name."}).ref();
        assembly.tag({.key = "Environment", .value = environment});
        Options options;
        if (conditional)
            options.condition = assembly.condition("Wanted", equals(environment, "production"));
        vpc = assembly.add("Vpc", ec2::VPC{}, options);
        queue = assembly.add("Queue", sqs::Queue{}, options);
    }

    void add(Layer layer, const std::string& name, const Value<String>& value, Options options = {}) {
        const Assembly::Block block(assembly, layer, "Above", "");
        assembly.add(name, ssm::Parameter{.Type = "String", .Value = value}, std::move(options));
    }
};

}  // namespace

TEST_CASE("a reference across layers becomes an SSM parameter below and a typed parameter above") {
    Stack stack;
    stack.add(Layer::app, "Probe", sub("{}/{}", stack.vpc.ref(), stack.queue.Arn()));
    const std::vector<Template> templates = layered(stack.assembly);
    REQUIRE(templates.size() == 2);
    CHECK(templates[0].name == "network");
    CHECK(templates[1].layer == Layer::app);
    const json below = as_json(templates[0]);
    CHECK(below["Resources"]["VpcParameter"]["Type"] == "AWS::SSM::Parameter");
    const json properties = below["Resources"]["VpcParameter"]["Properties"];
    CHECK(properties["Name"] == R"({"Fn::Sub": "/notes/${Environment}/network/Vpc"})"_json);
    CHECK(properties["Value"] == R"({"Ref": "Vpc"})"_json);
    CHECK(properties["Tags"] == R"({"Environment": {"Ref": "Environment"}})"_json);
    CHECK(below["Resources"]["QueueArnParameter"]["Properties"]["Value"] == R"({"Fn::GetAtt": ["Queue", "Arn"]})"_json);
    const json above = as_json(templates[1]);
    CHECK(above["Parameters"]["Vpc"]["Type"] == "AWS::SSM::Parameter::Value<AWS::EC2::VPC::Id>");
    CHECK(above["Parameters"]["QueueArn"]["Type"] == "AWS::SSM::Parameter::Value<String>");
    CHECK(above["Resources"]["Probe"]["Properties"]["Value"] == R"({"Fn::Sub": "${Vpc}/${QueueArn}"})"_json);
    const auto& uses = templates[1].parameters;
    const auto vpc = std::ranges::find(uses, "Vpc", &Template::ParameterUse::name);
    REQUIRE(vpc != uses.end());
    CHECK(vpc->value == "/notes/production/network/Vpc");
}

TEST_CASE("what may not exist crosses layers as text") {
    Stack stack(true);
    stack.add(Layer::app, "Probe", stack.vpc.ref());
    const std::vector<Template> templates = layered(stack.assembly);
    CHECK(as_json(templates.at(0))["Resources"]["VpcParameter"]["Properties"]["Value"] ==
          R"({"Fn::If": ["Wanted", {"Ref": "Vpc"}, "-"]})"_json);
    CHECK(as_json(templates.at(1))["Parameters"]["Vpc"]["Type"] == "AWS::SSM::Parameter::Value<String>");
}

TEST_CASE("in the single layout nothing crosses") {
    Stack stack;
    stack.add(Layer::app, "Probe", stack.vpc.ref());
    const json rendered = single(stack.assembly);
    CHECK(rendered["Resources"].size() == 3);
    CHECK(rendered["Resources"]["Probe"]["Properties"]["Value"] == R"({"Ref": "Vpc"})"_json);
    CHECK(rendered["Parameters"].size() == 1);
}

TEST_CASE("a layer refers neither to a later one nor to the edge, which is in another region") {
    const auto refers = [](Layer from, Layer to) {
        Assembly assembly("Test");
        const auto add = [&](Layer layer, const std::string& name, const Value<String>& value) {
            const Assembly::Block block(assembly, layer, "Test", "");
            return assembly.add(name, ssm::Parameter{.Type = "String", .Value = value});
        };
        add(to, "Producer", "x");
        add(from, "Consumer", ssm::Parameter::Attributes{{"Producer"}}.ref());
        return layered(assembly).size();
    };
    CHECK(refers(Layer::app, Layer::data) == 2);
    CHECK_THROWS_AS(refers(Layer::data, Layer::app), std::logic_error);
    CHECK_THROWS_AS(refers(Layer::network, Layer::data), std::logic_error);
    CHECK_THROWS_AS(refers(Layer::app, Layer::edge), std::logic_error);
    CHECK_THROWS_AS(refers(Layer::pipeline, Layer::edge), std::logic_error);
}

TEST_CASE("two references that would cross under one name are a bug") {
    Assembly assembly("Test");
    {
        const Assembly::Block block(assembly, Layer::network, "Below", "");
        assembly.add("Queue", sqs::Queue{});
        assembly.add("QueueArn", sqs::Queue{});
    }
    const Assembly::Block block(assembly, Layer::app, "Above", "");
    assembly.add("Probe", ssm::Parameter{.Type = "String",
                                         .Value = sub("{}{}", sqs::Queue::Attributes{{"Queue"}}.Arn(),
                                                      sqs::Queue::Attributes{{"QueueArn"}}.ref())});
    CHECK_THROWS_AS(layered(assembly), std::logic_error);
}

TEST_CASE("a parameter that has the name of a crossing reference is a bug") {
    Stack stack;
    const auto clash = [&] {
        const Any own = stack.assembly.parameter("QueueArn", {.description = "Another."}).ref();
        stack.add(Layer::app, "Probe", sub("{}{}", stack.queue.Arn(), own));
        return layered(stack.assembly).size();
    };
    const Assembly::Block block(stack.assembly, Layer::app, "Test", "");
    CHECK_THROWS_AS(clash(), std::logic_error);
}

TEST_CASE("dependencies stay within a template") {
    Stack stack;
    stack.add(Layer::app, "First", "x", {.depends_on = {stack.vpc}});
    stack.add(Layer::app, "Second", "x", {.depends_on = {stack.vpc, {"First"}}});
    const json one = single(stack.assembly)["Resources"];
    CHECK(one["First"]["DependsOn"] == "Vpc");
    CHECK(one["Second"]["DependsOn"] == R"(["Vpc", "First"])"_json);
    const json above = as_json(layered(stack.assembly).at(1))["Resources"];
    CHECK_FALSE(above["First"].contains("DependsOn"));
    CHECK(above["Second"]["DependsOn"] == "First");
}

TEST_CASE("outputs go with the layer of their block, and cross as resources do") {
    Stack stack;
    stack.add(Layer::app, "Probe", "x");
    {
        const Assembly::Block block(stack.assembly, Layer::app, "Above", "");
        stack.assembly.output("Where", {"Which network.", stack.vpc.ref()});
    }
    const std::vector<Template> templates = layered(stack.assembly);
    CHECK_FALSE(as_json(templates.at(0)).contains("Outputs"));
    CHECK(as_json(templates.at(1))["Outputs"]["Where"] ==
          R"({"Description": "Which network.", "Value": {"Ref": "Vpc"}})"_json);
}

TEST_CASE("values of another environment replace the defaults, and nothing else") {
    const auto build = [](const std::string& name) {
        Assembly assembly("Test");
        const Assembly::Block block(assembly, Layer::app, "Test", "");
        const Any size = assembly.parameter("Size", {.description = "Size.", .value = Setting{name}}).ref();
        assembly.add("Probe", sqs::Queue{.QueueName = size});
        return assembly;
    };
    Assembly staging = build("small");
    const Assembly production = build("large");
    CHECK(single(staging) != single(production));
    staging.take_values_from(production);
    CHECK(single(staging) == single(production));
}
