#include "support.hpp"

using namespace appinfra::manifest;
using namespace appinfra::manifest::tests;
using Kind = appinfra::diagnostics::Origin::Kind;
using appinfra::diagnostics::Position;

namespace {

constexpr std::string_view text =
    "app: notes\n"
    "domain: notes.example.org\n"
    "web: {instances: 2 to 8}\n"
    "jobs: {stats: {command: bin/stats, schedule: rate(1 day), timeout: 2 hours}}\n"
    "secrets: {KEY: \"secretsmanager:notes/key\"}\n"
    "environment: {MODE: full, LANG: C}\n"
    "tags: {Owner: uc3}\n"
    "environments:\n"
    "  staging:\n"
    "    web: {instances: 1 to 2, cpu: 1, memory: 2 GiB}\n"
    "    jobs: {stats: {schedule: rate(2 days)}}\n"
    "    secrets: {KEY: \"secretsmanager:staging/key\"}\n"
    "    environment: {MODE: less}\n"
    "    tags: {Owner: staging}\n"
    "    network: {egress: nat}\n"
    "  production:\n";

}  // namespace

TEST_CASE("an environment has the values of the base except for its overrides") {
    const Manifest manifest = read_good(text);
    REQUIRE(manifest.environments.size() == 2);
    const App& staging = manifest.environments[0].app;
    CHECK(*staging.web.instances == Instances{1, 2});
    CHECK(staging.web.cpu_units == 1024);
    CHECK(staging.web.port == 3000);
    REQUIRE(staging.jobs.size() == 1);
    CHECK(staging.jobs[0].schedule.value == "rate(2 days)");
    CHECK(staging.jobs[0].timeout_minutes == 120);
    CHECK(staging.jobs[0].cpu_units == 1024);
    CHECK(*staging.secrets[0].source == SecretSource(SecretsManagerSecret{"staging/key", ""}));
    CHECK(staging.environment[0].value.value == "less");
    CHECK(staging.environment[1].value.value == "C");
    CHECK(staging.tags[0].value.value == "staging");
    CHECK(std::get<NewNetwork>(staging.network).egress == Egress::nat);
    CHECK(std::get<NewNetwork>(staging.network).zones == 2);

    const App& production = manifest.environments[1].app;
    CHECK(*production.web.instances == Instances{2, 8});
    CHECK(production.jobs[0].schedule.value == "rate(1 day)");
    CHECK(*manifest.base.web.instances == Instances{2, 8});
    CHECK(std::get<NewNetwork>(manifest.base.network).egress == Egress::nat_per_zone);
}

TEST_CASE("the origin of an overridden value is the override") {
    const Manifest manifest = read_good(text);
    const App& staging = manifest.environments[0].app;
    CHECK(staging.web.instances.origin.kind == Kind::manifest);
    CHECK(staging.web.instances.origin.key == "environments.staging.web.instances");
    CHECK(staging.web.instances.origin.span.begin == Position{10, 22});
    CHECK(staging.jobs[0].schedule.origin.key == "environments.staging.jobs.stats.schedule");
    CHECK(staging.jobs[0].timeout_minutes.origin.key == "jobs.stats.timeout");
    CHECK(staging.jobs[0].timeout_minutes.origin.span.begin.line == 4);
    CHECK(staging.secrets[0].source.origin.span.begin.line == 12);
    CHECK(manifest.environments[1].app.web.instances.origin.key == "web.instances");
    CHECK(manifest.environments[1].app.web.instances.origin.span.begin == Position{3, 18});
}

TEST_CASE("each environment has domains of its own, production those of the base") {
    const auto domains = [](std::string_view lines) {
        const Manifest manifest = read_good("app: notes\ndomain: notes.org\n" + std::string(lines));
        std::string result;
        for (const Environment& environment : manifest.environments)
            result += environment.name + " " + *environment.app.domain + " " + *environment.app.reports.domain + "\n";
        return result;
    };
    CHECK(domains("environments: {staging: {}, production: {}}\n") ==
          "staging staging.notes.org reports.staging.notes.org\nproduction notes.org reports.notes.org\n");
    CHECK(domains("environments: {production: {}, staging: {}}\n") ==
          "production notes.org reports.notes.org\nstaging staging.notes.org reports.staging.notes.org\n");
    CHECK(domains("environments: {test: {}, live: {}}\n") ==
          "test test.notes.org reports.test.notes.org\nlive notes.org reports.notes.org\n");
    CHECK(domains("reports: {domain: stats.notes.org}\nenvironments: {test: {}, live: {}}\n") ==
          "test test.notes.org stats.test.notes.org\nlive notes.org stats.notes.org\n");
    CHECK(domains("reports: {domain: stats.org}\nenvironments: {test: {}, live: {}}\n") ==
          "test test.notes.org test.stats.org\nlive notes.org stats.org\n");
    CHECK(domains("environments: {test: {domain: try.org}, live: {domain: live.org, reports: {domain: r.org}}}\n") ==
          "test try.org reports.try.org\nlive live.org r.org\n");
    CHECK(domains("") == "production notes.org reports.notes.org\n");
    CHECK(domains("environments:\n") == "production notes.org reports.notes.org\n");
}

TEST_CASE("a domain of an environment's own making says so") {
    const Manifest manifest = read_good("app: notes\ndomain: notes.org\nenvironments: {staging: {}, production: {}}\n");
    const App& staging = manifest.environments[0].app;
    CHECK(staging.domain.origin.kind == Kind::default_value);
    CHECK(staging.domain.origin.key == "environments.staging.domain");
    CHECK(manifest.environments[1].app.domain.origin.kind == Kind::manifest);
}

TEST_CASE("what an environment inherits wrongly is reported once") {
    CHECK(read_bad(
              "app: notes\ndomain: notes.org\nweb: {memory: 8 GiB}\nenvironments: {staging: {}, production: {}}\n") ==
          "3:15-3:20 error[A0021] web.memory 8 GiB does not exist with this cpu\n"
          "  help: the nearest sizes of Fargate are cpu 0.5 with memory 4 GiB or cpu 1 with memory 8 GiB\n");
}

TEST_CASE("each environment is checked as a whole") {
    CHECK(read_bad("app: notes\ndomain: notes.org\n"
                   "environments: {a: {web: {memory: 8 GiB}}, b: {web: {memory: 5 GiB}}}\n") ==
          "3:34-3:39 error[A0021] web.memory 8 GiB does not exist with this cpu\n"
          "  help: the nearest sizes of Fargate are cpu 0.5 with memory 4 GiB or cpu 1 with memory 8 GiB\n"
          "3:61-3:66 error[A0021] web.memory 5 GiB does not exist with this cpu\n"
          "  help: the nearest sizes of Fargate are cpu 0.5 with memory 4 GiB or cpu 1 with memory 5 GiB\n");
}
