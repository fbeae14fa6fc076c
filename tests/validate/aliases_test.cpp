#include "catch.hpp"
#include "judge.hpp"

namespace {

std::set<std::string> describe(std::string_view yaml) {
    std::set<std::string> lines;
    for (const appinfra::diagnostics::Diagnostic& finding : judge::findings(yaml))
        if (finding.severity != appinfra::diagnostics::Severity::info)
            lines.insert(finding.id + ' ' + std::to_string(finding.span.begin.line) + ':' +
                         std::to_string(finding.span.begin.column) + ' ' + finding.path);
    return lines;
}

constexpr std::string_view shared = R"(Metadata:
  Shared: &shared {Bogus: 1, TopicName: a}
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties: *shared
  Other:
    Type: AWS::SNS::Topic
    Properties:
      <<: *shared
      TopicName: b
)";

}  // namespace

TEST_CASE("aliases and merge keys are warned of where they stand, and what they copy is checked") {
    CHECK(describe(shared) == std::set<std::string>{
                                  "E3002 2:20 Resources/Other/Properties/Bogus",
                                  "E3002 2:20 Resources/Topic/Properties/Bogus",
                                  "W1100 9:5 Resources/Other/Properties",
                                  "W1101 10:11 Resources/Other/Properties",
                                  "W1101 6:17 Resources/Topic/Properties",
                              });
}

TEST_CASE("templates that the SAM command line deploys may have aliases") {
    for (const std::string_view transform :
         {"Transform: AWS::Serverless-2016-10-31\n", "Transform: [Mine, AWS::Serverless-2016-10-31]\n"})
        CHECK_FALSE(judge::ids(std::string(transform) + std::string(shared)).contains("W1101"));
    CHECK(judge::ids("Transform: Mine\n" + std::string(shared)).contains("W1101"));
}
