#include "reader.hpp"

#include <algorithm>

#include "appinfra/support/edit_distance.hpp"
#include "shapes.hpp"
#include "suspicion.hpp"
#include "text.hpp"

namespace appinfra::manifest {
namespace {

std::string join(std::string_view path, std::string_view name) {
    return path.empty() ? std::string(name) : std::string(path) + "." + std::string(name);
}

template <class Owner>
const Key<Owner>* find_key(std::span<const Key<Owner>> table, std::string_view path) {
    const auto found = std::find_if(table.begin(), table.end(), [&](const auto& key) { return key.path == path; });
    return found == table.end() ? nullptr : &*found;
}

/// A default as the node that it would be in a manifest: a word, or `[a list, of words]`.
Node written_as(std::string_view fallback) {
    if (!fallback.starts_with('['))
        return make_node(Node::Kind::scalar, {}, std::string(fallback));
    Node list = make_node(Node::Kind::list, {});
    for (const std::string_view word : listed_words(fallback))
        list.items.push_back(make_node(Node::Kind::scalar, {}, std::string(word)));
    return list;
}

/// Sets the default of every key whose place the owner has, and that belongs to `alternative`.
template <class Owner>
void set_defaults(Owner& owner, std::span<const Key<Owner>> table, Alternative alternative) {
    for (const Key<Owner>& key : table) {
        if (key.fallback.empty() || key.alternative != alternative)
            continue;
        key.read(owner, written_as(key.fallback),
                 {.kind = diagnostics::Origin::Kind::default_value, .key = std::string(key.path), .span = {}});
    }
}

/// The names that may stand in a section.
template <class Owner>
std::vector<std::string_view> names_in(std::span<const Key<Owner>> table, std::string_view section) {
    std::vector<std::string_view> names;
    for (const Key<Owner>& key : table)
        if (parent_path(key.path) == section)
            names.push_back(key.name());
    if (std::is_same_v<Owner, App>)
        for (const SectionInfo& info : sections())
            if (parent_path(info.path) == section)
                names.push_back(info.path.substr(section.empty() ? 0 : section.size() + 1));
    return names;
}

std::string listed(const std::vector<std::string_view>& names) {
    std::string text;
    for (const std::string_view name : names)
        text += (text.empty() ? "" : ", ") + std::string(name);
    return text;
}

/// The only key of another section that is called `name`.
std::optional<std::string_view> elsewhere(std::string_view name) {
    std::optional<std::string_view> found;
    for (const Key<App>& key : app_keys()) {
        if (key.name() != name)
            continue;
        if (found)
            return std::nullopt;
        found = key.path;
    }
    return found;
}

/// The alternative that the first key of a section chooses.
Alternative chosen_by(std::string_view path) {
    if (const auto* key = find_key(app_keys(), path))
        return key->alternative;
    const SectionInfo* section = find_section(path);
    return section != nullptr ? section->alternative : Alternative::always;
}

}  // namespace

App default_app() {
    App app;
    set_defaults(app, app_keys(), Alternative::always);
    set_defaults(app, app_keys(), Alternative::new_network);
    return app;
}

bool is_duplicate(const Entry& entry, const std::string& path, std::set<std::string_view>& seen, Findings& findings) {
    if (seen.insert(entry.key).second)
        return false;
    findings.error(Id::duplicate_key, entry.key_span, path, path + " stands here a second time",
                   "keep one of the two, or give the other another name");
    return true;
}

bool has_keys(const Entry& entry, const std::string& path, std::string_view keys, Findings& findings) {
    const Node::Kind kind = entry.value.kind;
    if (kind == Node::Kind::mapping || kind == Node::Kind::null)
        return true;
    if (kind != Node::Kind::refused)
        findings.error(Id::wrong_type, entry.value.span, path,
                       path + (kind == Node::Kind::list ? " is a list" : " is text") + " where keys belong",
                       "it takes " + std::string(keys));
    return false;
}

void Reader::read(const Node& root) {
    const diagnostics::Span start = root.entries.empty() ? root.span : root.entries.front().key_span;
    read_keys(app_, app_keys(), {.mapping = root, .section = {}, .path = {}, .span = start});
}

template <class Owner>
void Reader::read_keys(Owner& owner, std::span<const Key<Owner>> table, const Place& place) {
    std::set<std::string_view> seen;
    for (const Entry& entry : place.mapping.entries)
        if (!is_duplicate(entry, prefix_ + join(place.path, entry.key), seen, findings_))
            read_entry(owner, table, place, entry);
    if (is_override())
        return;
    for (const Key<Owner>& key : table)
        if (key.required && parent_path(key.path) == place.section && holds(app_, key.alternative) &&
            !seen.contains(key.name()))
            findings_.error(Id::missing_key, place.span, join(place.path, key.name()),
                            join(place.path, key.name()) + " is missing", "add it: " + accepts(*key.type));
}

template <class Owner>
void Reader::read_entry(Owner& owner, std::span<const Key<Owner>> table, const Place& place, const Entry& entry) {
    const std::string in_table = join(place.section, entry.key);
    const std::string path = prefix_ + join(place.path, entry.key);
    if (const Key<Owner>* key = find_key(table, in_table))
        return read_value(owner, *key, entry, path);
    if constexpr (std::is_same_v<Owner, App>) {
        const SectionInfo* section = find_section(in_table);
        if (section != nullptr && (section->form != SectionForm::environments || !is_override()))
            return read_section(*section, entry, path);
    }
    report_unknown(table, place, entry, path);
}

template <class Owner>
void Reader::read_value(Owner& owner, const Key<Owner>& key, const Entry& entry, const std::string& path) {
    if (entry.value.kind == Node::Kind::refused)
        return;
    if (key.fixed && is_override())
        return findings_.error(Id::fixed_key, entry.key_span, path, path + " cannot differ between environments",
                               "set it at the top, for all environments");
    diagnostics::Origin origin{.kind = diagnostics::Origin::Kind::manifest, .key = path, .span = entry.value.span};
    if (const auto problem = key.read(owner, entry.value, std::move(origin)))
        report(*problem, entry.value, path);
}

void Reader::read_section(const SectionInfo& section, const Entry& entry, const std::string& path) {
    if (section.form == SectionForm::environments)
        return;
    if (section.fixed && is_override())
        return findings_.error(Id::fixed_key, entry.key_span, path, path + " cannot differ between environments",
                               "set it at the top, for all environments");
    if (!section.words.empty() && entry.value.kind == Node::Kind::scalar)
        return read_word(section, entry, path);
    if (section.form != SectionForm::keys)
        return read_named(section, entry, path);
    if (!has_keys(entry, path, "the keys " + listed(names_in(app_keys(), section.path)), findings_))
        return;
    if (section.alternative != Alternative::always && !take(section.alternative, entry, path))
        return;
    const Place place{
        .mapping = entry.value, .section = section.path, .path = std::string(section.path), .span = entry.key_span};
    choose_alternative(place);
    read_keys(app_, app_keys(), place);
}

void Reader::read_word(const SectionInfo& section, const Entry& entry, const std::string& path) {
    std::string known;
    for (const Word& word : section.words) {
        if (word.text == entry.value.text) {
            take(word.alternative, entry, path);
            return;
        }
        known.append("`").append(word.text).append("`, ");
    }
    findings_.error(Id::unknown_choice, entry.value.span, path, path + " " + quoted(entry.value.text) + " is not known",
                    "it takes " + known + "or the keys " + listed(names_in(app_keys(), section.path)));
}

/// Makes the application hold `alternative`; an environment can only agree with the base.
bool Reader::take(Alternative alternative, const Entry& entry, const std::string& path) {
    if (holds(app_, alternative))
        return true;
    if (is_override()) {
        findings_.error(Id::different_structure, entry.key_span, path,
                        path + " chooses " + std::string(describe(alternative)) + ", unlike the other environments",
                        "one template serves all environments: choose it at the top");
        return false;
    }
    choose(app_, alternative);
    set_defaults(app_, app_keys(), alternative);
    return true;
}

/// Where keys of a section belong to alternatives, the first such key chooses, and the others must agree.
void Reader::choose_alternative(const Place& place) {
    Alternative chosen = Alternative::always;
    for (const Entry& entry : place.mapping.entries) {
        const Alternative alternative = chosen_by(join(place.section, entry.key));
        if (alternative == Alternative::always || alternative == chosen)
            continue;
        const std::string path = prefix_ + join(place.path, entry.key);
        if (chosen != Alternative::always) {
            findings_.error(Id::mixed_alternatives, entry.key_span, path,
                            path + " belongs to " + std::string(describe(alternative)) + ", but " +
                                std::string(describe(chosen)) + " is described here",
                            "keep the keys of one of the two");
            continue;
        }
        chosen = alternative;
        if (!take(alternative, entry, path))
            return;
    }
}

template <class Owner>
void Reader::report_unknown(std::span<const Key<Owner>> table, const Place& place, const Entry& entry,
                            const std::string& path) {
    if (entry.key.empty() && entry.value.kind == Node::Kind::refused)
        return;
    std::vector<std::string_view> names = names_in(table, place.section);
    if (is_override())
        std::erase(names, "environments");
    std::string help;
    const auto meant = support::did_you_mean(entry.key, names);
    if (meant)
        help = "did you mean `" + std::string(*meant) + "`?";
    else if (const auto other = elsewhere(entry.key); other && std::is_same_v<Owner, App>)
        help = "did you mean `" + std::string(*other) + "`?";
    else
        help = "the keys here are " + listed(names);
    const bool may_hold_secrets = meant == "secrets" || meant == "client_secret" || meant == "environment" ||
                                  looks_like_secret(entry.key, entry.value.text);
    if (may_hold_secrets) {
        findings_.hide(entry.key_span);
        findings_.hide(entry.value.span);
    }
    findings_.error(Id::unknown_key, entry.key_span, path,
                    (place.path.empty() ? "" : prefix_ + place.path + ": ") + "unknown key " + quoted(entry.key),
                    std::move(help));
}

void Reader::report(const Problem& problem, const Node& node, const std::string& path) {
    if (problem.confidential)
        findings_.hide(node.span);
    std::string subject = problem.subject.value_or(node.text);
    if (!subject.empty() || (!problem.subject && node.kind == Node::Kind::scalar))
        subject = quoted(subject) + " ";
    std::string message = path + " " + subject + problem.message;
    findings_.error(problem.id, problem.span.known() ? problem.span : node.span, path, std::move(message),
                    problem.help);
}

// Job by job, the same as the keys of the application.
void Reader::read_job(const Entry& entry, const std::string& path) {
    if (!is_short_name(entry.key, longest_job_name))
        return findings_.error(Id::invalid_name, entry.key_span, path, path + " is not a name for a job",
                               "it takes up to 32 lower-case letters, digits and hyphens");
    if (!has_keys(entry, path, "the keys " + listed(names_in(job_keys(), {})), findings_))
        return;
    auto job =
        std::find_if(app_.jobs.begin(), app_.jobs.end(), [&](const Job& known) { return known.name == entry.key; });
    if (job == app_.jobs.end()) {
        if (is_override())
            return report_new_name(entry, path);
        job = app_.jobs.insert(app_.jobs.end(), Job());
        job->name = entry.key;
        set_defaults(*job, job_keys(), Alternative::always);
    }
    read_keys(*job, job_keys(),
              {.mapping = entry.value, .section = {}, .path = "jobs." + entry.key, .span = entry.key_span});
}

}  // namespace appinfra::manifest
