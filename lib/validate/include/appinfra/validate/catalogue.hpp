#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "appinfra/validate/catalogue/compute.hpp"
#include "appinfra/validate/catalogue/condition.hpp"
#include "appinfra/validate/catalogue/data.hpp"
#include "appinfra/validate/catalogue/delivery.hpp"
#include "appinfra/validate/catalogue/extension.hpp"
#include "appinfra/validate/catalogue/form.hpp"
#include "appinfra/validate/catalogue/format.hpp"
#include "appinfra/validate/catalogue/function.hpp"
#include "appinfra/validate/catalogue/network.hpp"
#include "appinfra/validate/catalogue/ordering.hpp"
#include "appinfra/validate/catalogue/parameter.hpp"
#include "appinfra/validate/catalogue/policy.hpp"
#include "appinfra/validate/catalogue/property.hpp"
#include "appinfra/validate/catalogue/resource.hpp"
#include "appinfra/validate/catalogue/rule_info.hpp"
#include "appinfra/validate/catalogue/safety.hpp"
#include "appinfra/validate/catalogue/secret.hpp"
#include "appinfra/validate/catalogue/serverless.hpp"
#include "appinfra/validate/catalogue/suppression.hpp"
#include "appinfra/validate/catalogue/tag.hpp"
#include "appinfra/validate/catalogue/wiring.hpp"

namespace appinfra::validate {
namespace detail {

template <std::size_t size>
struct Family {
    std::string_view title;
    const std::array<RuleLine, size>& lines;
};
template <std::size_t size>
Family(std::string_view, const std::array<RuleLine, size>&) -> Family<size>;

template <std::size_t... sizes>
consteval auto joined(const Family<sizes>&... families) {
    std::array<RuleInfo, (sizes + ...)> all{};
    std::size_t count = 0;
    const auto add = [&](const auto& family) {
        for (const RuleLine& line : family.lines)
            all[count++] = {line.id, line.name, line.severity, line.summary, family.title};
    };
    (add(families), ...);
    return all;
}

}  // namespace detail

/// Every rule, family by family, in each in order of id.
inline constexpr auto catalogue = detail::joined(
    detail::Family{"template form", lines::form_rules}, detail::Family{"parameters", lines::parameter_rules},
    detail::Family{"conditions", lines::condition_rules}, detail::Family{"functions", lines::function_rules},
    detail::Family{"formats", lines::format_rules}, detail::Family{"resources", lines::resource_rules},
    detail::Family{"properties", lines::property_rules},
    detail::Family{"combinations of values", lines::extension_rules}, detail::Family{"network", lines::network_rules},
    detail::Family{"compute", lines::compute_rules}, detail::Family{"data stores", lines::data_rules},
    detail::Family{"delivery", lines::delivery_rules}, detail::Family{"policies and documents", lines::policy_rules},
    detail::Family{"serverless", lines::serverless_rules}, detail::Family{"ordering", lines::ordering_rules},
    detail::Family{"wiring", lines::wiring_rules}, detail::Family{"secrets", lines::secret_rules},
    detail::Family{"data safety", lines::safety_rules}, detail::Family{"tags", lines::tag_rules},
    detail::Family{"suppressions", lines::suppression_rules});

/// Where the rule of that id stands in the catalogue; its size where there is none.
constexpr std::size_t rule_index(std::string_view id) {
    std::size_t index = 0;
    while (index < catalogue.size() && catalogue[index].id != id)
        ++index;
    return index;
}

/// The rule of that id, or null.
constexpr const RuleInfo* find_rule(std::string_view id) {
    const std::size_t index = rule_index(id);
    return index == catalogue.size() ? nullptr : &catalogue[index];
}

}  // namespace appinfra::validate
