#include <string>
#include <unordered_map>

#include "../../text.hpp"
#include "tags.hpp"

namespace appinfra::validate::rules {
namespace {

/// Seen so far, by what they are in lower case.
class Keys {
public:
    /// Another key that differs from this one by case only; empty where there is none.
    std::string_view other(std::string_view key) {
        const std::string_view first = seen_.try_emplace(lower(key), key).first->second;
        return first == key ? std::string_view{} : first;
    }

private:
    std::unordered_map<std::string, std::string_view> seen_;
};

void check_key(Context& context, Keys& keys, NodeId where, std::string_view key) {
    if (const std::string_view other = keys.other(key); !other.empty())
        context.report_key("A2406", where, "tags " + quoted(other) + " and " + quoted(key) + " differ only by case",
                           "keep one of them");
}

void check_tags_of(Context& context, NodeId tags) {
    Keys keys;
    if (context.document.kind(tags) == Kind::map && !call_of(context.document, tags)) {
        for (const NodeId tag : context.document.children(tags))
            check_key(context, keys, tag, context.document.key(tag));
    } else if (context.document.kind(tags) == Kind::list) {
        for (const NodeId tag : context.document.children(tags))
            if (const NodeId key = context.document.find(tag, "Key"); is_text(context.document, key))
                check_key(context, keys, key, context.document.text(key));
    }
}

}  // namespace

void check_keys_by_case(Context& context) {
    for (std::uint32_t resource = 0; resource < context.types.size(); ++resource)
        if (const auto& type = context.types[resource]; type && !type->tag_property().empty())
            context.property(resource, type->tag_property(), [&](NodeId tags) { check_tags_of(context, tags); });
}

}  // namespace appinfra::validate::rules
