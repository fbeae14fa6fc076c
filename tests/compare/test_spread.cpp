#include "catch.hpp"
#include "pair.hpp"

using namespace appinfra::compare;
using pair::change_of;
using pair::differences;

namespace {

/// A VPC, a subnet in it and an instance in that.
std::string network(const std::string& cidr) {
    return "Resources:\n  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: " + cidr +
           "}}\n  Subnet: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24}}\n"
           "  Server: {Type: AWS::EC2::Instance, Properties: {SubnetId: !Ref Subnet}}\n"
           "  Topic: {Type: AWS::SNS::Topic, Properties: {DisplayName: !Sub 'in ${Vpc.CidrBlock}'}}\n"
           "  Other: {Type: AWS::SNS::Topic, Properties: {DisplayName: !Sub 'in ${!Vpc}'}}\n";
}

std::string parameter(const std::string& declaration) {
    return "Parameters: {Name: " + declaration +
           "}\nResources:\n  Topic: {Type: AWS::SNS::Topic, Properties: {TopicName: !Ref Name}}\n";
}

}  // namespace

TEST_CASE("a replacement spreads through create-only properties, and in place through others") {
    const Prediction prediction = pair::predict(network("10.0.0.0/16"), network("10.1.0.0/16"));
    CHECK(prediction.unchanged == 1);
    CHECK(change_of(prediction, "Vpc").effect == Effect::replaced);
    CHECK(differences(change_of(prediction, "Subnet")) == "VpcId replace because of Vpc\n");
    CHECK(differences(change_of(prediction, "Server")) == "SubnetId replace because of Subnet\n");
    CHECK(differences(change_of(prediction, "Topic")) == "DisplayName in place because of Vpc\n");
}

TEST_CASE("a possible replacement spreads as a possible one") {
    const auto write = [](const std::string& type) {
        return "Resources:\n  Server: {Type: AWS::EC2::Instance, Properties: {InstanceType: " + type +
               "}}\n  Address: {Type: AWS::EC2::EIPAssociation, Properties: {InstanceId: !Ref Server}}\n";
    };
    const Prediction prediction = pair::predict(write("m7g.large"), write("m7g.xlarge"));
    CHECK(change_of(prediction, "Address").effect == Effect::may_be_replaced);
}

TEST_CASE("a parameter counts by its type and default, not by what is said of it") {
    CHECK(pair::predict(parameter("{Type: String, Default: a}"),
                        parameter("{Type: String, Default: a, Description: b, AllowedPattern: .*}"))
              .changes.empty());
    CHECK(differences(
              pair::only_change(parameter("{Type: String, Default: a}"), parameter("{Type: String, Default: b}"))) ==
          "TopicName replace because of Name\n");
    CHECK(pair::only_change(parameter("{Type: String}"), parameter("{Type: 'AWS::SSM::Parameter::Value<String>'}"))
              .effect == Effect::replaced);
}

TEST_CASE("conditions and mappings that mean something else change what uses them") {
    const auto write = [](const std::string& value) {
        return "Conditions: {Outer: !Not [!Condition Inner], Inner: !Equals [" + value +
               ", b]}\nMappings: {Names: {a: {b: " + value +
               "}}}\nResources:\n"
               "  Branch: {Type: AWS::SNS::Topic, Properties: {DisplayName: !If [Outer, a, b]}}\n"
               "  Lookup: {Type: AWS::SNS::Topic, Properties: {DisplayName: !FindInMap [Names, a, b]}}\n"
               "  There: {Type: AWS::SNS::Topic, Condition: Outer}\n";
    };
    CHECK(pair::predict(write("a"), write("a")).changes.empty());
    const Prediction prediction = pair::predict(write("a"), write("b"));
    CHECK(differences(change_of(prediction, "Branch")) == "DisplayName in place because of Outer\n");
    CHECK(differences(change_of(prediction, "Lookup")) == "DisplayName in place because of Names\n");
    CHECK(change_of(prediction, "There").effect == Effect::conditional);
}

TEST_CASE("one expression that refers to two replaced resources differs once") {
    const auto write = [](const std::string& name) {
        return "Resources:\n  A: {Type: AWS::SNS::Topic, Properties: {TopicName: a" + name +
               "}}\n  B: {Type: AWS::SNS::Topic, Properties: {TopicName: b" + name +
               "}}\n  C: {Type: AWS::SNS::Topic, Properties: {DisplayName: !Sub '${A} ${B.TopicArn} ${A}'}}\n";
    };
    CHECK(change_of(pair::predict(write("1"), write("2")), "C").differences.size() == 1);
}

TEST_CASE("variables of a text's own are no references") {
    const auto write = [](const std::string& name) {
        return "Resources:\n  A: {Type: AWS::SNS::Topic, Properties: {TopicName: " + name +
               "}}\n  C: {Type: AWS::SNS::Topic, Properties: {DisplayName: !Sub ['${A}', {A: fixed}]}}\n";
    };
    CHECK(pair::predict(write("a"), write("b")).changes.size() == 1);
}
