#include "appinfra/compare/predict.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "create_only.hpp"
#include "differences.hpp"
#include "identity.hpp"
#include "policies.hpp"
#include "spread.hpp"

namespace appinfra::compare {
namespace {

/// Attributes of a resource, besides its properties and condition, whose change is an update of it.
constexpr std::array<std::string_view, 3> told_attributes = {"Metadata", "DeletionPolicy", "UpdateReplacePolicy"};

class Predictor {
public:
    Predictor(const Document& before, const Document& after, const schema::Facts& facts)
        : facts_(facts), before_(before, values_), after_(after, values_), spread_(before_, after_, subjects_) {}

    Prediction run() {
        for (const NodeId resource : after_.resources.entries) {
            subjects_.push_back(make_subject(after_, resource));
            compare_resource();
        }
        spread_.run();
        const TakenNames taken(before_, facts_);
        Prediction prediction;
        for (Subject& subject : subjects_) {
            finish(subject, taken);
            if (subject.change.effect == Effect::unchanged)
                ++prediction.unchanged;
            else
                prediction.changes.push_back(std::move(subject.change));
        }
        for (const NodeId resource : before_.resources.entries)
            if (!after_.resources.find(before_.document.key(resource)))
                prediction.changes.push_back(removed(resource));
        return prediction;
    }

private:
    [[nodiscard]] Subject make_subject(const Side& side, NodeId resource) const {
        const std::string_view type = side.text(resource, "Type");
        const auto known = facts_.find(type);
        return {.resource = resource,
                .type = known,
                .change = {.logical_id = std::string(side.document.key(resource)),
                           .type = std::string(type),
                           .new_type = {},
                           .effect = Effect::unchanged,
                           .fate = Fate::stays,
                           .stateful = known && known->stateful(),
                           .refusal = Refusal::none,
                           .differences = {}}};
    }

    [[nodiscard]] Change removed(NodeId resource) const {
        Change change = make_subject(before_, resource).change;
        change.effect = Effect::removed;
        change.fate = fate_when_removed(before_, resource);
        return change;
    }

    /// The last subject, by what is written in both templates.
    void compare_resource() {
        Subject& subject = subjects_.back();
        const NodeId earlier = before_.resources.find(subject.change.logical_id);
        if (!earlier) {
            subject.change.effect = Effect::added;
            return;
        }
        if (std::string type(before_.text(earlier, "Type")); type != subject.change.type) {
            const auto known = facts_.find(type);
            subject.change.stateful = known && known->stateful();
            subject.change.new_type = std::exchange(subject.change.type, std::move(type));
            subject.change.effect = Effect::retyped;
            return;
        }
        compare_attributes(subject, earlier);
        compare_properties(subject, earlier);
    }

    void compare_attributes(Subject& subject, NodeId earlier) {
        const NodeId condition = after_.entry(subject.resource, "Condition");
        if (before_.value(before_.entry(earlier, "Condition")) != after_.value(condition))
            subject.add({std::string(condition_path), Update::in_place, {}});
        else if (condition)
            spread_.add_condition(subjects_.size() - 1, after_.text(subject.resource, "Condition"));
        for (const std::string_view name : told_attributes)
            if (before_.value(before_.entry(earlier, name)) != after_.value(after_.entry(subject.resource, name)))
                subject.add({"." + std::string(name), Update::in_place, {}});
    }

    void compare_properties(Subject& subject, NodeId earlier) {
        const NodeId old_properties = before_.entry(earlier, "Properties");
        const NodeId new_properties = after_.entry(subject.resource, "Properties");
        const Comparison comparison = compare_values(before_, old_properties, after_, new_properties);
        for (const auto& [old_value, new_value] : comparison.different) {
            std::string path = new_value ? property_path(after_, subject.resource, new_value)
                                         : property_path(before_, earlier, old_value);
            const Update update = update_of(subject.type, path);
            subject.add({std::move(path), update, {}});
        }
        for (const NodeId value : comparison.equal)
            spread_.add_uses(subjects_.size() - 1, value);
    }

    void finish(Subject& subject, const TakenNames& taken) const {
        Change& change = subject.change;
        if (const NodeId earlier = before_.resources.find(change.logical_id))
            change.fate = fate_of(change, earlier, subject.resource);
        if (change.effect == Effect::retyped)
            change.refusal = Refusal::type_changes;
        else if (change.effect >= Effect::may_be_replaced && taken.collides(after_, change))
            change.refusal = Refusal::name_taken;
    }

    [[nodiscard]] Fate fate_of(const Change& change, NodeId earlier, NodeId later) const {
        Fate fate = Fate::stays;
        if (change.effect == Effect::may_be_replaced || change.effect == Effect::replaced)
            fate = std::max(fate_when_replaced(before_, earlier), fate_when_replaced(after_, later));
        const bool may_go = after_.entry(later, "Condition") &&
                            std::ranges::count(change.differences, condition_path, &Difference::path) != 0;
        if (may_go)
            fate = std::max({fate, fate_when_removed(before_, earlier), fate_when_removed(after_, later)});
        return fate;
    }

    const schema::Facts& facts_;
    Values values_;
    Side before_;
    Side after_;
    std::vector<Subject> subjects_;
    Spread spread_;
};

}  // namespace

std::string property_path(const Side& side, NodeId resource, NodeId value) {
    const NodeId properties = side.entry(resource, "Properties");
    const std::size_t prefix = side.document.path(properties).size() + 1;
    const std::string path = side.document.path(value);
    return path.size() < prefix ? "" : path.substr(prefix);
}

Prediction predict(const Document& before, const Document& after, const schema::Facts& facts) {
    return Predictor(before, after, facts).run();
}

}  // namespace appinfra::compare
