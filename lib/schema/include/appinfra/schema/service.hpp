#pragma once

#include <array>
#include <string_view>

#include "appinfra/schema/view.hpp"

namespace appinfra::schema {

/// Walks over the actions of a service as IAM policies name them, in order of name.
class Actions {
public:
    static constexpr std::size_t longest_name = 127;

    Actions(std::string_view coded, Texts arns) : rest_(coded), arns_(arns) {}

    /// Goes to the next action; false where there is none.
    bool next();
    /// In lower case, without the service.
    [[nodiscard]] std::string_view name() const { return {name_.data(), length_}; }
    /// How many forms of ARN the action works on; none where it works on no particular resource.
    [[nodiscard]] std::size_t arn_count() const { return arn_places_.size(); }
    /// What stands behind `arn:PARTITION:`: `sqs:*:*:*`, where `*` is any text.
    [[nodiscard]] std::string_view arn(std::size_t index) const {
        return arns_[static_cast<unsigned char>(arn_places_[index])];
    }

private:
    std::string_view rest_;
    Texts arns_;
    std::array<char, longest_name> name_{};
    std::size_t length_ = 0;
    std::string_view arn_places_;
};

/// A service as IAM policies know it.
class Service {
public:
    static constexpr std::uint32_t size = 3;
    Service(Words words, std::uint32_t place) : words_(words), place_(place) {}
    [[nodiscard]] std::string_view name() const { return words_.string(words_[place_]); }  ///< `sqs`
    [[nodiscard]] Actions actions() const;

private:
    Words words_;
    std::uint32_t place_;
};

}  // namespace appinfra::schema
