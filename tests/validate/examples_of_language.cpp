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
std::string resource(const std::string& text) { return "Resources: {T: {Type: AWS::SNS::Topic, " + text + "}}\n"; }
std::string rule(const std::string& text) { return "Rules: {R: " + text + "}\n"; }
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
        {"A1001", resource("Metadata: {'Fn::Subb': x}"), resource("Metadata: {'Fn::Sub': x}")},
        {"A1002", condition("!Or [!Condition Chosen, !Condition Here]"), condition("!Not [!Condition Here]")},
        {"E1001", "Resource: {}\n" + use_chosen + conditions, use_chosen + conditions},
        {"E1003", "Description: " + std::string(1025, 'x'), "Description: " + std::string(1024, 'x')},
        {"E1004", "Description: [x]", "Description: x"},
        {"E1005", "Transform: 12", "Transform: AWS::LanguageExtensions"},
        {"E1010", output("{Value: !GetAtt Topic.Arn}"), output("{Value: !GetAtt Topic.TopicArn}")},
        {"E1011", mapped("{M: {a: {v: x}}}", "[M, b, v]"), mapped("{M: {a: {v: x}}}", "[M, a, v]")},
        {"E1015", output("{Value: !Select [0, !GetAZs [a]]}"), output("{Value: !Select [0, !GetAZs '']}")},
        {"E1016", output("{Value: !ImportValue [a]}"), output("{Value: !ImportValue a}")},
        {"E1017", output("{Value: !Select [2, [a, b]]}"), output("{Value: !Select [1, [a, b]]}")},
        {"E1018", output("{Value: !Select [0, !Split a]}"), output("{Value: !Select [0, !Split [',', 'a,b']]}")},
        {"E1019", output("{Value: !Sub '${Topik}'}"), output("{Value: !Sub '${Topic} ${!Topik} ${Topic.TopicArn}'}")},
        {"E1020", output("{Value: !Ref Topik}"), output("{Value: !Ref Topic}")},
        {"E1021", output("{Value: !Base64 [a]}"), output("{Value: !Base64 a}")},
        {"E1022", output("{Value: !Join ['-', a]}"), output("{Value: !Join ['-', [a, b]]}")},
        {"E1024", output("{Value: !Select [0, !Cidr [10.0.0.0/16]]}"),
         output("{Value: !Select [0, !Cidr [10.0.0.0/16, 2, 8]]}")},
        {"E1028", output("{Value: !If [Chosen, a]}") + conditions + use_chosen,
         output("{Value: !If [Chosen, a, b]}") + conditions + use_chosen},
        {"E1030", output("{Value: !Sub ['${n}', {n: {'Fn::Length': a}}]}"),
         output("{Value: !Sub ['${n}', {n: {'Fn::Length': [a]}}]}")},
        {"E1031", output("{Value: {'Fn::ToJsonString': a}}"), output("{Value: {'Fn::ToJsonString': {a: b}}}")},
        {"E1700", rule("{Assertion: [], Assertions: []}"), rule("{Assertions: []}")},
        {"E1701", rule("{Assertions: [{Assert: yes}]}"), rule("{Assertions: [{Assert: !Equals [a, a]}]}")},
        {"E1702", rule("{RuleCondition: yes, Assertions: []}"),
         rule("{RuleCondition: !Equals [a, a], Assertions: []}")},
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
        {"E3001", resource("Property: {}"), resource("Properties: {}")},
        {"E3004", "Resources: {A: {Type: AWS::SNS::Topic, DependsOn: B}, B: {Type: AWS::SNS::Topic, Metadata: !Ref A}}",
         "Resources: {A: {Type: AWS::SNS::Topic, DependsOn: B}, B: {Type: AWS::SNS::Topic}}"},
        {"E3005", resource("DependsOn: U"), resource("DependsOn: []")},
        {"E3006", "Resources: {T: {Type: AWS::SNS::Topik}}", "Resources: {T: {Type: Custom::Topik}}"},
        {"E3007", "Parameters: {Topic: {Type: String}}\n" + output("{Value: !Ref Topic}"),
         output("{Value: !Ref Topic}")},
        {"E3010", resources(501), resources(500)},
        {"E3011", "Resources: {A_B: {Type: AWS::SNS::Topic}}", "Resources: {AB: {Type: AWS::SNS::Topic}}"},
        {"E3015", resource("Condition: Nowhere"), conditions + use_chosen},
        {"E3035", resource("DeletionPolicy: Snapshot"), resource("DeletionPolicy: RetainExceptOnCreate")},
        {"E3036", resource("UpdateReplacePolicy: RetainExceptOnCreate"), resource("UpdateReplacePolicy: Retain")},
        {"E6001", output("{Value: a, Exports: {Name: b}}"), output("{Value: a, Export: {Name: b}}")},
        {"E6002", output("{Description: a}"), output("{Description: a, Value: b}")},
        {"E6004", "Outputs: {a-b: {Value: a}}", "Outputs: {ab: {Value: a}}"},
        {"E6005", output("{Value: a, Condition: Nowhere}"), output("{Value: a, Condition: Chosen}") + conditions},
        {"E6010", outputs(201), outputs(200)},
        {"E6011", "Outputs:\n  " + long_name + ": {Value: a}", output("{Value: a}")},
        {"E6101", output("{Value: !GetAZs ''}"), output("{Value: !Join [',', !GetAZs '']}")},
        {"E6102", output("{Value: a, Export: {Name: [b]}}"), output("{Value: a, Export: {Name: !Sub 'b'}}")},
        {"E7001", mapped("{M: {a: {v: {w: x}}}}", "[M, a, v]"), mapped("{M: {a: {v: [x]}}}", "[M, a, v]")},
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
        {"W1019", output("{Value: !Sub ['${a}', {a: x, b: y}]}"), output("{Value: !Sub ['${a}', {a: x}]}")},
        {"W2001", "Parameters: {P: {Type: String}}", parameter("{Type: String}")},
        {"W7001", "Mappings: {M: {a: {v: x}}}", mapped("{M: {a: {v: x}}}", "[M, a, v]")},
        {"W8001", conditions, conditions + use_chosen},
    };
}
