#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "alternative.hpp"
#include "appinfra/manifest/app.hpp"
#include "findings.hpp"
#include "value_type.hpp"
#include "yaml_tree.hpp"

namespace appinfra::manifest {

/// One key of the manifest: everything that the reader, the JSON Schema, the reference page and `init` say about it.
struct KeyInfo {
    std::string_view path;                          ///< `web.port`; of a job: `timeout`.
    std::string_view about;                         ///< A sentence.
    std::string_view fallback{};                    ///< The default as it would be written; empty when there is none.
    std::string_view otherwise{};                   ///< What holds without the key and without `fallback`.
    std::string_view example{};                     ///< When the sample of the type does not fit.
    bool required = false;                          ///< Within its section, when that stands in the manifest.
    bool fixed = false;                             ///< The same in all environments.
    Alternative alternative = Alternative::always;  ///< When the model has a place for it.
    const ValueType* type = nullptr;

    [[nodiscard]] std::string_view name() const { return path.substr(path.rfind('.') + 1); }
};

/// A key of an `Owner` with what reads its value into the model. `read` does nothing where the model holds another
/// alternative than the one the key belongs to.
template <class Owner>
struct Key : KeyInfo {
    std::optional<Problem> (*read)(Owner&, const Node&, diagnostics::Origin) = nullptr;
};

enum class SectionForm : std::uint8_t {
    keys,       ///< Keys of the table.
    jobs,       ///< Names with the keys of a job each.
    secrets,    ///< Names with a reference each.
    variables,  ///< Names with a line of text each.
    tags,
    environments,  ///< Names with overrides each.
};

/// What may be written instead of keys.
struct Word {
    std::string_view text;
    Alternative alternative;
};

/// A key that holds other keys.
struct SectionInfo {
    std::string_view path;
    std::string_view about;  ///< One or more sentences.
    SectionForm form = SectionForm::keys;
    std::span<const Word> words{};
    std::string_view otherwise{};  ///< What holds without the section, when it is more than the defaults of its keys.
    std::string_view example{};    ///< Lines of YAML inside the section, for those without keys of their own.
    std::size_t most = 0;          ///< How many names there can be, for those with names.
    bool fixed = false;
    Alternative alternative = Alternative::always;  ///< What its presence chooses.
};

/// Keys at the top and in sections, in the order of the reference page. A key stands after its section's name only in
/// its path.
[[nodiscard]] std::span<const Key<App>> app_keys();
[[nodiscard]] std::span<const Key<Job>> job_keys();
[[nodiscard]] std::span<const SectionInfo> sections();

[[nodiscard]] const SectionInfo* find_section(std::string_view path);

/// Of `web.port`, `web`; of a key at the top, nothing.
[[nodiscard]] std::string_view parent_path(std::string_view path);

}  // namespace appinfra::manifest
