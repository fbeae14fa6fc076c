#include "../../functions.hpp"
#include "policies.hpp"
#include "state_machine.hpp"

namespace appinfra::validate::rules {
namespace {

/// The text that functions put together, with `${...}` for what is not known. Nothing where a whole text comes from
/// elsewhere.
std::string text_with_placeholders(const Document& document, NodeId node) {
    std::string text;
    for (const Piece& piece : pieces_of(document, node))
        text += piece.kind == Piece::Kind::text ? std::string(piece.text) : "${...}";
    return text;
}

void check_map(Context& context, NodeId value) {
    if (const Embedded definition(context.document, value); definition && !definition.is_parsed())
        StateMachine(context, definition).check();
}

void check_string(Context& context, NodeId value) {
    const std::string text = text_with_placeholders(context.document, value);
    if (const Embedded definition(context.document, value, text); definition)
        StateMachine(context, definition).check();
    else if (!text.empty() && text.find("${") == text.npos && text.find("{{resolve:") == text.npos)
        context.report_key("E3601", value, "the definition is not JSON");
}

}  // namespace

void check_state_machines(Context& context) {
    for (const std::string_view type : {"AWS::StepFunctions::StateMachine", "AWS::Serverless::StateMachine"})
        for (const std::uint32_t owner : context.resources_of(type))
            context.property(owner, "Definition", [&](NodeId value) { check_map(context, value); });
    if (context.templ.serverless)
        return;
    for (const std::uint32_t owner : context.resources_of("AWS::StepFunctions::StateMachine"))
        context.property(owner, "DefinitionString", [&](NodeId value) { check_string(context, value); });
}

}  // namespace appinfra::validate::rules
