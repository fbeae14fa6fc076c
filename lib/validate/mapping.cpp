#include "mapping.hpp"

#include <algorithm>

namespace appinfra::validate {

bool may_be(const Context& context, std::string_view key, std::string_view pseudo_parameter) {
    constexpr std::size_t digits_of_account = 12;
    if (pseudo_parameter == "AWS::Region") {
        const auto& wanted = context.settings.regions;
        return wanted.empty() ? context.facts.find_region(key).has_value()
                              : std::ranges::find(wanted, key) != wanted.end();
    }
    return pseudo_parameter != "AWS::AccountId" ||
           (key.size() == digits_of_account && key.find_first_not_of("0123456789") == key.npos);
}

}  // namespace appinfra::validate
