#include "short_forms.hpp"

#include <algorithm>
#include <array>

namespace appinfra::document {
namespace {

/// With which arguments a function is written by its short form.
enum class ShortArgument : std::uint8_t { text, list, text_or_list, attribute, macro };

struct ShortForm {
    std::string_view tag;
    std::string_view function;
    ShortArgument argument = ShortArgument::text;
};

/// Source: AWS CloudFormation Template Reference, "Intrinsic function reference" and "Condition functions", 2026-11-23.
/// Functions without a documented short form keep their long form.
constexpr std::array<ShortForm, 18> forms = {{
    {"Ref", "Ref", ShortArgument::text},
    {"Sub", "Fn::Sub", ShortArgument::text_or_list},
    {"GetAtt", "Fn::GetAtt", ShortArgument::attribute},
    {"If", "Fn::If", ShortArgument::list},
    {"Join", "Fn::Join", ShortArgument::list},
    {"Select", "Fn::Select", ShortArgument::list},
    {"Split", "Fn::Split", ShortArgument::list},
    {"FindInMap", "Fn::FindInMap", ShortArgument::list},
    {"Equals", "Fn::Equals", ShortArgument::list},
    {"And", "Fn::And", ShortArgument::list},
    {"Or", "Fn::Or", ShortArgument::list},
    {"Not", "Fn::Not", ShortArgument::list},
    {"Condition", "Condition", ShortArgument::text},
    {"Base64", "Fn::Base64", ShortArgument::text},
    {"Cidr", "Fn::Cidr", ShortArgument::list},
    {"GetAZs", "Fn::GetAZs", ShortArgument::text},
    {"ImportValue", "Fn::ImportValue", ShortArgument::text},
    {"Transform", "Fn::Transform", ShortArgument::macro},
}};

const ShortForm* find_function(std::string_view function) {
    if (!function.starts_with("Fn::") && function != "Ref" && function != "Condition")
        return nullptr;
    const auto* const found = std::ranges::find(forms, function, &ShortForm::function);
    return found == forms.end() ? nullptr : found;
}

/// Only there is `{"Condition": "X"}` a function; an IAM policy, for one, has entries of that name too.
bool is_condition_argument(const Document& document, NodeId node) {
    const NodeId list = document.parent(node);
    if (!list || document.kind(list) != Kind::list)
        return false;
    const std::string_view function = document.key(list);
    return (function == "Fn::And" || function == "Fn::Or" || function == "Fn::Not") &&
           document.child_count(document.parent(list)) == 1;
}

/// `!GetAtt A.B.C` is read as `["A", "B.C"]`.
bool is_attribute(const Document& document, NodeId list) {
    if (document.kind(list) != Kind::list || document.child_count(list) != 2)
        return false;
    const NodeId resource = document.first_child(list);
    const NodeId attribute = document.next_sibling(resource);
    return document.kind(resource) == Kind::string && document.kind(attribute) == Kind::string &&
           document.text(resource).find('.') == std::string_view::npos && document.comment(resource).empty() &&
           document.comment(attribute).empty();
}

bool fits(const Document& document, NodeId argument, ShortArgument form) {
    const Kind kind = document.kind(argument);
    switch (form) {
        case ShortArgument::text:
            return kind == Kind::string;
        case ShortArgument::list:
            return kind == Kind::list;
        case ShortArgument::text_or_list:
            return kind == Kind::string || kind == Kind::list;
        case ShortArgument::attribute:
            return is_attribute(document, argument);
        case ShortArgument::macro:
            return static_cast<bool>(document.find(argument, "Name"));
    }
    return false;
}

}  // namespace

std::string function_of(std::string_view tag) {
    return tag == "Ref" || tag == "Condition" ? std::string(tag) : "Fn::" + std::string(tag);
}

std::optional<Tagged> short_form_of(const Document& document, NodeId node) {
    if (document.kind(node) != Kind::map || document.child_count(node) != 1)
        return std::nullopt;
    const NodeId argument = document.first_child(node);
    const ShortForm* const form = find_function(document.key(argument));
    if (form == nullptr || !document.comment(argument).empty() || !fits(document, argument, form->argument))
        return std::nullopt;
    if (form->function == "Condition" && !is_condition_argument(document, node))
        return std::nullopt;
    return Tagged{.tag = form->tag, .argument = argument};
}

}  // namespace appinfra::document
