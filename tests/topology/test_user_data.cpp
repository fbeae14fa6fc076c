#include "appinfra/topology/user_data.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

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

std::string source(const std::string& file) {
    std::ostringstream text;
    text << std::ifstream(std::string(APPINFRA_SOURCE_DIR) + "/" + file).rdbuf();
    return text.str();
}

/// The functions that a script defines, as bash prints them: without comments.
std::string functions_of(const std::string& script) {
    const auto file = std::filesystem::temp_directory_path() / "appinfra-user-data-functions";
    std::ofstream(file) << script;
    FILE* pipe = popen(("bash -c '. \"$0\"; declare -f' '" + file.string() + "' 2>&1").c_str(), "r");
    std::string output;
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe))
        output += static_cast<char>(c);
    pclose(pipe);
    std::filesystem::remove(file);
    return output;
}

}  // namespace

TEST_CASE("leaving comments out leaves what bash reads") {
    for (const char* file : {"templates/shared/common.sh", "templates/instance/functions.sh"}) {
        INFO(file);
        const std::string text = source(file);
        const std::string bare = without_comments(text);
        CHECK(bare.size() < text.size());
        CHECK(functions_of(text).size() > 1000);
        CHECK(functions_of(bare) == functions_of(text));
    }
}

TEST_CASE("comments are left out, but not what only looks like one") {
    CHECK(without_comments("#!/bin/bash\n# one\n\ntrue # two\n    # three\n    false\n") ==
          "#!/bin/bash\ntrue # two\n    false\n");
    CHECK(without_comments("cat <<'END'\n# kept\n\nEND\n# gone\n") == "cat <<'END'\n# kept\n\nEND\n");
    CHECK(without_comments("cat >file <<END\n# kept\nEND\nread -r x <<<\"$y\"\n# gone\n") ==
          "cat >file <<END\n# kept\nEND\nread -r x <<<\"$y\"\n");
    CHECK(without_comments("# shellcheck disable=SC2016\nx='$y'\n") == "# shellcheck disable=SC2016\nx='$y'\n");
    CHECK(without_comments("last") == "last");
    CHECK(without_comments("").empty());
}

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
