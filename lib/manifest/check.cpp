#include <algorithm>
#include <array>
#include <cstdlib>

#include "appinfra/manifest/fargate_sizes.hpp"
#include "complete.hpp"
#include "shapes.hpp"
#include "types.hpp"

namespace appinfra::manifest {
namespace {

using diagnostics::Span;

/// What belongs together, and the place to point at when none of it is written.
class Check {
public:
    Check(const App& app, Span where, const Findings& values, Findings& found)
        : app_(app), where_(where), values_(values), found_(found) {}

    void run() {
        check_size("web", app_.web.cpu_units, app_.web.memory_mib);
        for (const Job& job : app_.jobs)
            check_size("jobs." + job.name, job.cpu_units, job.memory_mib);
        check_domains();
        check_database();
        check_network();
        check_login();
        check_names();
    }

private:
    /// The first of the origins that stands in the manifest, overrides before the base.
    template <class... Values>
    [[nodiscard]] Span place_of(const Values&... values) const {
        const std::array<const diagnostics::Origin*, sizeof...(values)> origins{&values.origin...};
        const diagnostics::Origin* best = nullptr;
        for (const diagnostics::Origin* origin : origins)
            if (origin->span.known() && (best == nullptr || (is_override(*origin) && !is_override(*best))))
                best = origin;
        return best != nullptr ? best->span : where_;
    }
    static bool is_override(const diagnostics::Origin& origin) { return origin.key.starts_with("environments."); }

    void check_size(const std::string& path, const Traced<std::int64_t>& cpu, const Traced<std::int64_t>& memory);
    void check_domains();
    void check_database();
    void check_network();
    void check_login();
    void check_names();

    const App& app_;
    Span where_;
    const Findings& values_;
    Findings& found_;
};

std::string size_text(const FargateCpu& row, std::int64_t memory_mib) {
    const std::string cpu = row.cpu_units % 1024 == 0 ? std::to_string(row.cpu_units / 1024)
                            : row.cpu_units == 512    ? "0.5"
                                                      : "0.25";
    return "cpu " + cpu + " with memory " + written(memory_mib, types::mib);
}

/// The sizes that differ least from what was asked for: with the same CPU, and with at least the same memory.
std::string nearest_sizes(const FargateCpu& wanted, std::int64_t memory_mib) {
    std::vector<std::string> texts{size_text(wanted, wanted.memory_below(memory_mib))};
    if (wanted.memory_above(memory_mib) != wanted.memory_below(memory_mib))
        texts.push_back(size_text(wanted, wanted.memory_above(memory_mib)));
    const FargateCpu* closest = nullptr;
    for (const FargateCpu& row : fargate_cpus)
        if (row.has_memory(memory_mib) && (closest == nullptr || std::abs(row.cpu_units - wanted.cpu_units) <
                                                                     std::abs(closest->cpu_units - wanted.cpu_units)))
            closest = &row;
    if (closest != nullptr)
        texts.push_back(size_text(*closest, memory_mib));
    std::string joined = texts.front();
    for (std::size_t i = 1; i < texts.size(); ++i)
        joined += (i + 1 == texts.size() ? " or " : ", ") + texts[i];
    return joined;
}

void Check::check_size(const std::string& path, const Traced<std::int64_t>& cpu, const Traced<std::int64_t>& memory) {
    const FargateCpu* row = fargate_cpu(cpu);
    if (row == nullptr || row->has_memory(memory) || values_.concern("web") || values_.concern(path))
        return;
    found_.error(Id::no_such_fargate_size, place_of(memory, cpu), path + ".memory",
                 path + ".memory " + written(memory, types::mib) + " does not exist with this cpu",
                 "the nearest sizes of Fargate are " + nearest_sizes(*row, memory));
}

void Check::check_domains() {
    if (values_.concern("domain") || values_.concern("reports"))
        return;
    if (app_.domain.value == app_.reports.domain.value)
        found_.error(Id::same_domain, place_of(app_.reports.domain, app_.domain), "reports.domain",
                     "reports.domain is the domain of the application itself",
                     "use another name below it, such as `reports." + app_.domain.value + "`");
    for (const auto* domain : {&app_.domain, &app_.reports.domain})
        if (!domain->origin.span.known() && !is_domain(domain->value))
            found_.error(Id::invalid_domain, place_of(app_.domain), domain->origin.key,
                         domain->origin.key + " would be " + quoted(domain->value) +
                             ", longer than the 64 characters of a certificate",
                         "set it to a shorter name");
}

void Check::check_database() {
    const Database& database = app_.database;
    if (database.read_replica && database.backup_keep_days == 0 && !values_.concern("database"))
        found_.error(Id::replica_without_backups, place_of(database.backup_keep_days, database.read_replica),
                     "database.backup_keep", "database.read_replica needs backups, but database.backup_keep is 0 days",
                     "keep backups for at least 1 day, or set `read_replica: false`");
}

void Check::check_network() {
    if (const auto* network = std::get_if<NewNetwork>(&app_.network)) {
        const std::string& text = network->cidr->text;
        // RFC 1918, and RFC 6598 for addresses shared with a carrier.
        const bool is_172 =
            text.starts_with("172.") && std::atoi(text.c_str() + 4) >= 16 && std::atoi(text.c_str() + 4) <= 31;
        const bool is_100 =
            text.starts_with("100.") && std::atoi(text.c_str() + 4) >= 64 && std::atoi(text.c_str() + 4) <= 127;
        if (!text.empty() && !text.starts_with("10.") && !text.starts_with("192.168.") && !is_172 && !is_100)
            found_.warning(Id::public_network_range, place_of(network->cidr), "network.cidr",
                           "network.cidr " + quoted(text) + " is not a private range",
                           "use a part of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16");
        return;
    }
    const auto& network = std::get<ExistingNetwork>(app_.network);
    const std::size_t public_count = network.public_subnets->size();
    const std::size_t private_count = network.private_subnets->size();
    if (public_count != private_count && !values_.concern("network"))
        found_.error(Id::out_of_range, place_of(network.private_subnets), "network.private_subnets",
                     "network.private_subnets has another number of subnets than network.public_subnets",
                     "name one of each kind for every zone");
}

void Check::check_login() {
    const auto* cognito = std::get_if<CognitoLogin>(&app_.login);
    if (cognito != nullptr && !is_cognito_prefix(*cognito->domain_prefix) && !values_.concern("app") &&
        !values_.concern("login"))
        found_.error(Id::invalid_identifier, place_of(app_.name), cognito->domain_prefix.origin.key,
                     cognito->domain_prefix.origin.key + " would be " + quoted(*cognito->domain_prefix) +
                         ", which Cognito refuses",
                     takes(types::cognito_prefix));
}

void Check::check_names() {
    for (const Secret& secret : app_.secrets)
        for (const Variable& variable : app_.environment)
            if (secret.name == variable.name)
                found_.error(Id::name_used_twice, place_of(variable.value), "environment." + variable.name,
                             "environment." + variable.name + " is a secret as well", "keep one of the two");
}

}  // namespace

void check(const App& app, Span where, const Findings& values, Findings& found) {
    Check(app, where, values, found).run();
}

}  // namespace appinfra::manifest
