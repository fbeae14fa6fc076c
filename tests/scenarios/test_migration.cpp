#include <map>
#include <set>
#include <tuple>

#include "appinfra/scenarios/migration.hpp"
#include "appinfra/scenarios/traits.hpp"
#include "inspect.hpp"
#include "pairs.hpp"

using namespace appinfra;
using namespace appinfra::scenarios;
using namespace appinfra::scenarios::tests;

namespace {

const Scenario& fargate() { return *find("fargate"); }

Plan plan_of(const Pair& pair, cfn::Layout layout, const manifest::Manifest& manifest) {
    return make_plan({.from = pair.from, .to = pair.to, .manifest = manifest, .layout = layout, .region = "us-west-2"});
}

/// The plan for the built-in example; made once for all tests.
const Plan& built_in_plan(const Pair& pair, cfn::Layout layout) {
    static std::map<std::tuple<std::string_view, std::string_view, cfn::Layout>, Plan> known;
    const std::tuple key{pair.from.name, pair.to.name, layout};
    const auto found = known.find(key);
    return found != known.end()
               ? found->second
               : known.emplace(key, plan_of(pair, layout, manifest::built_in_manifest())).first->second;
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string all_commands(const Plan& plan) {
    std::string text;
    for (const Step& step : plan.steps)
        for (const std::string& command : step.commands)
            text += command + "\n";
    return text;
}

}  // namespace

TEST_CASE("every scenario has traits") {
    for (const Scenario& scenario : all()) {
        const Traits traits = traits_of(scenario);
        INFO(scenario.name);
        CHECK_FALSE(traits.code.empty());
        CHECK_FALSE(traits.application_team.empty());
        CHECK_FALSE(traits.central_team.empty());
    }
}

TEST_CASE("each plan can be carried out, and names what it is about in all formats") {
    const manifest::Manifest manifest = manifest::built_in_manifest();
    for (const cfn::Layout layout : both_layouts)
        for (const Pair& pair : all_pairs()) {
            const Plan& plan = built_in_plan(pair, layout);
            INFO(pair.from.name << " to " << pair.to.name);
            CHECK(plan.obstacles == std::vector<std::string>{});
            const json parsed = json::parse(plan_json(plan));
            CHECK(parsed.at("steps").size() == plan.steps.size());
            for (const std::string& text : {plan_text(plan), plan_markdown(plan), plan_json(plan)}) {
                for (const Leftover& leftover : plan.leftovers)
                    CHECK(contains(text, leftover.logical_id));
                for (const manifest::Secret& secret : manifest.base.secrets)
                    CHECK(contains(text, secret.name));
                for (const Scenario* scenario : {&pair.from, &pair.to})
                    CHECK(contains(text, "appinfra render " + std::string(scenario->name) + " -o "));
            }
        }
}

TEST_CASE("a plan says once where it cannot be taken back, and who does each step") {
    for (const Pair& pair : all_pairs()) {
        const Plan& plan = built_in_plan(pair, cfn::Layout::layered);
        std::set<std::string> final_in;
        for (const Step& step : plan.steps) {
            INFO(pair.from.name << " to " << pair.to.name << ": " << step.title);
            CHECK_FALSE(step.why.empty());
            CHECK_FALSE(step.back.empty());
            if (step.point_of_no_return)
                CHECK(final_in.insert(step.environment).second);
        }
        CHECK(final_in == std::set<std::string>{"production", "staging"});
    }
}

TEST_CASE("files are let drain and reports are copied exactly where their place changes") {
    for (const cfn::Layout layout : both_layouts)
        for (const Pair& pair : all_pairs()) {
            const std::string text = plan_text(built_in_plan(pair, layout));
            const bool moves = traits_of(pair.from).files != traits_of(pair.to).files;
            INFO(pair.from.name << " to " << pair.to.name);
            CHECK(contains(text, "{transition: true}") == moves);
            CHECK(contains(text, "14 days after the last traffic") == moves);
            CHECK(contains(text, "aws s3 sync") == moves);
            CHECK_FALSE(contains(text, "aws s3 cp"));
        }
}

TEST_CASE("protections against deletion are switched off before the resources go") {
    for (const Pair& pair : all_pairs()) {
        const Plan& plan = built_in_plan(pair, cfn::Layout::layered);
        for (const Step& step : plan.steps)
            for (const StackUpdate& update : step.updates)
                for (const compare::Change& change : update.prediction.changes)
                    if (change.type == "AWS::ElasticLoadBalancingV2::LoadBalancer" && change.is_deleted()) {
                        INFO(pair.from.name << " to " << pair.to.name << ": " << step.title);
                        REQUIRE(step.commands.size() >= 2);
                        CHECK(contains(step.commands.front(), "deletion_protection.enabled,Value=false"));
                    }
    }
}

TEST_CASE("without a pipeline the first release is made by hand") {
    const manifest::Manifest manifest = read_good("app: notes\ndomain: notes.example.org\n");
    for (const cfn::Layout layout : both_layouts)
        for (const Pair& pair : all_pairs()) {
            const std::string commands = all_commands(plan_of(pair, layout, manifest));
            INFO(pair.from.name << " to " << pair.to.name);
            CHECK_FALSE(contains(commands, "codepipeline"));
            CHECK(contains(commands, "RELEASE") == (traits_of(pair.to).release != Release::puppet));
        }
}

TEST_CASE("without a hosted zone somebody else points DNS to the new stack") {
    const manifest::Manifest without = read_good("app: notes\ndomain: notes.example.org\n");
    const manifest::Manifest with =
        read_good("app: notes\ndomain: notes.example.org\ndns: {hosted_zone: Z0123456789}\n");
    for (const Pair& pair : all_pairs()) {
        CHECK(contains(plan_text(plan_of(pair, cfn::Layout::layered, without)), "Point DNS to"));
        CHECK(contains(all_commands(plan_of(pair, cfn::Layout::layered, with)), "TrafficWeight=11"));
    }
}

TEST_CASE("a plan for one environment leaves the others alone") {
    const manifest::Manifest manifest = manifest::built_in_manifest();
    for (const Pair& pair : all_pairs()) {
        const Plan plan = make_plan({.from = pair.from,
                                     .to = pair.to,
                                     .manifest = manifest,
                                     .layout = cfn::Layout::layered,
                                     .environment = "staging"});
        CHECK_FALSE(contains(all_commands(plan), "production"));
    }
}

TEST_CASE("a plan from a scenario to itself changes nothing that holds data") {
    // The smallest move there is: it shows the steps while there is one scenario only.
    const manifest::Manifest manifest = manifest::built_in_manifest();
    const Plan plan = plan_of({fargate(), fargate()}, cfn::Layout::layered, manifest);
    CHECK(plan.obstacles == std::vector<std::string>{});
    CHECK(contains(all_commands(plan), "delete-stack"));
    CHECK(contains(all_commands(plan), "diff infra-fargate/data.yaml infra/data.yaml"));
}
