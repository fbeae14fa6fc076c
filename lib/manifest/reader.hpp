#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "appinfra/manifest/app.hpp"
#include "findings.hpp"
#include "keys.hpp"
#include "yaml_tree.hpp"

namespace appinfra::manifest {

/// The application that a manifest describes which sets nothing.
[[nodiscard]] App default_app();

/// Whether an entry's key stands in `seen` already, which is reported; puts it there.
bool is_duplicate(const Entry& entry, const std::string& path, std::set<std::string_view>& seen, Findings& findings);

/// Whether the value of `entry` can be read as keys; reports it if not. Nothing counts as no keys.
bool has_keys(const Entry& entry, const std::string& path, std::string_view keys, Findings& findings);

/// Reads keys into one application: those of a whole manifest into the default one, or the overrides of an environment
/// into a copy of the base.
class Reader {
public:
    /// For the base.
    Reader(App& app, Findings& findings) : app_(app), findings_(findings) {}
    /// For the overrides of `environment`.
    Reader(App& app, Findings& findings, std::string_view environment)
        : app_(app), findings_(findings), prefix_("environments." + std::string(environment) + ".") {}

    /// `environments` itself is the caller's.
    void read(const Node& root);

private:
    /// One mapping that is being read.
    struct Place {
        const Node& mapping;
        std::string_view section;  ///< Its path in the table of keys.
        std::string path;          ///< Its path in the manifest.
        diagnostics::Span span;    ///< For findings on the whole.
    };

    [[nodiscard]] bool is_override() const { return !prefix_.empty(); }

    template <class Owner>
    void read_keys(Owner& owner, std::span<const Key<Owner>> table, const Place& place);
    template <class Owner>
    void read_entry(Owner& owner, std::span<const Key<Owner>> table, const Place& place, const Entry& entry);
    template <class Owner>
    void read_value(Owner& owner, const Key<Owner>& key, const Entry& entry, const std::string& path);

    void read_section(const SectionInfo& section, const Entry& entry, const std::string& path);
    void read_word(const SectionInfo& section, const Entry& entry, const std::string& path);
    void choose_alternative(const Place& place);
    bool take(Alternative alternative, const Entry& entry, const std::string& path);

    void read_named(const SectionInfo& section, const Entry& entry, const std::string& path);
    void read_job(const Entry& entry, const std::string& path);
    void read_secret(const Entry& entry, const std::string& path);
    void read_variable(const Entry& entry, const std::string& path);
    void read_tag(const Entry& entry, const std::string& path);
    bool check_variable_name(const Entry& entry, std::string_view section, const std::string& path);
    void report_new_name(const Entry& entry, const std::string& path);

    template <class Owner>
    void report_unknown(std::span<const Key<Owner>> table, const Place& place, const Entry& entry,
                        const std::string& path);
    void report(const Problem& problem, const Node& node, const std::string& path);

    App& app_;
    Findings& findings_;
    std::string prefix_;  ///< Of paths: `environments.staging.`, or nothing for the base.
};

}  // namespace appinfra::manifest
