#include <algorithm>
#include <array>

#include "../../text.hpp"
#include "delivery.hpp"

namespace appinfra::validate::rules {
namespace {

/// https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html (2026-11-24)
constexpr std::array<std::string_view, 6> later = {"Approval", "Build", "Compute", "Deploy", "Invoke", "Test"};

void check_stage(Context& context, NodeId stage, bool first) {
    each_value(context.document, context.assumptions, stage, "Actions/*/ActionTypeId/Category", [&](NodeId node) {
        const auto category = known_text(context.document, node);
        if (!category || (first ? *category == "Source" : std::ranges::find(later, *category) != later.end()))
            return;
        context.report_key(
            "E3700", node,
            first ? "the first stage has an action of category " + quoted(*category) + ", only Source can be there"
                  : "a later stage has an action of category " + quoted(*category));
    });
}

}  // namespace

void check_pipeline_stages(Context& context) {
    for (const std::uint32_t pipeline : context.resources_of(pipeline_type))
        context.property(pipeline, "Stages", [&](NodeId stages) {
            if (context.document.kind(stages) != Kind::list)
                return;
            bool first = true;
            for (const NodeId stage : context.document.children(stages)) {
                if (!call_of(context.document, stage))
                    check_stage(context, stage, first);
                first = false;
            }
        });
}

}  // namespace appinfra::validate::rules
