#include "../../text.hpp"
#include "../rules.hpp"

namespace appinfra::validate::rules {
namespace {

struct Phase {
    std::string_view name;  ///< As in the facts.
    RuleId rule;
    std::string_view text;
    std::string_view dated;  ///< Stands before the date.
};

/// https://docs.aws.amazon.com/general/latest/gr/service-lifecycle.html (2026-11-24)
constexpr std::array phases = {
    Phase{"shutdown", "E3710", " belongs to a service that was shut down", " on "},
    Phase{"sunset", "W3696", " belongs to a service that is being shut down", ", on "},
    Phase{"maintenance", "W3697", " belongs to a service that gets no new features", " since "},
};

}  // namespace

void check_lifecycle(Context& context) {
    for (std::uint32_t place = 0; place < context.types.size(); ++place) {
        const std::string_view lifecycle = context.types[place] ? context.types[place]->lifecycle() : "";
        if (lifecycle.empty())
            continue;
        const std::size_t space = lifecycle.find(' ');
        for (const Phase& phase : phases) {
            if (phase.name != lifecycle.substr(0, space))
                continue;
            std::string message = std::string(context.types[place]->name()) + std::string(phase.text);
            if (space != lifecycle.npos)
                message += std::string(phase.dated) + std::string(lifecycle.substr(space + 1));
            const NodeId properties = context.properties(place);
            context.report_key(phase.rule, properties ? properties : context.resource(place).node, std::move(message),
                               "plan to move to another service");
        }
    }
}

}  // namespace appinfra::validate::rules
