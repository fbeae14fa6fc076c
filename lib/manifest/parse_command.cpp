#include "parse.hpp"
#include "text.hpp"

namespace appinfra::manifest {
namespace {

/// ECS takes at most 8192 characters of overrides for one task (RunTask, AWS API reference, 2026-11-23).
constexpr std::size_t longest_command = 4096;

Problem needs_a_shell(std::string_view what) {
    return {.id = Id::needs_a_shell,
            .message = "has " + quoted(what) + ", which only a shell understands",
            .help = "put it in quotes if it is meant as it stands, or write `[sh, -c, \"...\"]`"};
}

/// Splits a line into words at blanks; quotes keep blanks and special characters.
class Splitter {
public:
    explicit Splitter(std::string_view line) : line_(line) {}

    Parsed<Command> split() {
        while (at_ < line_.size()) {
            const char c = line_[at_];
            if (c == ' ') {
                finish_word();
                ++at_;
            } else if (c == '\'' || c == '"') {
                if (!take_quoted(c))
                    return Problem{
                        .id = Id::malformed, .message = "has a quote without its end", .help = "close the quote"};
            } else if (std::string_view("|&;<>()$`\\").find(c) != std::string_view::npos) {
                return needs_a_shell(line_.substr(at_, 1));
            } else {
                word_ += c;
                in_word_ = true;
                ++at_;
            }
        }
        finish_word();
        if (!words_.empty() && words_.front().find('=') != std::string::npos)
            return needs_a_shell(words_.front());
        return std::move(words_);
    }

private:
    bool take_quoted(char quote) {
        const std::size_t end = line_.find(quote, at_ + 1);
        if (end == std::string_view::npos)
            return false;
        word_.append(line_, at_ + 1, end - at_ - 1);
        in_word_ = true;
        at_ = end + 1;
        return true;
    }

    void finish_word() {
        if (in_word_)
            words_.push_back(std::move(word_));
        word_.clear();
        in_word_ = false;
    }

    std::string_view line_;
    std::size_t at_ = 0;
    std::string word_;
    bool in_word_ = false;
    Command words_;
};

Parsed<Command> words_of(const ValueType& type, const Node& list) {
    Command words;
    for (const Node& item : list.items) {
        auto word = one_line(type, item);
        if (auto* problem = std::get_if<Problem>(&word)) {
            problem->subject = item.text;
            problem->span = item.span;
            return std::move(*problem);
        }
        words.emplace_back(std::get<std::string_view>(word));
    }
    return words;
}

Parsed<Command> words_of_line(const ValueType& type, const Node& node) {
    auto line = one_line(type, node);
    if (auto* problem = std::get_if<Problem>(&line))
        return std::move(*problem);
    return Splitter(std::get<std::string_view>(line)).split();
}

}  // namespace

Parsed<Command> parse_command(const ValueType& type, const Node& node) {
    auto parsed = node.kind == Node::Kind::list ? words_of(type, node) : words_of_line(type, node);
    const auto* words = std::get_if<Command>(&parsed);
    if (words == nullptr)
        return parsed;
    std::size_t length = 0;
    for (const std::string& word : *words)
        length += word.size() + 1;
    if (words->empty() || words->front().empty())
        return Problem{.id = Id::malformed, .message = "is empty", .help = takes(type)};
    if (length > longest_command)
        return Problem{.id = Id::out_of_range,
                       .message = "is longer than 4096 characters",
                       .help = "put it into a script of the application",
                       .subject = ""};
    return parsed;
}

Parsed<std::optional<Command>> parse_command_or_none(const ValueType& type, const Node& node) {
    if (node.kind == Node::Kind::scalar && node.text == "none")
        return std::optional<Command>();
    auto words = parse_command(type, node);
    if (auto* problem = std::get_if<Problem>(&words))
        return std::move(*problem);
    return std::optional<Command>(std::get<Command>(std::move(words)));
}

}  // namespace appinfra::manifest
