#include "../../scenarios/systemd_calendar.hpp"

#include <cstdlib>
#include <string>
#include <vector>

#include "catch.hpp"

using appinfra::scenarios::systemd_timer;
using appinfra::scenarios::TimerSettings;

namespace {

struct Case {
    const char* schedule;
    std::vector<std::string> calendars;  ///< Without key and time zone.
};

const std::vector<Case>& cases() {
    static const std::vector<Case> all{
        {"cron(0 6 ? * MON *)", {"Mon *-*-* 06:00:00"}},
        {"cron(0 6 ? * mon *)", {"Mon *-*-* 06:00:00"}},
        {"cron(0  6 ? *   2 *)", {"Mon *-*-* 06:00:00"}},
        {"cron(0 6 ? * MON-FRI *)", {"Mon,Tue,Wed,Thu,Fri *-*-* 06:00:00"}},
        {"cron(0 6 ? * 1-7 *)", {"Sun,Mon,Tue,Wed,Thu,Fri,Sat *-*-* 06:00:00"}},
        {"cron(0 6 ? * SUN,3,SAT *)", {"Sun,Tue,Sat *-*-* 06:00:00"}},
        {"cron(0 6 ? * 2/2 *)", {"Mon,Wed,Fri *-*-* 06:00:00"}},
        {"cron(0 6 ? * */3 *)", {"Sun,Wed,Sat *-*-* 06:00:00"}},
        {"cron(0 6 ? * * *)", {"Sun,Mon,Tue,Wed,Thu,Fri,Sat *-*-* 06:00:00"}},
        {"cron(0 6 * * ? *)", {"*-*-* 06:00:00"}},
        {"cron(*/15 * * * ? *)", {"*-*-* *:00/15:00"}},
        {"cron(5/20 8-18/2 * * ? *)", {"*-*-* 08..18/2:05/20:00"}},
        {"cron(0,30 0,12 1,15 * ? *)", {"*-*-01,15 00,12:00,30:00"}},
        {"cron(0 6 */10 * ? *)", {"*-*-01/10 06:00:00"}},
        {"cron(0 6 1 JAN,JUL ? *)", {"*-01,07-01 06:00:00"}},
        {"cron(0 6 1 JAN-MAR ? 2027-2029)", {"2027..2029-01..03-01 06:00:00"}},
        {"cron(0 6 1 2/3 ? 2027,2030)", {"2027,2030-02/3-01 06:00:00"}},
        {"cron(0 6 L * ? *)", {"*-*~01 06:00:00"}},
        {"cron(0 6 1,L * ? *)", {"*-*-01 06:00:00", "*-*~01 06:00:00"}},
        {"cron(0 6 LW * ? *)", {"Mon..Fri *-*~01 06:00:00", "Fri *-*~02,03 06:00:00"}},
        {"cron(0 6 15W * ? *)", {"Mon..Fri *-*-15 06:00:00", "Fri *-*-14 06:00:00", "Mon *-*-16 06:00:00"}},
        {"cron(0 6 1W * ? *)", {"Mon..Fri *-*-01 06:00:00", "Mon *-*-02,03 06:00:00"}},
        {"cron(0 6 ? * MON#1 *)", {"Mon *-*-01..07 06:00:00"}},
        {"cron(0 6 ? * 3#2 *)", {"Tue *-*-08..14 06:00:00"}},
        {"cron(0 6 ? * FRI#5 *)", {"Fri *-*-29..31 06:00:00"}},
        {"cron(0 6 ? * 5L *)", {"Thu *-*~07/1 06:00:00"}},
        {"cron(0 6 ? * L *)", {"Sat *-*-* 06:00:00"}},
        {"at(2027-01-31T06:00:00)", {"2027-01-31 06:00:00"}},
    };
    return all;
}

std::vector<std::string> in_zone(const std::vector<std::string>& calendars, const std::string& zone) {
    std::vector<std::string> lines;
    for (const std::string& one : calendars)
        lines.push_back("OnCalendar=" + one + " " + zone);
    return lines;
}

}  // namespace

TEST_CASE("a schedule is told to systemd in its time zone") {
    for (const Case& one : cases()) {
        INFO(one.schedule);
        const TimerSettings timer = systemd_timer(one.schedule, "America/Los_Angeles");
        CHECK(timer.lines == in_zone(one.calendars, "America/Los_Angeles"));
        CHECK(timer.problem.empty());
    }
}

TEST_CASE("a rate that divides hour, day or week is counted by the clock") {
    for (const Case& one : {Case{"rate(1 minute)", {"*-*-* *:00/1:00"}},
                            {"rate(15 minutes)", {"*-*-* *:00/15:00"}},
                            {"rate(60 minutes)", {"*-*-* 00/1:00:00"}},
                            {"rate(1 hour)", {"*-*-* 00/1:00:00"}},
                            {"rate(6 hours)", {"*-*-* 00/6:00:00"}},
                            {"rate(24 hours)", {"*-*-* 00:00:00"}},
                            {"rate(1 day)", {"*-*-* 00:00:00"}},
                            {"rate(7 days)", {"Mon *-*-* 00:00:00"}}}) {
        INFO(one.schedule);
        CHECK(systemd_timer(one.schedule, "America/Los_Angeles").lines == in_zone(one.calendars, "UTC"));
    }
}

TEST_CASE("any other rate is counted from the last start") {
    CHECK(systemd_timer("rate(7 minutes)", "UTC").lines ==
          std::vector<std::string>{"OnActiveSec=7min", "OnUnitActiveSec=7min"});
    CHECK(systemd_timer("rate(9 hours)", "UTC").lines ==
          std::vector<std::string>{"OnActiveSec=540min", "OnUnitActiveSec=540min"});
    CHECK(systemd_timer("rate(9999 days)", "UTC").lines ==
          std::vector<std::string>{"OnActiveSec=14398560min", "OnUnitActiveSec=14398560min"});
}

TEST_CASE("a schedule that systemd cannot be told is explained") {
    for (const char* schedule :
         {"cron(0 6 28W * ? *)", "cron(0 6 1,31W * ? *)", "", "cron", "cron()", "cron(* * * * *)", "rate()",
          "rate(x days)", "rate(99999999999999999999 days)", "at()", "every day", "at(2027-01-31T06:00:00"}) {
        INFO(schedule);
        const TimerSettings timer = systemd_timer(schedule, "UTC");
        CHECK(timer.lines.empty());
        CHECK_FALSE(timer.problem.empty());
    }
}

TEST_CASE("text that is no schedule is survived") {
    for (const std::string& schedule :
         {std::string("cron(a b c d e f)"), std::string("cron(/ / / / / /)"), std::string("cron(- - - - ? -)"),
          std::string("cron(0 0 ? * # *)"), std::string("cron(0 0 ? * 9L *)"),
          std::string("cron(0 0 ? * 5#9223372036854775807 *)"), std::string("cron(0 0 W * ? *)"),
          std::string("cron(0 0 ? * 1-9/-1 *)"), "cron(0 0 ? * 2/" + std::to_string(INT64_MAX) + " *)",
          "cron(0 0 " + std::string(10'000, ',') + " * ? *)"}) {
        INFO(schedule.substr(0, 100));
        const TimerSettings timer = systemd_timer(schedule, "UTC");
        CHECK(timer.lines.size() <= 3);
    }
}

TEST_CASE("systemd itself understands what it is told") {
    if (std::system("command -v systemd-analyze >/dev/null") != 0)
        return;
    for (const Case& one : cases()) {
        std::string command = "systemd-analyze calendar";
        for (const std::string& calendar : one.calendars)
            command += " '" + calendar + " America/Los_Angeles'";
        INFO(command);
        CHECK(std::system((command + " >/dev/null 2>&1").c_str()) == 0);
    }
}
