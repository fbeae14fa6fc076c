#include <algorithm>
#include <array>

#include "network.hpp"

namespace appinfra::validate::rules {
namespace {

constexpr std::array<std::string_view, 8> settings = {
    "CacheDataEncrypted", "CacheTtlInSeconds", "CachingEnabled",       "DataTraceEnabled",
    "LoggingLevel",       "MetricsEnabled",    "ThrottlingBurstLimit", "ThrottlingRateLimit",
};

}  // namespace

void check_method_settings(Context& context) {
    const Document& document = context.document;
    for (const std::uint32_t stage : context.resources_of("AWS::ApiGateway::Stage"))
        context.property(stage, "MethodSettings/*", [&](NodeId entry) {
            if (document.kind(entry) != Kind::map || document.child_count(entry) == 0 || call_of(document, entry) ||
                document.find(entry, "Fn::Transform"))
                return;
            const bool sets = std::ranges::any_of(
                settings, [&](std::string_view setting) { return document.find(entry, setting) != document::none; });
            if (!sets)
                context.report("W3705", entry, "the method settings set nothing, and are dropped",
                               "set LoggingLevel, MetricsEnabled, CachingEnabled or the like");
        });
}

}  // namespace appinfra::validate::rules
