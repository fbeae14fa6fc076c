#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "../../context.hpp"

namespace appinfra::validate::rules {

/// A resource that answers on a port, where it says which, and what it is otherwise.
struct DataStore {
    std::string_view type;
    std::string_view port;
    int by_default = 0;  ///< 0: the engine decides.
};

inline constexpr DataStore data_stores[] = {
    {"AWS::RDS::DBInstance", "Port"},
    {"AWS::RDS::DBCluster", "Port"},
    {"AWS::DocDB::DBCluster", "Port", 27017},
    {"AWS::Neptune::DBCluster", "DBPort", 8182},
    {"AWS::Redshift::Cluster", "Port", 5439},
    {"AWS::ElastiCache::ReplicationGroup", "Port", 6379},
    {"AWS::ElastiCache::CacheCluster", "Port"},
    {"AWS::ElastiCache::ServerlessCache", "", 6379},
    {"AWS::RDS::DBProxy", ""},
    {"AWS::MemoryDB::Cluster", "Port", 6379},
    {"AWS::OpenSearchService::Domain", "", 443},
};

/// The port, where the template says or implies it; several where the documentation is not of one mind, the likeliest
/// first; none where it is not known.
[[nodiscard]] std::vector<int> ports_of(Context& context, std::uint32_t store, const DataStore& kind);

/// A port number as a template spells it.
[[nodiscard]] std::optional<int> port_in(const Document& document, NodeId node);

}  // namespace appinfra::validate::rules
