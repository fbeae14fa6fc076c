#include "trees.hpp"

#include <array>
#include <span>
#include <string>

namespace appinfra::document::testing {
namespace {

using std::string_view_literals::operator""sv;

// clang-format off
constexpr std::array trap_strings = {
    "a?"sv, ""sv, " "sv, "  "sv, "y"sv, "Y"sv, "n"sv, "yes"sv, "Yes"sv, "NO"sv, "on"sv, "Off"sv, "true"sv, "False"sv,
    "null"sv, "Null"sv, "~"sv, "="sv, "<<"sv, "012"sv, "0o17"sv, "1e3"sv, "1E+3"sv, "1_000"sv, "0x1F"sv, "0b1"sv,
    "1:30"sv, "1:30.5"sv, ".5"sv, "5."sv, ".inf"sv, "-.INF"sv, ".nan"sv, "+.inf"sv, "2010-09-09"sv, "+1"sv, "-1"sv,
    "0"sv, "00"sv, "08"sv, "1.5.6"sv, "10.0.0.0/16"sv, "2001-01-01T00:00:00Z"sv, "2001-12-14 21:59:43.10 -5"sv,
    "123456789012"sv, "9223372036854775808"sv, "- a"sv, "-"sv, "-a"sv, "?"sv, "? a"sv, ":"sv, ":a"sv, "a:"sv,
    "a: b"sv, "a:b"sv, "a #b"sv, "a#b"sv, "#a"sv, "[a"sv, "a]"sv, "{a}"sv, "a,b"sv, "&a"sv, "*a"sv, "!a"sv,
    "!Ref a"sv, "|"sv, ">-"sv, "'a'"sv, "it's"sv, "\"a\""sv, "say \"a\""sv, "%a"sv, "@a"sv, "`a`"sv, "---"sv,
    "--- a"sv, "..."sv, "... a"sv, "%YAML 1.1"sv, "\\"sv, "a\\nb"sv, "AWS::NoValue"sv, "${AWS::Region}-${A.B}"sv,
    "A.B.C"sv, ".A"sv, "A."sv, "a."sv, "\t"sv, "a\tb"sv, "\ta"sv, "a\t"sv, "a "sv, " a"sv, "\n"sv, "\n\n"sv, "a\n"sv,
    "a\n\n"sv, "a\nb"sv, "a\n\nb\n"sv, "\na"sv, "\n\n a\n"sv, " a\nb"sv, "  a\n b\n"sv, "\ta\n\tb\n"sv,
    "a\n b\n\tc"sv, "a \nb \n"sv, "a\n "sv, "a\n  \n"sv, " \na"sv, "  \n\na"sv, "a\n   \nb\n"sv, "\n \nb\n"sv,
    "#!/bin/sh\nset -e\n\necho 'x' # y\n"sv, "# a\n# b"sv, "- a\n- b\n"sv, "a: b\nc: d"sv, "---\na\n...\n"sv,
    "%a\n"sv, "a\r\nb\r\n"sv, "a\rb"sv, "\r"sv, "\0"sv, "a\0b"sv, "\x01"sv, "\x1b[31mred"sv, "\x7f"sv, "\b\f\v\a"sv,
    "\xC2\x80"sv, "a\xC2\x85" "b"sv, "\xC2\xA0"sv, "\xC2\x9F"sv, "caf\xC3\xA9"sv, "\xE2\x80\xA8"sv,
    "a\xE2\x80\xA9" "b\n"sv, "\xEF\xBB\xBF" "a"sv, "a\xEF\xBB\xBF\nb"sv, "\xEF\xBF\xBE"sv, "\xEF\xBF\xBD"sv,
    "\xE2\x80\xAE" "evil"sv, "\xF0\x9F\x98\x80"sv, "\xF0\x9F\x98\x80\n\xE4\xBD\xA0\n"sv, "\xF4\x8F\xBF\xBF"sv,
    "\xFF"sv, "a\xC3"sv, "\xED\xA0\x80"sv, "\xC0\x80"sv, "\xF5\x80\x80\x80"sv, "a\xFF\nb\n"sv, "\xE4\xBD"sv};
constexpr std::array pieces = {
    " "sv, "\n"sv, ":"sv, "#"sv, "-"sv, "'"sv, "\""sv, "\\"sv, ","sv, "["sv, "}"sv, "0"sv, "e"sv, "."sv, "_"sv, "a"sv,
    "~"sv, "b"sv, "\t"sv, "c"sv, "x"sv, "%"sv, "!"sv, "&"sv, "*"sv, "|"sv, "?"sv, "\xC3\xA9"sv, "\xC2\x85"sv,
    "\xE2\x80\xA8"sv, "\xF0\x9F\x98\x80"sv, "\x1b"sv, "\xFF"sv, "1"sv, "\r"sv, "="sv};
constexpr std::array numeric_pieces = {
    "0"sv, "1"sv, "7"sv, "8"sv, "-"sv, "+"sv, "."sv, "e"sv, "E"sv, "x"sv, "o"sv, "b"sv, "_"sv, ":"sv, "T"sv, "Z"sv,
    "inf"sv, "f"sv};
constexpr std::array line_pieces = {
    "echo"sv, " "sv, "  "sv, "\n"sv, "\n"sv, "\n\n"sv, "\t"sv, "# x"sv, "$A"sv, ": "sv, "- "sv, "'"sv};
constexpr std::array numbers = {
    "0.5"sv, "-0.25"sv, ".5"sv, "1e3"sv, "1E-7"sv, "-1.5e10"sv, "123456789012345678901234567890"sv, "5."sv, "+2.5"sv,
    "1_0.5"sv, "0.10"sv, "6.02e+23"sv, "1e308"sv, ".inf"sv, "-.inf"sv};
constexpr std::array functions = {
    "Ref"sv, "Fn::Sub"sv, "Fn::GetAtt"sv, "Fn::If"sv, "Fn::Join"sv, "Fn::Select"sv, "Fn::Split"sv, "Fn::FindInMap"sv,
    "Fn::Equals"sv, "Fn::And"sv, "Fn::Or"sv, "Fn::Not"sv, "Condition"sv, "Fn::Base64"sv, "Fn::Cidr"sv, "Fn::GetAZs"sv,
    "Fn::ImportValue"sv, "Fn::Transform"sv, "Fn::GetStackOutput"sv, "Fn::Length"sv, "Fn::Contains"sv, "Fn::RefAll"sv,
    "Fn::Unknown"sv};
// clang-format on

class Maker {
public:
    explicit Maker(std::uint64_t seed) : state_(seed) {}

    Document make() {
        if (chance(3)) {
            document_.set_root(value(5));
        } else {
            const NodeId root = document_.make_map();
            document_.set_root(root);
            for (const std::string_view section : {"AWSTemplateFormatVersion"sv, "Description"sv, "Conditions"sv})
                document_.insert(root, section, value(2));
            const NodeId resources = document_.make_map();
            document_.insert(root, "Resources", resources);
            for (std::uint64_t count = below(4); count != 0; --count)
                document_.insert(resources, string(), value(5));
            document_.insert(root, "Outputs", value(3));
        }
        return std::move(document_);
    }

private:
    /// SplitMix64.
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    std::uint64_t below(std::uint64_t bound) { return next() % bound; }
    bool chance(std::uint64_t one_in) { return below(one_in) == 0; }
    std::string_view pick(std::span<const std::string_view> from) { return from[below(from.size())]; }

    std::string joined(std::span<const std::string_view> from, std::uint64_t longest) {
        std::string text;
        for (std::uint64_t count = below(longest); count != 0; --count)
            text += pick(from);
        return text;
    }

    std::string string() {
        switch (below(6)) {
            case 0:
                return joined(pieces, 8);
            case 1:
                return joined(numeric_pieces, 6);
            case 2:
                return joined(line_pieces, 12);
            case 3:
                return chance(20) ? std::string(1 + below(3000), 'k') : std::string(pick(trap_strings));
            default:
                return std::string(pick(trap_strings));
        }
    }

    NodeId scalar() {
        switch (below(8)) {
            case 0:
                return document_.make_null();
            case 1:
                return document_.make_boolean(chance(2));
            case 2:
                return document_.make_integer(chance(4) ? static_cast<std::int64_t>(next())
                                                        : static_cast<std::int64_t>(below(2000)) - 1000);
            case 3:
                return document_.make_number(pick(numbers));
            default:
                return document_.make_string(string());
        }
    }

    NodeId list(int depth) {
        const NodeId list = document_.make_list();
        for (std::uint64_t count = below(5); count != 0; --count)
            document_.append(list, value(depth - 1));
        return list;
    }

    NodeId map(int depth) {
        const NodeId map = document_.make_map();
        for (std::uint64_t count = below(5); count != 0; --count)
            document_.insert(map, chance(8) ? std::string(pick(functions)) : string(), value(depth - 1));
        return map;
    }

    NodeId function(int depth) {
        const NodeId map = document_.make_map();
        document_.insert(map, pick(functions), argument(depth - 1));
        return map;
    }

    NodeId argument(int depth) {
        switch (below(5)) {
            case 0:
                return document_.make_string(string());
            case 1: {
                const NodeId macro = document_.make_map();
                document_.insert(macro, "Name", value(depth - 1));
                return macro;
            }
            case 2: {
                const NodeId pair = document_.make_list();
                document_.append(pair, document_.make_string(string()));
                document_.append(pair, document_.make_string(string()));
                return pair;
            }
            case 3:
                return list(depth);
            default:
                return value(depth);
        }
    }

    NodeId value(int depth) {
        const NodeId node = depth <= 0 ? scalar() : container_or_scalar(depth);
        if (chance(12))
            document_.set_comment(node, string());
        return node;
    }

    NodeId container_or_scalar(int depth) {
        switch (below(7)) {
            case 0:
                return list(depth);
            case 1:
            case 2:
                return map(depth);
            case 3:
            case 4:
                return function(depth);
            default:
                return scalar();
        }
    }

    std::uint64_t state_;
    Document document_;
};

}  // namespace

Document make_tree(std::uint64_t seed) { return Maker(seed).make(); }

}  // namespace appinfra::document::testing
