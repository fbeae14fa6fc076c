#pragma once

#include <optional>
#include <string>
#include <vector>

#include "appinfra/document/document.hpp"

namespace appinfra::validate {

/// A template without its loops, and what of it only the loops used.
struct Expanded {
    document::Document document;
    std::vector<std::string> parameters;
};

/// The template with each `Fn::ForEach` whose values are known replaced by what it stands for; what is generated has
/// the positions of the body. Loops over what is not known, and those that would make the template very large, stay as
/// they are. Nothing where the template has no loops, or not the transform for them.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
/// (2026-11-24)
[[nodiscard]] std::optional<Expanded> expand_loops(const document::Document& source);

/// A loop: the name that stands for a value, the values, and the entries for each of them.
struct Loop {
    std::string_view identifier;
    document::NodeId collection;
    document::NodeId body;
};
/// Nothing where the value of a `Fn::ForEach` entry is malformed.
[[nodiscard]] std::optional<Loop> read_loop(const document::Document& document, document::NodeId entry);

}  // namespace appinfra::validate
