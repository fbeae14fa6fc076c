#pragma once

#include <optional>

#include "context.hpp"

namespace appinfra::validate {

/// A document within a template: a map or list, or a string that holds JSON. Findings on what stands in a string point
/// to the string.
class Embedded {
public:
    enum class Format : std::uint8_t { json, json_or_yaml };

    /// A value of the template, or what it holds as a string.
    Embedded(const Document& templ, NodeId where, Format format = Format::json);
    /// What the text holds that functions put together at `where`, as JSON.
    Embedded(const Document& templ, NodeId where, std::string_view text);
    /// A value of the template as it stands.
    [[nodiscard]] static Embedded of_template(const Document& templ, NodeId where) { return {templ, where, where}; }

    /// Nothing to look at: a function, or a string that is no JSON.
    [[nodiscard]] explicit operator bool() const { return static_cast<bool>(root_); }
    [[nodiscard]] const Document& document() const { return parsed_ ? *parsed_ : templ_; }
    [[nodiscard]] NodeId root() const { return root_; }
    [[nodiscard]] bool is_parsed() const { return parsed_.has_value(); }

    /// At the node, which is one of `document()`, or at its key.
    diagnostics::Diagnostic& report(Context& context, RuleId rule, NodeId node, std::string message,
                                    std::string help = {}) const;
    diagnostics::Diagnostic& report_key(Context& context, RuleId rule, NodeId node, std::string message,
                                        std::string help = {}) const;

private:
    Embedded(const Document& templ, NodeId where, NodeId root) : templ_(templ), where_(where), root_(root) {}

    void parse(std::string_view text, Format format);
    [[nodiscard]] std::string located(NodeId node, std::string message) const;

    const Document& templ_;
    NodeId where_;
    std::optional<Document> parsed_ = {};
    NodeId root_;
};

}  // namespace appinfra::validate
