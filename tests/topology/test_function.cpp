#include <set>

#include "appinfra/manifest/read.hpp"
#include "appinfra/topology/concurrency.hpp"
#include "appinfra/topology/function_job.hpp"
#include "catch.hpp"

using namespace appinfra;
using namespace appinfra::topology;

namespace {

manifest::Manifest read(const std::string& more) {
    diagnostics::Sink sink;
    return manifest::read("app: notes\ndomain: notes.example.org\n" + more, "appinfra.yaml", sink).value();
}

/// Whether job `a` fits.
bool fits(const std::string& more) {
    const manifest::Manifest manifest = read(more);
    const manifest::Job& job = manifest.base.jobs.front();
    const JobPlan plan{.title = "AJob",
                       .name = job.name,
                       .command = job.command.value,
                       .timeout_minutes = job.timeout_minutes,
                       .wish = &job,
                       .schedule = job.schedule,
                       .timezone = job.timezone,
                       .longest_gap_days = {}};
    return fits_function(manifest, plan);
}

}  // namespace

TEST_CASE("a command whose words differ stays as it is") {
    const manifest::Command command{"bin/rake", "stats:weekly", "-v"};
    CHECK(distinct_words(command) == command);
}

TEST_CASE("a command that repeats a word travels with numbered words") {
    for (const manifest::Command& command :
         {manifest::Command{"bin/x", "-v", "-v"}, manifest::Command{"", "", "1 2", "\n", "\n"}}) {
        const manifest::Command words = distinct_words(command);
        CHECK(std::set(words.begin(), words.end()).size() == words.size());
        REQUIRE(words.size() > command.size());
        const std::size_t first = words.size() - command.size();
        for (std::size_t i = 0; i < command.size(); ++i)
            CHECK(words[first + i] == std::to_string(i) + " " + command[i]);
    }
}

TEST_CASE("as many requests are served at once as web processes of other scenarios have threads") {
    CHECK(web_concurrency(read("web: {instances: 2 to 7}").base) == 35);
}

TEST_CASE("no more requests are served at once than the database admits") {
    const manifest::App app = read("web: {instances: 2 to 1000}\ndatabase: {class: db.t4g.micro}").base;
    CHECK(web_concurrency(app) == connection_threshold("db.t4g.micro"));
}

TEST_CASE("a job of fifteen minutes fits a function") {
    CHECK(fits("jobs: {a: {command: x, schedule: rate(1 day), timeout: 15 minutes}}"));
    CHECK_FALSE(fits("jobs: {a: {command: x, schedule: rate(1 day), timeout: 16 minutes}}"));
}

TEST_CASE("a job that is too long in one environment fits a function in none") {
    const std::string jobs = "jobs: {a: {command: x, schedule: rate(1 day), timeout: 5 minutes}}\n";
    CHECK_FALSE(fits(jobs + "environments: {staging: {}, production: {jobs: {a: {timeout: 1 hour}}}}"));
}

TEST_CASE("a job that needs more memory than a function has fits none") {
    CHECK_FALSE(fits("jobs: {a: {command: x, schedule: rate(1 day), timeout: 5 minutes, cpu: 2, memory: 16 GiB}}"));
}
