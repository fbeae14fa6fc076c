#include "template.hpp"

#include <algorithm>
#include <string>

#include "serverless.hpp"

namespace appinfra::validate {
namespace {

constexpr std::string_view language_extensions = "AWS::LanguageExtensions";
/// Of a logical id: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
/// (2026-11-24)
constexpr std::size_t longest_name = 255;

/// Whether one of the transforms fits.
template <class Wanted>
bool any_transform(const Document& document, Wanted wanted) {
    const NodeId transform = document.find(document.root(), "Transform");
    if (!transform)
        return false;
    if (document.kind(transform) != Kind::list)
        return wanted(text_of(document, transform));
    for (const NodeId item : document.children(transform))
        if (wanted(text_of(document, item)))
            return true;
    return false;
}

bool is_macro(std::string_view transform) {
    return transform != language_extensions && transform != serverless_transform;
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
      globals(source, source.find(source.root(), "Globals")),
      has_macro(any_transform(source, is_macro)),
      serverless(any_transform(source, [](std::string_view name) { return name == serverless_transform; })),
      extended(validate::has_language_extensions(source)),
      looping(extended && has_loops(source)) {}

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

bool has_language_extensions(const Document& document) {
    return any_transform(document, [](std::string_view name) { return name == language_extensions; });
}

bool Template::may_generate(std::string_view resource) const {
    if (serverless && (resource.starts_with("Serverless") || resource == "CodeDeployServiceRole"))
        return true;
    for (std::size_t length = std::min(resource.size(), longest_name); length > 0; --length)
        if (const auto found = resources.find(resource.substr(0, length))) {
            const std::string_view type = text_of(document, document.find(resources.entries()[*found].node, "Type"));
            if (type.ends_with("::MODULE") || (serverless && is_serverless_type(type)))
                return true;
        }
    return false;
}

bool Template::sets_globally(std::string_view type, std::string_view property) const {
    if (!serverless || !globals.node())
        return false;
    const auto section = std::ranges::find(globals_sections, type, &GlobalsSection::type);
    const auto found = section == globals_sections.end() ? std::nullopt : globals.find(section->name);
    return found && document.find(globals.entries()[*found].node, property);
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
