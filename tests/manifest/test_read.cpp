#include "support.hpp"

using namespace appinfra::manifest;
using namespace appinfra::manifest::tests;
using Kind = appinfra::diagnostics::Origin::Kind;

namespace {

/// A manifest with `lines` after what every manifest has.
std::string with(std::string_view lines) { return "app: notes\ndomain: notes.example.org\n" + std::string(lines); }

App app_with(std::string_view lines) { return read_good(with(lines)).environments.front().app; }

}  // namespace

TEST_CASE("a manifest of two lines has a default for everything else") {
    const Manifest manifest = read_good("app: notes\ndomain: notes.example.org\n");
    REQUIRE(manifest.environments.size() == 1);
    CHECK(manifest.environments[0].name == "production");
    CHECK_FALSE(manifest.built_in);
    CHECK(manifest.file == "appinfra.yaml");
    const App& app = manifest.environments[0].app;
    CHECK(app.name.value == "notes");
    CHECK(app.domain.value == "notes.example.org");
    CHECK(app.reports.domain.value == "reports.notes.example.org");
    CHECK_FALSE(app.dns.hosted_zone);
    CHECK(app.web.port == 3000);
    CHECK(app.web.health_check.value == "/up");
    CHECK(app.web.cpu_units == 512);
    CHECK(app.web.memory_mib == 1024);
    CHECK(app.web.architecture == Architecture::arm64);
    CHECK(*app.web.instances == Instances{2, 8});
    CHECK_FALSE(app.web.command);
    CHECK(app.database.engine == Engine::postgres);
    CHECK(app.database.version.value == "16");
    CHECK(app.database.instance_class.value == "db.t4g.medium");
    CHECK(app.database.storage_gib == 50);
    CHECK(app.database.multi_az);
    CHECK_FALSE(app.database.read_replica);
    CHECK(app.database.backup_keep_days == 14);
    CHECK(app.uploads.max_size_bytes == 6LL * 1024 * 1024 * 1024);
    CHECK(app.uploads.keep_days == 14);
    CHECK(app.jobs.empty());
    CHECK(app.secrets.empty());
    CHECK(app.environment.empty());
    CHECK(app.tags.empty());
    const auto& network = std::get<NewNetwork>(app.network);
    CHECK(*network.cidr == Cidr{"10.20.0.0/16", 16});
    CHECK(network.zones == 2);
    CHECK(network.egress == Egress::nat_per_zone);
    CHECK(std::holds_alternative<NoLogin>(app.login));
    CHECK(app.logs.keep_days == 90);
    CHECK(app.logs.archive);
    CHECK_FALSE(app.pipeline);
    CHECK_FALSE(app.alarms.email);
    CHECK(app.web.packages.value == std::vector<std::string>{"ruby3.4", "libpq"});
    CHECK(app.puppet.extensions.value.empty());
}

TEST_CASE("the built-in example is the application of the scenarios") {
    const Manifest manifest = built_in_manifest();
    CHECK(manifest.built_in);
    CHECK(read_file(source_dir / "examples/manifests/myamazingapp.yaml") == built_in_example());
    REQUIRE(manifest.environments.size() == 2);
    CHECK(manifest.environments[0].name == "staging");
    CHECK(manifest.environments[1].name == "production");

    const App& app = manifest.base;
    CHECK(app.name.value == "myamazingapp");
    CHECK(app.reports.domain.value == "reports.myamazingapp.cdlib.org");
    CHECK(app.database.read_replica);
    REQUIRE(app.jobs.size() == 1);
    CHECK(app.jobs[0].name == "user-stats");
    CHECK(*app.jobs[0].command == Command{"bin/rake", "stats:weekly"});
    CHECK(app.jobs[0].schedule.value == "cron(0 6 ? * MON *)");
    CHECK(app.jobs[0].timezone.value == "America/Los_Angeles");
    CHECK(app.jobs[0].timeout_minutes == 120);
    CHECK(app.jobs[0].cpu_units == 512);
    CHECK(app.jobs[0].memory_mib == 1024);
    REQUIRE(app.secrets.size() == 3);
    CHECK(app.secrets[0].name == "SECRET_KEY_BASE");
    CHECK(*app.secrets[0].source == SecretSource(GeneratedSecret{}));
    CHECK(*app.secrets[1].source == SecretSource(SecretsManagerSecret{"myamazingapp/smtp", "password"}));
    CHECK(*app.secrets[2].source == SecretSource(ParameterStoreSecret{"/myamazingapp/maps_api_key"}));
    REQUIRE(app.environment.size() == 2);
    CHECK(app.environment[1].name == "RAILS_LOG_TO_STDOUT");
    CHECK(app.environment[1].value.value == "1");
    REQUIRE(app.tags.size() == 2);
    CHECK(app.tags[1].key == "CostCenter");
    CHECK(app.tags[1].value.value == "4110");
    REQUIRE(app.pipeline);
    CHECK(app.pipeline->repository.value == "cdlib/myamazingapp");
    CHECK(app.pipeline->branch.value == "main");
    CHECK(app.pipeline->approval);
    CHECK(app.pipeline->migrate.value == Command{"bin/rails", "db:migrate"});
    CHECK(app.pipeline->infrastructure.value == "infra");
    CHECK(app.pipeline->dockerfile.value == "Dockerfile");
    CHECK_FALSE(app.pipeline->connection);
}

TEST_CASE("amounts are read with the units that people write") {
    const App app = app_with(
        "web: {cpu: 2 vCPU, memory: 4096MiB, instances: 3}\n"
        "database: {storage: 1 TiB, backup_keep: 1 week}\n"
        "uploads: {max_size: 1.5 GiB, keep: 2 weeks}\n"
        "jobs: {stats: {command: bin/stats, schedule: rate(1 day), timeout: 1 day, cpu: 0.25, memory: 0.5 GiB}}\n");
    CHECK(app.web.cpu_units == 2048);
    CHECK(app.web.memory_mib == 4096);
    CHECK(*app.web.instances == Instances{3, 3});
    CHECK(app.database.storage_gib == 1024);
    CHECK(app.database.backup_keep_days == 7);
    CHECK(app.uploads.max_size_bytes == 1536LL * 1024 * 1024);
    CHECK(app.uploads.keep_days == 14);
    CHECK(app.jobs[0].timeout_minutes == 24 * 60);
    CHECK(app.jobs[0].cpu_units == 256);
    CHECK(app.jobs[0].memory_mib == 512);
}

TEST_CASE("text that YAML takes for something else stays what was written") {
    const App app = app_with(
        "database: {version: 16.10}\n"
        "environment: {A: 010, B: on, C: 1e3, D: 2010-09-09, E: \"\", F: 'it''s', G: \" x \"}\n"
        "tags: {Center: 007}\n");
    CHECK(app.database.version.value == "16.10");
    std::vector<std::string> values;
    for (const Variable& variable : app.environment)
        values.push_back(variable.value);
    CHECK(values == std::vector<std::string>{"010", "on", "1e3", "2010-09-09", "", "it's", " x "});
    CHECK(app.tags[0].value.value == "007");
}

TEST_CASE("commands are split into words, and quotes keep words together") {
    const auto words = [](std::string_view command) {
        return *app_with("web: {command: " + std::string(command) + "}\n").web.command->value.begin() + "/" +
               std::to_string(app_with("web: {command: " + std::string(command) + "}\n").web.command->value.size());
    };
    CHECK(words("bin/rails server -p 3000") == "bin/rails/4");
    const App app = app_with("web: {command: \"sh -c 'echo \\\"$HOME\\\" | cat' ''\"}\n");
    CHECK(*app.web.command->value.rbegin() == "");
    CHECK(app.web.command->value == Command{"sh", "-c", "echo \"$HOME\" | cat", ""});
    CHECK(app_with("web: {command: [sh, -c, \"a && b\"]}\n").web.command->value == Command{"sh", "-c", "a && b"});
    CHECK(app_with("pipeline: {repository: a/b, migrate: none}\n").pipeline->migrate.value == std::nullopt);
}

TEST_CASE("references to secrets are names or ARNs, with or without a JSON key") {
    const App app = app_with(
        "secrets:\n"
        "  A: secretsmanager:notes/smtp\n"
        "  B: secretsmanager:arn:aws:secretsmanager:us-west-2:123456789012:secret:notes/smtp-AbCdEf\n"
        "  C: secretsmanager:arn:aws:secretsmanager:us-west-2:123456789012:secret:notes/smtp-AbCdEf:password\n"
        "  D: ssm:plain\n"
        "  E: ssm:arn:aws-cn:ssm:cn-north-1:123456789012:parameter/notes/key\n");
    const std::string arn = "arn:aws:secretsmanager:us-west-2:123456789012:secret:notes/smtp-AbCdEf";
    CHECK(*app.secrets[0].source == SecretSource(SecretsManagerSecret{"notes/smtp", ""}));
    CHECK(*app.secrets[1].source == SecretSource(SecretsManagerSecret{arn, ""}));
    CHECK(*app.secrets[2].source == SecretSource(SecretsManagerSecret{arn, "password"}));
    CHECK(*app.secrets[3].source == SecretSource(ParameterStoreSecret{"plain"}));
    CHECK(*app.secrets[4].source ==
          SecretSource(ParameterStoreSecret{"arn:aws-cn:ssm:cn-north-1:123456789012:parameter/notes/key"}));
}

TEST_CASE("variables whose names only mention secrets are no secrets") {
    const App app = app_with(
        "environment: {PASSWORD_MIN_LENGTH: 8, TOKEN_LIFETIME: 1h, USE_TOKEN: true, SECRET_NAME: x, "
        "HOMEPAGE: \"https://example.org/@me\"}\n");
    CHECK(app.environment.size() == 5);
}

TEST_CASE("schedules of all three kinds are read") {
    for (const std::string schedule :
         {"cron(0 6 ? * MON *)", "cron(15,45 0-6/2 L JAN-MAR ? 2027)", "cron(0 9 15W * ? *)", "cron(0 9 ? * 2#1 *)",
          "cron(*/5 * ? * MON-FRI 2027-2030)", "cron(0 9 ? 1 6L *)", "rate(1 hour)", "rate(15 minutes)",
          "at(2027-01-31T06:00:00)"}) {
        INFO(schedule);
        CHECK(app_with("jobs: {a: {command: x, schedule: \"" + schedule + "\"}}\n").jobs[0].schedule.value == schedule);
    }
}

TEST_CASE("an existing network takes the place of a new one") {
    const App app = app_with(
        "network:\n"
        "  private_subnets: [subnet-0123456789abcdef0, subnet-0123456789abcdef1]\n"
        "  vpc: vpc-0123abcd\n"
        "  public_subnets: [subnet-0123abcd, subnet-1123abcd]\n");
    const auto& network = std::get<ExistingNetwork>(app.network);
    CHECK(network.vpc.value == "vpc-0123abcd");
    CHECK(*network.public_subnets == std::vector<std::string>{"subnet-0123abcd", "subnet-1123abcd"});
    CHECK(network.private_subnets->size() == 2);
}

TEST_CASE("users log in with OIDC or Cognito") {
    const App oidc = app_with(
        "login:\n"
        "  oidc:\n"
        "    issuer: https://id.example.org\n"
        "    authorization_endpoint: https://id.example.org/authorize\n"
        "    token_endpoint: https://id.example.org/token\n"
        "    user_info_endpoint: https://id.example.org/me\n"
        "    client_id: notes\n"
        "    client_secret: secretsmanager:notes/oidc:secret\n");
    const auto& login = std::get<OidcLogin>(oidc.login);
    CHECK(login.user_info_endpoint.value == "https://id.example.org/me");
    CHECK(*login.client_secret == SecretsManagerSecret{"notes/oidc", "secret"});
    CHECK(login.scope.value == "openid");
    CHECK(std::get<CognitoLogin>(app_with("login: cognito\n").login).domain_prefix.value == "notes-production");
    CHECK(std::get<CognitoLogin>(app_with("login: {cognito: }\n").login).domain_prefix.value == "notes-production");
    CHECK(std::get<CognitoLogin>(app_with("login: {cognito: {domain_prefix: x}}\n").login).domain_prefix.value == "x");
    CHECK(std::holds_alternative<NoLogin>(app_with("login: none\n").login));
}

TEST_CASE("a pipeline is there when it is described, and none when told so") {
    CHECK_FALSE(app_with("pipeline: none\n").pipeline);
    const App app = app_with("pipeline: {repository: a/b, approval: false, infrastructure: ops/aws}\n");
    CHECK(app.pipeline->branch.value == "main");
    CHECK_FALSE(app.pipeline->approval);
    CHECK(app.pipeline->infrastructure.value == "ops/aws");
}

TEST_CASE("sections without anything in them are the same as no sections") {
    const App app = app_with("web:\ndatabase: {}\njobs:\nsecrets: {}\nenvironment:\ntags:\nnetwork:\nlogin:\n");
    CHECK(app.web.port == 3000);
    CHECK(std::holds_alternative<NewNetwork>(app.network));
}

TEST_CASE("the order of keys does not matter") {
    const Manifest manifest = read_good(
        "environments: {staging: {web: {instances: 1}}, production: {}}\n"
        "jobs: {stats: {schedule: rate(1 day), command: bin/stats}}\n"
        "login: cognito\n"
        "web: {memory: 4 GiB, cpu: 1}\n"
        "domain: notes.example.org\n"
        "app: notes\n");
    const App& staging = manifest.environments[0].app;
    CHECK(*staging.web.instances == Instances{1, 1});
    CHECK(staging.jobs[0].memory_mib == 4096);
    CHECK(std::get<CognitoLogin>(staging.login).domain_prefix.value == "notes-staging");
}

TEST_CASE("every value knows the key and the place it came from") {
    const App app = app_with("web: {port: 8080}\n");
    CHECK(app.web.port.origin.kind == Kind::manifest);
    CHECK(app.web.port.origin.key == "web.port");
    CHECK(app.web.port.origin.span.begin == appinfra::diagnostics::Position{3, 13});
    CHECK(app.web.port.origin.span.end == appinfra::diagnostics::Position{3, 17});
    CHECK(app.web.health_check.origin.kind == Kind::default_value);
    CHECK(app.web.health_check.origin.key == "web.health_check");
    CHECK_FALSE(app.web.health_check.origin.span.known());
    CHECK(app.reports.domain.origin.kind == Kind::default_value);
}

TEST_CASE("a warning does not keep a manifest from being read") {
    appinfra::diagnostics::Sink sink;
    const auto manifest = read(with("network: {cidr: 203.0.0.0/16}\n"), "appinfra.yaml", sink);
    REQUIRE(manifest);
    CHECK(written(sink) ==
          "3:17-3:29 warning[A0019] network.cidr \"203.0.0.0/16\" is not a private range\n"
          "  help: use a part of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16\n");
}
