#include "examples.hpp"
#include "judge.hpp"

namespace {

const std::string conditions = "Conditions: {Chosen: !Equals [!Ref AWS::Region, us-east-1]}\n";
const std::string use_chosen = "Resources: {T: {Type: AWS::SNS::Topic, Condition: Chosen}}\n";

std::string condition(const std::string& text) {
    return "Conditions: {Here: !Equals [!Ref AWS::Region, us-east-1], Chosen: " + text + "}\n" +
           "Resources: {T: {Type: AWS::SNS::Topic, Condition: Chosen}, U: {Type: AWS::SNS::Topic, Condition: Here}}\n";
}
std::string output(const std::string& text) { return "Outputs: {Out: " + text + "}\n"; }
std::string parameter(const std::string& text) {
    return "Parameters: {P: " + text + "}\nOutputs: {Out: {Value: !Sub '${P}'}}\n";
}
std::string mapped(const std::string& map, const std::string& find) {
    return "Mappings: " + map + "\nOutputs: {Out: {Value: !FindInMap " + find + "}}\n";
}
const std::string long_name(256, 'a');

std::string outputs(int count) { return "Outputs:\n" + judge::entries("O", count, "{Value: x}"); }
std::string resources(int count) { return "Resources:\n" + judge::entries("T", count, "{Type: AWS::SNS::Topic}"); }
std::string parameters(int count) {
    std::string text = "Parameters:\n" + judge::entries("P", count, "{Type: String}") + "Outputs: {Out: {Value: !Sub '";
    for (int i = 0; i < count; ++i)
        text += "${P" + std::to_string(i) + "}";
    return text + "'}}\n";
}
std::string mappings(int keys) {
    return "Mappings:\n M:\n" + judge::entries("K", keys, "{v: x}") + output("{Value: !FindInMap [M, K0, v]}");
}

}  // namespace

std::vector<Example> examples_of_language() {
    return {
        {"A1002", condition("!Or [!Condition Chosen, !Condition Here]"), condition("!Not [!Condition Here]")},
        {"E1002", output("{Value: " + std::string(1'000'000, 'x') + "}"),
         output("{Value: " + std::string(900'000, 'x') + "}")},
        {"E1003", "Description: " + std::string(1025, 'x'), "Description: " + std::string(1024, 'x')},
        {"E2001", parameter("{Type: String, Defaults: a}"), parameter("{Type: String, Default: a}")},
        {"E2002", parameter("{Type: Strin}"), parameter("{Type: AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>}")},
        {"E2003", "Parameters: {a-b: {Type: String}}\n" + output("{Value: !Ref a-b}"),
         "Parameters: {ab: {Type: String}}\n" + output("{Value: !Ref ab}")},
        {"E2010", parameters(201), parameters(200)},
        {"E2011",
         "Parameters:\n  " + long_name + ": {Type: String}\nOutputs: {Out: {Value: !Sub '${" + long_name + "}'}}",
         parameter("{Type: String}")},
        {"E2015", parameter("{Type: String, Default: c, AllowedValues: [a, b]}"),
         parameter("{Type: String, Default: b, AllowedValues: [a, b]}")},
        {"E3010", resources(501), resources(500)},
        {"E3011", "Resources:\n  " + long_name + ": {Type: AWS::SNS::Topic}",
         "Resources: {AB: {Type: AWS::SNS::Topic}}"},
        {"E6010", outputs(201), outputs(200)},
        {"E6011", "Outputs:\n  " + long_name + ": {Value: a}", output("{Value: a}")},
        {"E7002",
         "Mappings:\n  " + long_name + ": {a: {v: x}}\n" + output("{Value: !FindInMap [" + long_name + ", a, v]}"),
         mapped("{M: {a: {v: x}}}", "[M, a, v]")},
        {"E7010", mappings(201), mappings(200)},
        {"E8001", condition("yes"), condition("!Equals [a, b]")},
        {"E8002", condition("!Not [!Condition Nowhere]"), condition("!Not [!Condition Here]")},
        {"E8003", condition("!Equals [a]"), condition("!Equals [a, a]")},
        {"E8004", condition("!And [!Condition Here]"), condition("!And [!Condition Here, !Condition Here]")},
        {"E8005", condition("!Not [!Condition Here, !Condition Here]"), condition("!Not [!Condition Here]")},
        {"E8006", condition("!Or [!Condition Here]"), condition("!Or [!Condition Here, !Equals [a, b]]")},
        {"W2001", "Parameters: {P: {Type: String}}", parameter("{Type: String}")},
        {"W8001", conditions, conditions + use_chosen},
    };
}
