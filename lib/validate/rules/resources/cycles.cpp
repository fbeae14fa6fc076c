#include <algorithm>
#include <span>

#include "../rules.hpp"

namespace appinfra::validate::rules {
namespace {

/// Resources of a circle that a message names.
constexpr std::size_t most_told = 20;

enum class State : std::uint8_t { fresh, open, done };

/// Depth first, with a stack of its own. A circle is closed by a dependency on a resource that is still open. Each
/// resource of a circle is told of it, and of one at most.
class CycleSearch {
public:
    explicit CycleSearch(Context& context)
        : context_(context),
          dependencies_(context.dependencies),
          states_(context.types.size()),
          places_(states_.size()),
          told_(states_.size()) {
        std::ranges::stable_sort(dependencies_, {}, &Dependency::from);
    }

    void run() {
        for (std::uint32_t root = 0; root < states_.size(); ++root)
            if (states_[root] == State::fresh)
                search(root);
    }

private:
    struct Step {
        std::uint32_t resource;
        std::size_t next;  ///< Of its dependencies.
    };

    void enter(std::uint32_t resource) {
        states_[resource] = State::open;
        places_[resource] = path_.size();
        const auto first = std::ranges::lower_bound(dependencies_, resource, {}, &Dependency::from);
        path_.push_back({resource, static_cast<std::size_t>(first - dependencies_.begin())});
    }

    void search(std::uint32_t root) {
        enter(root);
        while (!path_.empty()) {
            Step& step = path_.back();
            if (step.next == dependencies_.size() || dependencies_[step.next].from != step.resource) {
                states_[step.resource] = State::done;
                path_.pop_back();
                continue;
            }
            const Dependency& dependency = dependencies_[step.next++];
            if (is_expanded(step.resource) || is_expanded(dependency.to))
                continue;
            if (states_[dependency.to] == State::fresh)
                enter(dependency.to);
            else if (states_[dependency.to] == State::open && !told_[dependency.to])
                tell(dependency.to);
        }
    }

    /// The transform makes several resources of one, which may depend on others without a circle.
    [[nodiscard]] bool is_expanded(std::uint32_t resource) const {
        return context_.type_of(resource).starts_with("AWS::Serverless::");
    }

    /// Tells the resources from that one to the end of the path, of which each depends on the next.
    void tell(std::uint32_t first) {
        const auto circle = std::span(path_).subspan(places_[first]);
        for (std::size_t i = 0; i < circle.size(); ++i) {
            if (told_[circle[i].resource])
                continue;
            told_[circle[i].resource] = true;
            std::string text;
            for (std::size_t j = 0; j <= circle.size() && j <= most_told; ++j)
                text += (j == 0 ? "" : " -> ") + std::string(name_of(circle[(i + j) % circle.size()].resource));
            if (circle.size() > most_told)
                text += " -> ...";
            context_.report_key("E3004", context_.resource(circle[i].resource).node,
                                "resources depend on each other in a circle: " + text);
        }
    }

    [[nodiscard]] std::string_view name_of(std::uint32_t resource) const { return context_.resource(resource).name; }

    Context& context_;
    std::vector<Dependency>& dependencies_;
    std::vector<State> states_;
    std::vector<std::size_t> places_;  ///< In the path, of resources that are open.
    std::vector<bool> told_;
    std::vector<Step> path_;
};

}  // namespace

void check_cycles(Context& context) { CycleSearch(context).run(); }

}  // namespace appinfra::validate::rules
