#pragma once

#include <yaml.h>

#include <string_view>

#include "appinfra/diagnostics/diagnostic.hpp"

namespace appinfra::document {

/// libyaml's parser, which gives one event after the other.
class YamlParser {
public:
    /// `text` is UTF-8 and must outlive the parser.
    explicit YamlParser(std::string_view text);
    YamlParser(const YamlParser&) = delete;
    YamlParser& operator=(const YamlParser&) = delete;
    ~YamlParser();

    /// Null at a syntax error. The event lives until the next call.
    const yaml_event_t* next();

    [[nodiscard]] const yaml_parser_t& state() const { return parser_; }

private:
    yaml_parser_t parser_{};
    yaml_event_t event_{};
};

[[nodiscard]] diagnostics::Position position_of(const yaml_mark_t& mark);
[[nodiscard]] diagnostics::Span span_of(const yaml_event_t& event);

/// The text of a tag or an anchor; empty where there is none.
[[nodiscard]] std::string_view view(const yaml_char_t* text);
/// The text of a scalar.
[[nodiscard]] std::string_view value_of(const yaml_event_t& scalar);

}  // namespace appinfra::document
