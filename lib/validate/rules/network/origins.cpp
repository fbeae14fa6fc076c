#include "../../known_values.hpp"
#include "../../text.hpp"
#include "network.hpp"

namespace appinfra::validate::rules {
namespace {

/// Looks for an origin among the entries of a list. What cannot be known may be the one.
bool may_have(Context& context, NodeId config, std::string_view list, std::string_view wanted) {
    const Document& document = context.document;
    bool found = false;
    each_value(document, context.assumptions, config, list, [&](NodeId items) {
        if (document.kind(items) != Kind::list)
            found = true;
        else
            each_value(document, context.assumptions, items, "*", [&](NodeId item) {
                if (call_of(document, item))
                    found = true;
                each_value(document, context.assumptions, item, "Id",
                           [&](NodeId id) { found = found || !is_text(document, id) || document.text(id) == wanted; });
            });
    });
    return found;
}

}  // namespace

void check_origins(Context& context) {
    for (const std::uint32_t distribution : context.resources_of("AWS::CloudFront::Distribution"))
        context.property(distribution, "DistributionConfig", [&](NodeId config) {
            if (!context.document.find(config, "Origins"))
                return;
            for (const std::string_view behaviors : {"DefaultCacheBehavior", "CacheBehaviors/*"})
                each_value(context.document, context.assumptions, config, behaviors, [&](NodeId behavior) {
                    each_value(context.document, context.assumptions, behavior, "TargetOriginId", [&](NodeId id) {
                        const std::string_view name = literal_of(context.document, id);
                        if (!name.empty() && !may_have(context, config, "Origins", name) &&
                            !may_have(context, config, "OriginGroups/Items", name))
                            context.report("E3057", id, "the distribution has no origin " + quoted(name));
                    });
                });
        });
}

}  // namespace appinfra::validate::rules
