#include <yaml.h>

#include <new>

#include "appinfra/document/read.hpp"
#include "appinfra/support/edit_distance.hpp"
#include "plain_scalar.hpp"
#include "reading.hpp"
#include "short_forms.hpp"

namespace appinfra::document {
namespace {

using diagnostics::Position;
using diagnostics::Span;

/// libyaml compares every tag directive with all before it.
constexpr int most_tag_directives = 100;

constexpr std::string_view standard_tags = "tag:yaml.org,2002:";

Position position_of(const yaml_mark_t& mark) {
    return {.line = static_cast<std::uint32_t>(mark.line + 1), .column = static_cast<std::uint32_t>(mark.column + 1)};
}

Span span_of(const yaml_event_t& event) { return {position_of(event.start_mark), position_of(event.end_mark)}; }

std::string_view view(const yaml_char_t* text) {
    return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

std::string_view value_of(const yaml_event_t& scalar) {
    return {reinterpret_cast<const char*>(scalar.data.scalar.value), scalar.data.scalar.length};
}

/// libyaml's parser, which gives one event after the other.
class Parser {
public:
    explicit Parser(std::string_view text) {
        if (yaml_parser_initialize(&parser_) == 0)
            throw std::bad_alloc();
        yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;
    ~Parser() {
        yaml_event_delete(&event_);
        yaml_parser_delete(&parser_);
    }

    /// Null at a syntax error.
    const yaml_event_t* next() {
        yaml_event_delete(&event_);
        return yaml_parser_parse(&parser_, &event_) != 0 ? &event_ : nullptr;
    }

    [[nodiscard]] const yaml_parser_t& state() const { return parser_; }

private:
    yaml_parser_t parser_{};
    yaml_event_t event_{};
};

class YamlReader {
public:
    YamlReader(std::string_view text, ErrorReporter& errors) : errors_(errors), parser_(text), tree_(errors) {}

    std::optional<Document> read() {
        while (const yaml_event_t* event = parser_.next()) {
            if (event->type == YAML_STREAM_END_EVENT) {
                if (tree_.document().root())
                    return tree_.take();
                errors_.report({}, "the template is empty");
                return std::nullopt;
            }
            if (!handle(*event) || errors_.is_full())
                return std::nullopt;
        }
        report_syntax_error();
        return std::nullopt;
    }

private:
    /// False when reading cannot go on; the reason is then reported.
    bool handle(const yaml_event_t& event) {
        const bool begins = event.type == YAML_SEQUENCE_START_EVENT || event.type == YAML_MAPPING_START_EVENT;
        const bool ends = event.type == YAML_SEQUENCE_END_EVENT || event.type == YAML_MAPPING_END_EVENT;
        if (skipped_levels_ != 0 || (begins && tree_.expects_key())) {
            return skip(event, begins, ends);
        }
        switch (event.type) {
            case YAML_DOCUMENT_START_EVENT:
                if (!tree_.document().root())
                    return true;
                errors_.report(span_of(event), "a second YAML document begins here", "a template is one document");
                return false;
            case YAML_ALIAS_EVENT:
                return alias(event);
            case YAML_SCALAR_EVENT:
                return tree_.expects_key() ? key(event) : scalar(event);
            case YAML_SEQUENCE_START_EVENT:
                return container(event, event.data.sequence_start.tag, Kind::list);
            case YAML_MAPPING_START_EVENT:
                return container(event, event.data.mapping_start.tag, Kind::map);
            default:
                if (ends)
                    end_container(event);
                return true;
        }
    }

    /// Passes over a list or map in the place of a key.
    bool skip(const yaml_event_t& event, bool begins, bool ends) {
        if (skipped_levels_ == 0) {
            errors_.report(span_of(event), "a key must be text, not a list or map");
            tree_.key("", span_of(event));
        }
        if (begins)
            ++skipped_levels_;
        if (ends)
            --skipped_levels_;
        return skipped_levels_ <= deepest_nesting;
    }

    bool alias(const yaml_event_t& event) {
        const Span span = span_of(event);
        const std::string name(view(event.data.alias.anchor));
        if (!merging_)
            errors_.report(span, "CloudFormation does not read aliases such as *" + name,
                           "repeat the value, or use a parameter or a mapping");
        merging_ = false;
        if (tree_.expects_key()) {
            tree_.key(name, span);
            return true;
        }
        return tree_.add(tree_.document().make_null(), span);
    }

    bool key(const yaml_event_t& event) {
        const auto& scalar = event.data.scalar;
        const std::string_view text = value_of(event);
        merging_ = scalar.style == YAML_PLAIN_SCALAR_STYLE && text == "<<";
        if (merging_)
            errors_.report(span_of(event), "CloudFormation does not read merge keys", "repeat the entries");
        if (const std::string_view tag = view(scalar.tag); tag.starts_with('!') && tag.size() > 1)
            errors_.report(span_of(event), "a key must be text, not the function " + std::string(tag));
        tree_.key(text, span_of(event));
        return true;
    }

    bool scalar(const yaml_event_t& event) {
        merging_ = false;
        const auto& scalar = event.data.scalar;
        const std::string_view text = value_of(event);
        const Span span = span_of(event);
        const ShortForm* function = nullptr;
        if (!begin_tag(event, scalar.tag, Kind::string, function))
            return false;
        Document& document = tree_.document();
        if (function != nullptr && function->argument == ShortArgument::attribute)
            return attribute(text, span);
        const bool is_plain = scalar.plain_implicit != 0 || is_standard_but(view(scalar.tag), "str");
        return tree_.add(is_plain ? make_plain(document, text) : document.make_string(text), span);
    }

    /// `A.B.C` becomes `["A", "B.C"]`.
    bool attribute(std::string_view text, Span span) {
        Document& document = tree_.document();
        if (!tree_.begin(document.make_list(), span))
            return false;
        const std::size_t dot = text.find('.');
        if (!tree_.add(document.make_string(text.substr(0, dot)), span))
            return false;
        if (dot != std::string_view::npos && !tree_.add(document.make_string(text.substr(dot + 1)), span))
            return false;
        tree_.end(span.end);
        return true;
    }

    bool container(const yaml_event_t& event, const yaml_char_t* tag, Kind kind) {
        merging_ = false;
        const ShortForm* function = nullptr;
        if (!begin_tag(event, tag, kind, function))
            return false;
        Document& document = tree_.document();
        return tree_.begin(kind == Kind::list ? document.make_list() : document.make_map(), span_of(event));
    }

    void end_container(const yaml_event_t& event) {
        // A block ends where the next token begins, which says nothing; `]` and `}` have a width.
        const bool is_flow = event.end_mark.index != event.start_mark.index;
        tree_.end(is_flow ? position_of(event.end_mark) : Position{});
    }

    static bool is_standard_but(std::string_view tag, std::string_view exception) {
        return tag.starts_with(standard_tags) && tag.substr(standard_tags.size()) != exception;
    }

    /// Begins the function of a tag. Reports tags that are unknown; their values are read all the same.
    bool begin_tag(const yaml_event_t& event, const yaml_char_t* text, Kind kind, const ShortForm*& function) {
        const std::string_view tag = view(text);
        if (tag.empty() || tag == "!" || is_standard(tag, kind))
            return true;
        function = tag.starts_with('!') ? find_tag(tag.substr(1)) : nullptr;
        const Span span = span_of(event);
        Span tag_span{span.begin, span.begin};
        tag_span.end.column += static_cast<std::uint32_t>(tag.size());
        if (function != nullptr)
            return tree_.begin_function(function->function, span, tag_span);
        errors_.report(tag_span, "unknown tag " + std::string(tag), help_for(tag));
        return true;
    }

    /// Whether YAML itself defines the tag for values of that kind, and CloudFormation reads it. Source: CloudFormation
    /// User Guide, "CloudFormation template format", YAML, 2026-11-23.
    static bool is_standard(std::string_view tag, Kind kind) {
        if (!tag.starts_with(standard_tags))
            return false;
        const std::string_view name = tag.substr(standard_tags.size());
        if (kind == Kind::list || kind == Kind::map)
            return name == (kind == Kind::list ? "seq" : "map");
        return name == "str" || name == "int" || name == "float" || name == "bool" || name == "null";
    }

    static std::string help_for(std::string_view tag) {
        std::vector<std::string_view> tags;
        for (const ShortForm& form : short_forms())
            tags.push_back(form.tag);
        const auto meant = support::did_you_mean(tag.substr(tag.starts_with("!Fn::") ? 5 : 1), tags);
        return meant ? "did you mean !" + std::string(*meant) + "?" : "";
    }

    void report_syntax_error() {
        const yaml_parser_t& state = parser_.state();
        if (state.error == YAML_MEMORY_ERROR)
            throw std::bad_alloc();
        std::string message = state.problem != nullptr ? state.problem : "this is not YAML";
        if (state.context != nullptr)
            message.append(" ").append(state.context);
        const Position at = position_of(state.problem_mark);
        std::string help;
        if (message.starts_with("mapping values are not allowed"))
            help = "put text that holds \": \" in quotes, or check the indentation";
        else if (message.starts_with("found character that cannot start any token"))
            help = "indent with spaces, not tabs; put text that begins with @, ` or % in quotes";
        errors_.report({at, {at.line, at.column + 1}}, std::move(message), std::move(help));
    }

    ErrorReporter& errors_;
    Parser parser_;
    TreeBuilder tree_;
    std::size_t skipped_levels_ = 0;
    bool merging_ = false;  ///< The value of a merge key comes next.
};

bool has_too_many_directives(std::string_view text) {
    constexpr std::string_view directive = "\n%TAG";
    int count = 0;
    for (std::size_t at = text.find(directive); at != std::string_view::npos && count <= most_tag_directives;
         at = text.find(directive, at + 1))
        ++count;
    return count > most_tag_directives;
}

}  // namespace

std::optional<Document> read_yaml(std::string_view text, std::string file, diagnostics::Sink& sink) {
    ErrorReporter errors(std::move(file), sink);
    if (!check_text(text, TextForm::yaml, errors))
        return std::nullopt;
    if (has_too_many_directives(text)) {
        errors.report({}, "the template holds more than " + std::to_string(most_tag_directives) + " tag directives");
        return std::nullopt;
    }
    return YamlReader(text, errors).read();
}

}  // namespace appinfra::document
