#include "parse_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "appinfra/schema/model.hpp"

namespace appinfra::schema {

namespace {

using nlohmann::json;

/// How deeply brackets are nested, with those in strings left out. nlohmann parses any depth, but copying what it
/// parsed is recursive.
std::size_t depth_of(std::string_view text) {
    std::size_t depth = 0;
    std::size_t deepest = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_string && c == '\\')
            ++i;
        else if (c == '"')
            in_string = !in_string;
        else if (!in_string && (c == '{' || c == '['))
            deepest = std::max(deepest, ++depth);
        else if (!in_string && (c == '}' || c == ']') && depth > 0)
            --depth;
    }
    return deepest;
}

}  // namespace

json parse_json(std::string_view text, std::string_view file) {
    constexpr std::size_t deepest = 256;
    if (depth_of(text) > deepest)
        throw FactsError(std::string(file) + ": nested too deeply");
    try {
        return json::parse(text);
    } catch (const json::exception& error) {
        throw FactsError(std::string(file) + ": " + error.what());
    }
}

}  // namespace appinfra::schema
