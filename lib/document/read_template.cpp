#include <algorithm>

#include "appinfra/document/read.hpp"
#include "appinfra/support/utf8.hpp"
#include "reading.hpp"

namespace appinfra::document {
namespace {

bool begins_like_json(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto skip_blanks = [&] { text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size())); };
    skip_blanks();
    if (!text.starts_with('{'))
        return false;
    text.remove_prefix(1);
    skip_blanks();
    return text.starts_with('"') || text.starts_with('}');
}

}  // namespace

std::optional<Document> read_template(std::string_view text, std::string file, diagnostics::Sink& sink) {
    const bool is_json = file.ends_with(".json") || begins_like_json(support::without_byte_order_mark(text));
    auto document = is_json ? read_json(text, file, sink) : read_yaml(text, file, sink);
    if (!document || document->kind(document->root()) == Kind::map)
        return document;
    if (document->kind(document->root()) == Kind::null) {
        document->set_root(document->make_map());
        return document;
    }
    ErrorReporter(std::move(file), sink).report(document->span(document->root()), "a template is a map of sections");
    return std::nullopt;
}

}  // namespace appinfra::document
