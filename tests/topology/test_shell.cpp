#include "appinfra/topology/shell.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "catch.hpp"

using namespace appinfra;
using namespace appinfra::topology;
using Kind = cfn::Expr::Kind;

namespace {

const std::array<std::string, 14> hostile{
    "",
    "plain",
    "two words",
    "it's 'quoted' and \"quoted\"",
    "$(touch owned) `touch owned` ${HOME} $HOME",
    "a\nb\n\n",
    "\\ \\' \\\\'' '\\''",
    "; rm -rf / & | > owned < /dev/null",
    "* ? [a-z] ~ {a,b} !history",
    "${AWS::Region} ${!x} {{resolve:ssm:/x}} {{{{ }}",
    "#comment % %s %n -n -e",
    "\t tab \r return \x01 control \x7f",
    "h\xc3\xa9llo \xe2\x98\x82 \xf0\x9f\x92\xa9",
    std::string(5000, '\''),
};

/// Runs a script in bash, in a fresh folder, and gives what it prints.
std::string run(const std::string& script) {
    const auto folder = std::filesystem::temp_directory_path() / ("appinfra-shell-" + std::to_string(std::rand()));
    std::filesystem::create_directory(folder);
    std::ofstream(folder / "script") << script;
    const std::string command = "cd '" + folder.string() + "' && bash ./script 2>&1; [ ! -e owned ] || echo OWNED";
    FILE* pipe = popen(command.c_str(), "r");
    std::string output;
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe))
        output += static_cast<char>(c);
    pclose(pipe);
    std::filesystem::remove_all(folder);
    return output;
}

std::string base64_of(const std::string& text) {
    static constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string result;
    for (std::size_t i = 0; i < text.size(); i += 3) {
        unsigned block = 0;
        for (std::size_t j = 0; j < 3; ++j)
            block = block << 8U | (i + j < text.size() ? static_cast<unsigned char>(text[i + j]) : 0U);
        for (std::size_t j = 0; j < 4; ++j)
            result += i + j > text.size() ? '=' : alphabet[block >> (18 - 6 * j) & 63U];
    }
    return result;
}

/// What CloudFormation makes of the expression when each parameter has the given value.
std::string evaluate(const cfn::Expr& expr, const std::string& parameter) {
    if (expr.kind == Kind::string)
        return expr.text;
    if (expr.kind == Kind::ref)
        return "made-by-aws";
    if (expr.kind == Kind::parameter)
        return expr.text.starts_with("AWS::") ? "us-west-2" : parameter;
    std::string text;
    for (const cfn::Expr& item : expr.items)
        text += evaluate(item, parameter);
    return expr.text == "Fn::Base64" ? base64_of(text) : text;
}

cfn::Value<cfn::String> parameter() { return cfn::Any{cfn::Expr::parameter("Chosen")}; }
cfn::Value<cfn::String> reference() { return cfn::Any{cfn::Expr::ref("Database")}; }

/// What bash finds in `VALUE` when the script says that it is `value`.
std::string seen_by_bash(const cfn::Value<cfn::String>& value, const std::string& chosen) {
    const Script script{.variables = {{"VALUE", value}}, .texts = {"set -euo pipefail\nprintf %s \"$VALUE\"\n"}};
    return run(evaluate(script_text(script).expr(), chosen));
}

}  // namespace

TEST_CASE("whatever is quoted is one word for bash, and nothing but a word") {
    for (const std::string& text : hostile) {
        INFO(text);
        CHECK(run("printf %s " + shell_quoted(text)) == text);
    }
}

TEST_CASE("a command arrives word by word") {
    const std::vector<std::string> words(hostile.begin(), hostile.end());
    std::string expected;
    for (const std::string& word : words)
        expected += "<" + word + ">";
    CHECK(run("show() { printf '<%s>' \"$@\"; }\nshow " + shell_command(words)) == expected);
}

TEST_CASE("doubled braces, which CloudFormation and Systems Manager read, never stand in quoted text") {
    CHECK(shell_quoted("{{x}}") == "'{''{x}}'");
    CHECK(shell_quoted("{{{").find("{{") == std::string::npos);
}

TEST_CASE("literals, values of template parameters and references arrive exactly") {
    for (const std::string& text : hostile) {
        INFO(text);
        CHECK(seen_by_bash(text, "") == text);
        CHECK(seen_by_bash(parameter(), text) == text);
        CHECK(seen_by_bash(cfn::sub("<{}>{}<{}>", reference(), parameter(), text), text) ==
              "<made-by-aws>" + text + "<" + text + ">");
        CHECK(seen_by_bash(cfn::sub(" {}{} ", reference(), text), "") == " made-by-aws" + text + " ");
    }
    CHECK(seen_by_bash(cfn::region(), "") == "us-west-2");
    CHECK(seen_by_bash(cfn::Any{cfn::Expr::of(std::int64_t{42})}, "") == "42");
}

TEST_CASE("arrays keep their words, of whatever kind") {
    Words words(hostile.begin(), hostile.end());
    words.insert(words.begin() + 1, parameter());
    words.push_back(reference());
    const Script script{.variables = {{"WORDS", words}, {"NONE", Words{}}},
                        .texts = {"set -eu\nprintf '<%s>' \"${WORDS[@]}\"\necho \"${#WORDS[@]} ${#NONE[@]}\"\n"}};
    std::string expected;
    for (std::size_t i = 0; i < hostile.size(); ++i)
        expected += "<" + hostile.at(i) + ">" + (i == 0 ? "<it's\n>" : "");
    CHECK(run(evaluate(script_text(script).expr(), "it's\n")) == expected + "<made-by-aws>16 0\n");
}

TEST_CASE("only harmless values stand in quotes") {
    const auto parts = assignment_text({"VALUE", parameter()});
    for (const cfn::Expr& part : parts)
        CHECK(part.kind != Kind::parameter);
    CHECK(assignment_text({"VALUE", reference()}).at(1).kind == Kind::ref);
}
