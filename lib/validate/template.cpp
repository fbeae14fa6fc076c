#include "template.hpp"

#include <string>

namespace appinfra::validate {
namespace {

/// Whether one of the transforms is, or is not, the language extensions.
bool has_transform(const Document& document, bool wanted) {
    constexpr std::string_view language_extensions = "AWS::LanguageExtensions";
    const NodeId transform = document.find(document.root(), "Transform");
    if (!transform)
        return false;
    if (document.kind(transform) != Kind::list)
        return (text_of(document, transform) == language_extensions) == wanted;
    for (const NodeId item : document.children(transform))
        if ((text_of(document, item) == language_extensions) == wanted)
            return true;
    return false;
}

std::vector<std::string_view> modules_in(const Document& document, const Section& resources) {
    std::vector<std::string_view> names;
    for (const Section::Entry& resource : resources.entries())
        if (text_of(document, document.find(resource.node, "Type")).ends_with("::MODULE"))
            names.push_back(resource.name);
    return names;
}

}  // namespace

Section::Section(const Document& document, NodeId node) : node_(node) {
    if (!node || document.kind(node) != Kind::map)
        return;
    entries_.reserve(document.child_count(node));
    index_.reserve(document.child_count(node));
    for (const NodeId entry : document.children(node)) {
        const std::string_view name = document.key(entry);
        if (name.starts_with(loop_prefix) || name == "Fn::Transform") {
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
      has_macro(has_transform(source, false)),
      extended(validate::has_language_extensions(source)),
      looping(extended && has_loops(source)),
      modules(modules_in(source, resources)) {}

bool Template::open() const {
    return has_macro || looping || resources.generated() || conditions.generated() || mappings.generated() ||
           parameters.generated();
}

bool has_loops(const Document& document) {
    for (std::uint32_t i = 0; i < document.size(); ++i)
        if (document.key(NodeId{i}).starts_with(loop_prefix))
            return true;
    return false;
}

bool has_language_extensions(const Document& document) { return has_transform(document, true); }

bool Template::in_module(std::string_view name) const {
    for (const std::string_view module : modules)
        if (name.size() > module.size() && name.starts_with(module))
            return true;
    return false;
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
