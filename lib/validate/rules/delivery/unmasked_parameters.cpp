#include <algorithm>

#include "../../each_below.hpp"
#include "../../functions.hpp"
#include "../../text.hpp"
#include "delivery.hpp"

namespace appinfra::validate::rules {
namespace {

/// NoEcho masks a parameter where stacks are described, not in outputs and metadata.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html (2026-11-24)
class UnmaskedCheck {
public:
    explicit UnmaskedCheck(Context& context) : context_(context), document_(context.document) {
        for (const Section::Entry& parameter : context.templ.parameters.entries()) {
            const NodeId hidden = document_.find(parameter.node, "NoEcho");
            hidden_.push_back(hidden && scalar_text(document_, hidden) == "true");
        }
    }

    void run() {
        if (std::ranges::none_of(hidden_, [](bool hidden) { return hidden; }))
            return;
        walk(document_.find(document_.root(), "Metadata"), "metadata");
        walk(document_.find(document_.root(), "Outputs"), "outputs");
        for (const Section::Entry& resource : context_.templ.resources.entries())
            walk(document_.find(resource.node, "Metadata"), "the metadata of resources");
    }

private:
    void walk(NodeId root, std::string_view place) {
        each_below(document_, root, [&](NodeId node) {
            if (const auto call = call_of(document_, node))
                check(node, *call, place);
        });
    }

    void check(NodeId node, const Call& call, std::string_view place) {
        if (call.function == Function::ref)
            return check_name(node, text_of(document_, call.argument), place);
        if (call.function == Function::sub)
            for_each_outer_variable(document_, call.argument,
                                    [&](std::string_view name) { check_name(node, name, place); });
    }

    void check_name(NodeId node, std::string_view name, std::string_view place) {
        const auto parameter = context_.templ.parameters.find(name);
        if (parameter && hidden_[*parameter])
            context_.report_key("W2010", node,
                                "NoEcho does not mask parameter " + quoted(name) + " in " + std::string(place));
    }

    Context& context_;
    const Document& document_;
    std::vector<bool> hidden_;
};

}  // namespace

void check_unmasked_parameters(Context& context) { UnmaskedCheck(context).run(); }

}  // namespace appinfra::validate::rules
