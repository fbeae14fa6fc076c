#include <random>

#include "support.hpp"

using namespace appinfra;
using namespace appinfra::manifest;
using namespace appinfra::manifest::tests;

namespace {

constexpr std::string_view start = "app: notes\ndomain: notes.example.org\n";

std::string repeated(std::string_view text, std::size_t times) {
    std::string result;
    for (std::size_t i = 0; i < times; ++i)
        result += text;
    return result;
}

bool names(const std::string& findings, std::string_view id) { return findings.find(id) != std::string::npos; }

}  // namespace

TEST_CASE("deep nesting is refused in every spelling") {
    for (const std::string_view open : {"[", "{a: ", "- ", "? ", "[{a: ["}) {
        const std::string text = std::string(start) + "web:\n  " + repeated(open, 50'000);
        INFO(open);
        CHECK_FALSE(read_bad(text).empty());
    }
    std::string text(start);
    for (std::size_t i = 0; i < 1000; ++i)
        text += std::string(i, ' ') + "a:\n";
    CHECK(names(read_bad(text), "A0002"));
}

TEST_CASE("text and numbers of values are bounded") {
    CHECK(names(read_bad(std::string(start) + repeated("# a comment\n", 100'000)), "A0002"));
    CHECK(names(read_bad(std::string(start) + "environment: [" + repeated("a, ", 20'000) + "]\n"), "A0002"));
    CHECK(names(read_bad(std::string(start) + "environment: {A: " + std::string(5000, 'a') + "}\n"), "A0012"));
}

TEST_CASE("aliases are not followed, so they cannot grow") {
    std::string text(start);
    text += "a0: &a0 [x, x]\n";
    for (int i = 1; i < 30; ++i)
        text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [*a" + std::to_string(i - 1) + ", *a" +
                std::to_string(i - 1) + "]\n";
    CHECK(names(read_bad(text), "A0005"));
}

TEST_CASE("names are bounded in every section that has them") {
    const auto many = [](std::size_t count, std::string_view entry) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i)
            text += "  n" + std::to_string(i) + std::string(entry) + "\n";
        return text;
    };
    CHECK(names(read_bad(std::string(start) + "environments:\n" + many(11, ": {}")), "A0035"));
    CHECK(names(read_bad(std::string(start) + "tags:\n" + many(41, ": x")), "A0035"));
    CHECK(names(read_bad(std::string(start) + "environment:\n" + many(201, ": x")), "A0035"));
    CHECK(names(read_bad(std::string(start) + "secrets:\n" + many(101, ": generated")), "A0035"));
    CHECK(names(read_bad(std::string(start) + "jobs:\n" + many(51, ": {command: x, schedule: rate(1 day)}")), "A0035"));
    CHECK(read_good(std::string(start) + "environments:\n" + many(10, ": {}")).environments.size() == 10);
}

TEST_CASE("dynamic references are refused, because nothing in a template can escape them") {
    const std::string text(start);
    CHECK(names(read_bad(text + "environment: {A: \"{{resolve:ssm:x}}\"}\n"), "A0003"));
    CHECK(names(read_bad(text + "jobs: {j: {command: [echo, \"{{resolve:ssm:x}}\"], schedule: rate(1 day)}}\n"),
                "A0003"));
}

TEST_CASE("text with a meaning in YAML, JSON, shells or templates is kept as it is in variables") {
    for (const std::string_view value : {"$(rm -rf /)", "`id`", "${AWS::Region}", "!Ref X", "a: b # c", "\\\\n", "%s%n",
                                         "'; drop table", "<script>", "\xF0\x9F\x98\x80", "*a", "&a"}) {
        INFO(value);
        const Manifest manifest = read_good(std::string(start) + "environment: {A: \"" + std::string(value) + "\"}\n");
        const std::string read = manifest.base.environment[0].value;
        CHECK(read == (value == "\\\\n" ? "\\n" : value));
    }
}

TEST_CASE("the same text is refused where names and addresses belong") {
    for (const std::string_view value :
         {"$(id)", "`id`", "${AWS::Region}", "a b", "a\\\"b", "a'b", "a;b", "../x", "\xC3\xA4"}) {
        const std::string text(value);
        INFO(text);
        read_bad("app: \"" + text + "\"\ndomain: notes.example.org\n");
        read_bad("app: notes\ndomain: \"" + text + "\"\n");
        for (const std::string_view key :
             {"dns: {hosted_zone", "database: {class", "database: {version", "reports: {domain", "tags: {A",
              "network: {cidr", "pipeline: {repository", "alarms: {email", "network: {egress", "logs: {keep"}) {
            if (key == "tags: {A" && (text == "a b" || text == "../x"))
                continue;
            read_bad(std::string(start) + std::string(key) + ": \"" + text + "\"}\n");
        }
    }
}

TEST_CASE("no text makes the reader fail in another way than by findings") {
    std::mt19937 random(20261123);
    const std::string example(built_in_example());
    constexpr std::string_view alphabet = "{}[]:,-#&*!|>'\"%@`\n\r\t ?a0\\\xC3\xA4\xFF";
    for (int round = 0; round < 1000; ++round) {
        std::string text = example;
        for (unsigned change = 0; change < 1 + random() % 4; ++change) {
            const std::size_t at = random() % text.size();
            switch (random() % 3) {
                case 0:
                    text[at] = alphabet[random() % alphabet.size()];
                    break;
                case 1:
                    text.erase(at, 1 + random() % 20);
                    break;
                default:
                    text.insert(at, 1, alphabet[random() % alphabet.size()]);
                    break;
            }
        }
        diagnostics::Sink sink;
        const auto manifest = read(text, "appinfra.yaml", sink);
        INFO(text);
        REQUIRE(manifest.has_value() != sink.has_errors());
    }
}
