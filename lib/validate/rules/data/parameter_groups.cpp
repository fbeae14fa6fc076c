#include <algorithm>
#include <array>
#include <charconv>

#include "../../known_values.hpp"
#include "../../text.hpp"
#include "data.hpp"

namespace appinfra::validate::rules {
namespace {

/// Engines whose families are named after them.
/// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeEngineDefaultParameters.html (2026-11-28)
constexpr std::array<std::string_view, 18> engines = {
    "aurora-mysql", "aurora-postgresql", "db2-ae",       "db2-se",       "mariadb",       "mysql",
    "oracle-ee",    "oracle-ee-cdb",     "oracle-se",    "oracle-se1",   "oracle-se2",    "oracle-se2-cdb",
    "postgres",     "sqlserver-ee",      "sqlserver-ex", "sqlserver-se", "sqlserver-web", "custom-oracle-ee",
};

/// A database and the kind of parameter group that it has.
struct Grouping {
    std::string_view type;
    std::string_view property;
    std::string_view group;
};

constexpr Grouping groupings[] = {
    {"AWS::RDS::DBInstance", "DBParameterGroupName", "AWS::RDS::DBParameterGroup"},
    {"AWS::RDS::DBCluster", "DBClusterParameterGroupName", "AWS::RDS::DBClusterParameterGroup"},
};

/// `postgres16`, `aurora-mysql8.0` or `oracle-ee-19`, taken apart.
struct Family {
    std::string_view engine;
    std::string_view version;
};

bool is_engine(std::string_view name) { return std::ranges::find(engines, name) != engines.end(); }

/// Nothing for a family of another form.
std::optional<Family> family_of(std::string_view text) {
    const std::size_t last = text.find_last_not_of("0123456789.");
    if (last == text.npos || last + 1 == text.size())
        return {};
    const Family family = {text.substr(0, text[last] == '-' ? last : last + 1), text.substr(last + 1)};
    return is_engine(family.engine) ? std::optional(family) : std::nullopt;
}

/// The number that a version begins with, which is taken off with the full stop behind it.
std::optional<std::uint32_t> next_number(std::string_view& version) {
    std::uint32_t number = 0;
    const char* const end = version.data() + version.size();
    const auto [stop, error] = std::from_chars(version.data(), end, number);
    version = stop != end && *stop == '.' ? std::string_view(stop + 1, end) : std::string_view{};
    return error == std::errc{} ? std::optional(number) : std::nullopt;
}

/// Whether a version of an engine is surely of another family: `15.00.4198.2.v1` is of `15.0`.
bool differs(std::string_view version, std::string_view of_family) {
    while (!of_family.empty()) {
        const auto wanted = next_number(of_family);
        const auto given = next_number(version);
        if (!wanted || !given)
            return false;
        if (*wanted != *given)
            return true;
    }
    return false;
}

/// What a database has that the family does not go with; empty where all of it does, or is not known.
std::string mismatch(Context& context, std::uint32_t database, const Family& family) {
    std::string found;
    each_setting(context, database, "Engine", [&](NodeId node) {
        const auto text = known_text(context.document, node);
        const std::string engine = lower(text.value_or(""));  // RDS takes MySQL, too.
        if (!found.empty() || !is_engine(engine))
            return;
        if (engine != family.engine) {
            found = "Engine is " + quoted(*text);
            return;
        }
        each_setting(context, database, "EngineVersion", [&](NodeId version) {
            const auto spelled = known_text(context.document, version);
            if (found.empty() && spelled && differs(*spelled, family.version))
                found = "EngineVersion is " + quoted(*spelled);
        });
    });
    return found;
}

void check_group(Context& context, std::uint32_t database, const Grouping& grouping, NodeId name) {
    each_setting_of_referred(context, name, grouping.group, "Family", [&](NodeId node) {
        const auto text = known_text(context.document, node);
        const auto family = text ? family_of(*text) : std::nullopt;
        const std::string found = family ? mismatch(context, database, *family) : "";
        if (found.empty())
            return;
        auto& finding = context.report("A1112", name, found + ", but the parameter group is for " + quoted(*text),
                                       "make the parameter group for the engine and version of the database");
        finding.notes.push_back({context.document.span(node), "this is Family"});
    });
}

}  // namespace

void check_parameter_groups(Context& context) {
    for (const Grouping& grouping : groupings)
        for (const std::uint32_t database : context.resources_of(grouping.type))
            context.property(database, grouping.property,
                             [&](NodeId name) { check_group(context, database, grouping, name); });
}

}  // namespace appinfra::validate::rules
