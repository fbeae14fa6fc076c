#include <algorithm>

#include "../../known_values.hpp"
#include "../../text.hpp"
#include "network.hpp"

namespace appinfra::validate::rules {
namespace {

constexpr std::size_t longest_label = 63;

bool is_letter_or_digit(char c) { return ('a' <= c && c <= 'z') || ('0' <= c && c <= '9'); }

/// A label may begin with `*`, as in `*.example.com`, except below another.
bool is_label(std::string_view label, bool first) {
    if (label.empty() || label.size() > longest_label || (label == "*" && !first))
        return false;
    const bool begins = is_letter_or_digit(label.front()) || label.front() == '*';
    const bool ends = label.size() == 1 || is_letter_or_digit(label.back());
    return begins && ends &&
           std::ranges::all_of(label.substr(1), [](char c) { return is_letter_or_digit(c) || c == '-'; });
}

bool is_domain_name(std::string_view name) {
    bool first = true;
    for (std::size_t dot = name.find('.'); dot != name.npos; dot = name.find('.')) {
        if (!is_label(name.substr(0, dot), first))
            return false;
        first = false;
        name.remove_prefix(dot + 1);
    }
    return !first && name.size() > 1 && name.front() != '*' && is_label(name, false);
}

}  // namespace

void check_distribution_aliases(Context& context) {
    for (const std::uint32_t distribution : context.resources_of("AWS::CloudFront::Distribution"))
        context.property(distribution, "DistributionConfig/Aliases/*", [&](NodeId alias) {
            const std::string_view name = literal_of(context.document, alias);
            if (!name.empty() && !is_domain_name(name))
                context.report("E3013", alias, "alias " + quoted(name) + " is not a domain name",
                               "write lower case letters, digits and hyphens between dots; * only in front");
        });
}

}  // namespace appinfra::validate::rules
