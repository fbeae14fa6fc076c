#include "appinfra/topology/schedule.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <charconv>
#include <cstdint>
#include <string>
#include <vector>

namespace appinfra::topology {
namespace {

/// Which values of one cron field match.
using Matches = std::bitset<64>;

struct Field {
    int smallest;
    int largest;
    std::array<std::string_view, 12> names = {};  ///< Of `smallest`, `smallest + 1`, ...
};

constexpr Field days_of_month{1, 31};
constexpr Field months{1, 12, {"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"}};
constexpr Field days_of_week{1, 7, {"SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"}};

std::vector<std::string_view> cut(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        if (end != 0 || separator != ' ')
            parts.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::optional<int> value_of(const Field& field, std::string_view text) {
    for (std::size_t i = 0; i < field.names.size(); ++i)
        if (!field.names[i].empty() && field.names[i] == text)
            return field.smallest + static_cast<int>(i);
    const std::optional<int> value = number(text);
    return value && *value >= field.smallest && *value <= field.largest ? value : std::nullopt;
}

/// `*`, `?`, `3`, `MON-FRI`, `*/2`, `1/5`.
std::optional<Matches> parse_range(const Field& field, std::string_view text) {
    const std::size_t slash = text.find('/');
    const std::optional<int> step = slash == std::string_view::npos ? 1 : number(text.substr(slash + 1));
    const std::string_view range = text.substr(0, slash);
    int first = field.smallest;
    int last = field.largest;
    if (range != "*" && range != "?") {
        const std::size_t dash = range.find('-');
        const std::optional<int> from = value_of(field, range.substr(0, dash));
        if (!from)
            return std::nullopt;
        first = *from;
        if (dash != std::string_view::npos) {
            const std::optional<int> to = value_of(field, range.substr(dash + 1));
            if (!to)
                return std::nullopt;
            last = *to;
        } else if (slash == std::string_view::npos) {
            last = first;
        }
    }
    if (!step || *step < 1)
        return std::nullopt;
    Matches matches;
    for (std::int64_t value = first; value <= last; value += *step)
        matches.set(static_cast<std::size_t>(value));
    return matches;
}

std::optional<Matches> parse_field(const Field& field, std::string_view text) {
    Matches all;
    for (const std::string_view part : cut(text, ',')) {
        const std::optional<Matches> matches = parse_range(field, part);
        if (!matches)
            return std::nullopt;
        all |= *matches;
    }
    return all;
}

int days_in(int year, int month) {
    static constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = month == 2 && year % 4 == 0;
    return days.at(static_cast<std::size_t>(month - 1)) + (leap ? 1 : 0);
}

/// Walks through four years, so that every month, weekday and leap day comes up.
std::optional<int> longest_gap(const Matches& day, const Matches& month, const Matches& weekday) {
    constexpr int first_year = 2024;
    constexpr int years = 4;
    constexpr int first_weekday = 2;  // 2024-01-01 was a Monday; Sunday is 1.
    int date = 0;
    std::optional<int> last;
    int gap = 0;
    for (int year = first_year; year < first_year + years; ++year)
        for (int m = 1; m <= months.largest; ++m)
            for (int d = 1; d <= days_in(year, m); ++d, ++date) {
                const int w = (first_weekday - 1 + date) % 7 + 1;
                if (!day[static_cast<std::size_t>(d)] || !month[static_cast<std::size_t>(m)] ||
                    !weekday[static_cast<std::size_t>(w)])
                    continue;
                if (last)
                    gap = std::max(gap, date - *last);
                last = date;
            }
    return gap == 0 ? std::nullopt : std::optional(gap);
}

std::optional<int> rate_in_days(std::string_view rate) {
    const std::vector<std::string_view> words = cut(rate, ' ');
    const std::optional<int> count = words.size() == 2 ? number(words[0]) : std::nullopt;
    if (!count)
        return std::nullopt;
    const std::int64_t per_day = words[1].starts_with("day") ? 1 : words[1].starts_with("hour") ? 24 : 24 * 60;
    return static_cast<int>((*count + per_day - 1) / per_day);
}

}  // namespace

std::optional<int> longest_gap_days(std::string_view schedule) {
    const std::size_t open = schedule.find('(');
    const std::size_t close = schedule.rfind(')');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open)
        return std::nullopt;
    const std::string_view kind = schedule.substr(0, open);
    const std::string_view inner = schedule.substr(open + 1, close - open - 1);
    if (kind == "rate")
        return rate_in_days(inner);
    const std::vector<std::string_view> fields = cut(inner, ' ');
    if (kind != "cron" || fields.size() != 6)
        return std::nullopt;
    const std::optional<Matches> day = parse_field(days_of_month, fields[2]);
    const std::optional<Matches> month = parse_field(months, fields[3]);
    const std::optional<Matches> weekday = parse_field(days_of_week, fields[4]);
    if (!day || !month || !weekday)
        return std::nullopt;
    return longest_gap(*day, *month, *weekday);
}

}  // namespace appinfra::topology
