#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "appinfra/diagnostics/diagnostic.hpp"
#include "appinfra/document/document.hpp"
#include "appinfra/schema/facts.hpp"
#include "appinfra/validate/selection.hpp"

namespace appinfra::validate {

/// Reads the template that another one, named `file`, names by a local path; nothing where there is none. Several
/// threads may ask at once.
using ReadNested = std::function<std::optional<document::Document>(const std::string& file, std::string_view path)>;

/// How a template is judged.
struct Settings {
    /// What one of these regions lacks is a finding; without any, what every region lacks.
    std::vector<std::string> regions = {};
    std::string today = {};  ///< `2026-11-24`: what has ended by then is a finding; empty: nothing ends.
    std::vector<std::string> required_tags = {};  ///< Keys that every resource that can be tagged must have.
    Selection selection = Selection();            ///< The other rules give no findings.
    schema::Facts facts = schema::Facts::embedded();
    ReadNested read_nested = {};  ///< Without it, what nested templates are given is not judged.
};

/// Judges a template by the facts about resource types and the rules of the template language, and reports everything
/// it finds, in no particular order. What a value is is followed through conditions, `Fn::If`, `AWS::NoValue` and the
/// defaults of parameters; what cannot be known is taken to be right. Never throws for what stands in the template, and
/// takes time linear in it. Findings that the template itself suppresses say so.
/// `file` is how the user named the template; findings carry it.
void validate(const document::Document& document, const std::string& file, const Settings& settings,
              diagnostics::Sink& sink);

}  // namespace appinfra::validate
