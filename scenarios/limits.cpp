#include "appinfra/scenarios/limits.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <variant>

#include "appinfra/scenarios/traits.hpp"
#include "appinfra/topology/instance.hpp"
#include "appinfra/topology/user_data.hpp"
#include "systemd_calendar.hpp"

namespace appinfra::scenarios {
namespace {

using diagnostics::Origin;
using diagnostics::Severity;
using manifest::App;

enum class Id : std::uint8_t {
    login_without_balancer,
    transfer_above_payload,
    job_as_task,
    no_use_for_key,
    cut_transfer,
    no_way_to_packages,
    secret_from_puppet,
    memory_of_function,
    user_data_too_long,
    tag_not_in_metadata,
    schedule_without_timer,
    variable_of_function,
};

constexpr std::array catalogue{
    manifest::CatalogueEntry{"A0101", "login-without-load-balancer",
                             "Only a load balancer logs users in, and the scenario has none."},
    manifest::CatalogueEntry{"A0102", "transfer-above-payload",
                             "Uploads shall go through the application, but its requests cannot hold them."},
    manifest::CatalogueEntry{"A0103", "job-above-function-time",
                             "A job may run longer than a function can, so it runs as a task."},
    manifest::CatalogueEntry{"A0104", "unused-key", "The scenario has no use for a key that stands in the manifest."},
    manifest::CatalogueEntry{"A0105", "cut-transfer",
                             "A deployment ends transfers through the application that take longer than the drain."},
    manifest::CatalogueEntry{"A0106", "no-way-to-packages",
                             "Instances have to reach the package repository of Puppet, but have no way out."},
    manifest::CatalogueEntry{"A0107", "secret-from-puppet",
                             "Puppet delivers the secret, whatever source the manifest names."},
    manifest::CatalogueEntry{
        "A0108", "memory-of-function",
        "A function gets another amount of memory than the manifest says: functions have their own limits."},
    manifest::CatalogueEntry{
        "A0109", "user-data-too-long",
        "Instances take user data of 16 KiB, and variables and secrets of the manifest are part of "
        "it."},
    manifest::CatalogueEntry{"A0110", "tag-not-in-metadata",
                             "Servers learn from their tags which they are, and instance metadata refuses a key."},
    manifest::CatalogueEntry{"A0111", "schedule-without-timer",
                             "Servers start jobs with timers of systemd, which cannot be told the schedule."},
    manifest::CatalogueEntry{"A0112", "variable-of-function",
                             "Functions refuse a name that containers take, or so many variables."},
};

/// What a synchronous invocation takes, less what base64 adds to a binary body. Bytes.
/// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html (2026-11-23)
constexpr std::int64_t largest_function_body = std::int64_t{6} * 1024 * 1024 * 3 / 4;
/// https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html (2026-11-23)
constexpr std::int64_t longest_function_minutes = 15;

std::string amount(std::int64_t bytes) {
    constexpr std::int64_t mib = 1024 * 1024;
    constexpr std::int64_t gib = mib * 1024;
    return bytes % gib == 0 ? std::to_string(bytes / gib) + " GiB" : std::to_string((bytes + mib - 1) / mib) + " MiB";
}

/// The checks of one scenario on the application of one environment.
class Limits {
public:
    Limits(const Scenario& scenario, const manifest::Manifest& manifest, const App& app, diagnostics::Sink& sink)
        : name_(scenario.name), manifest_(manifest), app_(app), sink_(sink) {}

    void check() {
        if (name_ == "ec2")
            managed_instances();
        if (name_ == "lambda")
            functions();
        unused_sizes();
        if (name_ != "ec2")
            for (const auto* key :
                 {&app_.puppet.server.origin, &app_.puppet.environment.origin, &app_.puppet.extensions.origin})
                unused(*key, "only scenario ec2 has Puppet");
        if (name_ != "ec2" && app_.bastion.cidr)
            unused(app_.bastion.cidr->origin, "only scenario ec2 has hosts to log in to");
        if (name_ != "lambda")
            transfers();
    }

    void user_data(const std::string& message) {
        report(Id::user_data_too_long, Severity::error, {}, message,
               "shorten variables and commands, or use fewer secrets of the manifest");
    }

private:
    void report(Id id, Severity severity, const Origin& origin, std::string message, std::string help) {
        const manifest::CatalogueEntry& entry = catalogue.at(static_cast<std::size_t>(id));
        const auto known = sink_.all();
        if (std::ranges::any_of(known, [&](const diagnostics::Diagnostic& one) {
                return one.id == entry.id && one.message == message && one.span == origin.span;
            }))
            return;
        sink_.report({.id = std::string(entry.id),
                      .severity = severity,
                      .message = std::move(message),
                      .file = manifest_.built_in ? "" : manifest_.file,
                      .span = origin.span,
                      .path = origin.key,
                      .help = std::move(help)});
    }

    /// Notes a key that somebody wrote for nothing.
    void unused(const Origin& key, const std::string& why) {
        if (key.kind == Origin::Kind::manifest && !manifest_.built_in)
            report(Id::no_use_for_key, Severity::info, key, key.key + " has no use in scenario " + name_,
                   why + "; it may stay for other scenarios");
    }

    void managed_instances() {
        unused(app_.web.instances.origin, "there are two servers, one in each zone");
        const auto* network = std::get_if<manifest::NewNetwork>(&app_.network);
        if (network != nullptr && network->egress == manifest::Egress::none)
            report(Id::no_way_to_packages, Severity::error, network->egress.origin,
                   "network.egress is none, but instances install Puppet from its package repository",
                   "use `egress: nat` or `nat-per-zone`, or a scenario without Puppet");
        for (const manifest::Tag& tag : app_.tags)
            if (!topology::fits_metadata(tag.key))
                report(Id::tag_not_in_metadata, Severity::error, tag.value.origin,
                       "tag '" + tag.key + "' cannot stand in the metadata of servers",
                       "use letters, digits and `+-=.,_:@` in keys of tags");
        for (const manifest::Secret& secret : app_.secrets)
            report(Id::secret_from_puppet, Severity::info, secret.source.origin,
                   "secret " + secret.name + " comes from hiera-eyaml",
                   "encrypt its value with `eyaml encrypt` for the control repository");
        for (const manifest::Job& job : app_.jobs)
            if (const TimerSettings timer = systemd_timer(job.schedule.value, job.timezone.value); timer.lines.empty())
                report(Id::schedule_without_timer, Severity::error, job.schedule.origin,
                       "the schedule of job " + job.name + " has no timer: " + timer.problem,
                       "choose a day up to the 27th, or the last weekday of the month, `LW`");
    }

    void functions() {
        if (const auto* oidc = std::get_if<manifest::OidcLogin>(&app_.login))
            no_login(oidc->issuer.origin, "oidc");
        if (const auto* cognito = std::get_if<manifest::CognitoLogin>(&app_.login))
            no_login(cognito->domain_prefix.origin, "cognito");
        const manifest::Uploads& uploads = app_.uploads;
        if (uploads.transfer == manifest::Transfer::application && uploads.max_size_bytes > largest_function_body)
            report(Id::transfer_above_payload, Severity::error, uploads.transfer.origin,
                   "uploads.transfer is application, but a function takes requests of at most " +
                       amount(largest_function_body) + ", not " + amount(uploads.max_size_bytes),
                   "use `transfer: presigned`: browsers then send files straight to the bucket");
        for (const manifest::Job& job : app_.jobs)
            if (job.timeout_minutes > longest_function_minutes)
                report(Id::job_as_task, Severity::info, job.timeout_minutes.origin,
                       "job " + job.name + " may take " + std::to_string(job.timeout_minutes.value) +
                           " minutes, a function only 15: it runs as a Fargate task",
                       "nothing to do, unless it is known to end within 15 minutes: then set its timeout");
        function_memory();
        function_variables();
        unused(app_.web.drain_minutes.origin, "files go straight between browser and bucket");
    }

    /// https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html (2026-11-23)
    void function_memory() {
        constexpr std::int64_t whole_processor_mib = 1769;
        constexpr std::int64_t largest_mib = 10240;
        const auto& memory = app_.web.memory_mib;
        const std::int64_t given = std::clamp(memory.value, whole_processor_mib, largest_mib);
        if (given != memory && memory.origin.kind == Origin::Kind::manifest && !manifest_.built_in)
            report(Id::memory_of_function, Severity::info, memory.origin,
                   "web.memory is " + std::to_string(memory.value) + " MiB; functions get " + std::to_string(given) +
                       " MiB",
                   "a function has a whole processor from 1769 MiB on, and at most 10240 MiB");
    }

    /// https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html (2026-11-23)
    void function_variables() {
        constexpr std::size_t most_bytes = 4096;
        // Our own variables, and for each secret the ARN that tells where it is.
        constexpr std::size_t own_bytes = 1000;
        constexpr std::size_t arn_bytes = 130;
        std::size_t bytes = own_bytes;
        for (const manifest::Variable& variable : app_.environment) {
            bytes += variable.name.size() + variable.value->size();
            function_name(variable.name, variable.value.origin);
            for (const manifest::Secret& secret : app_.secrets)
                if (variable.name == secret.name + "_FROM")
                    report(Id::variable_of_function, Severity::error, variable.value.origin,
                           variable.name + " tells a function where secret " + secret.name + " is",
                           "give the variable another name");
        }
        for (const manifest::Secret& secret : app_.secrets) {
            bytes += secret.name.size() + arn_bytes;
            function_name(secret.name, secret.source.origin);
        }
        if (bytes > most_bytes)
            report(Id::variable_of_function, Severity::error,
                   app_.environment.empty() ? Origin{} : app_.environment.front().value.origin,
                   "the variables and secrets take about " + std::to_string(bytes) +
                       " bytes, and a function has room for 4096",
                   "keep settings in a file of the image, or in Parameter Store");
    }

    void function_name(const std::string& name, const Origin& origin) {
        const bool letter =
            (name.front() >= 'A' && name.front() <= 'Z') || (name.front() >= 'a' && name.front() <= 'z');
        if (!letter || name.size() < 2)
            report(Id::variable_of_function, Severity::error, origin, name + " cannot be a variable of a function",
                   "a name there begins with a letter and has two characters or more");
    }

    void no_login(const Origin& origin, const std::string& kind) {
        report(Id::login_without_balancer, Severity::error, origin,
               "login." + kind + " needs a load balancer, and scenario lambda has none",
               "let the application log its users in (`login: none`), or use fargate");
    }

    void unused_sizes() {
        if (name_ == "ec2" || name_ == "asg") {
            unused(app_.web.cpu_units.origin, "web.instance_type decides");
            unused(app_.web.memory_mib.origin, "web.instance_type decides");
        }
        if (name_ == "fargate" || name_ == "lambda")
            unused(app_.web.instance_type.origin, "there are no instances");
        if (name_ != "asg" && name_ != "ec2")
            unused(app_.web.packages.origin, "the image holds what the application needs");
    }

    /// What a deployment does to transfers that go through the application.
    void transfers() {
        const bool files_in_bucket = name_ == "fargate";
        if (files_in_bucket && app_.uploads.transfer == manifest::Transfer::presigned) {
            unused(app_.web.drain_minutes.origin, "files go straight between browser and bucket");
            return;
        }
        constexpr std::int64_t minute = 60;
        constexpr std::int64_t megabit = 1000 * 1000 / 8;
        const std::int64_t seconds = app_.web.drain_minutes * minute;
        const std::string size = amount(app_.uploads.max_size_bytes);
        const Origin& origin = app_.web.drain_minutes.origin;
        const char* help =
            "deploy in quiet hours, raise `web.drain` (at most 60 minutes), or move to presigned uploads";
        if (seconds == 0) {
            report(Id::cut_transfer, Severity::info, origin,
                   "web.drain is 0: a deployment cuts every transfer that is under way", help);
            return;
        }
        const std::int64_t needed = (app_.uploads.max_size_bytes / megabit + seconds - 1) / seconds;
        report(Id::cut_transfer, Severity::info, origin,
               "with a drain of " + std::to_string(app_.web.drain_minutes.value) + " minutes an upload of " + size +
                   " survives a deployment only at " + std::to_string(needed) + " Mbit/s or more",
               help);
    }

    std::string name_;
    const manifest::Manifest& manifest_;
    const App& app_;
    diagnostics::Sink& sink_;
};

}  // namespace

void check_limits(const Scenario& scenario, const manifest::Manifest& manifest, diagnostics::Sink& sink) {
    for (const manifest::Environment& environment : manifest.environments) {
        Limits limits(scenario, manifest, environment.app, sink);
        limits.check();
        if (traits_of(scenario).release == Release::image)
            continue;  // Its instances, if any, are told nothing of the manifest.
        try {
            (void)assemble(scenario, manifest, environment, cfn::Layout::single);
        } catch (const topology::UserDataTooLong& error) {
            limits.user_data(error.what());
        }
    }
    sink.sort();
}

std::span<const manifest::CatalogueEntry> limit_catalogue() { return catalogue; }

}  // namespace appinfra::scenarios
