#include "examples.hpp"
#include "judge.hpp"

namespace {

std::string output(const std::string& text) { return "Outputs: {Out: " + text + "}\n"; }
std::string parameter(const std::string& text) {
    return "Parameters: {P: " + text + "}\nOutputs: {Out: {Value: !Sub '${P}'}}\n";
}
std::string mapped(const std::string& map, const std::string& find) {
    return "Mappings: " + map + "\nOutputs: {Out: {Value: !FindInMap " + find + "}}\n";
}
const std::string long_name(256, 'a');

/// A topic that is there when each pigeon sits in a hole, no two in the same: known to be hard to tell where there are
/// more pigeons than holes.
class Pigeons {
public:
    Pigeons(int pigeons, int holes) {
        for (int pigeon = 0; pigeon < pigeons; ++pigeon) {
            std::string somewhere;
            for (int hole = 0; hole < holes; ++hole) {
                somewhere += (hole > 0 ? ", " : "") + sits(pigeon, hole);
                parameters_ += "  " + place(pigeon, hole) + ": {Type: String}\n";
                for (int other = 0; other < pigeon; ++other)
                    define("!Not [!And [" + sits(pigeon, hole) + ", " + sits(other, hole) + "]]");
            }
            define("!Or [" + somewhere + "]");
        }
        for (std::size_t next = 0; next + 1 < names_.size(); next += 2)
            define("!And [!Condition " + names_[next] + ", !Condition " + names_[next + 1] + "]");
    }
    [[nodiscard]] std::string text() const {
        return "Parameters:\n" + parameters_ + "Conditions:\n" + conditions_ +
               "Resources: {T: {Type: AWS::SNS::Topic, Condition: " + names_.back() + "}}\n";
    }

private:
    static std::string place(int pigeon, int hole) { return "P" + std::to_string(pigeon) + "H" + std::to_string(hole); }
    static std::string sits(int pigeon, int hole) { return "!Equals [!Ref " + place(pigeon, hole) + ", a]"; }
    void define(const std::string& definition) {
        names_.push_back("C" + std::to_string(names_.size()));
        conditions_ += "  " + names_.back() + ": " + definition + '\n';
    }

    std::string parameters_;
    std::string conditions_;
    std::vector<std::string> names_;
};

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
        {"A1004", Pigeons(9, 8).text(), Pigeons(2, 2).text()},
        {"E1002", output("{Value: " + std::string(1'000'000, 'x') + "}"),
         output("{Value: " + std::string(900'000, 'x') + "}")},
        {"E1003", "Description: " + std::string(1025, 'x'), "Description: " + std::string(1024, 'x')},
        {"E2010", parameters(201), parameters(200)},
        {"E2011",
         "Parameters:\n  " + long_name + ": {Type: String}\nOutputs: {Out: {Value: !Sub '${" + long_name + "}'}}",
         parameter("{Type: String}")},
        {"E3010", resources(501), resources(500)},
        {"E3011", "Resources:\n  " + long_name + ": {Type: AWS::SNS::Topic}",
         "Resources: {AB: {Type: AWS::SNS::Topic}}"},
        {"E6010", outputs(201), outputs(200)},
        {"E6011", "Outputs:\n  " + long_name + ": {Value: a}", output("{Value: a}")},
        {"E7002",
         "Mappings:\n  " + long_name + ": {a: {v: x}}\n" + output("{Value: !FindInMap [" + long_name + ", a, v]}"),
         mapped("{M: {a: {v: x}}}", "[M, a, v]")},
        {"E7010", mappings(201), mappings(200)},
    };
}
