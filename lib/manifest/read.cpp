#include "appinfra/manifest/read.hpp"

#include <algorithm>

#include "complete.hpp"
#include "embedded/myamazingapp_yaml.hpp"
#include "reader.hpp"
#include "shapes.hpp"
#include "yaml_tree.hpp"

namespace appinfra::manifest {
namespace {

/// The environment whose users see the plain domain, by name.
constexpr std::string_view main_environment = "production";

const Entry* find_entry(const Node& mapping, std::string_view key) {
    const auto found = std::find_if(mapping.entries.begin(), mapping.entries.end(),
                                    [&](const Entry& entry) { return entry.key == key; });
    return found == mapping.entries.end() ? nullptr : &*found;
}

/// The entries of `environments` that can be read.
std::vector<const Entry*> environment_entries(const Node& root, Findings& findings) {
    const Entry* section = find_entry(root, "environments");
    const std::size_t most = find_section("environments")->most;
    std::vector<const Entry*> entries;
    if (section == nullptr || !has_keys(*section, "environments", "names with overrides each", findings))
        return entries;
    std::set<std::string_view> seen;
    for (const Entry& entry : section->value.entries) {
        const std::string path = "environments." + entry.key;
        if (is_duplicate(entry, path, seen, findings))
            continue;
        if (!is_short_name(entry.key, longest_environment_name))
            findings.error(Id::invalid_name, entry.key_span, path,
                           "environments " + quoted(entry.key) + " is not a name for an environment",
                           "it takes up to 20 lower-case letters, digits and hyphens");
        else if (has_keys(entry, path, "keys like at the top", findings))
            entries.push_back(&entry);
        if (entries.size() > most) {
            findings.error(Id::too_many, entry.key_span, "environments", "environments has too many entries",
                           "at most " + std::to_string(most) + " are possible");
            return {};
        }
    }
    return entries;
}

/// The place for findings on a manifest as a whole.
diagnostics::Span top_of(const Node& root) { return root.entries.empty() ? root.span : root.entries.front().key_span; }

std::vector<Environment> read_environments(const App& base, const Node& root, Findings& findings) {
    const std::vector<const Entry*> entries = environment_entries(root, findings);
    const bool has_main =
        std::any_of(entries.begin(), entries.end(), [](const Entry* entry) { return entry->key == main_environment; });
    std::vector<Environment> environments;
    for (const Entry* entry : entries) {
        Environment& environment = environments.emplace_back(Environment{.name = entry->key, .app = base});
        Reader(environment.app, findings, entry->key).read(entry->value);
        const bool owns_domain = has_main ? entry->key == main_environment : entry == entries.back();
        complete(environment.app, entry->key, base.domain, owns_domain);
    }
    if (entries.empty())
        complete(environments.emplace_back(Environment{.name = std::string(main_environment), .app = base}).app,
                 main_environment, base.domain, true);
    Findings together;
    for (std::size_t i = 0; i < environments.size(); ++i)
        check(environments[i].app, entries.empty() ? top_of(root) : entries[i]->key_span, findings, together);
    findings.absorb(std::move(together));
    return environments;
}

}  // namespace

std::optional<Manifest> read(std::string_view text, std::string file, diagnostics::Sink& sink) {
    Findings findings;
    Manifest manifest{.base = default_app(), .environments = {}, .file = std::move(file)};
    if (const auto root = read_tree(text, findings)) {
        Reader(manifest.base, findings).read(*root);
        manifest.environments = read_environments(manifest.base, *root, findings);
        complete(manifest.base, {}, manifest.base.domain, true);
    }
    const bool failed = findings.has_errors();
    std::move(findings).deliver(text, manifest.file, sink);
    if (failed)
        return std::nullopt;
    return manifest;
}

std::string_view built_in_example() { return embedded::myamazingapp_yaml; }

Manifest built_in_manifest() {
    diagnostics::Sink sink;
    Manifest manifest = read(built_in_example(), "built-in example", sink).value();
    manifest.built_in = true;
    return manifest;
}

}  // namespace appinfra::manifest
