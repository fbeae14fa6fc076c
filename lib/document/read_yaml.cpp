#include <new>

#include "appinfra/document/read.hpp"
#include "appinfra/support/quoted.hpp"
#include "appinfra/support/utf8.hpp"
#include "plain_scalar.hpp"
#include "reading.hpp"
#include "short_forms.hpp"
#include "yaml_parser.hpp"

namespace appinfra::document {
namespace {

using diagnostics::Position;
using diagnostics::Span;

/// libyaml compares every tag directive with all before it.
constexpr int most_tag_directives = 100;

constexpr std::string_view standard_tags = "tag:yaml.org,2002:";

class YamlReader {
public:
    YamlReader(std::string_view text, ErrorReporter& errors) : errors_(errors), parser_(text), tree_(errors) {}

    std::optional<Document> read() {
        while (const yaml_event_t* event = parser_.next()) {
            if (event->type == YAML_STREAM_END_EVENT) {
                if (!tree_.document().root())
                    tree_.add(tree_.document().make_null(), {});
                return tree_.take();
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
                return tree_.alias(view(event.data.alias.anchor), span_of(event));
            case YAML_SCALAR_EVENT:
                return tree_.expects_key() ? key(event) : scalar(event);
            case YAML_SEQUENCE_START_EVENT:
                return sequence(event);
            case YAML_MAPPING_START_EVENT:
                return mapping(event);
            default:
                return !ends || end_container(event);
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

    bool key(const yaml_event_t& event) {
        const auto& scalar = event.data.scalar;
        const std::string_view text = value_of(event);
        const bool is_plain = scalar.style == YAML_PLAIN_SCALAR_STYLE;
        if (scalar.anchor != nullptr)
            tree_.anchor_key(view(scalar.anchor), text);
        if (const std::string_view tag = view(scalar.tag); tag.starts_with('!') && tag.size() > 1)
            errors_.report(span_of(event), "a key must be text, not the function " + support::quoted(tag));
        else if (is_plain && tag.empty() && is_null(text))
            errors_.report(span_of(event), "a key must be text, not null", "put it in quotes");
        if (is_plain && text == "<<")
            tree_.merge_key(span_of(event));
        else
            tree_.key(text, span_of(event));
        return true;
    }

    bool scalar(const yaml_event_t& event) {
        const auto& scalar = event.data.scalar;
        const std::string_view text = value_of(event);
        const Span span = span_of(event);
        if (!begin_value(event, scalar.anchor, scalar.tag, Kind::string))
            return false;
        if (view(scalar.tag) == "!GetAtt")
            return attribute(text, span);
        Document& document = tree_.document();
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
        return tree_.end(span.end);
    }

    bool sequence(const yaml_event_t& event) {
        const auto& start = event.data.sequence_start;
        return begin_value(event, start.anchor, start.tag, Kind::list) &&
               tree_.begin(tree_.document().make_list(), span_of(event));
    }

    bool mapping(const yaml_event_t& event) {
        const auto& start = event.data.mapping_start;
        return begin_value(event, start.anchor, start.tag, Kind::map) &&
               tree_.begin(tree_.document().make_map(), span_of(event));
    }

    bool end_container(const yaml_event_t& event) {
        // A block ends where the next token begins, which says nothing; `]` and `}` have a width.
        const bool is_flow = event.end_mark.index != event.start_mark.index;
        return tree_.end(is_flow ? position_of(event.end_mark) : Position{});
    }

    static bool is_standard_but(std::string_view tag, std::string_view exception) {
        return tag.starts_with(standard_tags) && tag.substr(standard_tags.size()) != exception;
    }

    /// Names the value that comes next by its anchor, and begins the function of its tag. The value of a tag that YAML
    /// defines and CloudFormation does not read is read all the same.
    bool begin_value(const yaml_event_t& event, const yaml_char_t* anchor, const yaml_char_t* tag_text, Kind kind) {
        if (anchor != nullptr)
            tree_.anchor(view(anchor));
        const std::string_view tag = view(tag_text);
        if (tag.empty() || tag == "!" || is_standard(tag, kind))
            return true;
        const Span span = span_of(event);
        Span tag_span{span.begin, span.begin};
        tag_span.end.column += static_cast<std::uint32_t>(tag.size());
        if (tag.starts_with('!'))
            return tree_.begin_function(function_of(tag.substr(1)), span, tag_span);
        errors_.report(tag_span, "CloudFormation does not read the tag " + support::quoted(tag));
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
    YamlParser parser_;
    TreeBuilder tree_;
    std::size_t skipped_levels_ = 0;
};

/// Directives begin lines, and YAML knows more line ends than one.
bool has_too_many_directives(std::string_view text) {
    constexpr std::string_view directive = "%TAG";
    int count = 0;
    for (std::size_t at = text.find(directive); at != std::string_view::npos && count <= most_tag_directives;
         at = text.find(directive, at + 1))
        if (at == 0 || text[at - 1] < ' ')
            ++count;
    return count > most_tag_directives;
}

}  // namespace

std::optional<Document> read_yaml(std::string_view text, std::string file, diagnostics::Sink& sink) {
    ErrorReporter errors(std::move(file), sink);
    text = support::without_byte_order_mark(text);
    if (!check_text(text, TextForm::yaml, errors))
        return std::nullopt;
    if (has_too_many_directives(text)) {
        errors.report({}, "the template holds more than " + std::to_string(most_tag_directives) + " tag directives");
        return std::nullopt;
    }
    auto document = YamlReader(text, errors).read();
    if (document)
        document->set_source_size(text.size());
    return document;
}

}  // namespace appinfra::document
