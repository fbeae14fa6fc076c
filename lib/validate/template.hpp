#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "appinfra/document/document.hpp"

namespace appinfra::validate {

using document::Document;
using document::Kind;
using document::NodeId;

/// The named entries of one section, in order, found by name in constant time.
class Section {
public:
    struct Entry {
        std::string_view name;
        NodeId node;
    };

    Section(const Document& document, NodeId node);

    [[nodiscard]] NodeId node() const { return node_; }
    [[nodiscard]] std::span<const Entry> entries() const { return entries_; }
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view name) const;
    [[nodiscard]] bool contains(std::string_view name) const { return find(name).has_value(); }
    /// Some names come to be only when CloudFormation expands `Fn::ForEach` or a macro.
    [[nodiscard]] bool generated() const { return generated_; }

private:
    NodeId node_;
    std::vector<Entry> entries_;
    std::unordered_map<std::string_view, std::uint32_t> index_;
    bool generated_ = false;
};

/// A template by its sections. Keeps views into the document.
struct Template {
    explicit Template(const Document& source);

    /// Whether a macro may add names that cannot be known here.
    [[nodiscard]] bool open() const;
    /// Whether functions may have another meaning, or values another form, than without transforms.
    [[nodiscard]] bool transformed() const { return has_macro || serverless || extended; }
    /// Whether a module, or AWS::Serverless, may make a resource of that name.
    [[nodiscard]] bool may_generate(std::string_view resource) const;
    /// Whether AWS::Serverless sets the property of all resources of the type, unless these say otherwise.
    [[nodiscard]] bool sets_globally(std::string_view type, std::string_view property) const;

    const Document& document;
    Section parameters;
    Section mappings;
    Section conditions;
    Section rules;
    Section resources;
    Section outputs;
    Section globals;
    bool has_macro;   ///< One whose work is not known here.
    bool serverless;  ///< AWS::Serverless expands it.
    bool extended;    ///< By the transform `AWS::LanguageExtensions`.
    bool looping;     ///< Some loops are not expanded: what they generate is not known.
};

/// Whether the template names the transform `AWS::LanguageExtensions`.
[[nodiscard]] bool has_language_extensions(const Document& document);
/// How the key of a loop begins; its name follows.
inline constexpr std::string_view loop_prefix = "Fn::ForEach::";
[[nodiscard]] bool has_loops(const Document& document);
[[nodiscard]] bool is_text(const Document& document, NodeId node);
[[nodiscard]] bool is_scalar(const Document& document, NodeId node);
/// The text of a string, else empty; also for `none`.
[[nodiscard]] std::string_view text_of(const Document& document, NodeId node);
/// A scalar as CloudFormation sees it where a string is wanted; empty for anything else.
[[nodiscard]] std::string scalar_text(const Document& document, NodeId node);
/// The item or entry of that position, or `none`.
[[nodiscard]] NodeId child(const Document& document, NodeId node, std::uint32_t position);

}  // namespace appinfra::validate
