#include "../../serverless.hpp"

#include "../../functions.hpp"
#include "../../text.hpp"
#include "../policies/document_check.hpp"
#include "../properties/shape_check.hpp"
#include "../rules.hpp"

namespace appinfra::validate::rules {
namespace {

constexpr std::string_view declare = "declare Transform: AWS::Serverless-2016-10-31";

/// What only the transform understands, in a template that does not declare it.
void check_undeclared(Context& context, std::uint32_t place) {
    const Document& document = context.document;
    const Section::Entry& resource = context.resource(place);
    const std::string_view type = context.type_of(place);
    if (is_serverless_type(type))
        context.report("E3038", document.find(resource.node, "Type"),
                       "type " + quoted(type) + " needs the transform AWS::Serverless", std::string(declare));
    for (const std::string_view name : {"Connectors", "IgnoreGlobals"})
        if (const NodeId attribute = document.find(resource.node, name))
            context.report_key("E3066", attribute, std::string(name) + " needs the transform AWS::Serverless",
                               std::string(declare));
}

void check_ignored(Context& context, NodeId ignored, std::string_view name, NodeId section) {
    const Document& document = context.document;
    if (!is_text(document, ignored)) {
        context.report("E3001", ignored, "an item of IgnoreGlobals is not the name of a property");
        return;
    }
    if (!section || document.kind(section) != Kind::map || call_of(document, section) ||
        document.find(section, document.text(ignored)))
        return;
    std::vector<std::string_view> names;
    for (const NodeId entry : document.children(section))
        names.push_back(document.key(entry));
    context.report("E3724", ignored,
                   "Globals has no " + quoted(document.text(ignored)) + " in " + std::string(name) + " to ignore",
                   context.suggest(document.text(ignored), std::move(names)));
}

void check_ignored_globals(Context& context, std::uint32_t place) {
    const Document& document = context.document;
    const NodeId ignored = document.find(context.resource(place).node, "IgnoreGlobals");
    const auto section = std::ranges::find(globals_sections, context.type_of(place), &GlobalsSection::type);
    if (!ignored || section == globals_sections.end())
        return;
    if (document.kind(ignored) != Kind::list) {
        if (text_of(document, ignored) != "*")
            context.report("E3001", ignored, "IgnoreGlobals takes a list of names, or \"*\" for all");
        return;
    }
    const auto found = context.templ.globals.find(section->name);
    const NodeId properties = found ? context.templ.globals.entries()[*found].node : document::none;
    for (const NodeId item : document.children(ignored))
        check_ignored(context, item, section->name, properties);
}

/// Rules about which properties are there: a resource may give those that are missing here.
bool concerns_presence(RuleId rule) {
    for (const RuleId other : {RuleId("E3002"), RuleId("E3003"), RuleId("E3014"), RuleId("E3017"), RuleId("E3018"),
                               RuleId("E3020"), RuleId("E3021"), RuleId("E3058")})
        if (rule == other)
            return true;
    return false;
}

/// What each resource of the type gets must fit it.
void check_global_values(Context& context, const Section::Entry& section) {
    const Document& document = context.document;
    const auto found = std::ranges::find(globals_sections, section.name, &GlobalsSection::name);
    if (found == globals_sections.end() || context.resources_of(found->type).empty() ||
        document.kind(section.node) != Kind::map)
        return;
    const auto type = context.facts.find(found->type);
    const Section::Entry globals{"Globals", context.templ.globals.node()};
    for (const NodeId value : document.children(section.node))
        if (const auto shape = type ? type->root().property(document.key(value)) : std::nullopt)
            for (Violation& violation : ShapeCheck(context).violations(globals, value, *shape))
                if (!concerns_presence(violation.rule))
                    context.report(violation.rule, violation.where, std::move(violation.what),
                                   std::move(violation.help));
}

void tell_what_is_unchecked(Context& context) {
    std::size_t count = 0;
    for (std::uint32_t place = 0; place < context.templ.resources.entries().size(); ++place)
        count += is_serverless_type(context.type_of(place)) ? 1 : 0;
    if (count > 0)
        context.report_key("A1005", context.document.find(context.document.root(), "Transform"),
                           "what AWS::Serverless makes of " + std::to_string(count) +
                               (count == 1 ? " resource" : " resources") +
                               " is not checked, only what is written here");
}

}  // namespace

void check_serverless(Context& context) {
    const bool declared = context.templ.serverless;
    if (const NodeId globals = context.templ.globals.node(); globals && !declared)
        context.report_key("E3724", globals, "Globals needs the transform AWS::Serverless", std::string(declare));
    for (std::uint32_t place = 0; place < context.templ.resources.entries().size(); ++place)
        if (declared)
            check_ignored_globals(context, place);
        else
            check_undeclared(context, place);
    if (const NodeId globals = context.templ.globals.node();
        globals && declared && context.document.kind(globals) == Kind::map)
        check_document(context, "E3724", globals, "serverless/globals");
    if (declared)
        for (const Section::Entry& section : context.templ.globals.entries())
            check_global_values(context, section);
    if (declared)
        tell_what_is_unchecked(context);
}

}  // namespace appinfra::validate::rules
