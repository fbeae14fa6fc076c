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
    {"aurora-postgresql", 5432}, {"aurora-mysql", 3306}, {"postgres", 5432},  {"mysql", 3306},  {"mariadb", 3306},
    {"oracle-", 1521},           {"sqlserver-", 1433},   {"redis", 6379},     {"valkey", 6379}, {"memcached", 11211},
    {"POSTGRESQL", 5432},        {"MYSQL", 3306},        {"SQLSERVER", 1433},
};

}  // namespace

std::optional<int> port_in(const Document& document, NodeId node) {
    const auto text = known_text(document, node);
    const auto number = text ? number_in(*text) : std::nullopt;
    return number && *number > 0 && *number <= 65535 ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

std::optional<int> port_of(Context& context, std::uint32_t store, const DataStore& kind) {
    const NodeId properties = context.properties(store);
    if (!properties)
        return {};
    if (const NodeId port = kind.port.empty() ? document::none : context.document.find(properties, kind.port))
        return port_in(context.document, port);
    if (kind.by_default != 0)
        return kind.by_default;
    const bool is_proxy = kind.type == "AWS::RDS::DBProxy";
    const std::string_view engine =
        text_of(context.document, context.document.find(properties, is_proxy ? "EngineFamily" : "Engine"));
    for (const Engine& entry : engines)
        if (engine.starts_with(entry.prefix))
            return entry.port;
    return {};
}

}  // namespace appinfra::validate::rules
