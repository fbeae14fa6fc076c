#include <algorithm>

#include "../rules.hpp"

namespace appinfra::validate::rules {
namespace {

/// Resources of a circle that a message names.
constexpr std::ptrdiff_t most_told = 20;

enum class State : std::uint8_t { fresh, open, done };

/// Depth first, with a stack of its own. A circle is closed by a dependency on a resource that is still open; each
/// resource is told of one circle at most.
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
            if (states_[dependency.to] == State::fresh)
                enter(dependency.to);
            else if (states_[dependency.to] == State::open && !told_[dependency.to])
                tell(dependency);
        }
    }

    /// The serverless transform makes several resources of one, which may open a circle.
    [[nodiscard]] bool is_split(const Dependency& closing) const {
        const auto begin = path_.begin() + static_cast<std::ptrdiff_t>(places_[closing.to]);
        return std::any_of(begin, path_.end(), [this](const Step& step) {
            return context_.type_of(step.resource).starts_with("AWS::Serverless::");
        });
    }

    void tell(const Dependency& closing) {
        told_[closing.to] = true;
        if (is_split(closing))
            return;
        const auto entries = context_.templ.resources.entries();
        std::string circle(entries[closing.to].name);
        const auto begin = path_.begin() + static_cast<std::ptrdiff_t>(places_[closing.to]) + 1;
        const auto end = begin + std::min(most_told, path_.end() - begin);
        for (auto step = begin; step < end; ++step)
            circle += " -> " + std::string(entries[step->resource].name);
        if (end < path_.end())
            circle += " -> ...";
        circle += " -> " + std::string(entries[closing.to].name);
        context_.report("E3004", closing.where, "resources depend on each other in a circle: " + circle);
    }

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
