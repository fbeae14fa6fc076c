#include "data_ports.hpp"

#include "../../number.hpp"

namespace appinfra::validate::rules {
namespace {

struct Engine {
    std::string_view prefix;
    int port;
};

/// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html (2026-11-24)
constexpr Engine engines[] = {
    {"aurora-mysql", 3306}, {"postgres", 5432},   {"mysql", 3306}, {"mariadb", 3306},
    {"oracle-", 1521},      {"sqlserver-", 1433}, {"redis", 6379}, {"valkey", 6379},
    {"memcached", 11211},   {"POSTGRESQL", 5432}, {"MYSQL", 3306}, {"SQLSERVER", 1433},
};

}  // namespace

std::optional<int> port_in(const Document& document, NodeId node) {
    const auto text = known_text(document, node);
    const auto number = text ? number_in(*text) : std::nullopt;
    return number && *number > 0 && *number <= 65535 ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

std::vector<int> ports_of(Context& context, std::uint32_t store, const DataStore& kind) {
    const NodeId properties = context.properties(store);
    if (!properties)
        return {};
    if (const NodeId node = kind.port.empty() ? document::none : context.document.find(properties, kind.port)) {
        const auto port = port_in(context.document, node);
        return port ? std::vector{*port} : std::vector<int>{};
    }
    if (kind.by_default != 0)
        return {kind.by_default};
    const bool is_proxy = kind.type == "AWS::RDS::DBProxy";
    const std::string_view engine =
        text_of(context.document, context.document.find(properties, is_proxy ? "EngineFamily" : "Engine"));
    // The user guide says 5432, the reference of the resource 3306:
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbcluster.html
    // (2026-11-24)
    if (engine == "aurora-postgresql")
        return {5432, 3306};
    for (const Engine& entry : engines)
        if (engine.starts_with(entry.prefix))
            return {entry.port};
    return {};
}

}  // namespace appinfra::validate::rules
