#include <algorithm>
#include <array>

#include "../../text.hpp"
#include "data.hpp"

namespace appinfra::validate::rules {
namespace {

/// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstanceReadReplica.html (2026-11-24)
constexpr std::array<std::string_view, 3> engines = {"oracle", "custom-oracle", "db2"};

bool has_modes(std::string_view engine) {
    return std::ranges::any_of(
        engines, [&](std::string_view prefix) { return is_same_but_case(engine.substr(0, prefix.size()), prefix); });
}

}  // namespace

void check_replica_mode(Context& context) {
    for (const std::uint32_t instance : context.resources_of("AWS::RDS::DBInstance"))
        context.property(instance, "ReplicaMode", [&](NodeId mode) {
            each_setting(context, instance, "Engine", [&](NodeId node) {
                const auto engine = known_text(context.document, node);
                if (engine && !has_modes(*engine))
                    context.report_key("W3699", mode, "ReplicaMode is ignored: Engine is " + quoted(*engine));
            });
        });
}

}  // namespace appinfra::validate::rules
