#include "summary.hpp"

namespace appinfra::scenarios {

using compare::Change;
using compare::Effect;

std::vector<std::string> summarize(const compare::Prediction& prediction) {
    std::vector<std::string> lines;
    for (const Effect effect : {Effect::added, Effect::changed, Effect::conditional, Effect::may_be_replaced,
                                Effect::replaced, Effect::removed, Effect::retyped}) {
        std::string line;
        std::size_t count = 0;
        for (const Change& change : prediction.changes) {
            if (change.effect != effect)
                continue;
            ++count;
            line += (line.empty() ? "" : ", ") + change.logical_id;
            if (change.fate != compare::Fate::stays)
                line += " (" + std::string(name_of(change.fate)) + ")";
        }
        if (count != 0)
            lines.push_back(std::to_string(count) + " " + std::string(name_of(effect)) + ": " + line);
    }
    if (prediction.unchanged != 0)
        lines.push_back(std::to_string(prediction.unchanged) + " unchanged");
    return lines;
}

std::vector<std::string> with_fate(const std::vector<Leftover>& leftovers, std::string_view fate) {
    std::vector<std::string> lines;
    for (const Leftover& leftover : leftovers)
        if (name_of(leftover.fate) == fate)
            lines.push_back(leftover.logical_id + " (" + leftover.type + ") of " + leftover.stack);
    return lines;
}

std::string heading(std::size_t number, const Step& step) {
    return std::to_string(number) + ". " + (step.environment.empty() ? "" : step.environment + ": ") + step.title;
}

}  // namespace appinfra::scenarios
