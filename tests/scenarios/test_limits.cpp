#include "appinfra/scenarios/limits.hpp"

#include <set>

#include "inspect.hpp"

using namespace appinfra;
using namespace appinfra::scenarios;
using namespace appinfra::scenarios::tests;
using diagnostics::Severity;

namespace {

constexpr std::string_view beginning = "app: notes\ndomain: notes.example.org\n";

/// Ids with their severity, `A0104 info`, of a manifest in a scenario.
std::set<std::string> found(std::string_view scenario, const std::string& more) {
    const manifest::Manifest manifest = read_good(std::string(beginning) + more);
    diagnostics::Sink sink;
    check_limits(*find(scenario), manifest, sink);
    std::set<std::string> result;
    for (const diagnostics::Diagnostic& one : sink.all()) {
        CHECK(!one.help.empty());
        result.insert(one.id + (one.severity == Severity::error ? " error" : " info"));
    }
    return result;
}

}  // namespace

TEST_CASE("what a scenario cannot do is an error or a note at its place") {
    const std::string oidc =
        "login: {oidc: {issuer: \"https://i.example.org\", authorization_endpoint: \"https://i.example.org/a\", "
        "token_endpoint: \"https://i.example.org/t\", user_info_endpoint: \"https://i.example.org/u\", client_id: n, "
        "client_secret: secretsmanager:n/o:s}}\n";
    struct Case {
        const char* scenario;
        std::string more;
        std::set<std::string> ids;
    };
    for (const Case& one : std::vector<Case>{
             {"lambda", "", {}},
             {"lambda", oidc, {"A0101 error"}},
             {"lambda", "login: cognito\n", {"A0101 error"}},
             {"fargate", oidc, {}},
             {"lambda", "uploads: {transfer: application}\n", {"A0102 error"}},
             {"lambda", "uploads: {transfer: application, max_size: 4 MiB}\n", {}},
             {"fargate", "uploads: {transfer: application}\n", {"A0105 info"}},
             {"lambda", "jobs: {s: {command: x, schedule: rate(1 day), timeout: 16 minutes}}\n", {"A0103 info"}},
             {"lambda", "jobs: {s: {command: x, schedule: rate(1 day), timeout: 15 minutes}}\n", {}},
             {"lambda", "web: {memory: 1 GiB}\n", {"A0108 info"}},
             {"lambda", "web: {cpu: 1, memory: 2 GiB}\n", {}},
             {"lambda", "environment: {A: x}\n", {"A0112 error"}},
             {"lambda", "environment: {KEY_FROM: x}\nsecrets: {KEY: generated}\n", {"A0112 error"}},
             {"lambda", "environment: {BIG: " + std::string(4000, 'x') + "}\n", {"A0112 error"}},
             {"fargate", "environment: {A: " + std::string(4000, 'x') + "}\n", {}},
             {"fargate", "web: {instance_type: m7g.large}\n", {"A0104 info"}},
             {"fargate", "web: {drain: 5 minutes}\n", {"A0104 info"}},
             {"fargate", "bastion: {cidr: 192.0.2.0/24}\n", {"A0104 info"}},
             {"ec2", "bastion: {cidr: 192.0.2.0/24}\n", {"A0105 info"}},
             {"asg", "web: {cpu: 1, memory: 2 GiB}\n", {"A0104 info", "A0105 info"}},
             {"asg",
              "environment: {BIG: " + std::string(4000, 'x') + ", BIGGER: " + std::string(4000, 'y') + "}\n",
              {"A0105 info", "A0109 error"}},
             {"ecs", "", {"A0105 info"}},
             {"ec2", "network: {egress: none}\n", {"A0105 info", "A0106 error"}},
             {"ec2", "secrets: {KEY: generated}\n", {"A0105 info", "A0107 info"}},
         }) {
        INFO(one.scenario << ": " << one.more);
        CHECK(found(one.scenario, one.more) == one.ids);
    }
}

TEST_CASE("the output says what the drain means for the largest upload") {
    const manifest::Manifest manifest =
        read_good(std::string(beginning) + "uploads: {max_size: 6 GiB}\nweb: {drain: 60 minutes}\n");
    diagnostics::Sink sink;
    check_limits(*find("asg"), manifest, sink);
    REQUIRE(sink.all().size() == 1);
    // 6 GiB are 51,540 Mbit; in 3600 seconds that is 14.3 Mbit/s.
    CHECK(sink.all()[0].message.find("at 15 Mbit/s or more") != std::string::npos);
    CHECK(sink.all()[0].span.begin.line == 4);
}

TEST_CASE("every limit stands in the table of the documentation") {
    const std::string page = source_file("docs/scenarios.md");
    for (const manifest::CatalogueEntry& entry : limit_catalogue()) {
        INFO(entry.id);
        CHECK(page.find("| " + std::string(entry.id) + " | `" + std::string(entry.name) + "` | " +
                        std::string(entry.summary) + " |\n") != std::string::npos);
    }
}
