#include <algorithm>

#include "appinfra/manifest/describe.hpp"
#include "keys.hpp"
#include "text.hpp"

namespace appinfra::manifest {
namespace {

constexpr std::size_t line_length = 120;
constexpr std::size_t comment_column = 36;

/// Comment lines with `text`, broken between words.
void add_comment(std::string& out, std::string_view text) {
    std::string line = "#";
    for (const std::string_view word : split(text, ' ')) {
        if (line.size() + 1 + word.size() > line_length) {
            out += line + "\n";
            line.resize(1);
        }
        line.append(" ").append(word);
    }
    out += line + "\n";
}

/// What a key says when it is switched on: its default, or a sample.
std::string_view value_of(const KeyInfo& key) {
    if (!key.fallback.empty())
        return key.fallback;
    return key.example.empty() ? key.type->sample : key.example;
}

/// A line that takes effect when its `#` is removed, with what it is for beside it or, when that is long, above it.
void add_key(std::string& out, const KeyInfo& key, std::string_view indentation) {
    const std::string start = std::string("#").append(indentation);
    std::string line = start + std::string(key.name()) + ": " + std::string(value_of(key));
    const std::string comment = "# " + std::string(key.about);
    const std::size_t width = std::max(line.size() + 2, comment_column);
    if (width + comment.size() > line_length)
        out += start + comment + "\n";
    else
        line.append(width - line.size(), ' ').append(comment);
    out += line + "\n";
}

/// Whether a new manifest shows the key ready for use; the keys of other alternatives are only described.
bool is_shown(const KeyInfo& key) {
    return key.alternative == Alternative::always || key.alternative == Alternative::new_network ||
           key.alternative == Alternative::pipeline;
}

void add_others(std::string& out, const SectionInfo& section) {
    std::string names;
    for (const KeyInfo& key : app_keys())
        if (parent_path(key.path) == section.path && !is_shown(key))
            names += (names.empty() ? "" : ", ") + std::string(key.name());
    if (!names.empty())
        add_comment(out, "Or: " + names + ".");
}

void add_section(std::string& out, const SectionInfo& section) {
    add_comment(out, section.about);
    if (!section.otherwise.empty())
        add_comment(out, "Default: " + std::string(section.otherwise) + ".");
    add_others(out, section);
    out.append("#").append(section.path).append(":");
    if (section.path == "login") {
        out += " none\n";
        return;
    }
    out += "\n";
    for (const KeyInfo& key : app_keys())
        if (parent_path(key.path) == section.path && is_shown(key))
            add_key(out, key, "  ");
    if (section.form == SectionForm::jobs) {
        out += "#  user-stats:\n";
        for (const KeyInfo& key : job_keys())
            add_key(out, key, "    ");
    } else if (!section.example.empty()) {
        for (const std::string_view line : split(section.example, '\n'))
            out += "#  " + std::string(line) + "\n";
    }
}

}  // namespace

std::string init_manifest(std::string_view app, std::string_view domain) {
    std::string out =
        "# appinfra.yaml: what this application needs. Only `app` and `domain` have no default.\n"
        "# A line that begins with `#` and no blank, or with more than one, shows a default or a sample: remove its "
        "`#` to\n"
        "# use it. The reference is docs/manifest.md.\n\n";
    out.append("app: ").append(app).append("\ndomain: ").append(domain).append("\n");
    for (const SectionInfo& section : sections()) {
        if (!parent_path(section.path).empty())
            continue;
        out += "\n";
        add_section(out, section);
    }
    return out;
}

}  // namespace appinfra::manifest
