#include "side.hpp"

namespace appinfra::compare {
namespace {

Section read_section(const Document& document, std::string_view name) {
    Section section;
    const NodeId root = document.root();
    const NodeId node = root ? document.find(root, name) : document::none;
    if (!node || document.kind(node) != Kind::map)
        return section;
    for (const NodeId entry : document.children(node))
        if (document.kind(entry) == Kind::map && section.by_name.emplace(document.key(entry), entry).second)
            section.entries.push_back(entry);
    return section;
}

}  // namespace

NodeId Section::find(std::string_view name) const {
    const auto found = by_name.find(name);
    return found == by_name.end() ? document::none : found->second;
}

Side::Side(const Document& source, Values& all_values)
    : document(source),
      values(all_values.number(source)),
      parameters(read_section(source, "Parameters")),
      mappings(read_section(source, "Mappings")),
      conditions(read_section(source, "Conditions")),
      resources(read_section(source, "Resources")) {}

std::string_view Side::text(NodeId node, std::string_view key) const {
    const NodeId found = entry(node, key);
    return found && document.kind(found) == Kind::string ? document.text(found) : std::string_view();
}

bool is_function(const Document& document, NodeId node) {
    if (document.kind(node) != Kind::map || document.child_count(node) != 1)
        return false;
    const NodeId argument = document.first_child(node);
    const std::string_view name = document.key(argument);
    return name == "Ref" || name.starts_with("Fn::") ||
           (name == "Condition" && document.kind(argument) == Kind::string);
}

}  // namespace appinfra::compare
