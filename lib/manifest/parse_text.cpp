#include <algorithm>
#include <array>
#include <set>

#include "parse.hpp"
#include "shapes.hpp"
#include "text.hpp"

namespace appinfra::manifest {
namespace {

std::string lower_case(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), to_lower);
    return result;
}

/// The domain name that somebody meant who wrote a URL, capitals or a final dot; empty when there is none.
std::string domain_in(std::string_view text) {
    if (const std::size_t scheme = text.find("://"); scheme != std::string_view::npos)
        text.remove_prefix(scheme + 3);
    text = text.substr(0, text.find_first_of("/:?#"));
    if (text.ends_with('.'))
        text.remove_suffix(1);
    std::string candidate = lower_case(text);
    return is_domain(candidate) ? candidate : std::string();
}

}  // namespace

Parsed<std::string> parse_shape(const ValueType& type, const Node& node, bool (*is_one)(std::string_view), Id id) {
    auto line = one_line(type, node);
    if (auto* problem = std::get_if<Problem>(&line))
        return std::move(*problem);
    const auto text = std::get<std::string_view>(line);
    if (is_one(text))
        return std::string(text);
    return Problem{.id = id, .message = "is not " + std::string(type.noun), .help = takes(type)};
}

Parsed<std::string> parse_app_name(const ValueType& type, const Node& node) {
    auto name = parse_shape(
        type, node, [](std::string_view text) { return is_short_name(text, longest_app_name); }, Id::invalid_name);
    const auto* text = std::get_if<std::string>(&name);
    // Parameter Store refuses names under /aws and /ssm (AWS documentation, "Requirements and constraints for parameter
    // names", 2026-11-23), and parameters are named after the application.
    if (text != nullptr && (text->starts_with("aws") || text->starts_with("ssm")))
        return Problem{.id = Id::reserved_name,
                       .message = "begins with " + quoted(text->substr(0, 3)) + ", which AWS keeps for itself",
                       .help = "choose another name"};
    return name;
}

Parsed<std::string> parse_domain(const ValueType& type, const Node& node) {
    auto domain = parse_shape(type, node, is_domain, Id::invalid_domain);
    if (auto* problem = std::get_if<Problem>(&domain); problem != nullptr && problem->id == Id::invalid_domain)
        if (const std::string meant = domain_in(node.text); !meant.empty())
            problem->help = "write `" + meant + "`";
    return domain;
}

Parsed<std::string> parse_tag_value(const ValueType& type, const Node& node) {
    auto line = one_line(type, node);
    if (auto* problem = std::get_if<Problem>(&line))
        return std::move(*problem);
    const auto text = std::get<std::string_view>(line);
    const auto wrong = [&](std::string message) {
        return Problem{.id = Id::invalid_tag, .message = std::move(message), .help = takes(type)};
    };
    if (text.empty())
        return wrong("is empty, which some services refuse");
    if (text.size() > longest_tag_value)
        return wrong("is longer than 256 characters");
    if (!is_tag_text(text))
        return wrong("has a character that some services refuse");
    return std::string(text);
}

Parsed<std::vector<std::string>> parse_list(const ValueType& type, const Node& node, bool (*is_one)(std::string_view)) {
    if (node.kind != Node::Kind::list)
        return Problem{.id = Id::wrong_type, .message = "is not a list", .help = takes(type), .subject = ""};
    std::vector<std::string> lines;
    std::set<std::string_view> seen;
    for (const Node& item : node.items) {
        auto line = parse_shape(type, item, is_one, Id::invalid_identifier);
        if (auto* problem = std::get_if<Problem>(&line)) {
            problem->subject = item.text;
            problem->span = item.span;
            return std::move(*problem);
        }
        if (!seen.insert(item.text).second)
            return Problem{.id = Id::duplicate_key,
                           .message = "stands twice in the list",
                           .help = "keep it once",
                           .subject = item.text,
                           .span = item.span};
        lines.push_back(std::get<std::string>(std::move(line)));
    }
    const auto count = static_cast<std::int64_t>(lines.size());
    if (count < type.min || count > type.max)
        return Problem{.id = Id::out_of_range,
                       .message = "has " + std::to_string(count) + (count == 1 ? " entry" : " entries"),
                       .help = takes(type),
                       .subject = ""};
    return lines;
}

}  // namespace appinfra::manifest
