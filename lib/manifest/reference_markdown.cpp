#include "appinfra/manifest/catalogue.hpp"
#include "appinfra/manifest/describe.hpp"
#include "appinfra/manifest/read.hpp"
#include "keys.hpp"

namespace appinfra::manifest {
namespace {

/// Text for a cell of a table.
std::string cell(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '|')
            result += '\\';
        result += c;
    }
    return result;
}

std::string default_of(const KeyInfo& key) {
    if (key.fallback.empty() && key.required)
        return key.alternative == Alternative::always ? "required"
                                                      : "required for " + std::string(describe(key.alternative));
    if (key.fallback.empty())
        return cell(key.otherwise);
    std::string text = std::string("`").append(key.fallback).append("`");
    return key.otherwise.empty() ? text : text + "; " + cell(key.otherwise);
}

void add_key(std::string& out, const KeyInfo& key) {
    out += "| `" + std::string(key.name()) + "` | " + cell(accepts(*key.type)) + " | " + default_of(key) + " | " +
           cell(key.about);
    if (key.required && !key.otherwise.empty())
        out += " Default " + cell(key.otherwise) + ".";
    if (key.fixed)
        out += " The same in all environments.";
    out += " |\n";
}

template <class Keys>
void add_keys(std::string& out, const Keys& keys, std::string_view section) {
    bool is_first = true;
    for (const KeyInfo& key : keys) {
        if (parent_path(key.path) != section)
            continue;
        if (is_first)
            out += "\n| key | value | default | meaning |\n| --- | --- | --- | --- |\n";
        is_first = false;
        add_key(out, key);
    }
}

void add_section(std::string& out, const SectionInfo& section) {
    out += "\n## `" + std::string(section.path) + "`\n\n" + std::string(section.about);
    if (!section.otherwise.empty())
        out += " Default: " + std::string(section.otherwise) + ".";
    out += "\n";
    add_keys(out, app_keys(), section.path);
    if (section.form == SectionForm::jobs)
        add_keys(out, job_keys(), {});
    if (!section.example.empty()) {
        out += "\n```yaml\n" + std::string(section.path) + ":\n  ";
        for (const char c : section.example) {
            out += c;
            if (c == '\n')
                out += "  ";
        }
        out += "\n```\n";
    }
}

void add_findings(std::string& out) {
    out +=
        "\n## What can be wrong\n\nAll findings of a manifest are reported in one run.\n\n| id | name | meaning |\n| "
        "--- | --- | --- |\n";
    for (const CatalogueEntry& entry : catalogue())
        out += "| " + std::string(entry.id) + " | `" + std::string(entry.name) + "` | " + std::string(entry.summary) +
               " |\n";
}

}  // namespace

std::string reference_markdown() {
    std::string out =
        "<!-- Generated from the table of keys in lib/manifest; APPINFRA_UPDATE_GOLDEN=1 and the tests write it anew. "
        "-->\n"
        "# The manifest: appinfra.yaml\n\n"
        "One file describes the application; every key has a default except `app` and `domain`. Amounts have units as "
        "people "
        "write them: sizes count in powers of 1024 (`512 MiB`, `6 GiB`), times are `14 days` or `2 hours`. Values are "
        "read as "
        "the text that is written: `010`, `on` and `1.10` are not changed into something else. Anchors, aliases and "
        "tags of "
        "YAML are not read.\n\n"
        "```yaml\n";
    out += built_in_example();
    out += "```\n";
    add_keys(out, app_keys(), {});
    for (const SectionInfo& section : sections())
        add_section(out, section);
    add_findings(out);
    return out;
}

}  // namespace appinfra::manifest
