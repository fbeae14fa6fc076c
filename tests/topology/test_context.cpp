#include "appinfra/manifest/read.hpp"
#include "appinfra/topology/context.hpp"
#include "catch.hpp"

using namespace appinfra;
using namespace appinfra::topology;

namespace {

constexpr std::string_view text =
    "{app: notes, domain: notes.example.org, web: {port: 4000, cpu: 1, memory: 2 GiB},\n"
    " environments: {staging: {web: {cpu: 0.5, memory: 2 GiB}}, production: {}}}\n";

/// Two environments that differ in the CPU of the web processes only.
struct World {
    diagnostics::Sink sink;
    manifest::Manifest manifest = manifest::read(text, "appinfra.yaml", sink).value();
    cfn::Assembly assembly{"Test"};
    cfn::Assembly::Block block{assembly, cfn::Layer::app, "Test", ""};
    Context context{assembly,  manifest,           manifest.environments[1].app, manifest.environments[1].name,
                    "fargate", cfn::Layout::single};
};

}  // namespace

TEST_CASE("names become logical ids") {
    CHECK(camel_case("smtp-password") == "SmtpPassword");
    CHECK(camel_case("SMTP_PASSWORD") == "SmtpPassword");
    CHECK(camel_case("a1-2b") == "A12b");
    CHECK(camel_case("--x--") == "X");
    CHECK(camel_case("").empty());
    CHECK(camel_case("${AWS::Region}`\"\xc3\xa9") == "AwsRegion");
}

TEST_CASE("what all environments share is a literal that knows its line") {
    World world;
    const cfn::Any port = shared_or_parameter(
        world.context, "WebPort", "Port.", [](const manifest::App& app) -> const auto& { return app.web.port; });
    CHECK(port.expr.kind == cfn::Expr::Kind::integer);
    CHECK(port.expr.integer == 4000);
    REQUIRE(port.expr.origin);
    CHECK(port.expr.origin->key == "web.port");
    CHECK(world.assembly.parameters().empty());
}

TEST_CASE("what environments say differently is a parameter with the value of the rendered one") {
    World world;
    const cfn::Any cpu = shared_or_parameter(
        world.context, "WebCpu", "CPU.", [](const manifest::App& app) -> const auto& { return app.web.cpu_units; });
    CHECK(cpu.expr.kind == cfn::Expr::Kind::parameter);
    REQUIRE(world.assembly.find_parameter("WebCpu") != nullptr);
    const cfn::ParameterSpec& spec = world.assembly.find_parameter("WebCpu")->spec;
    CHECK(spec.type == "Number");
    REQUIRE(spec.value.has_value());
    CHECK(spec.value->text == "1024");
}

TEST_CASE("the first environment is the one that is deployed to first") {
    World world;
    CHECK_FALSE(world.context.first_environment());
    world.context.environment = "staging";
    CHECK(world.context.first_environment());
}

TEST_CASE("a switch is a parameter with two values and the condition on it") {
    World world;
    const Switch on = make_switch(world.context, "Replica", "HasReplica", "Whether.", {true});
    CHECK(on.on.expr.text == "HasReplica");
    CHECK(world.assembly.find_parameter("Replica")->spec.allowed_values == std::vector<std::string>{"true", "false"});
    CHECK(world.assembly.find_parameter("Replica")->spec.value->text == "true");
}
