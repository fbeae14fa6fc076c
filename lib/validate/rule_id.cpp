#include "rule_id.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "appinfra/validate/catalogue.hpp"

namespace appinfra::validate {
namespace {

struct Place {
    std::uint32_t code;
    std::uint32_t index;
};

constexpr std::uint32_t code_of(std::string_view id) {
    auto code = static_cast<std::uint32_t>(id[0]);
    for (const char digit : id.substr(1))
        code = code * 10 + static_cast<std::uint32_t>(digit - '0');
    return code;
}

consteval auto places_by_code() {
    std::array<Place, catalogue.size()> places{};
    for (std::uint32_t i = 0; i < places.size(); ++i)
        places[i] = {.code = code_of(catalogue[i].id), .index = i};
    std::ranges::sort(places, {}, &Place::code);
    return places;
}

constexpr auto places = places_by_code();

}  // namespace

std::optional<RuleId> RuleId::find(std::string_view id) {
    return find_rule(id) == nullptr ? std::nullopt : std::optional(RuleId(code_of(id)));
}

std::size_t RuleId::index() const {
    const auto found = std::ranges::lower_bound(places, code_, {}, &Place::code);
    if (found == places.end() || found->code != code_)
        throw std::logic_error("a rule is not in the catalogue");
    return found->index;
}

const RuleInfo& RuleId::info() const { return catalogue[index()]; }

}  // namespace appinfra::validate
