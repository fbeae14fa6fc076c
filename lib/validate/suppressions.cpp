#include "suppressions.hpp"

#include <algorithm>
#include <array>

#include "appinfra/support/sorted.hpp"
#include "appinfra/validate/catalogue.hpp"
#include "form.hpp"
#include "text.hpp"

namespace appinfra::validate {
namespace {

using enum Field::Holds;

constexpr std::array suppression_fields = {
    Field{"id", text, true}, Field{"reason", text, true}, Field{"owner", text},
    Field{"expires", text},  Field{"path", text},
};

std::vector<std::string> texts(const Document& document, NodeId list) {
    std::vector<std::string> result;
    if (list && document.kind(list) == Kind::list)
        for (const NodeId item : document.children(list))
            if (is_text(document, item))
                result.emplace_back(document.text(item));
    return result;
}

NodeId cfn_lint_config(const Document& document, NodeId metadata) {
    const NodeId tool = metadata ? document.find(metadata, "cfn-lint") : document::none;
    return tool ? document.find(tool, "config") : document::none;
}

/// `2027-01-31`.
bool is_date(std::string_view text) {
    constexpr std::string_view form = "0000-00-00";
    return std::ranges::equal(text, form, [](char c, char f) { return f == '0' ? '0' <= c && c <= '9' : c == f; });
}

bool lies_in(std::string_view path, std::string_view part) {
    return path.starts_with(part) && (part.empty() || path.size() == part.size() || path[part.size()] == '/');
}

}  // namespace

Settings with_metadata(const Document& document, const Settings& settings) {
    Settings result = settings;
    const NodeId config = cfn_lint_config(document, document.find(document.root(), "Metadata"));
    if (!config)
        return result;
    if (result.regions.empty())
        result.regions = texts(document, document.find(config, "regions"));
    result.selection.include(texts(document, document.find(config, "include_checks")));
    result.selection.demand(texts(document, document.find(config, "mandatory_checks")));
    result.selection.ignore(texts(document, document.find(config, "ignore_checks")));
    return result;
}

Suppressions::Suppressions(Context& context) : context_(context) {
    const Document& document = context.document;
    read_ours(document.find(document.root(), "Metadata"), "");
    for (const Section::Entry& resource : context.templ.resources.entries()) {
        const NodeId metadata = document.find(resource.node, "Metadata");
        if (!metadata || document.kind(metadata) != Kind::map)
            continue;
        const std::string path = "Resources/" + std::string(resource.name);
        read_ours(metadata, path);
        read_cfn_lint(metadata, path);
    }
    std::ranges::stable_sort(entries_, {}, &Entry::id);
}

void Suppressions::read_ours(NodeId metadata, const std::string& path) {
    const Document& document = context_.document;
    const NodeId tool = metadata ? document.find(metadata, "appinfra") : document::none;
    const NodeId list = tool ? document.find(tool, "suppress") : document::none;
    if (!list)
        return;
    if (document.kind(list) != Kind::list) {
        context_.report("A1104", list, "suppress takes a list of suppressions");
        return;
    }
    for (const NodeId item : document.children(list))
        read_one(item, path);
}

void Suppressions::read_one(NodeId node, const std::string& path) {
    const Document& document = context_.document;
    if (!check_form(context_, "A1104", node, "a suppression", suppression_fields))
        return;
    const NodeId id = document.find(node, "id");
    const std::string_view reason = text_of(document, document.find(node, "reason"));
    if (!is_text(document, id) || reason.empty())
        return;
    if (!find_rule(document.text(id))) {
        context_.report("A1101", id, "there is no rule " + quoted(document.text(id)));
        return;
    }
    const NodeId expires = document.find(node, "expires");
    const std::string_view date = text_of(document, expires);
    if (expires && !is_date(date)) {
        context_.report("A1104", expires, "expires is not a date", "write it as 2027-01-31");
        return;
    }
    if (expires && !context_.settings.today.empty() && date < context_.settings.today) {
        const std::string_view owner = text_of(document, document.find(node, "owner"));
        context_.report("A1102", expires,
                        "the suppression of " + std::string(document.text(id)) + " expired on " + std::string(date),
                        owner.empty() ? std::string("mend the finding, or decide again")
                                      : "ask " + std::string(owner) + " to mend the finding, or to decide again");
        return;
    }
    const std::string_view below = text_of(document, document.find(node, "path"));
    entries_.push_back({.id = document.text(id),
                        .reason = reason,
                        .path = below.empty() ? path : (path.empty() ? "" : path + "/") + std::string(below),
                        .where = node,
                        .ours = true});
}

void Suppressions::read_cfn_lint(NodeId metadata, const std::string& path) {
    const Document& document = context_.document;
    const NodeId config = cfn_lint_config(document, metadata);
    const NodeId checks = config ? document.find(config, "ignore_checks") : document::none;
    if (!checks || document.kind(checks) != Kind::list)
        return;
    for (const NodeId item : document.children(checks))
        if (is_text(document, item))
            entries_.push_back({.id = document.text(item),
                                .reason = "ignore_checks of the resource",
                                .path = path,
                                .where = item,
                                .ours = false});
}

void Suppressions::apply(std::vector<diagnostics::Diagnostic>& findings) {
    if (entries_.empty())
        return;
    for (diagnostics::Diagnostic& finding : findings) {
        const std::size_t rule = rule_index(finding.id);
        if (rule < catalogue.size() && context_.settings.selection.is_mandatory(rule))
            continue;
        for (Entry& entry : support::equal_items(entries_, std::string_view(finding.id), &Entry::id))
            if (lies_in(finding.path, entry.path)) {
                finding.suppressed = std::string(entry.reason);
                entry.used = true;
                break;
            }
    }
}

void Suppressions::report_unused() {
    for (const Entry& entry : entries_)
        if (entry.ours && !entry.used && context_.settings.selection.wants(rule_index(entry.id)))
            context_.report("A1103", entry.where, "nothing breaks " + std::string(entry.id) + " here",
                            "take the suppression away");
}

}  // namespace appinfra::validate
