#include "schedule.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "text.hpp"

namespace appinfra::validate {
namespace {

using Error = std::optional<std::string>;

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (std::size_t end = text.find(separator); end != text.npos; end = text.find(separator)) {
        parts.push_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    parts.push_back(text);
    return parts;
}

std::optional<int> whole_number(std::string_view text) {
    int number = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    return error == std::errc{} && rest == end && text[0] != '-' ? std::optional(number) : std::nullopt;
}

struct CronField {
    std::string_view name;
    int least;
    int most;
    std::string_view names = {};    ///< Of three letters each; the first stands for `least`.
    std::string_view special = {};  ///< Characters that only some fields take.
};
constexpr std::array<CronField, 6> cron_fields = {{
    {"minutes", 0, 59},
    {"hours", 0, 23},
    {"day of month", 1, 31, "", "?LW"},
    {"month", 1, 12, "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC"},
    {"day of week", 1, 7, "SUNMONTUEWEDTHUFRISAT", "?L#"},
    {"year", 1970, 2199},
}};

bool is_name(const CronField& field, std::string_view text) {
    if (text.size() != 3)
        return false;
    std::string upper(text);
    std::ranges::transform(upper, upper.begin(), [](char c) { return 'a' <= c && c <= 'z' ? char(c - 32) : c; });
    const std::size_t place = field.names.find(upper);
    return place != field.names.npos && place % 3 == 0;
}

bool is_value(const CronField& field, std::string_view text) {
    const auto number = whole_number(text);
    return number ? field.least <= *number && *number <= field.most : is_name(field, text);
}

/// `*`, `5`, `MON-FRI`, and these with a step: `0/15`.
bool is_part(const CronField& field, std::string_view part) {
    const std::size_t slash = part.find('/');
    if (slash != part.npos && whole_number(part.substr(slash + 1)).value_or(0) < 1)
        return false;
    const std::string_view range = part.substr(0, slash);
    const std::size_t dash = range.find('-');
    if (range == "*")
        return true;
    return is_value(field, range.substr(0, dash)) && (dash == range.npos || is_value(field, range.substr(dash + 1)));
}

bool is_field(const CronField& field, std::string_view text) {
    if (text.find_first_of(field.special) != text.npos)
        return true;
    return std::ranges::all_of(split(text, ','), [&](std::string_view part) { return is_part(field, part); });
}

Error cron_error(std::string_view expression) {
    const auto fields = split(expression, ' ');
    if (fields.size() != cron_fields.size())
        return "has " + std::to_string(fields.size()) +
               " fields, not 6: minutes, hours, day of month, month, day of week, year";
    if (fields[2] != "?" && fields[4] != "?")
        return "gives both a day of month and a day of week: one of them must be ?";
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (!is_field(cron_fields[i], fields[i]))
            return "has " + quoted(fields[i]) + " where the " + std::string(cron_fields[i].name) + " stands";
    return {};
}

Error rate_error(std::string_view expression, Scheduler scheduler) {
    const auto parts = split(expression, ' ');
    if (parts.size() != 2)
        return "is not of the form rate(value unit)";
    const auto value = whole_number(parts[0]);
    if (!value || *value < 1)
        return "has " + quoted(parts[0]) + " where a number from 1 stands";
    const bool plural = parts[1].ends_with('s');
    const std::string_view unit = parts[1].substr(0, parts[1].size() - (plural ? 1 : 0));
    if (unit != "minute" && unit != "hour" && unit != "day")
        return "has " + quoted(parts[1]) + " where minutes, hours or days stand";
    if (scheduler == Scheduler::rules && plural != (*value > 1))
        return "has the unit " + quoted(parts[1]) + ", which does not agree with " + std::to_string(*value) +
               " in number";
    return {};
}

Error at_error(std::string_view time) {
    constexpr std::string_view form = "0000-00-00T00:00:00";
    const auto fits = [](char wanted, char c) { return wanted == '0' ? '0' <= c && c <= '9' : c == wanted; };
    if (time.size() == form.size() && std::equal(form.begin(), form.end(), time.begin(), fits))
        return {};
    return "is not of the form at(yyyy-mm-ddThh:mm:ss)";
}

}  // namespace

std::optional<std::string> schedule_error(std::string_view expression, Scheduler scheduler) {
    const std::size_t open = expression.find('(');
    if (open != expression.npos && expression.ends_with(')')) {
        const std::string_view kind = expression.substr(0, open);
        const std::string_view inner = expression.substr(open + 1, expression.size() - open - 2);
        if (kind == "rate")
            return rate_error(inner, scheduler);
        if (kind == "cron")
            return cron_error(inner);
        if (kind == "at" && scheduler == Scheduler::schedules)
            return at_error(inner);
    }
    return scheduler == Scheduler::rules ? "is neither rate(...) nor cron(...)"
                                         : "is none of rate(...), cron(...) and at(...)";
}

}  // namespace appinfra::validate
