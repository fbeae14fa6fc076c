#include <unordered_map>

#include "../../number.hpp"
#include "../../text.hpp"
#include "delivery.hpp"

namespace appinfra::validate::rules {
namespace {

/// Of outputs of one name in branches that exclude each other.
constexpr std::size_t most_compared = 20;

/// The artifacts of one pipeline, action by action, in order.
class ArtifactNames {
public:
    explicit ArtifactNames(Context& context) : context_(context), document_(context.document) {}

    void collect(NodeId action) {
        visit(action, "OutputArtifacts/*/Name", [&](NodeId node, std::string name) {
            std::vector<Output>& same = outputs_[name];
            for (const Output& other : same)
                if (other.where != node && context_.assumptions.allow(other.assumed)) {
                    context_.report_key("E3701", node, "artifact " + quoted(name) + " is an output twice");
                    return;
                }
            const auto taken = context_.assumptions.taken();
            if (same.size() < most_compared)
                same.push_back({node, place_of(action), {taken.begin(), taken.end()}});
        });
    }

    void check_inputs(NodeId action) {
        visit(action, "InputArtifacts/*/Name", [&](NodeId node, const std::string& name) {
            const auto found = outputs_.find(name);
            if (unknown_output_)
                return;
            if (found != outputs_.end())
                for (const Output& output : found->second)
                    if (comes_before(output.place, place_of(action)) && context_.assumptions.allow(output.assumed))
                        return;
            context_.report_key("E3701", node, "artifact " + quoted(name) + " is no output of an earlier action");
        });
    }

private:
    struct Place {
        NodeId stage;
        NodeId action;
        std::optional<double> order;
    };
    struct Output {
        NodeId where;
        Place place;
        std::vector<Assumptions::Assumption> assumed;
    };

    template <class Visit>
    void visit(NodeId action, std::string_view path, Visit&& visit) {
        each_value(document_, context_.assumptions, action, path, [&](NodeId node) {
            if (auto name = known_text(document_, node))
                visit(node, std::move(*name));
            else
                unknown_output_ = unknown_output_ || path.starts_with('O');
        });
    }

    [[nodiscard]] Place place_of(NodeId action) const {
        const NodeId order = document_.find(action, "RunOrder");
        NodeId stage = document_.parent(action);
        while (document_.parent(stage) && document_.key(stage) != "Actions")
            stage = document_.parent(stage);
        const auto number = order ? known_text(document_, order) : std::optional<std::string>("1");
        return {stage, action, number ? number_in(*number) : std::nullopt};
    }

    /// Nodes are numbered in the order of the text.
    [[nodiscard]] static bool comes_before(const Place& output, const Place& input) {
        if (output.stage != input.stage)
            return output.stage.index < input.stage.index;
        if (output.action == input.action)
            return false;
        if (!output.order || !input.order || *output.order < *input.order)
            return true;
        return *output.order == *input.order && output.action.index < input.action.index;
    }

    Context& context_;
    const Document& document_;
    std::unordered_map<std::string, std::vector<Output>> outputs_;
    bool unknown_output_ = false;
};

}  // namespace

void check_artifact_names(Context& context) {
    for (const std::uint32_t pipeline : context.resources_of(pipeline_type)) {
        ArtifactNames names(context);
        context.property(pipeline, pipeline_actions, [&](NodeId action) { names.collect(action); });
        context.property(pipeline, pipeline_actions, [&](NodeId action) { names.check_inputs(action); });
    }
}

}  // namespace appinfra::validate::rules
