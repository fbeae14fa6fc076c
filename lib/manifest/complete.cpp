#include "complete.hpp"

#include <algorithm>

namespace appinfra::manifest {
namespace {

using diagnostics::Origin;

/// Whether neither the manifest nor a default of its own has given the value.
template <class T>
bool is_open(const Traced<T>& value) {
    return value.origin.kind == Origin::Kind::scenario;
}

Origin default_of(std::string_view environment, std::string_view key) {
    std::string path = environment.empty() ? std::string() : "environments." + std::string(environment) + ".";
    return {.kind = Origin::Kind::default_value, .key = path.append(key), .span = {}};
}

/// Whether the environment itself sets the value.
template <class T>
bool is_own(const Traced<T>& value, std::string_view environment) {
    return value.origin.key.starts_with("environments." + std::string(environment) + ".");
}

/// The reports site of the base, moved below the environment's domain, so that cookies reach both.
std::string moved_reports(std::string_view reports, std::string_view base, std::string_view environment,
                          std::string_view domain) {
    if (reports.ends_with(std::string(".").append(base)))
        return std::string(reports.substr(0, reports.size() - base.size())).append(domain);
    return std::string(environment) + "." + std::string(reports);
}

void complete_domains(App& app, std::string_view environment, const std::string& base, bool owns_domain) {
    if (!environment.empty() && !owns_domain && !is_own(app.domain, environment))
        app.domain = {std::string(environment) + "." + base, default_of(environment, "domain")};
    Traced<std::string>& reports = app.reports.domain;
    if (is_open(reports))
        reports = {"reports." + app.domain.value, default_of(environment, "reports.domain")};
    else if (app.domain.value != base && !is_own(reports, environment))
        reports = {moved_reports(reports.value, base, environment, app.domain.value),
                   default_of(environment, "reports.domain")};
}

void complete_jobs(App& app) {
    for (Job& job : app.jobs) {
        if (is_open(job.cpu_units))
            job.cpu_units = app.web.cpu_units;
        if (is_open(job.memory_mib))
            job.memory_mib = app.web.memory_mib;
    }
}

void complete_instances(App& app, std::string_view environment) {
    if (is_open(app.web.instance_type))
        app.web.instance_type = {app.web.architecture == Architecture::arm64 ? "m7g.large" : "m7i.large",
                                 default_of(environment, "web.instance_type")};
    if (is_open(app.puppet.environment)) {
        std::string name(environment.empty() ? "production" : environment);
        std::ranges::replace(name, '-', '_');
        app.puppet.environment = {std::move(name), default_of(environment, "puppet.environment")};
    }
}

}  // namespace

void complete(App& app, std::string_view environment, const std::string& base_domain, bool owns_domain) {
    complete_domains(app, environment, base_domain, owns_domain);
    complete_jobs(app);
    complete_instances(app, environment);
    if (auto* cognito = std::get_if<CognitoLogin>(&app.login); cognito != nullptr && is_open(cognito->domain_prefix)) {
        std::string prefix = app.name;
        if (!environment.empty())
            prefix.append("-").append(environment);
        cognito->domain_prefix = {std::move(prefix), default_of(environment, "login.cognito.domain_prefix")};
    }
}

}  // namespace appinfra::manifest
