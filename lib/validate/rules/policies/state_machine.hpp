#pragma once

#include "document_check.hpp"

namespace appinfra::validate::rules {

/// A definition in Amazon States Language.
class StateMachine {
public:
    StateMachine(Context& context, const Embedded& definition);

    void check();

private:
    enum class Language : std::uint8_t { json_path, jsonata };
    struct Machine {
        NodeId node;
        Section states;
        Language language;
    };

    class Walk;

    void check_machine(NodeId node, std::string_view shape, Language outer, int depth);
    void check_state(const Machine& machine, const Section::Entry& state, int depth);
    void check_language(NodeId state, std::string_view type, Language language, Language outer);
    void check_choices(NodeId state, Language language);
    void check_transitions(const Machine& machine);
    void check_shape(NodeId node, std::string_view shape);
    [[nodiscard]] Language language_of(NodeId node, Language outer) const;
    template <class Visit>
    void each(NodeId node, std::string_view path, Visit&& visit) {
        each_value(document_, context_.assumptions, node, path, visit);
    }
    void report(NodeId where, std::string message, std::string help = {});

    Context& context_;
    const Embedded& definition_;
    const Document& document_;
    DocumentCheck check_;
};

}  // namespace appinfra::validate::rules
