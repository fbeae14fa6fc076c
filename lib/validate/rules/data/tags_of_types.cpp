#include <unordered_map>

#include "../../text.hpp"
#include "appinfra/support/utf8.hpp"
#include "data.hpp"

namespace appinfra::validate::rules {
namespace {

/// https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html (2026-11-24)
constexpr std::size_t longest_key = 128;
constexpr std::size_t longest_value = 256;
/// Of tags of one name in branches that exclude each other.
constexpr std::size_t most_compared = 20;

class TagCheck {
public:
    explicit TagCheck(Context& context) : context_(context), document_(context.document) {}

    void check(NodeId tags) {
        seen_.clear();
        each_branch(document_, context_.assumptions, tags, [&](NodeId value) {
            if (document_.kind(value) == Kind::list)
                check_list(value, tags);
            else if (document_.kind(value) == Kind::map && !call_of(document_, value))
                check_map(value);
        });
    }

private:
    void check_list(NodeId list, NodeId tags) {
        for (const NodeId item : document_.children(list))
            each_branch(document_, context_.assumptions, item, [&](NodeId tag) {
                if (document_.kind(tag) != Kind::map || call_of(document_, tag))
                    return;
                each_value(document_, context_.assumptions, tag, "Key", [&](NodeId key) {
                    check_key(key);
                    check_duplicate(key, tags);
                });
                each_value(document_, context_.assumptions, tag, "Value", [&](NodeId value) { check_value(value); });
            });
    }

    void check_map(NodeId map) {
        for (const NodeId entry : document_.children(map)) {
            if (document_.key(entry).starts_with("aws:"))
                refuse(entry, document_.key(entry));
            each_branch(document_, context_.assumptions, entry, [&](NodeId value) { check_value(value); });
        }
    }

    void refuse(NodeId where, std::string_view key) {
        context_.report_key("E3024", where, "tag key " + quoted(key) + " starts with aws:, which only AWS may use");
    }

    void check_key(NodeId node) {
        const auto key = known_text(document_, node);
        if (!key)
            return;
        if (key->starts_with("aws:"))
            refuse(node, *key);
        else if (key->empty() || support::count_characters(*key) > longest_key)
            context_.report_key(
                "E3024", node,
                "a tag key has 1 to 128 characters, not " + std::to_string(support::count_characters(*key)));
    }

    void check_value(NodeId node) {
        const auto value = known_text(document_, node);
        if (value && support::count_characters(*value) > longest_value)
            context_.report_key(
                "E3024", node,
                "a tag value has at most 256 characters, not " + std::to_string(support::count_characters(*value)));
    }

    void check_duplicate(NodeId node, NodeId tags) {
        const auto key = known_text(document_, node);
        if (!key)
            return;
        const auto taken = context_.assumptions.taken();
        auto& earlier = seen_[*key];
        for (const Seen& other : earlier)
            if (other.where != node && context_.assumptions.allow(other.assumed)) {
                context_.report_key("E3024", tags, "tag " + quoted(*key) + " is set twice");
                return;
            }
        if (earlier.size() < most_compared)
            earlier.push_back({node, {taken.begin(), taken.end()}});
    }

    struct Seen {
        NodeId where;
        std::vector<Assumptions::Assumption> assumed;
    };
    Context& context_;
    const Document& document_;
    std::unordered_map<std::string, std::vector<Seen>> seen_;
};

}  // namespace

void check_tags_of_types(Context& context) {
    TagCheck check(context);
    for (std::uint32_t i = 0; i < context.templ.resources.entries().size(); ++i) {
        if (!context.types[i] || context.types[i]->tag_property() != "Tags")
            continue;
        const NodeId tags = context.document.find(context.properties(i), "Tags");
        if (!tags)
            continue;
        const Assumptions::Guard exists(context.assumptions, context.condition_of(i), true);
        check.check(tags);
    }
}

}  // namespace appinfra::validate::rules
