#include "catch.hpp"
#include "judge.hpp"

using Ids = std::set<std::string>;

namespace {

bool has(const std::string& template_text, const std::string& id) {
    return judge::ids(template_text, "", id).contains(id);
}

std::string action(const std::string& type, const std::string& inputs, const std::string& outputs,
                   const std::string& more = "") {
    const auto list = [](const std::string& key, const std::string& names) {
        return names.empty() ? "" : ", " + key + ": [" + names + "]";
    };
    return "{Name: n, ActionTypeId: {" + type + ", Version: '1'}" + list("InputArtifacts", inputs) +
           list("OutputArtifacts", outputs) + more + "}";
}
const std::string source = "Category: Source, Owner: AWS, Provider: S3";
const std::string build = "Category: Build, Owner: AWS, Provider: CodeBuild";
const std::string deploy = "Category: Deploy, Owner: AWS, Provider: CloudFormation";

std::string pipeline(const std::vector<std::string>& stages) {
    std::string text =
        "Parameters: {P: {Type: String}}\n"
        "Conditions: {A: !Equals [!Ref P, a], B: !Equals [!Ref P, b]}\n"
        "Outputs: {O: {Value: !If [A, !If [B, a, b], c]}}\n"
        "Resources: {P1: {Type: AWS::CodePipeline::Pipeline, Properties: {Stages: [";
    for (const std::string& actions : stages)
        text += "{Name: s, Actions: [" + actions + "]}, ";
    return text + "]}}}";
}

}  // namespace

TEST_CASE("sources are in the first stage only") {
    const std::string first = action(source, "", "{Name: a}");
    CHECK_FALSE(has(pipeline({first, action(build, "{Name: a}", "")}), "E3700"));
    CHECK(has(pipeline({action(build, "{Name: a}", ""), first}), "E3700"));
    CHECK(has(pipeline({first, first}), "E3700"));
}

TEST_CASE("input artifacts come from actions that run before") {
    const std::string first = action(source, "", "{Name: a}");
    const std::string builds = action(build, "{Name: a}", "{Name: b}", ", RunOrder: 1");
    const std::string uses = action(build, "{Name: b}", "", ", RunOrder: 2");
    CHECK_FALSE(has(pipeline({first, builds, uses}), "E3701"));
    CHECK_FALSE(has(pipeline({first, uses + ", " + builds}), "E3701"));
    CHECK(has(pipeline({first, uses, builds}), "E3701"));
    CHECK(has(pipeline({first, uses}), "E3701"));
    CHECK(has(pipeline({first, action(build, "{Name: b}", "{Name: b}")}), "E3701"));
    CHECK(has(pipeline({first + ", " + first}), "E3701"));
    CHECK_FALSE(has(pipeline({action(source, "", "{Name: !Ref P}"), uses}), "E3701"));
}

TEST_CASE("artifacts of branches that exclude each other do not meet") {
    const auto either = [](const std::string& condition, const std::string& name) {
        return action(source, "", "{Name: !If [" + condition + ", " + name + ", other" + condition + "]}");
    };
    CHECK_FALSE(has(pipeline({either("A", "a") + ", " + either("B", "a")}), "E3701"));
    CHECK(has(pipeline({either("A", "a") + ", " + either("A", "a")}), "E3701"));
}

TEST_CASE("actions have as many artifacts as their type takes") {
    CHECK(has(pipeline({action(source, "", "")}), "E3702"));
    CHECK(has(pipeline({action(source, "", "{Name: a}, {Name: b}")}), "E3702"));
    CHECK(has(pipeline({action(source, "{Name: a}", "{Name: b}")}), "E3702"));
    CHECK_FALSE(has(pipeline({action(source, "", "{Name: a}, !If [A, {Name: b}, !Ref AWS::NoValue]")}), "E3702"));
    CHECK_FALSE(has(pipeline({action(build, "{Name: a}", "")}), "E3702"));
}

TEST_CASE("a template comes from an input artifact") {
    const auto deploys = [](const std::string& configuration) {
        return pipeline({action(deploy, "{Name: a}", "", ", Configuration: {" + configuration + "}")});
    };
    CHECK_FALSE(has(deploys("TemplatePath: 'a::x.yaml'"), "E3703"));
    CHECK(has(deploys("TemplatePath: 'b::x.yaml'"), "E3703"));
    CHECK_FALSE(has(deploys("TemplatePath: !Ref P"), "E3703"));
    CHECK(has(deploys("RoleArn: deployer"), "E3703"));
    CHECK_FALSE(has(deploys("RoleArn: 'arn:aws:iam::123456789012:role/deployer'"), "E3703"));
}

TEST_CASE("passwords are neither spelled nor shown") {
    const auto user = [](const std::string& password) {
        return "Parameters: {Shown: {Type: String}, Hidden: {Type: String, NoEcho: true}}\n"
               "Resources: {U: {Type: AWS::IAM::User, Properties: {UserName: !Sub '${Shown}${Hidden}', LoginProfile: "
               "{Password: " +
               password + "}}}}";
    };
    CHECK(has(user("spelled"), "W2501"));
    CHECK(has(user("'{{resolve:ssm:p}}'"), "W2501"));
    CHECK_FALSE(has(user("'{{resolve:ssm-secure:p}}'"), "W2501"));
    CHECK_FALSE(has(user("'{{resolve:secretsmanager:p}}'"), "W2501"));
    CHECK(has(user("!Ref Shown"), "W2501"));
    CHECK_FALSE(has(user("!Ref Hidden"), "W2501"));
    CHECK(has(user("!Ref Hidden"), "W1011"));
    CHECK_FALSE(has(user("'{{resolve:ssm-secure:p}}'"), "W1011"));
}

TEST_CASE("hidden parameters are not put where everybody reads") {
    const auto shown = [](const std::string& place) {
        return "Parameters: {S: {Type: String, NoEcho: true}}\n" + place;
    };
    CHECK(has(shown("Outputs: {O: {Value: !Ref S}}"), "W2010"));
    CHECK(has(shown("Outputs: {O: {Value: !Sub 'x${S}'}}"), "W2010"));
    CHECK(has(shown("Metadata: {M: [!Ref S]}"), "W2010"));
    CHECK(has(shown("Resources: {T: {Type: AWS::SNS::Topic, Metadata: {M: !Ref S}}}"), "W2010"));
    CHECK_FALSE(has(shown("Resources: {T: {Type: AWS::SNS::Topic, Properties: {DisplayName: !Ref S}}}"), "W2010"));
}

TEST_CASE("local paths need a packaging command") {
    const auto stack = [](const std::string& url) {
        return "Resources: {S: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: " + url + "}}}";
    };
    CHECK(has(stack("./x.yaml"), "W3002"));
    CHECK_FALSE(has(stack("https://b.s3.amazonaws.com/x.yaml"), "W3002"));
    CHECK_FALSE(has(stack("!Sub './x.yaml'"), "W3002"));
    CHECK_FALSE(has("Transform: AWS::Serverless-2016-10-31\n" + stack("./x.yaml"), "W3002"));
}
