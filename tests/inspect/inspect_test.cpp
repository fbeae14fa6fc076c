#include "appinfra/inspect/inspect.hpp"

#include "catch.hpp"

using namespace appinfra;
using inspect::Origin;

namespace {

inspect::Verdict judged(std::string_view text, Origin origin, const std::string& file = "t.yaml") {
    return inspect::inspect(text, file, origin, {});
}

}  // namespace

TEST_CASE("what was named is judged whatever it is") {
    const inspect::Verdict verdict = judged("just: yaml\n", Origin::named);
    CHECK(verdict.is_template);
    REQUIRE_FALSE(verdict.findings.empty());
    CHECK(verdict.findings[0].id == "E1001");
}

TEST_CASE("what was found is judged when it is a template") {
    CHECK(judged("Resources: {T: {Type: AWS::SNS::Topic}}", Origin::found).is_template);
    CHECK(judged("AWSTemplateFormatVersion: '2010-09-09'", Origin::found).is_template);
    CHECK_FALSE(judged("just: yaml\n", Origin::found).is_template);
    CHECK_FALSE(judged("# Resources of Type A::B\nkey: [1", Origin::found).is_template);
    CHECK_FALSE(judged("Resources: [Type, 'A::B']\n", Origin::found).is_template);
}

TEST_CASE("what cannot be read is a finding with a position") {
    const inspect::Verdict verdict = judged("Resources:\n  A: [1\n", Origin::named);
    REQUIRE_FALSE(verdict.findings.empty());
    CHECK(verdict.findings[0].id == "E0000");
    CHECK(verdict.findings[0].span.known());
}

TEST_CASE("findings come in order of their places") {
    const inspect::Verdict verdict =
        judged("Outputs: {B: {Value: !Ref X}}\nResources: {T: {Type: AWS::SNS::Topic, Nope: 1}}\n", Origin::named);
    REQUIRE(verdict.findings.size() == 2);
    CHECK(verdict.findings[0].span.begin.line < verdict.findings[1].span.begin.line);
}
