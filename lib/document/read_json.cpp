#include <nlohmann/json.hpp>

#include "appinfra/document/read.hpp"
#include "appinfra/support/utf8.hpp"
#include "reading.hpp"

namespace appinfra::document {
namespace {

using diagnostics::Position;
using diagnostics::Span;

/// Goes over the tokens of JSON that the parser has found to be well formed: the parser itself tells no positions.
class TokenCursor {
public:
    explicit TokenCursor(std::string_view text) : text_(text) {}

    /// The span of the next token; commas and colons are passed over.
    Span next() {
        while (at_ < text_.size() && is_between(text_[at_]))
            step();
        const Position begin = position_;
        begin_ = at_;
        if (text_[at_] == '"')
            step_over_string();
        else if (is_bracket(text_[at_]))
            step();
        else
            while (at_ < text_.size() && !is_between(text_[at_]) && !is_bracket(text_[at_]))
                step();
        return {begin, position_};
    }

    /// The text of the token that `next` gave.
    [[nodiscard]] std::string_view token() const { return text_.substr(begin_, at_ - begin_); }

    [[nodiscard]] Position position_at(std::size_t offset) {
        while (at_ < std::min(offset, text_.size()))
            step();
        return position_;
    }

private:
    static bool is_between(char c) { return c == ' ' || c == '\n' || c == ',' || c == ':' || c == '\r' || c == '\t'; }
    static bool is_plain(char c) { return c >= ' ' && c < 0x7F && c != '\\'; }
    static bool is_bracket(char c) { return c == '[' || c == ']' || c == '{' || c == '}'; }

    void step() {
        at_ += support::decode(text_, at_).length;
        ++position_.column;
        if (text_[at_ - 1] == '\n')
            position_ = {.line = position_.line + 1, .column = 1};
    }

    void step_over_string() {
        step();
        while (at_ < text_.size() && text_[at_] != '"') {
            if (is_plain(text_[at_])) {  // nearly all characters
                ++at_;
                ++position_.column;
                continue;
            }
            if (text_[at_] == '\\')
                step();
            step();
        }
        step();
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t begin_ = 0;
    Position position_{.line = 1, .column = 1};
};

class JsonReader {
public:
    JsonReader(std::string_view text, ErrorReporter& errors) : cursor_(text), errors_(errors), tree_(errors) {}

    [[nodiscard]] Document take() { return tree_.take(); }

    // The events of nlohmann's parser; false ends parsing.
    bool null() { return add(tree_.document().make_null()); }
    bool boolean(bool value) { return add(tree_.document().make_boolean(value)); }
    bool number_integer(std::int64_t value) { return add(tree_.document().make_integer(value)); }
    bool number_unsigned(std::uint64_t value) {
        return value <= INT64_MAX ? number_integer(static_cast<std::int64_t>(value)) : number();
    }
    bool number_float(double /*value*/, const std::string& /*text*/) { return number(); }
    bool string(const std::string& value) { return add(tree_.document().make_string(value)); }
    bool binary(const std::vector<std::uint8_t>& /*value*/) { return false; }
    bool start_object(std::size_t /*size*/) { return tree_.begin(tree_.document().make_map(), cursor_.next()); }
    bool start_array(std::size_t /*size*/) { return tree_.begin(tree_.document().make_list(), cursor_.next()); }
    bool end_object() { return end(); }
    bool end_array() { return end(); }
    bool key(const std::string& key) {
        tree_.key(key, cursor_.next());
        return true;
    }
    bool parse_error(std::size_t offset, const std::string& /*token*/, const nlohmann::detail::exception& error) {
        const Position at = cursor_.position_at(offset == 0 ? 0 : offset - 1);
        errors_.report({at, {at.line, at.column + 1}}, reason(error.what()));
        return false;
    }

private:
    bool add(NodeId scalar) { return tree_.add(scalar, cursor_.next()); }

    bool number() {
        const Span span = cursor_.next();
        return tree_.add(tree_.document().make_number(cursor_.token()), span);
    }

    bool end() { return tree_.end(cursor_.next().end) && !errors_.is_full(); }

    /// What the parser says, without its own position and without the text it read last: that may be a secret.
    static std::string reason(std::string_view what) {
        for (const std::string_view before : {"] ", "syntax error "}) {
            const std::size_t found = what.find(before);
            if (found != std::string_view::npos)
                what.remove_prefix(found + before.size());
        }
        what = what.substr(0, what.find("; last read"));
        return "this is not JSON: " + std::string(what);
    }

    TokenCursor cursor_;
    ErrorReporter& errors_;
    TreeBuilder tree_;
};

}  // namespace

std::optional<Document> read_json(std::string_view text, std::string file, diagnostics::Sink& sink) {
    ErrorReporter errors(std::move(file), sink);
    text = support::without_byte_order_mark(text);
    if (!check_text(text, TextForm::json, errors))
        return std::nullopt;
    JsonReader reader(text, errors);
    if (!nlohmann::json::sax_parse(text, &reader))
        return std::nullopt;
    Document document = reader.take();
    document.set_source_size(text.size());
    return document;
}

}  // namespace appinfra::document
