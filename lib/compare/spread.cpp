#include "spread.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "create_only.hpp"

namespace appinfra::compare {

namespace {

Effect effect_of(const Difference& difference) {
    switch (difference.update) {
        case Update::replace:
            return Effect::replaced;
        case Update::may_replace:
            return Effect::may_be_replaced;
        case Update::in_place:
            break;
    }
    return difference.path == condition_path ? Effect::conditional : Effect::changed;
}

}  // namespace

void Subject::add(Difference difference) {
    change.effect = std::max(change.effect, effect_of(difference));
    change.differences.push_back(std::move(difference));
}

Spread::Spread(const Side& before, const Side& after, std::vector<Subject>& subjects)
    : before_(before), after_(after), subjects_(subjects) {}

void Spread::add_uses(std::size_t subject, NodeId value) {
    for_each_reference(after_.document, value, [&](Name name, NodeId outermost) {
        uses_[name].push_back({Use::Holder::property, subject, outermost});
    });
}

void Spread::add_condition(std::size_t subject, std::string_view condition) {
    uses_[{Name::Kind::condition, condition}].push_back({Use::Holder::existence, subject, document::none});
}

void Spread::run() {
    add_uses_of_conditions();
    tell_changed_names();
    while (!waiting_.empty()) {
        const Name name = waiting_.back();
        waiting_.pop_back();
        const Certainty certainty = told_[name];
        if (const auto found = uses_.find(name); found != uses_.end())
            for (const Use& use : found->second)
                apply(use, name, certainty);
    }
}

void Spread::add_uses_of_conditions() {
    const std::vector<NodeId>& conditions = after_.conditions.entries;
    for (std::size_t i = 0; i < conditions.size(); ++i)
        for_each_reference(after_.document, conditions[i], [&](Name name, NodeId) {
            uses_[name].push_back({Use::Holder::condition, i, document::none});
        });
}

void Spread::tell_changed_names() {
    using enum Name::Kind;
    const auto differs = [&](NodeId old_entry, NodeId new_entry, std::string_view key) {
        return before_.value(before_.entry(old_entry, key)) != after_.value(after_.entry(new_entry, key));
    };
    for (const auto& [name, parameter] : after_.parameters.by_name) {
        const NodeId earlier = before_.parameters.find(name);
        if (!earlier || differs(earlier, parameter, "Type") || differs(earlier, parameter, "Default"))
            tell({parameter_or_resource, name}, Certainty::certain);
    }
    for (const auto& [name, mapping_node] : after_.mappings.by_name)
        if (before_.value(before_.mappings.find(name)) != after_.value(mapping_node))
            tell({mapping, name}, Certainty::possible);
    for (const auto& [name, definition] : after_.conditions.by_name)
        if (before_.value(before_.conditions.find(name)) != after_.value(definition))
            tell({condition, name}, Certainty::possible);
    for (const Subject& subject : subjects_)
        tell(subject);
}

void Spread::tell(Name name, Certainty certainty) {
    Certainty& known = told_[name];
    if (known >= certainty)
        return;
    known = certainty;
    waiting_.push_back(name);
}

/// Whether references to the resource mean another one than before.
void Spread::tell(const Subject& subject) {
    const Effect effect = subject.change.effect;
    if (effect > Effect::changed)
        tell({Name::Kind::parameter_or_resource, after_.document.key(subject.resource)},
             effect < Effect::replaced ? Certainty::possible : Certainty::certain);
}

void Spread::apply(const Use& use, Name name, Certainty certainty) {
    if (use.holder == Use::Holder::condition) {
        tell({Name::Kind::condition, after_.document.key(after_.conditions.entries[use.subject])}, Certainty::possible);
        return;
    }
    Subject& subject = subjects_[use.subject];
    if (use.holder == Use::Holder::existence)
        subject.add({std::string(condition_path), Update::in_place, std::string(name.text)});
    else
        apply_to_property(use, name, certainty);
    tell(subject);
}

void Spread::apply_to_property(const Use& use, Name name, Certainty certainty) {
    Subject& subject = subjects_[use.subject];
    const std::string path = property_path(after_, subject.resource, use.value);
    Update update = update_of(subject.type, path);
    if (certainty == Certainty::possible)
        update = std::min(update, Update::may_replace);
    const auto [place, fresh] = differences_.try_emplace(use.value.index, subject.change.differences.size());
    if (!fresh) {
        // A function that refers to several such names, or to one that is now certain, differs once.
        Difference& known = subject.change.differences[place->second];
        if (known.update >= update)
            return;
        known.update = update;
        known.because = name.text;
        subject.change.effect = std::max(subject.change.effect, effect_of(known));
        return;
    }
    subject.add({path, update, std::string(name.text)});
}

}  // namespace appinfra::compare
