#include "systemd_calendar.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>

namespace appinfra::scenarios {
namespace {

constexpr std::array<std::string_view, 7> weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> months{"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                                  "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};

/// One kind of day on which a schedule starts: `Mon` and `-08..14` are the second Monday of a month.
struct Day {
    std::string weekdays;  ///< Empty: any.
    std::string date;      ///< Of the month: from its beginning after `-`, from its end after `~`.
};

std::vector<std::string_view> cut(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        if (end != 0)
            parts.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

std::optional<std::int64_t> number(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::string two_digits(std::int64_t value) { return (value < 10 ? "0" : "") + std::to_string(value); }

bool same_letters(std::string_view left, std::string_view right) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::ranges::equal(left, right, {}, lower, lower);
}

/// A number, or the place of a word among `words`, counted from 1.
std::int64_t value_of(std::string_view text, std::span<const std::string_view> words) {
    const auto word = std::ranges::find_if(words, [&](std::string_view one) { return same_letters(one, text); });
    return word != words.end() ? word - words.begin() + 1 : number(text).value_or(0);
}

struct Range {
    std::string_view first;  ///< `*` for all.
    std::string_view last;   ///< Empty: only the first, or with a step all from there.
    std::string_view step;   ///< Empty: each.
};

Range range_of(std::string_view item) {
    const std::size_t slash = std::min(item.find('/'), item.size());
    const std::string_view values = item.substr(0, slash);
    const std::size_t dash = std::min(values.find('-'), values.size());
    const auto after = [](std::string_view text, std::size_t at) {
        return at < text.size() ? text.substr(at + 1) : std::string_view();
    };
    return {values.substr(0, dash), after(values, dash), after(item, slash)};
}

/// `*/15` as `00/15`, `1-5` as `01..05`, `JAN` as `01`. Steps of all values begin at `smallest`.
std::string component(std::string_view field, std::int64_t smallest, std::span<const std::string_view> words = {}) {
    std::string text;
    for (const std::string_view item : cut(field, ',')) {
        const Range range = range_of(item);
        if (range.first == "*" && range.step.empty())
            return "*";
        text += text.empty() ? "" : ",";
        text += two_digits(range.first == "*" ? smallest : value_of(range.first, words));
        if (!range.last.empty())
            text += ".." + two_digits(value_of(range.last, words));
        if (!range.step.empty())
            text += "/" + std::string(range.step);
    }
    return text;
}

std::string_view weekday(std::string_view text) {
    const std::int64_t value = value_of(text, weekdays);
    return weekdays.at(static_cast<std::size_t>(std::clamp<std::int64_t>(value, 1, 7) - 1));
}

/// `MON-FRI` as its five days: systemd's weeks begin on Monday, EventBridge's on Sunday.
std::string listed_weekdays(std::string_view item) {
    const Range range = range_of(item);
    const bool all = range.first == "*";
    const std::int64_t first = all ? 1 : value_of(range.first, weekdays);
    const bool open = all || (range.last.empty() && !range.step.empty());
    const std::int64_t last = open ? 7 : range.last.empty() ? first : value_of(range.last, weekdays);
    const std::int64_t step = std::clamp<std::int64_t>(number(range.step).value_or(1), 1, 7);
    std::string text;
    for (std::int64_t day = first; day >= 1 && day <= std::min<std::int64_t>(last, 7); day += step)
        text += (text.empty() ? "" : ",") + std::string(weekdays.at(static_cast<std::size_t>(day - 1)));
    return text;
}

/// The weekday nearest to a day of the month, within the month. None when that depends on the month's length.
std::optional<std::vector<Day>> nearest_weekday(std::int64_t day) {
    constexpr std::int64_t last_followed = 27;
    if (day > last_followed)
        return std::nullopt;
    std::vector<Day> days{{"Mon..Fri", "-" + two_digits(day)}};
    if (day == 1) {
        days.push_back({"Mon", "-02,03"});
    } else {
        days.push_back({"Fri", "-" + two_digits(day - 1)});
        days.push_back({"Mon", "-" + two_digits(day + 1)});
    }
    return days;
}

std::optional<std::vector<Day>> days_of_month(std::string_view field) {
    std::vector<Day> days;
    std::string plain;
    for (const std::string_view item : cut(field, ',')) {
        if (item == "L") {
            days.push_back({"", "~01"});
        } else if (item == "LW") {
            days.insert(days.end(), {{"Mon..Fri", "~01"}, {"Fri", "~02,03"}});
        } else if (item.ends_with('W')) {
            const auto nearest = nearest_weekday(number(item.substr(0, item.size() - 1)).value_or(0));
            if (!nearest)
                return std::nullopt;
            days.insert(days.end(), nearest->begin(), nearest->end());
        } else {
            plain += (plain.empty() ? "" : ",") + component(item, 1);
        }
    }
    if (!plain.empty())
        days.insert(days.begin(), {"", "-" + plain});
    return days;
}

std::vector<Day> days_of_week(std::string_view field) {
    constexpr std::int64_t week = 7;
    std::vector<Day> days;
    std::string plain;
    for (const std::string_view item : cut(field, ',')) {
        const std::size_t hash = item.find('#');
        if (hash != std::string_view::npos) {
            const std::int64_t which = std::clamp<std::int64_t>(number(item.substr(hash + 1)).value_or(1), 1, 5);
            const std::int64_t last = std::min<std::int64_t>(which * week, 31);
            days.push_back({std::string(weekday(item.substr(0, hash))),
                            "-" + two_digits((which - 1) * week + 1) + ".." + two_digits(last)});
        } else if (item.size() > 1 && item.ends_with('L')) {
            days.push_back({std::string(weekday(item.substr(0, item.size() - 1))), "~07/1"});
        } else {
            plain += (plain.empty() ? "" : ",") + (item == "L" ? std::string("Sat") : listed_weekdays(item));
        }
    }
    if (!plain.empty())
        days.insert(days.begin(), {plain, "-*"});
    return days;
}

std::string calendar(const std::string& date, const std::string& time, std::string_view timezone) {
    return "OnCalendar=" + date + " " + time + " " + std::string(timezone);
}

TimerSettings of_cron(std::string_view text, std::string_view timezone) {
    const auto fields = cut(text, ' ');
    if (fields.size() != 6)
        return {{}, "cron takes six fields"};
    const auto days = fields[2] == "?" ? days_of_week(fields[4]) : days_of_month(fields[2]);
    if (!days)
        return {{}, "systemd has no nearest weekday, and that of the 28th and later depends on the month's length"};
    const std::string time = component(fields[1], 0) + ":" + component(fields[0], 0) + ":00";
    const std::string month = component(fields[5], 1970) + "-" + component(fields[3], 1, months);
    TimerSettings settings;
    for (const Day& day : *days)
        settings.lines.push_back(
            calendar((day.weekdays.empty() ? "" : day.weekdays + " ") + month + day.date, time, timezone));
    return settings;
}

TimerSettings of_rate(std::string_view text) {
    constexpr std::int64_t hour = 60;
    constexpr std::int64_t day = 24 * hour;
    constexpr std::int64_t week = 7 * day;
    const auto words = cut(text, ' ');
    const std::int64_t unit = words.size() != 2                ? 0
                              : words[1].starts_with("minute") ? 1
                              : words[1].starts_with("hour")   ? hour
                                                               : day;
    const std::int64_t count = unit == 0 ? 0 : number(words[0]).value_or(0);
    if (count < 1 || count > week)
        return {{}, "it is not a rate"};
    const std::int64_t minutes = count * unit;
    const auto by_clock = [](const std::string& date, const std::string& time) {
        return TimerSettings{{calendar(date, time, "UTC")}, {}};
    };
    if (minutes < hour && hour % minutes == 0)
        return by_clock("*-*-*", "*:00/" + std::to_string(minutes) + ":00");
    if (minutes < day && minutes % hour == 0 && day % minutes == 0)
        return by_clock("*-*-*", "00/" + std::to_string(minutes / hour) + ":00:00");
    if (minutes == day)
        return by_clock("*-*-*", "00:00:00");
    if (minutes == week)
        return by_clock("Mon *-*-*", "00:00:00");
    const std::string span = std::to_string(minutes) + "min";
    return {{"OnActiveSec=" + span, "OnUnitActiveSec=" + span}, {}};
}

}  // namespace

TimerSettings systemd_timer(std::string_view schedule, std::string_view timezone) {
    const std::size_t open = std::min(schedule.find('('), schedule.size());
    if (open == schedule.size() || !schedule.ends_with(')'))
        return {{}, "it is not a schedule"};
    const std::string_view kind = schedule.substr(0, open);
    const std::string_view inner = schedule.substr(open + 1, schedule.size() - open - 2);
    if (kind == "cron")
        return of_cron(inner, timezone);
    if (kind == "rate")
        return of_rate(inner);
    const std::size_t t = std::min(inner.find('T'), inner.size());
    if (kind != "at" || t == inner.size())
        return {{}, "it is not a schedule"};
    return {{calendar(std::string(inner.substr(0, t)), std::string(inner.substr(t + 1)), timezone)}, {}};
}

}  // namespace appinfra::scenarios
