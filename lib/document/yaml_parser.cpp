#include "yaml_parser.hpp"

#include <new>

namespace appinfra::document {

using diagnostics::Position;
using diagnostics::Span;

YamlParser::YamlParser(std::string_view text) {
    if (yaml_parser_initialize(&parser_) == 0)
        throw std::bad_alloc();
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    const char* const begin = text.empty() ? "" : text.data();  // A null pointer ends the program.
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(begin), text.size());
}

YamlParser::~YamlParser() {
    yaml_event_delete(&event_);
    yaml_parser_delete(&parser_);
}

const yaml_event_t* YamlParser::next() {
    yaml_event_delete(&event_);
    return yaml_parser_parse(&parser_, &event_) != 0 ? &event_ : nullptr;
}

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

}  // namespace appinfra::document
