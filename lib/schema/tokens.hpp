#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "appinfra/schema/model.hpp"

namespace appinfra::schema {

/// Begins the line of one part of an `all-of` clause.
inline constexpr std::string_view all_of_line = "&";

/// A line of the facts, cut into words, quoted texts and parentheses.
struct Token {
    enum class Kind : std::uint8_t { word, quoted, open, close, end };
    Kind kind = Kind::end;
    std::string text = {};
};

/// Walks over the tokens of one line. Every error names file and line.
class LineReader {
public:
    LineReader(std::string_view line, std::string_view file, std::size_t number);

    [[nodiscard]] const Token& peek() const { return tokens_[next_]; }
    [[nodiscard]] bool at_end() const { return peek().kind == Token::Kind::end; }
    Token take();
    /// A word or a quoted text.
    std::string text();
    /// `(a b c)`.
    std::vector<Scalar> values();
    std::vector<std::string> names();
    void expect(Token::Kind kind);
    void expect_end() { expect(Token::Kind::end); }
    [[noreturn]] void fail(const std::string& message) const;

private:
    Token quoted(std::string_view line, std::size_t& position) const;

    std::string_view file_;
    std::size_t number_;
    std::vector<Token> tokens_ = {};
    std::size_t next_ = 0;
};

/// Calls `handle(line, number)` for every line that is neither empty nor a comment (`#`).
template <class Handler>
void for_each_line(std::string_view text, Handler handle) {
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (!line.empty() && line.front() != '#')
            handle(line, number);
    }
}

/// The value as a token, quoted where it needs to be.
[[nodiscard]] std::string to_token(const Scalar& scalar);
[[nodiscard]] std::string to_token(const std::string& text);

}  // namespace appinfra::schema
