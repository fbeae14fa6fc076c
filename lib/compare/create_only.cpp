#include "create_only.hpp"

namespace appinfra::compare {
namespace {

enum class Relation : std::uint8_t { apart, inside, holds };

std::string_view take_segment(std::string_view& path) {
    const std::size_t end = path.find('/');
    const std::string_view segment = path.substr(0, end);
    path.remove_prefix(end == std::string_view::npos ? path.size() : end + 1);
    return segment;
}

/// How a path stands to the properties that a pattern means; `*` stands for any item.
Relation relate(std::string_view path, std::string_view pattern) {
    while (!path.empty() && !pattern.empty()) {
        const std::string_view wanted = take_segment(pattern);
        if (take_segment(path) != wanted && wanted != "*")
            return Relation::apart;
    }
    return pattern.empty() ? Relation::inside : Relation::holds;
}

}  // namespace

Update update_of(const std::optional<schema::ResourceType>& type, std::string_view path) {
    if (!type)
        return Update::may_replace;
    Update update = Update::in_place;
    for (const std::string_view pattern : type->create_only()) {
        const Relation relation = relate(path, pattern);
        if (relation == Relation::inside)
            return Update::replace;
        if (relation == Relation::holds)
            update = Update::may_replace;
    }
    for (const std::string_view pattern : type->conditional_create_only())
        if (relate(path, pattern) != Relation::apart)
            update = Update::may_replace;
    return update;
}

}  // namespace appinfra::compare
