#include <nlohmann/json.hpp>

#include "appinfra/scenarios/migration.hpp"

namespace appinfra::scenarios {

using nlohmann::ordered_json;

namespace {

ordered_json as_json(const compare::Change& change) {
    ordered_json differences = ordered_json::array();
    for (const compare::Difference& difference : change.differences)
        differences.push_back({{"path", difference.path}, {"because", difference.because}});
    return {{"logical_id", change.logical_id},      {"type", change.type},         {"effect", name_of(change.effect)},
            {"fate", name_of(change.fate)},         {"stateful", change.stateful}, {"loses_data", change.loses_data()},
            {"differences", std::move(differences)}};
}

ordered_json as_json(const StackUpdate& update) {
    ordered_json changes = ordered_json::array();
    for (const compare::Change& change : update.prediction.changes)
        changes.push_back(as_json(change));
    return {{"stack", update.stack}, {"unchanged", update.prediction.unchanged}, {"changes", std::move(changes)}};
}

ordered_json as_json(const Step& step) {
    ordered_json updates = ordered_json::array();
    for (const StackUpdate& update : step.updates)
        updates.push_back(as_json(update));
    return {{"environment", step.environment},
            {"title", step.title},
            {"who", name_of(step.who)},
            {"why", step.why},
            {"commands", step.commands},
            {"checks", step.checks},
            {"back", {{"how", step.back}, {"commands", step.back_commands}}},
            {"point_of_no_return", step.point_of_no_return},
            {"updates", std::move(updates)}};
}

ordered_json as_json(const SecretMove& secret) {
    return {{"name", secret.name}, {"from", secret.from}, {"to", secret.to}};
}

ordered_json as_json(const Leftover& leftover) {
    return {{"stack", leftover.stack},
            {"logical_id", leftover.logical_id},
            {"type", leftover.type},
            {"fate", name_of(leftover.fate)}};
}

ordered_json as_json(const Topic& topic) { return {{"title", topic.title}, {"notes", topic.notes}}; }

template <class Item>
ordered_json all_of(const std::vector<Item>& items) {
    ordered_json list = ordered_json::array();
    for (const Item& item : items)
        list.push_back(as_json(item));
    return list;
}

}  // namespace

std::string plan_json(const Plan& plan) {
    const ordered_json json{{"app", plan.app},
                            {"from", plan.from},
                            {"to", plan.to},
                            {"layout", plan.layout == cfn::Layout::layered ? "layered" : "single"},
                            {"obstacles", plan.obstacles},
                            {"topics", all_of(plan.topics)},
                            {"secrets", all_of(plan.secrets)},
                            {"steps", all_of(plan.steps)},
                            {"leftovers", all_of(plan.leftovers)},
                            {"duties", all_of(plan.duties)}};
    return json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace appinfra::scenarios
