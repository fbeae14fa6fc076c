#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "appinfra/cfn/layout.hpp"
#include "appinfra/scenarios/scenario.hpp"

namespace appinfra::scenarios {

enum class Format : std::uint8_t { yaml, json, json_minified };

/// The templates of one scenario for one environment, not yet written.
[[nodiscard]] std::vector<cfn::Template> render_templates(const Scenario& scenario, const manifest::Manifest& manifest,
                                                          const manifest::Environment& environment, cfn::Layout layout);

[[nodiscard]] std::string write_template(const cfn::Template& rendered, Format format);

/// One file of a rendered folder.
struct File {
    std::string path;  ///< Relative to the folder, with `/`.
    std::string text;
};

/// The file in which a template is written.
[[nodiscard]] std::string file_name(const cfn::Template& rendered, Format format);

/// What goes into a folder: the templates, for each environment the parameter files in three spellings, and a page with
/// the commands to deploy them. `region` is where the application will run, empty if that is open; in us-east-1 the
/// single layout needs no edge template.
///
/// `conflicts` names the environments whose structure differs from the template (their major version of the database,
/// their address range), so that one template cannot serve them; then nothing else is filled.
struct Folder {
    std::vector<cfn::Template> templates;
    std::vector<File> files;
    std::vector<std::string> conflicts;
};
[[nodiscard]] Folder render_folder(const Scenario& scenario, const manifest::Manifest& manifest, cfn::Layout layout,
                                   Format format, const std::string& region);

}  // namespace appinfra::scenarios
