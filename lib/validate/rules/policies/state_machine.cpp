#include "state_machine.hpp"
#include "appinfra/support/utf8.hpp"

#include <algorithm>
#include <array>

#include "../../functions.hpp"
#include "../../text.hpp"

namespace appinfra::validate::rules {
namespace {

/// Machines within the states of machines.
constexpr int deepest = 16;
/// https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html (2026-11-24)
constexpr std::size_t longest_name = 80;

/// https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html (2026-11-24)
constexpr std::array<std::string_view, 7> json_path_only = {
    "InputPath", "ItemsPath", "MaxConcurrencyPath", "OutputPath", "Parameters", "ResultPath", "ResultSelector",
};
constexpr std::array<std::string_view, 2> jsonata_only = {"Arguments", "Output"};

bool is_placeholder(std::string_view text) { return text.find("${") != text.npos || text.starts_with("{%"); }

}  // namespace

StateMachine::StateMachine(Context& context, const Embedded& definition)
    : context_(context),
      definition_(definition),
      document_(definition.document()),
      check_(context, definition, "E3601") {}

void StateMachine::check() { check_machine(definition_.root(), "states/machine", Language::json_path, 0); }

void StateMachine::check_machine(NodeId node, std::string_view shape, Language outer, int depth) {
    check_shape(node, shape);
    if (document_.kind(node) != Kind::map || depth > deepest)
        return;
    const Machine machine{.node = node,
                          .states = Section(document_, document_.find(node, "States")),
                          .language = language_of(node, outer)};
    for (const Section::Entry& state : machine.states.entries())
        check_state(machine, state, depth);
    check_transitions(machine);
}

void StateMachine::check_state(const Machine& machine, const Section::Entry& state, int depth) {
    if (support::count_characters(state.name) > longest_name)
        report(state.node, "the name of a state has more than 80 characters");
    check_shape(state.node, "states/state");
    const std::string_view type = text_of(document_, document_.find(state.node, "Type"));
    if (document_.kind(state.node) != Kind::map || type.empty())
        return;
    check_shape(state.node, "states/" + std::string(type));
    const Language language = language_of(state.node, machine.language);
    check_language(state.node, type, language, machine.language);
    if (type == "Choice")
        check_choices(state.node, language);
    if (type == "Parallel")
        each(state.node, "Branches/*",
             [&](NodeId branch) { check_machine(branch, "states/machine", language, depth + 1); });
    if (type == "Map")
        for (const std::string_view name : {"ItemProcessor", "Iterator"})
            each(state.node, name,
                 [&](NodeId processor) { check_machine(processor, "states/processor", language, depth + 1); });
}

void StateMachine::check_language(NodeId state, std::string_view type, Language language, Language outer) {
    if (outer == Language::jsonata && language == Language::json_path)
        report(document_.find(state, "QueryLanguage"), "a state of a JSONata machine cannot use JSONPath");
    const auto refuse = [&](std::string_view name, std::string_view needed) {
        const NodeId field = document_.find(state, name);
        if (field && !is_no_value(document_, field))
            report(field, quoted(name) + " needs the query language " + std::string(needed));
    };
    if (language == Language::jsonata)
        for (const std::string_view name : json_path_only)
            refuse(name, "JSONPath");
    else if (type != "Succeed")
        for (const std::string_view name : jsonata_only)
            refuse(name, "JSONata");
}

void StateMachine::check_choices(NodeId state, Language language) {
    each(state, "Choices/*", [&](NodeId choice) {
        check_shape(choice, language == Language::jsonata ? "states/jsonata-choice" : "states/jsonpath-rule");
    });
}

/// Goes from state to state, from `StartAt` on.
class StateMachine::Walk {
public:
    Walk(StateMachine& owner, const Section& states) : owner_(owner), states_(states), seen_(states.entries().size()) {
        names_known_ = !states.generated();
        for (const Section::Entry& state : states.entries())
            names_known_ = names_known_ && !is_placeholder(state.name) && !call_of(owner.document_, state.node);
    }

    void go_to(NodeId target) {
        const std::string_view name = text_of(owner_.document_, target);
        const auto found = states_.find(name);
        if (found)
            go_to(*found);
        else if (!is_text(owner_.document_, target) || is_placeholder(name))
            targets_known_ = false;
        else if (names_known_)
            owner_.report(target, "state " + quoted(name) + " does not exist", owner_.context_.suggest(name, states_));
    }

    /// Whether there was anything to follow.
    bool follow() {
        const bool any = !open_.empty();
        while (!open_.empty()) {
            const NodeId state = states_.entries()[open_.back()].node;
            open_.pop_back();
            for (const std::string_view path : {"Next", "Default", "Catch/*/Next", "Choices/*/Next"})
                owner_.each(state, path, [this](NodeId target) { go_to(target); });
        }
        return any;
    }

    /// States that no transition leads to; what follows on one of them is not told again.
    void report_unreachable() {
        for (std::uint32_t i = 0; i < seen_.size() && names_known_ && targets_known_; ++i) {
            if (seen_[i])
                continue;
            owner_.report(states_.entries()[i].node,
                          "no transition leads to state " + quoted(states_.entries()[i].name));
            go_to(i);
            follow();
        }
    }

private:
    void go_to(std::uint32_t state) {
        if (!seen_[state])
            open_.push_back(state);
        seen_[state] = true;
    }

    StateMachine& owner_;
    const Section& states_;
    std::vector<bool> seen_;
    std::vector<std::uint32_t> open_ = {};  ///< Whose transitions are still to be followed.
    bool names_known_ = true;
    bool targets_known_ = true;
};

void StateMachine::check_transitions(const Machine& machine) {
    Walk walk(*this, machine.states);
    each(machine.node, "StartAt", [&](NodeId start) { walk.go_to(start); });
    if (walk.follow())
        walk.report_unreachable();
}

void StateMachine::check_shape(NodeId node, std::string_view shape) {
    for (Violation& violation : check_.violations(node, shape))
        if (violation.at_key || !is_placeholder(text_of(document_, violation.where)))
            check_.report(std::move(violation));
}

StateMachine::Language StateMachine::language_of(NodeId node, Language outer) const {
    const std::string_view name = text_of(document_, document_.find(node, "QueryLanguage"));
    if (name == "JSONata")
        return Language::jsonata;
    return name == "JSONPath" ? Language::json_path : outer;
}

void StateMachine::report(NodeId where, std::string message, std::string help) {
    check_.report({.where = where, .what = std::move(message), .when = {}, .help = std::move(help), .at_key = true});
}

}  // namespace appinfra::validate::rules
