#include "parse_json.hpp"

#include <nlohmann/json.hpp>

#include "appinfra/schema/model.hpp"

namespace appinfra::schema {

using nlohmann::json;

json parse_json(std::string_view text, std::string_view file) {
    constexpr int deepest = 256;
    const auto bounded = [&](int depth, json::parse_event_t, json&) {
        if (depth > deepest)
            throw FactsError(std::string(file) + ": nested too deeply");
        return true;
    };
    try {
        return json::parse(text, bounded);
    } catch (const json::exception& error) {
        throw FactsError(std::string(file) + ": " + error.what());
    }
}

}  // namespace appinfra::schema
