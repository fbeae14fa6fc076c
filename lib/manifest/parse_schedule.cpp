#include <algorithm>
#include <array>

#include "parse.hpp"
#include "text.hpp"

namespace appinfra::manifest {
namespace {

constexpr std::array<std::string_view, 12> months{"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                                  "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
constexpr std::array<std::string_view, 7> weekdays{"SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"};

/// One field of a cron expression: "Cron-based schedules", EventBridge Scheduler user guide, AWS, 2026-11-23.
struct Field {
    std::string_view name;
    int min = 0;
    int max = 0;
    std::span<const std::string_view> words{};
};

constexpr std::size_t day_of_month = 2;
constexpr std::size_t day_of_week = 4;
constexpr std::array<Field, 6> fields{{
    {"minutes", 0, 59, {}},
    {"hours", 0, 23, {}},
    {"day-of-month", 1, 31, {}},
    {"month", 1, 12, months},
    {"day-of-week", 1, 7, weekdays},
    {"year", 1970, 2199, {}},
}};

std::optional<int> number_in(std::string_view text) {
    if (text.size() > 4 || !consists_of(text, is_digit, ""))
        return std::nullopt;
    int number = 0;
    for (const char digit : text)
        number = number * 10 + (digit - '0');
    return number;
}

/// A number or a word of the field.
std::optional<int> value_in(const Field& field, std::string_view text) {
    if (const auto number = number_in(text))
        return *number >= field.min && *number <= field.max ? number : std::nullopt;
    const auto word = std::find(field.words.begin(), field.words.end(), text);
    if (word == field.words.end())
        return std::nullopt;
    return field.min + static_cast<int>(word - field.words.begin());
}

/// `L`, `15W` and `LW` of a day of month; `L`, `6L` and `MON#2` of a day of week.
bool is_special_day(std::size_t index, std::string_view text) {
    if (index != day_of_month && index != day_of_week)
        return false;
    if (text == "L")
        return true;
    const Field& field = fields[index];
    if (index == day_of_month)
        return text == "LW" || (text.ends_with('W') && value_in(field, text.substr(0, text.size() - 1)));
    if (text.ends_with('L'))
        return value_in(field, text.substr(0, text.size() - 1)).has_value();
    const std::size_t hash = text.find('#');
    if (hash == std::string_view::npos || !value_in(field, text.substr(0, hash)))
        return false;
    const auto week = number_in(text.substr(hash + 1));
    return week && *week >= 1 && *week <= 5;
}

/// `*`, `5`, `1-5`, `MON-FRI`, each also with `/step`.
bool is_plain_item(const Field& field, std::string_view text) {
    if (const std::size_t slash = text.find('/'); slash != std::string_view::npos) {
        const auto step = number_in(text.substr(slash + 1));
        if (!step || *step < 1)
            return false;
        text = text.substr(0, slash);
    }
    if (text == "*")
        return true;
    const std::size_t dash = text.find('-');
    const auto first = value_in(field, text.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : value_in(field, text.substr(dash + 1));
    return first && last && *first <= *last;
}

bool is_field(std::size_t index, std::string_view text) {
    if (text == "?")
        return index == day_of_month || index == day_of_week;
    const auto items = split(text, ',');
    return std::all_of(items.begin(), items.end(), [&](std::string_view item) {
        return is_plain_item(fields[index], item) || is_special_day(index, item);
    });
}

Problem wrong(std::string message, std::string help) {
    return {.id = Id::invalid_schedule, .message = std::move(message), .help = std::move(help)};
}

std::vector<std::string_view> words_of(std::string_view text) {
    auto words = split(text, ' ');
    std::erase(words, std::string_view());
    return words;
}

std::optional<Problem> check_cron(std::string_view text) {
    constexpr std::string_view form = "write `cron(minutes hours day-of-month month day-of-week year)`";
    const auto words = words_of(text);
    if (words.size() != fields.size())
        return wrong("has " + std::to_string(words.size()) + " fields instead of 6", std::string(form));
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (!is_field(i, words[i])) {
            std::string help = "it goes from " + std::to_string(fields[i].min) + " to " + std::to_string(fields[i].max);
            if (!fields[i].words.empty())
                help += ", or " + std::string(fields[i].words.front()) + " to " + std::string(fields[i].words.back());
            return wrong("has " + quoted(words[i]) + " as its " + std::string(fields[i].name), std::move(help));
        }
    }
    if ((words[day_of_month] == "?") == (words[day_of_week] == "?"))
        return wrong("names both day-of-month and day-of-week or neither", "exactly one of the two is `?`");
    return std::nullopt;
}

std::optional<Problem> check_rate(std::string_view text) {
    constexpr std::array<std::string_view, 3> units{"minute", "hour", "day"};
    const auto words = words_of(text);
    const auto number = words.size() == 2 ? number_in(words[0]) : std::nullopt;
    std::string_view unit = words.size() == 2 ? words[1] : std::string_view();
    const bool is_plural = unit.ends_with('s');
    if (is_plural)
        unit.remove_suffix(1);
    if (number && *number >= 1 && std::find(units.begin(), units.end(), unit) != units.end() &&
        is_plural == (*number != 1))
        return std::nullopt;
    return wrong("is not a rate", "write such as `rate(1 hour)` or `rate(15 minutes)`");
}

/// `2027-01-31T06:00:00`.
std::optional<Problem> check_at(std::string_view text) {
    constexpr std::string_view shape = "0000-00-00T00:00:00";
    bool fits = text.size() == shape.size();
    for (std::size_t i = 0; fits && i < shape.size(); ++i)
        fits = shape[i] == '0' ? is_digit(text[i]) : text[i] == shape[i];
    const auto between = [&](std::size_t at, int min, int max) {
        const int number = *number_in(text.substr(at, 2));
        return number >= min && number <= max;
    };
    if (fits && between(5, 1, 12) && between(8, 1, 31) && between(11, 0, 23) && between(14, 0, 59) &&
        between(17, 0, 59))
        return std::nullopt;
    return wrong("is not a date and time", "write such as `at(2027-01-31T06:00:00)`");
}

/// What stands in the brackets of `name(...)`; nothing when `text` is something else.
std::optional<std::string_view> arguments_of(std::string_view text, std::string_view name) {
    if (!text.starts_with(name) || !text.substr(name.size()).starts_with('(') || !text.ends_with(')'))
        return std::nullopt;
    return text.substr(name.size() + 1, text.size() - name.size() - 2);
}

}  // namespace

Parsed<std::string> parse_schedule(const ValueType& type, const Node& node) {
    auto line = one_line(type, node);
    if (auto* problem = std::get_if<Problem>(&line))
        return std::move(*problem);
    const auto text = std::get<std::string_view>(line);
    std::optional<Problem> problem;
    if (const auto cron = arguments_of(text, "cron"))
        problem = check_cron(*cron);
    else if (const auto rate = arguments_of(text, "rate"))
        problem = check_rate(*rate);
    else if (const auto at = arguments_of(text, "at"))
        problem = check_at(*at);
    else
        problem = wrong("is not " + std::string(type.noun), takes(type));
    if (problem)
        return std::move(*problem);
    return std::string(text);
}

}  // namespace appinfra::manifest
