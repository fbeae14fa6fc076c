#pragma once

#include "appinfra/validate/catalogue.hpp"

namespace appinfra::validate {

/// Names a rule of the catalogue: any other id does not compile.
/// (By index: g++ 12 with the undefined behaviour sanitizer takes no pointer into the catalogue for a constant.)
class RuleId {
public:
    consteval RuleId(const char* id)
        : index_(rule_index(id)) {  // NOLINT(google-explicit-constructor): stands for the id
        if (index_ == catalogue.size())
            throw "no such rule";
    }

    [[nodiscard]] constexpr std::size_t index() const { return index_; }
    [[nodiscard]] constexpr const RuleInfo& info() const { return catalogue[index_]; }
    friend constexpr bool operator==(RuleId, RuleId) = default;

private:
    std::size_t index_;
};

}  // namespace appinfra::validate
