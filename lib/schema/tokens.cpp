#include "tokens.hpp"

#include <charconv>

namespace appinfra::schema {
namespace {

constexpr std::string_view separators = " ()\"";

bool is_number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() &&
           text.find_first_of("iInN") == std::string_view::npos;
}

bool is_plain(std::string_view text) {
    if (text.empty() || text == all_of_line || text.find_first_of(separators) != std::string_view::npos)
        return false;
    for (const char c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == '\\')
            return false;
    return true;
}

Scalar to_scalar(Token token) {
    Scalar scalar{.kind = Scalar::Kind::string, .text = std::move(token.text)};
    if (token.kind == Token::Kind::quoted)
        return scalar;
    if (scalar.text == "true" || scalar.text == "false")
        scalar.kind = Scalar::Kind::boolean;
    else if (scalar.text == "null")
        scalar.kind = Scalar::Kind::null;
    else if (is_number(scalar.text))
        scalar.kind = Scalar::Kind::number;
    return scalar;
}

std::string quote(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string quoted = "\"";
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            quoted += '\\';
            quoted += c;
        } else if (code < 0x20) {
            quoted += "\\x";
            quoted += digits[code >> 4U];
            quoted += digits[code & 15U];
        } else {
            quoted += c;
        }
    }
    return quoted + '"';
}

}  // namespace

std::string to_token(const Scalar& scalar) {
    const bool misread =
        scalar.kind == Scalar::Kind::string && to_scalar({Token::Kind::word, scalar.text}).kind != Scalar::Kind::string;
    return misread ? quote(scalar.text) : to_token(scalar.text);
}

std::string to_token(const std::string& text) { return is_plain(text) ? text : quote(text); }

LineReader::LineReader(std::string_view line, std::string_view file, std::size_t number)
    : file_(file), number_(number) {
    for (std::size_t position = 0; position < line.size();) {
        const char c = line[position];
        if (c == ' ') {
            ++position;
        } else if (c == '(' || c == ')') {
            tokens_.push_back({c == '(' ? Token::Kind::open : Token::Kind::close, std::string(1, c)});
            ++position;
        } else if (c == '"') {
            tokens_.push_back(quoted(line, position));
        } else {
            const std::size_t end = std::min(line.find_first_of(separators, position), line.size());
            tokens_.push_back({Token::Kind::word, std::string(line.substr(position, end - position))});
            position = end;
        }
    }
    tokens_.push_back({});
}

Token LineReader::quoted(std::string_view line, std::size_t& position) const {
    Token token{.kind = Token::Kind::quoted};
    for (++position; position < line.size(); ++position) {
        if (line[position] == '"') {
            ++position;
            return token;
        }
        if (line[position] != '\\') {
            token.text += line[position];
            continue;
        }
        const std::string_view escape = line.substr(position + 1);
        if (escape.starts_with('"') || escape.starts_with('\\')) {
            token.text += escape[0];
            ++position;
            continue;
        }
        unsigned code = 0;
        if (!escape.starts_with('x') || escape.size() < 3 ||
            std::from_chars(escape.data() + 1, escape.data() + 3, code, 16).ptr != escape.data() + 3)
            fail("unknown escape");
        token.text += static_cast<char>(code);
        position += 3;
    }
    fail("quote is not closed");
}

Token LineReader::take() {
    Token token = peek();
    if (token.kind != Token::Kind::end)
        ++next_;
    return token;
}

std::string LineReader::text() {
    Token token = take();
    if (token.kind != Token::Kind::word && token.kind != Token::Kind::quoted)
        fail("a word is missing");
    return std::move(token.text);
}

std::vector<Scalar> LineReader::values() {
    expect(Token::Kind::open);
    std::vector<Scalar> values;
    while (peek().kind == Token::Kind::word || peek().kind == Token::Kind::quoted)
        values.push_back(to_scalar(take()));
    expect(Token::Kind::close);
    return values;
}

std::vector<std::string> LineReader::names() {
    std::vector<std::string> names;
    for (Scalar& value : values())
        names.push_back(std::move(value.text));
    return names;
}

void LineReader::expect(Token::Kind kind) {
    if (peek().kind != kind)
        fail("unexpected \"" + peek().text + '"');
    take();
}

void LineReader::fail(const std::string& message) const {
    throw FactsError(std::string(file_) + ':' + std::to_string(number_) + ": " + message);
}

}  // namespace appinfra::schema
