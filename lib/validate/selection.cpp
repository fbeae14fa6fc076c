#include "appinfra/validate/selection.hpp"

#include <algorithm>

#include "appinfra/validate/catalogue.hpp"

namespace appinfra::validate {

Selection::Rules Selection::named(std::span<const std::string> prefixes) {
    static_assert(catalogue.size() <= most_rules);
    Rules rules;
    if (prefixes.empty())
        return rules;
    for (std::size_t i = 0; i < catalogue.size(); ++i)
        rules[i] = std::ranges::any_of(prefixes, [id = catalogue[i].id](const std::string& prefix) {
            return !prefix.empty() && id.starts_with(prefix);
        });
    return rules;
}

Selection::Selection(diagnostics::Severity least) {
    for (std::size_t i = 0; i < catalogue.size(); ++i)
        wanted_[i] = catalogue[i].severity >= least;
}

void Selection::select(std::span<const std::string> prefixes) { wanted_ = named(prefixes); }

void Selection::include(std::span<const std::string> prefixes) { wanted_ |= named(prefixes); }

void Selection::ignore(std::span<const std::string> prefixes) { wanted_ &= ~named(prefixes); }

void Selection::demand(std::span<const std::string> prefixes) { mandatory_ |= named(prefixes); }

bool names_a_rule(std::string_view prefix) {
    return !prefix.empty() &&
           std::ranges::any_of(catalogue, [prefix](const RuleInfo& rule) { return rule.id.starts_with(prefix); });
}

}  // namespace appinfra::validate
