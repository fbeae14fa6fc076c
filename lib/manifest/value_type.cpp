#include "value_type.hpp"

#include <algorithm>
#include <array>

#include "appinfra/support/utf8.hpp"
#include "text.hpp"

namespace appinfra::manifest {
namespace {

constexpr std::int64_t kib = 1024;

constexpr std::array<Unit, 16> units{{
    {"B", "B", Dimension::size, 0},
    {"KiB", "KiB", Dimension::size, kib},
    {"MiB", "MiB", Dimension::size, kib* kib},
    {"GiB", "GiB", Dimension::size, kib* kib* kib},
    {"TiB", "TiB", Dimension::size, kib* kib* kib* kib},
    {"KB", "KB", Dimension::size, 0},
    {"MB", "MB", Dimension::size, 0},
    {"GB", "GB", Dimension::size, 0},
    {"TB", "TB", Dimension::size, 0},
    {"second", "seconds", Dimension::time, 0},
    {"minute", "minutes", Dimension::time, 1},
    {"hour", "hours", Dimension::time, 60},
    {"day", "days", Dimension::time, 24LL * 60},
    {"week", "weeks", Dimension::time, 7LL * 24 * 60},
    {"month", "months", Dimension::time, 0},
    {"year", "years", Dimension::time, 0},
}};

}  // namespace

Parsed<std::string_view> one_line(const ValueType& type, const Node& node) {
    const auto wrong = [&](std::string message) {
        return Problem{.id = Id::wrong_type, .message = std::move(message), .help = takes(type), .subject = ""};
    };
    if (node.kind == Node::Kind::null)
        return wrong("has no value");
    if (node.kind == Node::Kind::list)
        return wrong("is a list");
    if (node.kind == Node::Kind::mapping)
        return wrong("is a mapping");
    for (std::size_t at = 0; at < node.text.size();) {
        const support::Character next = support::decode(node.text, at);
        if (!support::is_showable(next.value))
            return Problem{.id = Id::bad_character,
                           .message = next.value == '\n' ? "has more than one line" : "holds a control character",
                           .help = "write plain text on one line"};
        at += next.length;
    }
    // CloudFormation replaces a dynamic reference by what it names, wherever it stands, and nothing can escape it.
    if (node.text.find("{{resolve:") != std::string::npos)
        return Problem{.id = Id::bad_character,
                       .message = "holds a dynamic reference of CloudFormation",
                       .help = "name the secret in `secrets`",
                       .subject = ""};
    return std::string_view(node.text);
}

std::string accepts(const ValueType& type) {
    std::string text(type.noun);
    if (type.form == Form::integer || type.form == Form::range)
        text += " from " + std::to_string(type.min) + " to " + std::to_string(type.max);
    if (type.form == Form::quantity)
        text += " from " + written(type.min, type.unit) + " to " + written(type.max, type.unit);
    for (std::size_t i = 0; i < type.choices.size(); ++i)
        text += (i == 0 ? ": `" : i + 1 == type.choices.size() ? " or `" : ", `") + std::string(type.choices[i]) + "`";
    if (!type.sample.empty())
        text += ", such as `" + std::string(type.sample) + "`";
    return text;
}

std::string takes(const ValueType& type) { return "it takes " + accepts(type); }

std::span<const Unit> known_units() { return units; }

std::vector<std::string_view> accepted_units(const ValueType& type) {
    std::vector<std::string_view> names;
    for (const Unit& unit : units) {
        const bool fits = unit.dimension == type.unit.dimension && unit.factor != 0;
        // A time shorter than the unit counted would hardly ever be a whole number of it.
        if (fits && (unit.dimension == Dimension::size || unit.factor >= type.unit.factor))
            names.push_back(unit.plural);
    }
    return names;
}

std::string written(std::int64_t amount, const Unit& unit) {
    const Unit* best = &unit;
    for (const Unit& larger : units)
        if (larger.dimension == unit.dimension && larger.factor > best->factor && larger.name != "week" &&
            amount % (larger.factor / unit.factor) == 0)
            best = &larger;
    const std::int64_t count = amount / (best->factor / unit.factor);
    return std::to_string(count) + " " + std::string(count == 1 ? best->name : best->plural);
}

}  // namespace appinfra::manifest
