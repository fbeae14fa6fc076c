#include "place.hpp"

#include <algorithm>

namespace appinfra::validate::rules {

Place::Place(const Document& document, NodeId node) : document_(document) {
    for (; node && node != document.root(); node = document.parent(node))
        steps_.push_back(node);
    if (!node)
        steps_.clear();
    std::ranges::reverse(steps_);
}

std::string_view Place::key(std::size_t step) const {
    return step < steps_.size() ? document_.key(steps_[step]) : std::string_view{};
}

bool Place::below(std::string_view name) const {
    return std::ranges::any_of(steps_, [&](NodeId step) { return document_.key(step) == name; });
}

bool Place::in_function() const {
    return std::ranges::any_of(steps_, [&](NodeId step) {
        const std::string_view key = document_.key(step);
        return key == "Ref" || (key.starts_with("Fn::") && key != "Fn::If" && key != "Fn::Equals");
    });
}

}  // namespace appinfra::validate::rules
