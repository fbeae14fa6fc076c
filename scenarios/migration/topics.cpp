#include <algorithm>
#include <variant>

#include "appinfra/scenarios/limits.hpp"
#include "builder.hpp"

namespace appinfra::scenarios {
namespace {

/// "Amazon S3 multipart upload limits", Amazon S3 user guide, 2026-11-23.
constexpr std::int64_t largest_single_put = 5LL * 1024 * 1024 * 1024;

std::string where(Files files) { return files == Files::file_system ? "in the file system" : "in buckets"; }

Topic files_topic(const Move& move) {
    const manifest::Uploads& uploads = move.spec.manifest.base.uploads;
    const std::string days = std::to_string(uploads.keep_days.value);
    Topic topic{"Files", {}};
    if (!move.files_move()) {
        topic.notes.push_back("Uploads and reports stay " + where(move.to.files) + "; nothing is moved or copied.");
        return topic;
    }
    topic.notes = {
        "New uploads go " + std::string(move.to.files == Files::buckets ? "to the bucket" : "to the file system") +
            " from the first release of " + move.to_name() + " on; the old ones stay " + where(move.from.files) +
            " and are gone after at most " + days + " days (uploads.keep).",
        "Uploads are never copied: their age would begin anew, and they would be kept too long.",
        "Until then `uploads: {transition: true}` lets both scenarios reach both places; the application looks for an "
        "upload in the new place first, then in the old one.",
        "Reports are copied once, after all traffic has moved; they have no age to lose.",
    };
    return topic;
}

Topic transfer_topic(const Move& move) {
    const manifest::Uploads& uploads = move.spec.manifest.base.uploads;
    Topic topic{"Transfers", {}};
    const bool through_application =
        move.to.files == Files::file_system || uploads.transfer.value == manifest::Transfer::application;
    if (!through_application && uploads.max_size_bytes.value > largest_single_put)
        topic.notes.emplace_back(
            "The largest uploads exceed the 5 GiB of a single PUT: browsers send them in parts, with a signed request "
            "for each.");
    if (through_application)
        topic.notes.push_back("A deployment waits at most " +
                              std::to_string(move.spec.manifest.base.web.drain_minutes.value) +
                              " minutes (web.drain) for transfers through the application; longer ones are cut off.");
    return topic;
}

Topic database_topic(const Move& move) {
    Topic topic{"Database", {"The database stays as it is: the same instance, the same address, nothing is copied."}};
    const bool had_proxy = move.places.front().from.has_type("AWS::RDS::DBProxy");
    const bool has_proxy = move.places.front().to.has_type("AWS::RDS::DBProxy");
    if (has_proxy && !had_proxy)
        topic.notes.push_back("In " + move.to_name() +
                              " DATABASE_HOST is the endpoint of RDS Proxy; the port stays 5432 and TLS is required.");
    if (had_proxy && !has_proxy)
        topic.notes.push_back("In " + move.to_name() +
                              " DATABASE_HOST is the instance itself again, no longer RDS Proxy.");
    if (move.layered())
        topic.notes.emplace_back(
            "Both scenarios use the database at the same time: until the old stack is gone, the schema changes only in "
            "ways that both releases understand.");
    return topic;
}

Topic jobs_topic(const Move& move) {
    Topic topic{"Jobs", {}};
    const std::vector<manifest::Job>& jobs = move.spec.manifest.base.jobs;
    if (jobs.empty())
        return topic;
    topic.notes.push_back(move.from.jobs == move.to.jobs ? "As until now: " + std::string(move.to.jobs) + "."
                                                         : "Until now: " + std::string(move.from.jobs) +
                                                               ". From then on: " + std::string(move.to.jobs) + ".");
    if (move.layered())
        topic.notes.emplace_back(
            "While both stacks stand, both start the jobs at the same time; a job bears that (a lock in the "
            "database).");
    return topic;
}

Topic code_topic(const Move& move) {
    Topic topic{"What the application's code must bear", {}};
    for (const std::string_view need : move.to.code)
        if (std::ranges::find(move.from.code, need) == move.from.code.end())
            topic.notes.emplace_back(need);
    return topic;
}

Topic login_topic(const Move& move) {
    if (std::holds_alternative<manifest::NoLogin>(move.spec.manifest.base.login))
        return {"Log-in", {}};
    return {"Log-in", {"The front door asks users to log in again: sessions of the old one are not taken over."}};
}

/// What the manifest asks for and the new scenario does not do, or does in another way.
Topic limits_topic(const Move& move) {
    diagnostics::Sink sink;
    check_limits(move.spec.to, move.spec.manifest, sink);
    Topic topic{"Limits of " + move.to_name(), {}};
    for (const diagnostics::Diagnostic& finding : sink.all())
        topic.notes.push_back(finding.message + (finding.help.empty() ? "" : "; " + finding.help) + ".");
    return topic;
}

}  // namespace

std::vector<Topic> make_topics(const Move& move) {
    std::vector<Topic> topics;
    for (Topic (*make)(const Move&) :
         {code_topic, files_topic, transfer_topic, database_topic, jobs_topic, login_topic, limits_topic})
        if (Topic topic = make(move); !topic.notes.empty())
            topics.push_back(std::move(topic));
    return topics;
}

}  // namespace appinfra::scenarios
