#include "read_shape.hpp"

#include <algorithm>
#include <charconv>

namespace appinfra::schema {
namespace {

constexpr int deepest = 64;

ShapeModel read_expression(LineReader& line, int depth);

/// `string`, `object|string`; the empty set when the word is not a list of types.
std::uint8_t read_types_word(std::string_view word) {
    std::uint8_t types = 0;
    while (true) {
        const std::size_t bar = word.find('|');
        const std::optional<Type> type = type_by_name(word.substr(0, bar));
        if (!type)
            return 0;
        types = static_cast<std::uint8_t>(types | *type);
        if (bar == std::string_view::npos)
            return types;
        word.remove_prefix(bar + 1);
    }
}

/// `@Name`, where the name is quoted if need be.
std::string read_reference(LineReader& line) {
    std::string word = line.text();
    return word.size() > 1 ? word.substr(1) : line.text();
}

bool at_reference(const LineReader& line) {
    return line.peek().kind == Token::Kind::word && line.peek().text.starts_with('@');
}

ShapeModel read_operand(LineReader& line, int depth) {
    if (depth > deepest)
        line.fail("nested too deeply");
    ShapeModel shape;
    if (line.peek().kind == Token::Kind::open) {
        line.take();
        shape = read_expression(line, depth + 1);
        line.expect(Token::Kind::close);
    } else if (at_reference(line)) {
        shape.clause(Keyword::reference).values.push_back({.text = read_reference(line)});
    } else {
        shape.types = read_types_word(line.text());
        if (shape.types == 0)
            line.fail("a shape is missing");
    }
    return shape;
}

Scalar read_number(LineReader& line) {
    Scalar number{.kind = Scalar::Kind::number, .text = line.text()};
    double value = 0;
    if (std::from_chars(number.text.data(), number.text.data() + number.text.size(), value).ptr !=
        number.text.data() + number.text.size())
        line.fail("a number is missing");
    return number;
}

void read_shapes(LineReader& line, int depth, bool named, std::vector<NamedShapeModel>& shapes) {
    line.expect(Token::Kind::open);
    while (line.peek().kind != Token::Kind::close) {
        std::string name = named ? line.text() : "";
        shapes.push_back({std::move(name), read_operand(line, depth)});
    }
    line.take();
}

ClauseModel read_clause(LineReader& line, const KeywordInfo& keyword, int depth) {
    ClauseModel clause{keyword.keyword, {}, {}};
    switch (keyword.argument) {
        case Argument::none:
            break;
        case Argument::number:
            clause.values.push_back(read_number(line));
            break;
        case Argument::text:
            clause.values.push_back({.text = line.text()});
            break;
        case Argument::values:
            clause.values = line.values();
            break;
        case Argument::shape:
            clause.shapes.push_back({"", read_operand(line, depth)});
            break;
        case Argument::shapes:
        case Argument::named_shapes:
            read_shapes(line, depth, keyword.argument == Argument::named_shapes, clause.shapes);
            break;
    }
    return clause;
}

ShapeModel read_expression(LineReader& line, int depth) {
    ShapeModel shape;
    if (line.peek().kind == Token::Kind::word) {
        shape.types = read_types_word(line.peek().text);
        if (shape.types != 0)
            line.take();
    }
    while (line.peek().kind != Token::Kind::close && !line.at_end()) {
        if (at_reference(line)) {
            shape.clause(Keyword::reference).values = {{.text = read_reference(line)}};
            continue;
        }
        const std::string word = line.text();
        const auto keyword = std::ranges::find(keyword_table, std::string_view(word), &KeywordInfo::text);
        if (keyword == keyword_table.end() || keyword->keyword == Keyword::kinds ||
            keyword->keyword == Keyword::reference)
            line.fail("unknown word \"" + word + '"');
        if (!shape.clauses.empty() && shape.clauses.back().keyword > keyword->keyword)
            line.fail("\"" + word + "\" is not in order");
        shape.clauses.push_back(read_clause(line, *keyword, depth));
    }
    return shape;
}

}  // namespace

ShapeModel read_shape(LineReader& line) { return read_expression(line, 0); }

}  // namespace appinfra::schema
