#include <algorithm>
#include <array>

#include "reader.hpp"
#include "shapes.hpp"
#include "suspicion.hpp"
#include "text.hpp"
#include "types.hpp"

namespace appinfra::manifest {
namespace {

constexpr std::string_view variable_name_rule = "it takes letters, digits and underscores, not beginning with a digit";

/// Environment variables that scenarios set, or that the AWS tools in a container act on.
constexpr std::array<std::string_view, 6> reserved_prefixes{"AWS_",      "ECS_",     "LAMBDA_",
                                                            "DATABASE_", "UPLOADS_", "REPORTS_"};

bool is_reserved_variable(std::string_view name) {
    return name == "PORT" || name == "APP_HOST" || name == "FILE_STORE" ||
           std::any_of(reserved_prefixes.begin(), reserved_prefixes.end(),
                       [&](std::string_view prefix) { return name.starts_with(prefix); });
}

/// IAM does not tell tag keys apart by case: "Rules for tagging", IAM user guide, AWS, 2026-11-23.
std::string without_case(std::string_view key) {
    std::string lower(key);
    std::transform(lower.begin(), lower.end(), lower.begin(), to_lower);
    return lower;
}

bool is_reserved_tag(std::string_view key) {
    constexpr std::array<std::string_view, 4> ours{"application", "environment", "managedby", "scenario"};
    return std::find(ours.begin(), ours.end(), without_case(key)) != ours.end();
}

/// The item called `name`, or the end.
template <class Items>
auto find_named(Items& items, std::string_view name, auto member) {
    return std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.*member == name; });
}

}  // namespace

void Reader::read_named(const SectionInfo& section, const Entry& entry, const std::string& path) {
    if (section.form == SectionForm::secrets && entry.value.kind != Node::Kind::mapping)
        findings_.hide(entry.value.span);
    if (!has_keys(entry, path, "names with a value each", findings_))
        return;
    std::set<std::string_view> seen;
    for (const Entry& named : entry.value.entries) {
        const std::string named_path = path + "." + named.key;
        // What stands under a name that is there already is read all the same: it may hold a secret.
        is_duplicate(named, named_path, seen, findings_);
        if (seen.size() > section.most)
            return findings_.error(Id::too_many, named.key_span, path, path + " has too many entries",
                                   "at most " + std::to_string(section.most) + " are possible");
        switch (section.form) {
            case SectionForm::jobs:
                read_job(named, named_path);
                break;
            case SectionForm::secrets:
                read_secret(named, named_path);
                break;
            case SectionForm::variables:
                read_variable(named, named_path);
                break;
            default:
                read_tag(named, named_path);
                break;
        }
    }
}

void Reader::report_new_name(const Entry& entry, const std::string& path) {
    findings_.error(Id::different_structure, entry.key_span, path, path + " exists in this environment only",
                    "one template serves all environments: add it at the top, too");
}

bool Reader::check_variable_name(const Entry& entry, std::string_view section, const std::string& path) {
    if (!is_variable_name(entry.key)) {
        findings_.error(Id::invalid_name, entry.key_span, path,
                        std::string(section) + " " + quoted(entry.key) + " is not a name for an environment variable",
                        std::string(variable_name_rule));
        return false;
    }
    if (is_reserved_variable(entry.key)) {
        findings_.error(Id::reserved_name, entry.key_span, path, path + " is set by the scenarios or by AWS",
                        "choose another name, or leave it out");
        return false;
    }
    return true;
}

void Reader::read_secret(const Entry& entry, const std::string& path) {
    if (entry.value.kind == Node::Kind::refused)
        return;
    auto source = types::secret.parse(types::secret, entry.value);
    if (const auto* problem = std::get_if<Problem>(&source))
        report(*problem, entry.value, path);
    if (!check_variable_name(entry, "secrets", path))
        return;
    auto known = find_named(app_.secrets, entry.key, &Secret::name);
    if (known == app_.secrets.end()) {
        if (is_override())
            return report_new_name(entry, path);
        known = app_.secrets.insert(app_.secrets.end(), Secret{.name = entry.key, .source = {}});
    }
    auto* read = std::get_if<SecretSource>(&source);
    if (read == nullptr)
        return;
    if (is_override() && read->index() != known->source.value.index())
        return findings_.error(Id::different_structure, entry.value.span, path,
                               path + " comes from another place than in the other environments",
                               "one template serves all environments: use the same kind of reference");
    known->source = {std::move(*read),
                     {.kind = diagnostics::Origin::Kind::manifest, .key = path, .span = entry.value.span}};
}

void Reader::read_variable(const Entry& entry, const std::string& path) {
    if (entry.value.kind == Node::Kind::refused)
        return;
    auto value = types::variable_value.parse(types::variable_value, entry.value);
    const bool is_secret = looks_like_secret(entry.key, entry.value.text);
    if (is_secret) {
        findings_.hide(entry.value.span);
        findings_.error(Id::secret_in_environment, entry.value.span, path, path + " looks like a secret",
                        "move it to `secrets`, and change it if it was ever committed");
    } else if (auto* problem = std::get_if<Problem>(&value)) {
        problem->subject = "";
        report(*problem, entry.value, path);
    }
    if (!check_variable_name(entry, "environment", path) || is_secret)
        return;
    auto known = find_named(app_.environment, entry.key, &Variable::name);
    if (known == app_.environment.end()) {
        if (is_override())
            return report_new_name(entry, path);
        known = app_.environment.insert(app_.environment.end(), Variable{.name = entry.key, .value = {}});
    }
    if (auto* text = std::get_if<std::string>(&value))
        known->value = {std::move(*text),
                        {.kind = diagnostics::Origin::Kind::manifest, .key = path, .span = entry.value.span}};
}

void Reader::read_tag(const Entry& entry, const std::string& path) {
    if (entry.value.kind == Node::Kind::refused)
        return;
    auto value = types::tag_value.parse(types::tag_value, entry.value);
    if (const auto* problem = std::get_if<Problem>(&value))
        report(*problem, entry.value, path);
    if (entry.key.size() > longest_tag_key || !is_tag_text(entry.key))
        return findings_.error(Id::invalid_tag, entry.key_span, path,
                               "tags " + quoted(entry.key) + " is not a key for a tag",
                               "it takes up to 128 letters, digits, blanks and `_ . : / = + - @`");
    if (without_case(entry.key).starts_with("aws:") || is_reserved_tag(entry.key))
        return findings_.error(Id::reserved_name, entry.key_span, path, path + " is set by the scenarios or by AWS",
                               "choose another key, or leave it out");
    const auto same = [&](const Tag& tag) { return without_case(tag.key) == without_case(entry.key); };
    auto known = std::find_if(app_.tags.begin(), app_.tags.end(), same);
    if (known != app_.tags.end() && known->key != entry.key)
        return findings_.error(Id::invalid_tag, entry.key_span, path,
                               path + " differs from " + quoted(known->key) + " only in case, which IAM refuses",
                               "keep one of the two");
    if (known == app_.tags.end()) {
        if (is_override())
            return report_new_name(entry, path);
        known = app_.tags.insert(app_.tags.end(), Tag{.key = entry.key, .value = {}});
    }
    if (auto* text = std::get_if<std::string>(&value))
        known->value = {std::move(*text),
                        {.kind = diagnostics::Origin::Kind::manifest, .key = path, .span = entry.value.span}};
}

}  // namespace appinfra::manifest
