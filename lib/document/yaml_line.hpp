#pragma once

#include <string>

#include "appinfra/document/document.hpp"
#include "short_forms.hpp"
#include "yaml_scalar.hpp"

namespace appinfra::document {

/// Appends a scalar, an empty list or an empty map without ending the line.
void append_on_line(std::string& out, const Document& document, NodeId node, ScalarPlace place);

/// Appends `A.B.C` for the argument of `Fn::GetAtt`, without ending the line.
void append_attribute(std::string& out, const Document& document, NodeId pair, ScalarPlace place);

/// Appends the list as `[...]` when the current line stays short and all items can stand in it; else leaves `out`
/// alone.
[[nodiscard]] bool append_flow_list(std::string& out, const Document& document, NodeId list);

}  // namespace appinfra::document
