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

consteval auto places_by_code() {
    std::array<Place, catalogue.size()> places{};
    for (std::uint32_t i = 0; i < places.size(); ++i) {
        auto code = static_cast<std::uint32_t>(catalogue[i].id[0]);
        for (const char digit : catalogue[i].id.substr(1))
            code = code * 10 + static_cast<std::uint32_t>(digit - '0');
        places[i] = {.code = code, .index = i};
    }
    std::ranges::sort(places, {}, &Place::code);
    return places;
}

constexpr auto places = places_by_code();

}  // namespace

std::size_t RuleId::index() const {
    const auto found = std::ranges::lower_bound(places, code_, {}, &Place::code);
    if (found == places.end() || found->code != code_)
        throw std::logic_error("a rule is not in the catalogue");
    return found->index;
}

const RuleInfo& RuleId::info() const { return catalogue[index()]; }

}  // namespace appinfra::validate
