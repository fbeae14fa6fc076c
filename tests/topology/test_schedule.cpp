#include <string>

#include "appinfra/topology/schedule.hpp"
#include "catch.hpp"

using appinfra::topology::longest_gap_days;

TEST_CASE("the longest gap between two runs of a schedule") {
    struct Case {
        const char* schedule;
        int days;
    };
    for (const Case& one : {Case{"cron(0 6 ? * MON *)", 7},
                            {"cron(0 6 ? * 2 *)", 7},
                            {"cron(0 6 * * ? *)", 1},
                            {"cron(0/15 * * * ? *)", 1},
                            {"cron(0 6 ? * MON-FRI *)", 3},
                            {"cron(0 6 ? * MON,WED,FRI *)", 3},
                            {"cron(0 6 1 * ? *)", 31},
                            {"cron(0 6 1,15 * ? *)", 17},
                            {"cron(0 6 */10 * ? *)", 10},
                            {"cron(0 6 31 * ? *)", 61},
                            {"cron(0 0 1 JAN ? *)", 366},
                            {"cron(0 0 1 JAN,JUL ? *)", 184},
                            {"cron(0  6   *  *  ?  *)", 1},
                            {"rate(3 days)", 3},
                            {"rate(1 day)", 1},
                            {"rate(5 minutes)", 1},
                            {"rate(25 hours)", 2},
                            {"rate(1441 minutes)", 2}}) {
        INFO(one.schedule);
        CHECK(longest_gap_days(one.schedule) == one.days);
    }
}

TEST_CASE("a schedule whose days cannot be counted has no gap") {
    for (const char* schedule : {"at(2026-11-23T06:00:00)", "cron(0 6 L * ? *)", "cron(0 6 15W * ? *)",
                                 "cron(0 6 ? * 5L *)", "cron(0 6 ? * MON#1 *)", "cron(0 6 31 FEB ? *)"}) {
        INFO(schedule);
        CHECK(longest_gap_days(schedule) == std::nullopt);
    }
}

TEST_CASE("a yearly schedule's gap is longer than what one year shows") {
    CHECK(longest_gap_days("cron(0 0 28 FEB ? *)") == 366);
}

TEST_CASE("text that is no schedule has no gap") {
    for (const std::string schedule : {"",
                                       "(",
                                       ")",
                                       ")(",
                                       "cron",
                                       "cron()",
                                       "cron(((((",
                                       "rate()",
                                       "rate(days)",
                                       "rate(x days)",
                                       "cron(* * * * *)",
                                       "rate(99999999999999999999 days)",
                                       "cron(0 6 0 * ? *)",
                                       "cron(0 6 32 * ? *)",
                                       "cron(0 6 1-99 * ? *)",
                                       "cron(0 6 */0 * ? *)",
                                       "cron(0 6 */-1 * ? *)",
                                       "cron(0 6 -1 * ? *)",
                                       "cron(0 6 ? * XXX *)",
                                       "cron(0 6 ? 13 MON *)",
                                       "cron(0 6 1/ * ? *)",
                                       "cron(0 6 - * ? *)",
                                       "\xff\xfe(\x01)"}) {
        INFO(schedule);
        CHECK(longest_gap_days(schedule) == std::nullopt);
    }
    CHECK(longest_gap_days("cron(0 6 " + std::string(100'000, ',') + " * ? *)") == std::nullopt);
    CHECK(longest_gap_days(std::string(1'000'000, '(')) == std::nullopt);
}

TEST_CASE("numbers near the limit of integers do not overflow") {
    CHECK(longest_gap_days("rate(2147483647 days)") == 2147483647);
    CHECK(longest_gap_days("rate(2147483647 hours)") == 89478486);
    CHECK(longest_gap_days("rate(2147483647 minutes)") == 1491309);
    CHECK(longest_gap_days("cron(0 6 2/2147483647 * ? *)") == longest_gap_days("cron(0 6 2 * ? *)"));
}
