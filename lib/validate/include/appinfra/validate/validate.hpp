#pragma once

#include <string>

#include "appinfra/diagnostics/diagnostic.hpp"
#include "appinfra/document/document.hpp"

namespace appinfra::validate {

struct Settings {
    std::string region;  ///< Resource types that this region lacks are findings; empty: any region will do.
};

/// Judges a template by the facts about resource types and the rules of the template language, and reports everything
/// it finds, in no particular order. What a value is is followed through conditions, `Fn::If`, `AWS::NoValue` and the
/// defaults of parameters; what cannot be known is taken to be right. Never throws for what stands in the template, and
/// takes time linear in it.
/// `file` is how the user named the template; findings carry it.
void validate(const document::Document& document, const std::string& file, const Settings& settings,
              diagnostics::Sink& sink);

}  // namespace appinfra::validate
