#include <algorithm>

#include "../../form.hpp"
#include "../../text.hpp"
#include "../rules.hpp"

namespace appinfra::validate::rules {
namespace {

/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html (2026-11-23)
constexpr std::size_t most_mappings = 200;
constexpr std::uint32_t most_keys = 200;

bool is_value(const Document& document, NodeId node) {
    return document.kind(node) != Kind::map && document.kind(node) != Kind::null;
}

/// Regions are keys, too.
bool is_first_key(std::string_view key) {
    return std::ranges::all_of(key, [](char c) { return c == '-' || c == '.' || is_alphanumeric({&c, 1}); });
}

void check_level(Context& context, NodeId level) {
    const Document& document = context.document;
    for (const NodeId entry : document.children(level)) {
        if (document.key(entry) == "Fn::Transform")
            continue;
        if (!is_value(document, entry))
            context.report("E7001", entry, "mappings hold strings, numbers and lists of them");
        if (!is_alphanumeric(document.key(entry)))
            context.report_key("E7001", entry, "key " + quoted(document.key(entry)) + " is not alphanumeric");
    }
}

}  // namespace

void check_mappings(Context& context) {
    const Document& document = context.document;
    check_names(context, context.templ.mappings,
                {.what = "mapping",
                 .most_entries = most_mappings,
                 .too_many = "E7010",
                 .invalid_name = "E7001",
                 .too_long = "E7002"});
    for (const Section::Entry& mapping : context.templ.mappings.entries()) {
        if (document.kind(mapping.node) != Kind::map || document.child_count(mapping.node) == 0) {
            context.report("E7001", mapping.node, "mapping " + quoted(mapping.name) + " is not a map of maps");
            continue;
        }
        if (document.child_count(mapping.node) > most_keys)
            context.report_key("E7010", mapping.node, "mapping " + quoted(mapping.name) + " has more than 200 keys");
        for (const NodeId entry : document.children(mapping.node)) {
            if (document.key(entry) == "Fn::Transform")
                continue;
            if (!is_first_key(document.key(entry)))
                context.report_key("E7001", entry,
                                   "key " + quoted(document.key(entry)) + " has more than letters, digits, - and .");
            if (document.kind(entry) == Kind::map && document.child_count(entry) > 0)
                check_level(context, entry);
            else
                context.report("E7001", entry, "mapping " + quoted(mapping.name) + " is not a map of maps");
        }
    }
}

}  // namespace appinfra::validate::rules
