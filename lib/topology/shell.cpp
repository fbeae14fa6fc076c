#include "appinfra/topology/shell.hpp"

#include <algorithm>

namespace appinfra::topology {

using cfn::Expr;
using Kind = cfn::Expr::Kind;

namespace {

/// Sets the variable or array element $1 to exactly what $2 is the base64 text of; `$(...)` would drop final newlines.
constexpr std::string_view decoder = "decode() { IFS= read -r -d '' \"$1\" < <(base64 --decode <<<\"$2\") || true; }\n";

/// `text` for the inside of single quotes.
std::string inside_quotes(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\'') {
            result += R"('\'')";
            continue;
        }
        if (text[i] == '{' && i != 0 && text[i - 1] == '{')
            result += "''";
        result += text[i];
    }
    return result;
}

/// Whether it can stand in quotes: literals, but for control characters, which what carries a script may change; and
/// what AWS makes of letters, digits, `:/-_.` and the like.
bool harmless(const Expr& part) {
    if (part.kind == Kind::string)
        return std::ranges::none_of(part.text, [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; });
    return part.kind == Kind::ref || part.kind == Kind::attribute ||
           (part.kind == Kind::parameter && part.text.starts_with("AWS::"));
}

/// The value as the text that it is in a shell: numbers are text there, neighbouring literals are one.
std::vector<Expr> parts_of(const Expr& value) {
    std::vector<Expr> parts;
    const auto add = [&](const Expr& part) {
        const std::string text = part.kind == Kind::integer ? std::to_string(part.integer) : part.text;
        const bool literal = part.kind == Kind::integer || part.kind == Kind::string;
        if (literal && !parts.empty() && parts.back().kind == Kind::string)
            parts.back().text += text;
        else
            parts.push_back(literal ? Expr::of(text) : part);
    };
    if (value.kind == Kind::sub)
        std::ranges::for_each(value.items, add);
    else
        add(value);
    return parts;
}

class Writer {
public:
    void text(std::string_view literal) {
        if (!parts_.empty() && parts_.back().kind == Kind::string)
            parts_.back().text += literal;
        else
            parts_.push_back(Expr::of(std::string(literal)));
    }

    /// The value in quotes; an empty word where it cannot be said in quotes, and `decode` has to follow.
    void word(const Expr& value) {
        text("'");
        if (quotable(value))
            for (const Expr& part : parts_of(value)) {
                if (part.kind == Kind::string)
                    text(inside_quotes(part.text));
                else
                    parts_.push_back(part);
            }
        text("'");
    }

    void decode(const std::string& target, const Expr& value) {
        if (quotable(value))
            return;
        text("decode '" + target + "' '");
        parts_.push_back(cfn::base64(cfn::concatenate(parts_of(value))).expr());
        text("'\n");
    }

    [[nodiscard]] std::vector<Expr> take() { return std::move(parts_); }

private:
    static bool quotable(const Expr& value) { return std::ranges::all_of(parts_of(value), harmless); }

    std::vector<Expr> parts_;
};

void append(std::vector<Expr>& parts, std::vector<Expr> more) {
    std::move(more.begin(), more.end(), std::back_inserter(parts));
}

}  // namespace

std::string shell_quoted(std::string_view text) { return "'" + inside_quotes(text) + "'"; }

std::string shell_command(const std::vector<std::string>& words) {
    std::string line;
    for (const std::string& word : words)
        line += (line.empty() ? "" : " ") + shell_quoted(word);
    return line;
}

std::vector<Expr> assignment_text(const Assignment& assignment) {
    Writer writer;
    writer.text(assignment.name + "=");
    if (const auto* single = std::get_if<cfn::Value<cfn::String>>(&assignment.value)) {
        writer.word(single->expr());
        writer.text("\n");
        writer.decode(assignment.name, single->expr());
        return writer.take();
    }
    const Words& words = std::get<Words>(assignment.value);
    writer.text("(");
    for (std::size_t i = 0; i < words.size(); ++i) {
        writer.text(i == 0 ? "" : " ");
        writer.word(words[i].expr());
    }
    writer.text(")\n");
    for (std::size_t i = 0; i < words.size(); ++i)
        writer.decode(assignment.name + "[" + std::to_string(i) + "]", words[i].expr());
    return writer.take();
}

cfn::Value<cfn::String> script_text(const Script& script) {
    std::vector<Expr> assignments;
    for (const Assignment& assignment : script.variables)
        append(assignments, assignment_text(assignment));
    const bool decodes = std::ranges::any_of(assignments, [](const Expr& part) { return part.kind == Kind::call; });
    std::vector<Expr> parts{Expr::of("#!/bin/bash\n" + std::string(decodes ? decoder : ""))};
    append(parts, std::move(assignments));
    for (const std::string_view text : script.texts)
        parts.push_back(Expr::of(std::string(text)));
    return cfn::concatenate(std::move(parts));
}

}  // namespace appinfra::topology
