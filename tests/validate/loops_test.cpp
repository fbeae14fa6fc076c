#include "catch.hpp"
#include "judge.hpp"

using Ids = std::set<std::string>;

namespace {

Ids looped(const std::string& collection, const std::string& body, const std::string& more = "") {
    return judge::ids("Transform: AWS::LanguageExtensions\n" + more + "Resources:\n  Fn::ForEach::Loop: [X, " +
                      collection + ", {" + body + "}]\n");
}

}  // namespace

TEST_CASE("what a loop gives is checked like any other resource") {
    CHECK(looped("[a, b]", "'Topic${X}': {Type: AWS::SNS::Topic, Properties: {DisplayName: !Ref X}}") == Ids{});
    CHECK(looped("[a, b]", "'Topic${X}': {Type: AWS::SNS::Topic, Properties: {Nothing: !Ref X}}") == Ids{"E3002"});
    CHECK(looped("[A_B, '..']", "'Bucket&{X}Name': {Type: AWS::S3::Bucket, Properties: {BucketName: !Ref X}}")
              .contains("E1161"));
    CHECK(looped("[a, b]", "'Topic': {Type: AWS::SNS::Topic}") == Ids{"E1032"});
}

TEST_CASE("names that a loop gives can be referred to, and no others") {
    const std::string body = "'Topic${X}': {Type: AWS::SNS::Topic}";
    CHECK(looped("[A, B]", body, "Outputs: {O: {Value: !Ref TopicB}}\n") == Ids{});
    CHECK(looped("[A, B]", body, "Outputs: {O: {Value: !Ref TopicC}}\n") == Ids{"E6101"});
    CHECK(looped("[A, B]", body, "Outputs: {O: {Value: !GetAtt TopicA.Nothing}}\n") == Ids{"E6101"});
    CHECK(
        looped("[A]", body,
               "Outputs:\n  Fn::ForEach::O: [Y, [A], {'Out${Y}': {Value: !GetAtt [!Sub 'Topic${Y}', TopicArn]}}]\n") ==
        Ids{});
}

TEST_CASE("a loop takes the default of a parameter, which is then used") {
    const std::string body = "'Topic${X}': {Type: AWS::SNS::Topic}";
    const std::string output = "Outputs: {O: {Value: !Ref Topicb}}\n";
    CHECK(looped("!Ref P", body, "Parameters: {P: {Type: CommaDelimitedList, Default: 'a, b'}}\n" + output) == Ids{});
    CHECK(looped("!Ref P", body, "Parameters: {P: {Type: CommaDelimitedList, Default: 'a, c'}}\n" + output) ==
          Ids{"E6101"});
}

TEST_CASE("of a loop over what is not known the body is checked and any name may come") {
    const std::string parameter = "Parameters: {P: {Type: CommaDelimitedList}}\n";
    const std::string output = "Outputs: {O: {Value: !Ref Topicb}}\n";
    CHECK(looped("!Ref P", "'Topic${X}': {Type: AWS::SNS::Topic, Properties: {DisplayName: !Sub '${X}'}}",
                 parameter + output) == Ids{});
    CHECK(looped("!Ref P", "'Topic${X}': {Type: AWS::SNS::Topic, Properties: {Nothing: !Ref X}}", parameter + output) ==
          Ids{"E3002"});
}

TEST_CASE("loops stand in loops and in properties") {
    CHECK(looped("[a, b]",
                 "'Fn::ForEach::Inner': [Y, ['1', '2'], {'Topic${X}${Y}': {Type: AWS::SNS::Topic, Properties: "
                 "{DisplayName: !Ref Y}}}]",
                 "Outputs: {O: {Value: !Sub '${Topica2} ${Topicb1}'}}\n") == Ids{});
    CHECK(looped("[a]",
                 "'Topic${X}': {Type: AWS::SNS::Topic, Properties: {'Fn::ForEach::P': [Y, [DisplayName, Nothing], "
                 "{'${Y}': !Ref Y}]}}") == Ids{"E3002"});
}

TEST_CASE("malformed loops are findings, and hostile ones end soon") {
    for (const std::string value : {"[]", "a", "[X, [a]]", "[X, a, {}]", "[X, [a], []]", "[[X], [a], {}]"})
        CHECK(judge::ids("Transform: AWS::LanguageExtensions\nResources: {T: {Type: AWS::SNS::Topic}, "
                         "'Fn::ForEach::L': " +
                         value + "}") == Ids{"E1032"});
    std::string body = "{'T${A}': {Type: AWS::SNS::Topic}}";
    for (int i = 0; i < 12; ++i)
        body = "{'Fn::ForEach::L': [A, [a, b, c, d, e, f, g, h, i, j], " + body + "]}";
    CHECK(judge::ids("Transform: AWS::LanguageExtensions\nResources: " + body) == Ids{});
}
