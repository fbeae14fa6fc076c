#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "appinfra/validate/catalogue/rule_info.hpp"

namespace appinfra::validate {

/// Names a rule by its id, a letter and four digits; anything else does not compile. It does not look the catalogue up
/// until it is asked to, so that a new line there does not compile all rules again.
class RuleId {
public:
    consteval RuleId(const char* id) {  // NOLINT(google-explicit-constructor): stands for the id
        code_ = static_cast<std::uint32_t>(id[0]);
        for (int i = 1; i <= 4; ++i) {
            if (id[i] < '0' || id[i] > '9')
                throw "no id of a rule";
            code_ = code_ * 10 + static_cast<std::uint32_t>(id[i] - '0');
        }
        if (id[5] != 0)
            throw "no id of a rule";
    }

    /// For ids that stand in the facts: those of the catalogue.
    [[nodiscard]] static std::optional<RuleId> find(std::string_view id);

    /// Its place in the catalogue. Throws std::logic_error when it is not there.
    [[nodiscard]] std::size_t index() const;
    [[nodiscard]] const RuleInfo& info() const;
    friend constexpr bool operator==(RuleId, RuleId) = default;

private:
    constexpr explicit RuleId(std::uint32_t code) : code_(code) {}

    std::uint32_t code_;
};

}  // namespace appinfra::validate
