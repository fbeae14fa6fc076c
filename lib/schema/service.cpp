#include "appinfra/schema/service.hpp"

#include "action_coding.hpp"
#include "blob_layout.hpp"
#include "list_view.hpp"

namespace appinfra::schema {

bool Actions::next() {
    if (rest_.empty())
        return false;
    const auto byte = [this](std::size_t at) { return static_cast<unsigned char>(rest_[at]); };
    length_ = byte(0);
    std::size_t at = 1;
    for (; byte(at) < arn_count_bit; ++at)
        name_[length_++] = rest_[at];
    const std::size_t count = byte(at) - std::size_t{arn_count_bit};
    arn_places_ = rest_.substr(at + 1, count);
    rest_.remove_prefix(at + 1 + count);
    return true;
}

Actions Service::actions() const {
    return {words_.string(words_[place_ + layout::service_actions]),
            list<Text>(words_, words_[place_ + layout::service_arns])};
}

}  // namespace appinfra::schema
