#include "appinfra/topology/user_data.hpp"

#include "appinfra/manifest/read.hpp"
#include "catch.hpp"

using namespace appinfra;
using namespace appinfra::topology;

namespace {

struct World {
    manifest::Manifest manifest = manifest::built_in_manifest();
    cfn::Assembly assembly{"Test."};
    cfn::Assembly::Block block{assembly, cfn::Layer::app, "Test", ""};
    Context context{assembly, manifest,           manifest.environments[0].app, manifest.environments[0].name,
                    "asg",    cfn::Layout::single};
};

}  // namespace

TEST_CASE("user data is base64 of the script") {
    World world;
    const Script script{.variables = {{"NAME", "notes"}}, .texts = {"echo \"$NAME\"\n"}};
    const cfn::Expr encoded = user_data(world.context, script).expr();
    CHECK(encoded.text == "Fn::Base64");
    CHECK(encoded.items.at(0).items.front().text.starts_with("#!/bin/bash\n"));
}

TEST_CASE("user data that instances would refuse is refused, with what takes the room") {
    World world;
    Script script{.variables = {{"SMALL", "x"}, {"LARGE", std::string(9000, 'x')}, {"LARGER", std::string(9500, 'x')}},
                  .texts = {"true\n"}};
    try {
        (void)user_data(world.context, script);
        FAIL("user data of " << script_bytes(world.context, script) << " bytes was taken");
    } catch (const UserDataTooLong& error) {
        const std::string message = error.what();
        INFO(message);
        CHECK(message.find("16384") != std::string::npos);
        CHECK(message.find("LARGER (9510), LARGE (9009)") != std::string::npos);
    }
    script.variables.pop_back();
    CHECK(script_bytes(world.context, script) < user_data_limit);
    (void)user_data(world.context, script);
}

TEST_CASE("values that are encoded count as what they become, others as an estimate") {
    World world;
    const cfn::Parameter known =
        world.assembly.parameter("Known", {.description = "", .value = cfn::Setting{std::string(3000, 'x')}});
    const std::size_t empty = script_bytes(world.context, {.variables = {{"X", ""}}, .texts = {}});
    CHECK(script_bytes(world.context, {.variables = {{"X", known.ref()}}, .texts = {}}) >= empty + 4000);
    CHECK(script_bytes(world.context, {.variables = {{"X", cfn::Any{cfn::Expr::ref("Database")}}}, .texts = {}}) >=
          empty + 100);
}
