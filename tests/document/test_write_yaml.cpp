#include "appinfra/document/write.hpp"
#include "build.hpp"
#include "catch.hpp"

namespace appinfra::document {

using testing::Build;

namespace {

/// What stands after `K: ` for a value of the entry `K`.
std::string written(Build& build, NodeId value) {
    const std::string text = write_yaml(build.with_root(build.map({{"K", value}})));
    REQUIRE(text.starts_with("K:"));
    REQUIRE(text.ends_with('\n'));
    return text.substr(2, text.size() - 3);
}

std::string written(std::string_view string) {
    Build build;
    return written(build, build.text(string));
}

}  // namespace

TEST_CASE("strings are quoted only where a reader would see something else") {
    struct Case {
        std::string_view string;
        std::string_view yaml;
    };
    const auto [string, yaml] = GENERATE(values<Case>({
        {"plain text", " plain text"},
        {"AWS::EC2::VPC", " AWS::EC2::VPC"},
        {"10.0.0.0/16", " 10.0.0.0/16"},
        {"arn:aws:s3:::bucket/*", " arn:aws:s3:::bucket/*"},
        {"it's", " it's"},
        {"cron(0 6 ? * MON *)", " cron(0 6 ? * MON *)"},
        {"a#b", " a#b"},
        {"", " ''"},
        {"yes", " 'yes'"},
        {"On", " 'On'"},
        {"y", " 'y'"},
        {"NULL", " 'NULL'"},
        {"~", " '~'"},
        {"=", " '='"},
        {"<<", " '<<'"},
        {"012", " '012'"},
        {"0o17", " '0o17'"},
        {"1e3", " '1e3'"},
        {"1_000", " '1_000'"},
        {"0x1F", " '0x1F'"},
        {"1:30", " '1:30'"},
        {".inf", " '.inf'"},
        {"2010-09-09", " '2010-09-09'"},
        {"2001-01-01T00:00:00Z", " '2001-01-01T00:00:00Z'"},
        {" a", " ' a'"},
        {"a ", " 'a '"},
        {"a: b", " 'a: b'"},
        {"a:", " 'a:'"},
        {"a #b", " 'a #b'"},
        {"...", " '...'"},
        {"... a", " '... a'"},
        {"...way", " ...way"},
        {"'a'", " '''a'''"},
        {"!Ref A", " '!Ref A'"},
        {"*", " '*'"},
        {"@a", " '@a'"},
        {"%a", " '%a'"},
        {"`a`", " '`a`'"},
        {"- a", " '- a'"},
        {"a\tb", " \"a\\tb\""},
        {"a\rb", " \"a\\rb\""},
        {"\x1b[0m", " \"\\u001b[0m\""},
        {"\x7f", " \"\\u007f\""},
        {"caf\xC3\xA9 \xF0\x9F\x98\x80", " caf\xC3\xA9 \xF0\x9F\x98\x80"},
        {"\xC2\x85", " \"\\u0085\""},
        {"\xE2\x80\xA8", " \"\\u2028\""},
        {"\xEF\xBB\xBFx", " \"\\ufeffx\""},
        {"\xE2\x80\xAEx", " \"\\u202ex\""},
        {"a\xFF", " \"a\xEF\xBF\xBD\""},
    }));
    CHECK(written(string) == yaml);
}

TEST_CASE("text of several lines is a literal block where that is exact") {
    struct Case {
        std::string_view string;
        std::string_view yaml;
    };
    const auto [string, yaml] = GENERATE(values<Case>({
        {"a\nb\n", " |\n  a\n  b"},
        {"a\nb", " |-\n  a\n  b"},
        {"a\n\n\nb\n", " |\n  a\n\n\n  b"},
        {"a\n\n", " |+\n  a\n"},
        {" a\nb\n", " |2\n   a\n  b"},
        {"\n a", " |2-\n\n   a"},
        {"if x; then\n\techo \"y\" # z\nfi\n", " |\n  if x; then\n  \techo \"y\" # z\n  fi"},
        {"\n", " \"\\n\""},
        {"  \na", " \"  \\na\""},
        {"a\n  ", " \"a\\n  \""},
        {"a\r\nb\r\n", " \"a\\r\\nb\\r\\n\""},
        {"a\n\x01", " \"a\\n\\u0001\""},
    }));
    CHECK(written(string) == yaml);
}

TEST_CASE("numbers stay numbers for every reader") {
    Build build;
    CHECK(written(build, build.document.make_integer(-7)) == " -7");
    CHECK(written(build, build.document.make_number("0.50")) == " 0.50");
    CHECK(written(build, build.document.make_number("1e3")) == " 1.0e+3");
    CHECK(written(build, build.document.make_number(".5")) == " 0.5");
    CHECK(written(build, build.document.make_number(".inf")) == " .inf");
    CHECK(written(build, build.document.make_number("1, b: 2")) == " '1, b: 2'");
}

TEST_CASE("functions have their short form where CloudFormation reads it") {
    Build b;
    const auto function = [&b](std::string_view name, NodeId argument) { return b.map({{name, argument}}); };
    CHECK(written(b, b.ref("X")) == " !Ref X");
    CHECK(written(b, function("Fn::GetAtt", b.list({b.text("A"), b.text("B.C")}))) == " !GetAtt A.B.C");
    CHECK(written(b, function("Fn::Sub", b.text("${A}: b"))) == " !Sub '${A}: b'");
    CHECK(written(b, function("Fn::Sub", b.text("a\nb\n"))) == " !Sub |\n  a\n  b");
    CHECK(
        written(b, function("Fn::Select", b.list({b.document.make_integer(0), function("Fn::GetAZs", b.text(""))}))) ==
        " !Select [0, !GetAZs '']");
    CHECK(written(b, function("Fn::Equals", b.list({b.ref("A"), b.text("true")}))) == " !Equals [!Ref A, 'true']");
    CHECK(written(b, function("Fn::Join", b.list({b.text(""), b.list({b.text("a,b"), b.ref("AWS::Region")})}))) ==
          " !Join ['', ['a,b', !Ref AWS::Region]]");
    CHECK(written(b, function("Fn::Transform", b.map({{"Name", b.text("M")}}))) == " !Transform\n  Name: M");
}

TEST_CASE("functions keep their long form where a tag cannot stand or would change the meaning") {
    Build b;
    const auto function = [&b](std::string_view name, NodeId argument) { return b.map({{name, argument}}); };
    CHECK(written(b, function("Fn::Base64", function("Fn::Sub", b.text("x")))) == "\n  Fn::Base64: !Sub x");
    CHECK(written(b, function("Fn::ImportValue", b.ref("X"))) == "\n  Fn::ImportValue: !Ref X");
    CHECK(written(b, function("Fn::GetAtt", b.list({b.text("A"), b.ref("X")}))) ==
          "\n  Fn::GetAtt:\n    - A\n    - !Ref X");
    CHECK(written(b, function("Fn::GetAtt", b.list({b.text("A.B"), b.text("C")}))) ==
          "\n  Fn::GetAtt:\n    - A.B\n    - C");
    CHECK(written(b, function("Ref", b.document.make_integer(1))) == "\n  Ref: 1");
    CHECK(written(b, function("Fn::GetStackOutput", b.text("x"))) == "\n  Fn::GetStackOutput: x");
    CHECK(written(b, function("Fn::Contains", b.list({}))) == "\n  Fn::Contains: []");
    CHECK(written(b, b.map({{"Ref", b.text("A")}, {"Other", b.text("B")}})) == "\n  Ref: A\n  Other: B");
}

TEST_CASE("Condition is a function only as an argument of a condition function") {
    Build b;
    const auto condition = [&b] { return b.map({{"Condition", b.text("C")}}); };
    CHECK(written(b, b.map({{"Fn::Not", b.list({condition()})}})) == " !Not [!Condition C]");
    CHECK(written(b, condition()) == "\n  Condition: C");
    CHECK(written(b, b.map({{"Fn::If", b.list({b.text("X"), condition(), condition()})}})) ==
          " !If\n  - X\n  - Condition: C\n  - Condition: C");
}

TEST_CASE("arguments that do not fit on a line stand below their function") {
    Build b;
    const std::string word(60, 'w');
    CHECK(written(b, b.map({{"Fn::If", b.list({b.text("C"), b.text(word), b.text(word)})}})) ==
          " !If\n  - C\n  - " + word + "\n  - " + word);
    CHECK(written(b, b.map({{"Fn::If", b.list({b.text("C"), b.map({{"A", b.text("x")}}), b.ref("AWS::NoValue")})}})) ==
          " !If\n  - C\n  - A: x\n  - !Ref AWS::NoValue");
}

TEST_CASE("lists and maps nest as people write them") {
    Build b;
    const NodeId value = b.list({b.map({{"A", b.text("x")}, {"B", b.list({b.text("z")})}}),
                                 b.list({b.text("p"), b.list({b.text("q")})}), b.list({}), b.map({})});
    CHECK(written(b, value) == "\n  - A: x\n    B:\n      - z\n  - - p\n    - - q\n  - []\n  - {}");
}

TEST_CASE("a key that is too long for the implicit form gets the explicit one") {
    Build b;
    const std::string key(2000, 'k');
    const NodeId root = b.map({{key, b.map({{"A", b.text("x")}})}});
    CHECK(write_yaml(b.with_root(root)) == "? " + key + "\n:\n  A: x\n");
}

TEST_CASE("empty lines and comments set sections and resources apart") {
    Build b;
    const NodeId second = b.map({{"Type", b.text("T")}});
    const NodeId outputs = b.map({{"O", b.text("o")}});
    b.document.set_comment(second, "what it is for");
    b.document.set_comment(outputs, "two\nlines");
    const NodeId root = b.map({{"AWSTemplateFormatVersion", b.text("2010-09-09")},
                               {"Description", b.text("d")},
                               {"Resources", b.map({{"First", b.map({{"Type", b.text("T")}})}, {"Second", second}})},
                               {"Outputs", outputs}});
    CHECK(write_yaml(b.with_root(root)) == R"(AWSTemplateFormatVersion: '2010-09-09'
Description: d

Resources:
  First:
    Type: T

  # what it is for
  Second:
    Type: T

# two
# lines
Outputs:
  O: o
)");
}

TEST_CASE("an empty line between resources is not part of the text before it") {
    Build b;
    const NodeId root = b.map({{"Resources", b.map({{"A", b.text("a\n\n\n")}, {"B", b.text("b")}})}});
    CHECK(write_yaml(b.with_root(root)) == "Resources:\n  A: |+\n    a\n\n\n  B: b\n");
}

TEST_CASE("comments never end before their text does") {
    Build b;
    const NodeId value = b.text("x");
    b.document.set_comment(value,
                           "a\nevil: true\r\nb\x1b[2J\xE2\x80\xA8"
                           "c\td\n\nend\n");
    CHECK(write_yaml(b.with_root(b.map({{"K", value}}))) == "# a\n# evil: true\n# b[2Jc d\n#\n# end\nK: x\n");
}

TEST_CASE("long comments are wrapped between words") {
    Build b;
    const NodeId value = b.text("x");
    std::string comment;
    for (int i = 0; i < 40; ++i)
        comment += "words ";
    b.document.set_comment(value, comment + std::string(200, 'w'));
    const std::string text = write_yaml(b.with_root(b.map({{"K", value}})));
    CHECK(text.starts_with("# words words"));
    std::size_t longest_of_words = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        const std::string line = text.substr(at, end - at);
        CHECK((line.starts_with("# w") || line == "K: x"));
        if (line.find("ww") == std::string::npos)
            longest_of_words = std::max(longest_of_words, line.size());
        at = end + 1;
    }
    CHECK(longest_of_words > 100);
    CHECK(longest_of_words <= 110);
    CHECK(text.find("# " + std::string(200, 'w') + "\n") != std::string::npos);
}

TEST_CASE("a comment on the first entry of an item stands on lines of its own") {
    Build b;
    const NodeId entry = b.text("x");
    b.document.set_comment(entry, "why");
    CHECK(written(b, b.list({b.map({{"A", entry}})})) == "\n  -\n    # why\n    A: x");
}

TEST_CASE("a document may be a single value, or nothing") {
    Build b;
    CHECK(write_yaml(b.with_root(b.text("a\nb"))) == "\"a\\nb\"\n");
    CHECK(write_yaml(b.with_root(b.list({}))) == "[]\n");
    CHECK(write_yaml(Document{}).empty());
}

TEST_CASE("documents of any depth are written") {
    Build b;
    NodeId node = b.text("x");
    constexpr std::size_t depth = 10'000;
    for (std::size_t i = 0; i < depth; ++i)
        node = b.list({node});
    const std::string text = write_yaml(b.with_root(node));
    CHECK(text.size() == 2 * depth + 2);
}

}  // namespace appinfra::document
