#include "form.hpp"

#include <algorithm>

#include "text.hpp"

namespace appinfra::validate {
namespace {

/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html (2026-11-23)
constexpr std::size_t longest_name = 255;

struct Wanted {
    bool fits;
    std::string_view name;
};

Wanted compare(const Document& document, NodeId node, Field::Holds holds) {
    switch (holds) {
        case Field::Holds::text:
            return {is_text(document, node), "a string"};
        case Field::Holds::scalar:
            return {is_scalar(document, node) && document.kind(node) != Kind::null, "a string or a number"};
        case Field::Holds::map:
            return {document.kind(node) == Kind::map, "a map"};
        case Field::Holds::list:
            return {document.kind(node) == Kind::list, "a list"};
        case Field::Holds::anything:
            break;
    }
    return {true, ""};
}

}  // namespace

bool check_form(Context& context, RuleId rule, NodeId map, std::string_view what, std::span<const Field> fields,
                std::optional<RuleId> wrong_type, std::optional<RuleId> unknown) {
    const Document& document = context.document;
    if (document.kind(map) != Kind::map) {
        context.report(wrong_type.value_or(rule), map, std::string(what) + " is not a map");
        return false;
    }
    for (const Field& field : fields)
        if (field.required && !document.find(map, field.name))
            context.report_key(rule, map, std::string(what) + " has no " + std::string(field.name));
    for (const NodeId entry : document.children(map)) {
        const auto field = std::ranges::find(fields, document.key(entry), &Field::name);
        if (field == fields.end()) {
            std::vector<std::string_view> names;
            for (const Field& known : fields)
                names.push_back(known.name);
            context.report_key(unknown.value_or(rule), entry,
                               std::string(what) + " cannot have " + quoted(document.key(entry)),
                               context.suggest(document.key(entry), std::move(names)));
        } else if (const Wanted wanted = compare(document, entry, field->holds); !wanted.fits) {
            context.report(wrong_type.value_or(rule), entry,
                           std::string(field->name) + " is not " + std::string(wanted.name));
        }
    }
    return true;
}

void check_names(Context& context, const Section& section, const NameLimits& limits) {
    if (section.entries().size() > limits.most_entries)
        context.report_key(limits.too_many, section.node(),
                           std::to_string(section.entries().size()) + ' ' + std::string(limits.what) +
                               "s are more than the limit of " + std::to_string(limits.most_entries));
    for (const Section::Entry& entry : section.entries()) {
        if (!is_alphanumeric(entry.name))
            context.report_key(limits.invalid_name, entry.node,
                               std::string(limits.what) + " name " + quoted(entry.name) + " is not alphanumeric");
        if (entry.name.size() > longest_name)
            context.report_key(
                limits.too_long, entry.node,
                std::string(limits.what) + " name " + quoted(entry.name) + " is longer than 255 characters");
    }
}

}  // namespace appinfra::validate
