#pragma once

#include "appinfra/validate/catalogue.hpp"

namespace appinfra::validate {

/// Names a rule of the catalogue: any other id does not compile.
class RuleId {
public:
    consteval RuleId(const char* id) : info_(find_rule(id)) {  // NOLINT(google-explicit-constructor): stands for the id
        if (info_ == nullptr)
            throw "no such rule";
    }

    [[nodiscard]] constexpr const RuleInfo& info() const { return *info_; }
    friend constexpr bool operator==(RuleId, RuleId) = default;

private:
    const RuleInfo* info_;
};

}  // namespace appinfra::validate
