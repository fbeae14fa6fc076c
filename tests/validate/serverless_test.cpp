#include "catch.hpp"
#include "judge.hpp"

using Ids = std::set<std::string>;

namespace {

const std::string transform = "Transform: AWS::Serverless-2016-10-31\n";

/// Without what every such template is told.
Ids without_note(Ids ids) {
    ids.erase("A1005");
    return ids;
}
Ids function(const std::string& properties, const std::string& rest = "") {
    return without_note(judge::ids(transform + rest +
                                   "\nResources: {F: {Type: AWS::Serverless::Function, Properties: {Handler: a.b, "
                                   "Runtime: python3.13, CodeUri: src, " +
                                   properties + "}}}"));
}
Ids output(const std::string& value, const std::string& properties = "") {
    return function(properties, "Outputs: {O: {Value: " + value + "}}");
}

}  // namespace

TEST_CASE("the properties of serverless types are checked") {
    CHECK(function("MemorySize: 512") == Ids{});
    CHECK(function("MemorySize: much") == Ids{"E3012"});
    CHECK(function("MemoySize: 512") == Ids{"E3002"});
    CHECK(function("Events: {A: {Type: Schedule, Properties: {Schedule: rate(1 hour)}}}") == Ids{});
}

TEST_CASE("it is told what of a serverless template is not checked") {
    const auto found =
        judge::findings(transform + "Resources: {T: {Type: AWS::Serverless::SimpleTable}, U: {Type: AWS::SNS::Topic}}");
    REQUIRE(found.size() == 1);
    CHECK(found[0].id == "A1005");
    CHECK(found[0].message.find("1 resource ") != std::string::npos);
    CHECK(judge::ids(transform + "Resources: {U: {Type: AWS::SNS::Topic}}") == Ids{});
}

TEST_CASE("resources that the transform makes can be referred to") {
    for (const std::string value : {"!Ref FRole", "!GetAtt FRole.Arn", "!Ref ServerlessRestApi", "!Ref F.Version",
                                    "!Sub '${F.Alias}'", "!Ref FAliaslive", "!GetAtt F.Arn"})
        CHECK(output(value) == Ids{});
    CHECK(output("!Ref GRole") == Ids{"E6101"});
    CHECK(output("!GetAtt F.Arm") == Ids{"E6101"});
    CHECK(output("!Sub '${GRole}'") == Ids{"E6101"});
}

TEST_CASE("only the transform understands its types, attributes and section") {
    CHECK(judge::ids("Resources: {T: {Type: AWS::Serverless::SimpleTable}}") == Ids{"E3038"});
    CHECK(judge::ids("Resources: {T: {Type: AWS::SNS::Topic, Connectors: {}}}") == Ids{"E3066"});
    CHECK(judge::ids("Globals: {Function: {Timeout: 3}}\nResources: {T: {Type: AWS::SNS::Topic}}") == Ids{"E3724"});
    CHECK(judge::ids(transform + "Resources: {T: {Type: AWS::Serverless::Table}}").contains("E3006"));
}

TEST_CASE("Globals has known sections and properties, and IgnoreGlobals names some of them") {
    CHECK(function("", "Globals: {Function: {Timeout: 3}}") == Ids{});
    CHECK(function("", "Globals: {Function: {Timeouts: 3}}") == Ids{"E3724"});
    CHECK(function("", "Globals: {Table: {}}") == Ids{"E3724"});
    const auto ignoring = [](const std::string& names) {
        return without_note(judge::ids(transform +
                                       "Globals: {SimpleTable: {SSESpecification: {SSEEnabled: true}}}\n"
                                       "Resources: {T: {Type: AWS::Serverless::SimpleTable, IgnoreGlobals: " +
                                       names + "}}"));
    };
    CHECK(ignoring("'*'") == Ids{});
    CHECK(ignoring("[SSESpecification]") == Ids{});
    CHECK(ignoring("[Timeout]") == Ids{"E3724"});
}

TEST_CASE("what Globals sets is not missing in a resource") {
    const auto provider = [](const std::string& globals) {
        return without_note(
            judge::ids(transform + globals + "Resources: {C: {Type: AWS::Serverless::CapacityProvider}}"));
    };
    CHECK(provider("") == Ids{"E3003"});
    CHECK(provider("Globals: {CapacityProvider: {VpcConfig: {SubnetIds: [subnet-12345678]}}}\n") == Ids{});
}

TEST_CASE("what Globals refers to is used") {
    CHECK(function("", "Parameters: {P: {Type: Number}}\nGlobals: {Function: {Timeout: !Ref P}}") == Ids{});
    CHECK(function("", "Parameters: {P: {Type: Number}}") == Ids{"W2001"});
    CHECK(function("", "Globals: {Function: {Timeout: !Ref P}}") == Ids{"E1020"});
}

TEST_CASE("an attribute that the transform drops is told as such") {
    CHECK(without_note(judge::ids(transform + "Resources: {T: {Type: AWS::Serverless::SimpleTable, TableName: t}}")) ==
          Ids{"W3001"});
    CHECK(judge::ids("Resources: {T: {Type: AWS::SNS::Topic, TopicName: t}}") == Ids{"E3001"});
}

TEST_CASE("an unknown macro beside the transform may make any name") {
    CHECK(without_note(judge::ids("Transform: [AWS::Serverless-2016-10-31, Mine]\n"
                                  "Resources: {T: {Type: AWS::Serverless::SimpleTable}}\n"
                                  "Outputs: {O: {Value: !Ref Anything}}")) == Ids{});
}

TEST_CASE("values in Globals fit the properties that they are given to") {
    CHECK(function("MemorySize: 512", "Globals: {Function: {VpcConfig: {SecurityGroupIds: [none]}}}") ==
          Ids{"E1150", "E3031"});
    CHECK(function("MemorySize: 512", "Globals: {Function: {EphemeralStorage: {}}}") == Ids{});
    CHECK(without_note(judge::ids(transform + "Globals: {Function: {VpcConfig: {SecurityGroupIds: [none]}}}\n"
                                              "Resources: {T: {Type: AWS::Serverless::SimpleTable}}")) == Ids{});
}

TEST_CASE("IgnoreGlobals is a list of names, or a star") {
    const auto ignoring = [](const std::string& what) {
        return without_note(judge::ids(transform +
                                       "Globals: {Function: {Timeout: 3}}\nResources: {F: {Type: "
                                       "AWS::Serverless::Function, IgnoreGlobals: " +
                                       what + ", Properties: {Handler: a.b, Runtime: python3.13, CodeUri: src}}}"));
    };
    CHECK(ignoring("'*'") == Ids{});
    CHECK(ignoring("[Timeout]") == Ids{});
    CHECK(ignoring("Timeout") == Ids{"E3001"});
    CHECK(ignoring("[1]") == Ids{"E3001"});
}

TEST_CASE("a serverless function that is no image needs a handler and a runtime") {
    const auto lacks = [](const std::string& properties, const std::string& globals = "") {
        return judge::ids(transform + globals + "Resources: {F: {Type: AWS::Serverless::Function, Properties: {" +
                          properties + "}}}")
            .contains("W2533");
    };
    CHECK(lacks("CodeUri: src"));
    CHECK(lacks("MemorySize: 512"));
    CHECK(lacks("InlineCode: pass, Runtime: python3.13"));
    CHECK_FALSE(lacks("CodeUri: src, Runtime: python3.13, Handler: a.b"));
    CHECK_FALSE(lacks("CodeUri: src, Handler: a.b", "Globals: {Function: {Runtime: python3.13}}\n"));
    CHECK_FALSE(lacks("PackageType: Image, ImageUri: a"));
    CHECK_FALSE(lacks("MemorySize: 512", "Globals: {Function: {PackageType: Image}}\n"));
}
