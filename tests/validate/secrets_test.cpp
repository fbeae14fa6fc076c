#include <algorithm>
#include <string>

#include "catch.hpp"
#include "judge.hpp"

namespace {

using Findings = std::vector<appinfra::diagnostics::Diagnostic>;

Findings of(const std::string& id, const std::string& yaml) {
    Findings all = judge::findings(yaml);
    std::erase_if(all, [&](const auto& finding) { return finding.id != id; });
    return all;
}

std::string function(const std::string& variable) {
    return "Parameters: {P: {Type: String, NoEcho: true}, Q: {Type: String}}\n"
           "Resources: {F: {Type: AWS::Lambda::Function, Properties: {Role: r, Environment: {Variables: {V: " +
           variable + "}}}}}\n";
}

bool spelled(const std::string& text) {
    return !of("A2207", "Resources: {T: {Type: AWS::SNS::Topic, Metadata: {a: \"" + text + "\"}}}").empty();
}

}  // namespace

TEST_CASE("a secret is followed through functions, and the notes show its way") {
    const auto found = of("A2201", function("!Join ['', [a, !Sub ['${x}', {x: !Ref P}]]]"));
    REQUIRE(found.size() == 1);
    CHECK(found[0].message == "secret parameter \"P\" becomes part of an environment variable");
    std::string way;
    for (const auto& note : found[0].notes)
        way += note.message + '\n';
    CHECK(way ==
          "the parameter is marked NoEcho here\nit goes through Ref\nit goes through Fn::Sub\nit goes through "
          "Fn::Join\n");
}

TEST_CASE("what is no secret may be in an environment") {
    CHECK(of("A2201", function("!Ref Q")).empty());
    CHECK(of("A2201", function("!Sub ['${P}', {P: !Ref Q}]")).empty());
    CHECK(of("A2201", function("!Sub '${!P}'")).empty());
    CHECK(of("A2201", function("'{{resolve:ssm:/name}}'")).empty());
    CHECK(of("A2201", function("'{{resolve:secretsmanager:s}}'")).size() == 1);
}

TEST_CASE("a build reads a secret itself where the variable says so") {
    const auto build = [](const std::string& type) {
        return of("A2201",
                  "Resources: {B: {Type: AWS::CodeBuild::Project, Properties: {Environment: {EnvironmentVariables:"
                  " [{Name: a, Value: '{{resolve:secretsmanager:s}}'" +
                      type + "}]}}}}")
            .size();
    };
    CHECK(build("") == 1);
    CHECK(build(", Type: SECRETS_MANAGER") == 0);
}

TEST_CASE("a secret is followed through a resource that hands it on") {
    const auto found = of("A2206",
                          "Parameters: {P: {Type: String, NoEcho: true}}\n"
                          "Resources:\n"
                          "  A: {Type: AWS::SSM::Parameter, Properties: {Type: String, Value: !Ref P}}\n"
                          "  B: {Type: AWS::SSM::Parameter, Properties: {Type: String, Value: !GetAtt A.Value}}\n"
                          "Outputs: {O: {Value: !Sub '${B.Value}'}}\n");
    REQUIRE(found.size() == 1);
    CHECK(found[0].notes.size() == 3);
}

TEST_CASE("resources that hand a secret round in a circle do not keep the search busy") {
    CHECK(of("A2206",
             "Resources:\n"
             "  A: {Type: AWS::SSM::Parameter, Properties: {Type: String, Value: !GetAtt B.Value}}\n"
             "  B: {Type: AWS::SSM::Parameter, Properties: {Type: String, Value: !GetAtt A.Value}}\n"
             "  K: {Type: AWS::IAM::AccessKey, Properties: {UserName: u}}\n"
             "Outputs: {O: {Value: !GetAtt A.Value}}\n")
              .empty());
}

TEST_CASE("keys are told from what only looks like them") {
    const std::string key = "0123456789abcdefghijABCDEFGHIJ0123456789";
    CHECK(spelled("-----BEGIN PRIVATE KEY-----\\n" + key + key + "\\n"));
    CHECK(spelled("aws_secret_access_key = " + key));
    CHECK(spelled("token: ghp_" + key));
    CHECK_FALSE(spelled("grep -q -- '-----BEGIN PRIVATE KEY-----' file"));
    CHECK_FALSE(spelled("aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"));
    CHECK_FALSE(spelled("aws_secret_access_key = ${SECRET}"));
    CHECK_FALSE(spelled("ghp_short and some more text"));
}

TEST_CASE("a line that shows a secret is confidential") {
    const auto found = of("A2209", "Parameters: {P: {Type: String, NoEcho: true, Default: hunter2}}\n");
    REQUIRE(found.size() == 1);
    CHECK(found[0].confidential);
    CHECK(found[0].message.find("hunter2") == std::string::npos);
}

TEST_CASE("a secret is followed out of a mapping") {
    const auto lookup = [](const std::string& keys) {
        return of("A2201",
                  "Parameters: {P: {Type: String}}\n"
                  "Mappings: {M: {a: {secret: '{{resolve:secretsmanager:s}}', plain: b}}}\n"
                  "Resources: {F: {Type: AWS::Lambda::Function, Properties: {Role: r, Environment: {Variables: {V:"
                  " !FindInMap [M, " +
                      keys + "]}}}}}\n")
            .size();
    };
    CHECK(lookup("a, secret") == 1);
    CHECK(lookup("!Ref P, secret") == 1);
    CHECK(lookup("a, plain") == 0);
}

TEST_CASE("descriptions of all names and settings of pipelines show what is in them") {
    const auto parameter = [](const std::string& id, const std::string& resource) {
        return of(id, "Parameters: {P: {Type: String, NoEcho: true}}\nResources: {R: " + resource + "}\n").size();
    };
    CHECK(parameter("A2205", "{Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: !Ref P}}") == 1);
    CHECK(parameter("A2201",
                    "{Type: AWS::CodePipeline::Pipeline, Properties: {Stages: [{Name: s, Actions: [{Name: a,"
                    " Configuration: {EnvironmentVariables: !Sub '[{\"value\": \"${P}\"}]'}}]}]}}") == 1);
}

TEST_CASE("only the options of one namespace become variables") {
    const auto option = [](const std::string& space) {
        return of("A2201",
                  "Parameters: {P: {Type: String, NoEcho: true}}\n"
                  "Resources: {R: {Type: AWS::ElasticBeanstalk::Environment, Properties: {OptionSettings: [{Namespace: "
                  "'" +
                      space + "', OptionName: a, Value: !Ref P}]}}}\n")
            .size();
    };
    CHECK(option("aws:elasticbeanstalk:application:environment") == 1);
    CHECK(option("aws:rds:dbinstance") == 0);
}

TEST_CASE("the name of a secret is none") {
    const auto variable = [](const std::string& entry) {
        return of("A2210",
                  "Resources: {F: {Type: AWS::Lambda::Function, Properties: {Role: r, Environment: {Variables: {" +
                      entry + "}}}}}\n")
            .size();
    };
    CHECK(variable("DB_SECRET: shop-database-v2") == 0);
    CHECK(variable("CLIENT_SECRET: 8fK2x9Qp-1") == 1);
    CHECK(variable("DB_PASSWORD: hunter-22") == 1);
}

TEST_CASE("a token is found in a key, too, and its place does not name it") {
    const std::string token = "gho_" + std::string(36, 'V');
    for (const std::string anchor : {"", "&a "}) {
        const auto findings = judge::findings("Metadata:\n  M:\n    " + anchor + token + ": x\n");
        CHECK(std::ranges::count(findings, "A2207", &appinfra::diagnostics::Diagnostic::id) == 1);
        for (const auto& finding : findings)
            CHECK((finding.id != "A2207" || (finding.confidential && finding.path == "Metadata/M")));
    }
}
