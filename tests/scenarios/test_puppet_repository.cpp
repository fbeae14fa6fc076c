#include <algorithm>
#include <map>

#include "appinfra/scenarios/limits.hpp"
#include "appinfra/scenarios/puppet_repository.hpp"
#include "inspect.hpp"

using namespace appinfra;
using namespace appinfra::scenarios;
using namespace appinfra::scenarios::tests;

namespace {

std::map<std::string, std::string> repository_of(std::string_view manifest) {
    std::map<std::string, std::string> files;
    for (const File& file : puppet_repository(read_good(manifest))) {
        INFO(file.path << " is there twice");
        CHECK(files.emplace(file.path, file.text).second);
    }
    return files;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the control repository has role, profiles, and the data of every environment") {
    const auto files = repository_of("app: a\ndomain: a.example.org\nenvironments: {staging: {}, production: {}}\n");
    for (const char* path :
         {"Puppetfile", "README.md", "environment.conf", "hiera.yaml", "manifests/site.pp", "data/common.yaml",
          "data/env/staging.yaml", "data/env/staging.eyaml", "data/env/production.yaml", "data/env/production.eyaml",
          "site-modules/role/manifests/application.pp"}) {
        INFO(path);
        CHECK(files.contains(path));
    }
    CHECK(files.at("site-modules/profile/files/application.sh") ==
          source_file("templates/puppet/site-modules/profile/files/application.sh"));
}

TEST_CASE("what differs between environments is theirs, and the rest common") {
    const auto files = repository_of(
        "app: a\ndomain: a.example.org\nweb: {port: 4000}\n"
        "environments: {staging: {uploads: {keep: 3 days}}, production: {uploads: {keep: 9 days}}}\n");
    CHECK(has(files.at("data/common.yaml"), "profile::application::port: 4000"));
    CHECK_FALSE(has(files.at("data/common.yaml"), "keep_days"));
    CHECK(has(files.at("data/env/staging.yaml"), "profile::uploads::keep_days: 3\n"));
    CHECK(has(files.at("data/env/production.yaml"), "profile::uploads::keep_days: 9\n"));
    CHECK_FALSE(has(files.at("data/env/production.yaml"), "port"));
}

TEST_CASE("placeholders of secrets say where the value is today") {
    const auto files = repository_of(
        "app: a\ndomain: a.example.org\n"
        "secrets: {ONE: generated, TWO: \"secretsmanager:a/two:key\", THREE: \"ssm:/a/three\"}\n");
    const std::string& text = files.at("data/env/production.eyaml");
    CHECK(has(text, "\"<stack>: ONE\".\n  ONE: ENC[PKCS7,REPLACE/"));
    CHECK(has(text, "In Secrets Manager: a/two, key key.\n  TWO: ENC[PKCS7,REPLACE/"));
    CHECK(has(text, "In Parameter Store: /a/three.\n  THREE: ENC[PKCS7,REPLACE/"));
    CHECK(has(text, "DATABASE_PASSWORD: ENC[PKCS7,REPLACE/"));
}

TEST_CASE("hiera finds nothing to look up or to decrypt in text of the manifest") {
    const auto files =
        repository_of(R"({app: a, domain: a.example.org, environment: {X: "%{a} %%{b} 50% ENC[PKCS7,x]"}})");
    CHECK(has(files.at("data/common.yaml"),
              "'%{literal(''%'')}{a} %%{literal(''%'')}{b} 50% %{literal(''E'')}NC[PKCS7,x]'"));
}

TEST_CASE("a job whose schedule systemd cannot be told is refused") {
    const auto errors = [](const std::string& schedule) {
        diagnostics::Sink sink;
        check_limits(
            *find("ec2"),
            read_good("{app: a, domain: a.example.org, jobs: {stats: {command: x, schedule: \"" + schedule + "\"}}}"),
            sink);
        return std::ranges::count(sink.all(), "A0111", &diagnostics::Diagnostic::id);
    };
    CHECK(errors("cron(0 6 31W * ? *)") == 1);
    CHECK(errors("cron(0 6 LW * ? *)") == 0);
}
