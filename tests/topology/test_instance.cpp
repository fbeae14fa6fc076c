#include "appinfra/topology/instance.hpp"

#include "appinfra/cfn/layout.hpp"
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

    /// The property of the launch template at that path.
    const cfn::Expr& launched(std::initializer_list<std::string_view> path) {
        if (assembly.find_resource("Template") == nullptr)
            (void)make_launch_template(
                context, "Template",
                {.comment = "",
                 .image = machine_image(context).ref(),
                 .instance_type = "m7g.large",
                 .identity = make_instance_identity(context, "Web",
                                                    {.comment = "", .service = "ec2.amazonaws.com", .statements = {}}),
                 .groups = {},
                 .volume_gib = 20,
                 .user_data = "x"});
        const cfn::Expr* found = &assembly.find_resource("Template")->properties;
        for (const std::string_view key : path) {
            found = found->find(key);
            if (found == nullptr)
                throw std::out_of_range(std::string(key));
        }
        return *found;
    }
};

bool allows(const std::vector<Statement>& statements, std::string_view action) {
    for (const Statement& statement : statements)
        for (const std::string& allowed : statement.actions)
            if (allowed == action)
                return true;
    return false;
}

}  // namespace

TEST_CASE("what a launch template makes carries the tags of the application") {
    World world;
    world.assembly.tag({.key = "Owner", .value = "uc3"});
    world.assembly.tag({.key = "Pipeline", .value = "x", .from = cfn::Layer::pipeline});
    for (const auto& specifications :
         {world.launched({"TagSpecifications"}), world.launched({"LaunchTemplateData", "TagSpecifications"})})
        for (const cfn::Expr& specification : specifications.items) {
            INFO(specification.find("ResourceType")->text);
            const std::vector<cfn::Expr>& tags = specification.find("Tags")->items;
            REQUIRE(tags.size() == 1);
            CHECK(tags[0].find("Key")->text == "Owner");
            CHECK(tags[0].find("Value")->text == "uc3");
        }
    CHECK(world.launched({"LaunchTemplateData", "TagSpecifications"}).items.size() == 3);
}

TEST_CASE("instances show tags in their metadata only when every key can stand there") {
    SECTION("keys of letters") {
        World world;
        world.assembly.tag({.key = "Owner", .value = "x"});
        CHECK(world.launched({"LaunchTemplateData", "MetadataOptions", "InstanceMetadataTags"}).text == "enabled");
    }
    for (const char* key : {"Cost Center", "team/owner", "_index",
                            "Gr\xc3\xb6\xc3\x9f"
                            "e"})
        SECTION(key) {
            World world;
            world.assembly.tag({.key = key, .value = "x"});
            CHECK(world.launched({"LaunchTemplateData", "MetadataOptions", "InstanceMetadataTags"}).text == "disabled");
        }
}

TEST_CASE("metadata takes a token, and the volume is encrypted") {
    World world;
    CHECK(world.launched({"LaunchTemplateData", "MetadataOptions", "HttpTokens"}).text == "required");
    CHECK(world.launched({"LaunchTemplateData", "MetadataOptions", "HttpPutResponseHopLimit"}).integer == 1);
    const cfn::Expr& volume = world.launched({"LaunchTemplateData", "BlockDeviceMappings"}).items.at(0);
    CHECK(volume.find("Ebs")->find("Encrypted")->integer == 1);
}

TEST_CASE("running commands does not open sessions") {
    CHECK_FALSE(allows(command_permissions(), "ssmmessages:CreateDataChannel"));
    CHECK_FALSE(allows(command_permissions(), "ssmmessages:OpenDataChannel"));
    CHECK(allows(session_permissions(), "ssmmessages:OpenDataChannel"));
}

TEST_CASE("volumes have room for the largest uploads") {
    World world;
    const cfn::Parameter size = web_volume_size(world.context);
    const std::int64_t gib = std::stoll(world.assembly.find_parameter(size.name)->spec.value->text);
    CHECK(gib >= 20 + 4 * (world.context.app.uploads.max_size_bytes.value >> 30));
    CHECK(gib <= 16384);
}
