#include <algorithm>
#include <array>
#include <limits>

#include "appinfra/manifest/fargate_sizes.hpp"
#include "appinfra/support/edit_distance.hpp"
#include "parse.hpp"
#include "text.hpp"

namespace appinfra::manifest {
namespace {

/// A decimal number with up to three digits after the point, in thousandths.
struct Decimal {
    std::int64_t thousandths = 0;
    std::size_t length = 0;  ///< Of its text; 0 when there is no such number.
};

/// No manifest has a larger number, and a thousand times it still is one.
constexpr std::int64_t more_than_any = 1'000'000'000'000;

std::size_t count_digits(std::string_view text) {
    return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
}

/// The number of a text of digits, or `more_than_any` for a long one; nothing when it has none, or a zero too many in
/// front.
std::optional<std::int64_t> whole_number(std::string_view text) {
    if (text.empty() || count_digits(text) != text.size() || (text.size() > 1 && text.front() == '0'))
        return std::nullopt;
    std::int64_t number = 0;
    for (const char digit : text)
        number = std::min(number * 10 + (digit - '0'), more_than_any);
    return number;
}

Decimal leading_decimal(std::string_view text) {
    const std::size_t digits = count_digits(text);
    const auto whole = whole_number(text.substr(0, digits));
    if (!whole)
        return {};
    Decimal decimal{.thousandths = *whole * 1000, .length = digits};
    if (digits < text.size() && text[digits] == '.') {
        const std::size_t fraction = count_digits(text.substr(digits + 1));
        if (fraction == 0 || fraction > 3)
            return {};
        std::int64_t weight = 100;
        for (std::size_t i = 0; i < fraction; ++i, weight /= 10)
            decimal.thousandths += (text[digits + 1 + i] - '0') * weight;
        decimal.length += fraction + 1;
    }
    return decimal;
}

Problem malformed(const ValueType& type) {
    return {.id = Id::malformed, .message = "is not " + std::string(type.noun), .help = takes(type)};
}

Problem out_of_range(const ValueType& type) {
    return {.id = Id::out_of_range, .message = "is out of range", .help = takes(type)};
}

const Unit* find_unit(std::string_view name) {
    const auto units = known_units();
    const auto found = std::find_if(units.begin(), units.end(),
                                    [&](const Unit& unit) { return name == unit.name || name == unit.plural; });
    return found == units.end() ? nullptr : &*found;
}

std::string joined(const std::vector<std::string_view>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i)
        text += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + std::string(words[i]);
    return text;
}

Problem unknown_unit(const ValueType& type, std::string_view name) {
    const std::vector<std::string_view> accepted = accepted_units(type);
    Problem problem{.id = Id::wrong_unit, .message = "has the unknown unit " + quoted(name)};
    const auto meant = support::did_you_mean(name, accepted);
    problem.help = meant ? "did you mean `" + std::string(*meant) + "`?" : "the units are " + joined(accepted);
    return problem;
}

Problem wrong_unit(const ValueType& type, std::string_view number, const Unit& unit) {
    Problem problem{.id = Id::wrong_unit};
    if (unit.dimension != type.unit.dimension) {
        problem.message = unit.dimension == Dimension::size ? "is a size, not a time" : "is a time, not a size";
        problem.help = takes(type);
        return problem;
    }
    problem.message = "has a unit that is not accepted";
    if (unit.dimension == Dimension::size && unit.name.size() == 2)
        problem.help = "write `" + std::string(number) + " " + unit.name.front() + "iB`: sizes count in powers of 1024";
    else
        problem.help = "the units are " + joined(accepted_units(type));
    return problem;
}

bool accepts_unit(const ValueType& type, const Unit& unit) {
    const std::vector<std::string_view> names = accepted_units(type);
    return std::find(names.begin(), names.end(), unit.plural) != names.end();
}

/// CloudWatch Logs, PutRetentionPolicy, "retentionInDays", AWS API reference, 2026-11-23.
constexpr std::array<std::int64_t, 22> retentions{1,   3,   5,   7,   14,   30,   60,   90,   120,  150,  180,
                                                  365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653};

/// 512 becomes `0.5`.
std::string vcpus(std::int64_t cpu_units) {
    if (cpu_units % 1024 == 0)
        return std::to_string(cpu_units / 1024);
    return cpu_units == 256 ? "0.25" : "0.5";
}

}  // namespace

Parsed<bool> parse_boolean(const ValueType& type, const Node& node) {
    auto text = one_line(type, node);
    if (auto* problem = std::get_if<Problem>(&text))
        return std::move(*problem);
    const auto word = std::get<std::string_view>(text);
    if (word != "true" && word != "false")
        return malformed(type);
    return word == "true";
}

Parsed<std::int64_t> parse_integer(const ValueType& type, const Node& node) {
    auto text = one_line(type, node);
    if (auto* problem = std::get_if<Problem>(&text))
        return std::move(*problem);
    const auto number = whole_number(std::get<std::string_view>(text));
    if (!number)
        return malformed(type);
    if (*number < type.min || *number > type.max)
        return out_of_range(type);
    return *number;
}

Parsed<std::int64_t> parse_quantity(const ValueType& type, const Node& node) {
    auto line = one_line(type, node);
    if (auto* problem = std::get_if<Problem>(&line))
        return std::move(*problem);
    const auto text = std::get<std::string_view>(line);
    const Decimal amount = leading_decimal(text);
    if (amount.length == 0)
        return malformed(type);
    const std::string_view unit_name = trim(text.substr(amount.length));
    if (unit_name.empty())
        return Problem{.id = Id::wrong_unit,
                       .message = "has no unit",
                       .help = "write the unit, such as in `" + std::string(type.sample) + "`"};
    if (!is_letter(unit_name.front()))
        return malformed(type);
    const Unit* unit = find_unit(unit_name);
    if (unit == nullptr)
        return unknown_unit(type, unit_name);
    if (!accepts_unit(type, *unit))
        return wrong_unit(type, text.substr(0, amount.length), *unit);
    if (amount.thousandths > std::numeric_limits<std::int64_t>::max() / unit->factor)
        return out_of_range(type);
    const std::int64_t scaled = amount.thousandths * unit->factor;
    if (scaled < type.min * type.unit.factor * 1000 || scaled / 1000 / type.unit.factor > type.max)
        return out_of_range(type);
    if (scaled % (type.unit.factor * 1000) != 0)
        return Problem{.id = Id::malformed,
                       .message = "is not a whole number of " + std::string(type.unit.plural),
                       .help = takes(type)};
    return scaled / (type.unit.factor * 1000);
}

Parsed<std::int64_t> parse_retention(const ValueType& type, const Node& node) {
    auto days = parse_quantity(type, node);
    const auto* wanted = std::get_if<std::int64_t>(&days);
    if (wanted == nullptr)
        return days;
    const auto* above = std::lower_bound(retentions.begin(), retentions.end(), *wanted);
    if (*above == *wanted)
        return days;
    return Problem{
        .id = Id::no_such_retention,
        .message = "is not a retention of CloudWatch Logs",
        .help = "the nearest are " + written(*(above - 1), type.unit) + " and " + written(*above, type.unit)};
}

Parsed<std::int64_t> parse_cpu(const ValueType& type, const Node& node) {
    auto line = one_line(type, node);
    if (auto* problem = std::get_if<Problem>(&line))
        return std::move(*problem);
    const auto text = std::get<std::string_view>(line);
    const Decimal amount = leading_decimal(text);
    const std::string_view unit = trim(text.substr(amount.length));
    if (amount.length == 0 || (!unit.empty() && !is_letter(unit.front())))
        return malformed(type);
    if (!unit.empty() && unit != "vCPU")
        return Problem{.id = Id::wrong_unit, .message = "is not in vCPU", .help = takes(type)};
    for (const FargateCpu& row : fargate_cpus)
        if (row.cpu_units * 1000 == amount.thousandths * 1024)
            return row.cpu_units;
    Problem problem{.id = Id::no_such_fargate_size, .message = "is not an amount of CPU that Fargate has"};
    if (fargate_cpu(amount.thousandths / 1000) != nullptr && unit.empty()) {
        problem.help = "CPU counts in vCPU: write `" + vcpus(amount.thousandths / 1000) + "`";
        return problem;
    }
    const auto* above = std::find_if(fargate_cpus.begin(), fargate_cpus.end(), [&](const FargateCpu& row) {
        return row.cpu_units * 1000 > amount.thousandths * 1024;
    });
    if (above == fargate_cpus.begin())
        problem.help = "the smallest is " + vcpus(fargate_cpus.front().cpu_units);
    else if (above == fargate_cpus.end())
        problem.help = "the largest is " + vcpus(fargate_cpus.back().cpu_units);
    else
        problem.help = "the nearest are " + vcpus((above - 1)->cpu_units) + " and " + vcpus(above->cpu_units);
    return problem;
}

Parsed<Instances> parse_instances(const ValueType& type, const Node& node) {
    auto line = one_line(type, node);
    if (auto* problem = std::get_if<Problem>(&line))
        return std::move(*problem);
    const auto text = std::get<std::string_view>(line);
    constexpr std::string_view separator = " to ";
    const std::size_t middle = text.find(separator);
    const auto min = whole_number(trim(text.substr(0, middle)));
    const auto max =
        middle == std::string_view::npos ? min : whole_number(trim(text.substr(middle + separator.size())));
    if (!min || !max)
        return malformed(type);
    if (*min < type.min || *max < type.min || *min > type.max || *max > type.max)
        return out_of_range(type);
    if (*min > *max)
        return Problem{.id = Id::reversed_range,
                       .message = "begins with the larger number",
                       .help = "write `" + std::to_string(*max) + " to " + std::to_string(*min) + "`"};
    return Instances{.min = *min, .max = *max};
}

Parsed<std::string> parse_version(const ValueType& type, const Node& node) {
    auto line = one_line(type, node);
    if (auto* problem = std::get_if<Problem>(&line))
        return std::move(*problem);
    const auto text = std::get<std::string_view>(line);
    const std::size_t point = text.find('.');
    const auto major = whole_number(text.substr(0, point));
    const auto minor =
        point == std::string_view::npos ? std::optional<std::int64_t>(0) : whole_number(text.substr(point + 1));
    if (!major || !minor)
        return malformed(type);
    if (*major < type.min || *major > type.max || *minor > type.max)
        return out_of_range(type);
    return std::string(text);
}

Parsed<std::size_t> parse_choice_index(const ValueType& type, const Node& node) {
    auto line = one_line(type, node);
    if (auto* problem = std::get_if<Problem>(&line))
        return std::move(*problem);
    const auto text = std::get<std::string_view>(line);
    const auto found = std::find(type.choices.begin(), type.choices.end(), text);
    if (found != type.choices.end())
        return static_cast<std::size_t>(found - type.choices.begin());
    const auto meant = support::did_you_mean(text, type.choices);
    return Problem{.id = Id::unknown_choice,
                   .message = "is not " + std::string(type.noun),
                   .help = meant ? "did you mean `" + std::string(*meant) + "`?" : takes(type)};
}

}  // namespace appinfra::manifest
