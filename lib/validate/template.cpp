#include "template.hpp"

#include <string>

namespace appinfra::validate {
namespace {

constexpr std::string_view language_extensions = "AWS::LanguageExtensions";

bool has_macro(const Document& document) {
    const NodeId transform = document.find(document.root(), "Transform");
    if (!transform)
        return false;
    if (document.kind(transform) != Kind::list)
        return text_of(document, transform) != language_extensions;
    for (const NodeId item : document.children(transform))
        if (text_of(document, item) != language_extensions)
            return true;
    return false;
}

}  // namespace

Section::Section(const Document& document, NodeId node) : node_(node) {
    if (!node || document.kind(node) != Kind::map)
        return;
    entries_.reserve(document.child_count(node));
    index_.reserve(document.child_count(node));
    for (const NodeId entry : document.children(node)) {
        const std::string_view name = document.key(entry);
        if (name.starts_with("Fn::ForEach::") || name == "Fn::Transform") {
            generated_ = true;
            continue;
        }
        index_.emplace(name, static_cast<std::uint32_t>(entries_.size()));
        entries_.push_back({name, entry});
    }
}

std::optional<std::uint32_t> Section::find(std::string_view name) const {
    const auto found = index_.find(name);
    if (found == index_.end())
        return {};
    return found->second;
}

Template::Template(const Document& source)
    : document(source),
      parameters(source, source.find(source.root(), "Parameters")),
      mappings(source, source.find(source.root(), "Mappings")),
      conditions(source, source.find(source.root(), "Conditions")),
      rules(source, source.find(source.root(), "Rules")),
      resources(source, source.find(source.root(), "Resources")),
      outputs(source, source.find(source.root(), "Outputs")),
      has_macro(validate::has_macro(source)) {}

bool Template::open() const {
    return has_macro || resources.generated() || conditions.generated() || mappings.generated() ||
           parameters.generated();
}

bool is_text(const Document& document, NodeId node) { return node && document.kind(node) == Kind::string; }

bool is_scalar(const Document& document, NodeId node) {
    return node && document.kind(node) != Kind::list && document.kind(node) != Kind::map;
}

std::string_view text_of(const Document& document, NodeId node) {
    return is_text(document, node) ? document.text(node) : std::string_view{};
}

std::string scalar_text(const Document& document, NodeId node) {
    if (!node)
        return {};
    switch (document.kind(node)) {
        case Kind::string:
        case Kind::number:
            return std::string(document.text(node));
        case Kind::integer:
            return std::to_string(document.integer(node));
        case Kind::boolean:
            return document.boolean(node) ? "true" : "false";
        default:
            return {};
    }
}

NodeId child(const Document& document, NodeId node, std::uint32_t position) {
    if (!node || (document.kind(node) != Kind::list && document.kind(node) != Kind::map))
        return document::none;
    NodeId item = document.first_child(node);
    for (; item && position > 0; --position)
        item = document.next_sibling(item);
    return item;
}

}  // namespace appinfra::validate
