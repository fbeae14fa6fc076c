#include "differences.hpp"

#include <algorithm>
#include <string_view>

namespace appinfra::compare {
namespace {

using Pair = Comparison::Pair;

bool is_plain_map(const Document& document, NodeId node) {
    return document.kind(node) == Kind::map && !is_function(document, node);
}

std::vector<NodeId> by_key(const Document& document, NodeId map) {
    std::vector<NodeId> entries;
    if (map)
        for (const NodeId entry : document.children(map))
            entries.push_back(entry);
    std::ranges::stable_sort(entries, {}, [&](NodeId entry) { return document.key(entry); });
    return entries;
}

class Walk {
public:
    Walk(const Side& before, const Side& after) : before_(before), after_(after) {}

    Comparison run(Pair root) {
        open_.push_back(root);
        while (!open_.empty()) {
            const Pair pair = open_.back();
            open_.pop_back();
            visit(pair);
        }
        std::ranges::reverse(result_.different);
        return std::move(result_);
    }

private:
    void visit(const Pair& pair) {
        if (before_.value(pair.before) == after_.value(pair.after)) {
            if (pair.after)
                result_.equal.push_back(pair.after);
        } else if (both(pair, is_plain_map) && has_entries(pair)) {
            open_entries(pair);
        } else if (pair.before && pair.after && both(pair, is_list) && same_length(pair)) {
            open_items(pair);
        } else {
            result_.different.push_back(pair);
        }
    }

    static bool is_list(const Document& document, NodeId node) { return document.kind(node) == Kind::list; }

    /// Of those that are there.
    bool both(const Pair& pair, bool (*holds)(const Document&, NodeId)) const {
        return (!pair.before || holds(before_.document, pair.before)) &&
               (!pair.after || holds(after_.document, pair.after));
    }

    [[nodiscard]] bool has_entries(const Pair& pair) const {
        return (pair.before && before_.document.first_child(pair.before)) ||
               (pair.after && after_.document.first_child(pair.after));
    }

    [[nodiscard]] bool same_length(const Pair& pair) const {
        return before_.document.child_count(pair.before) == after_.document.child_count(pair.after);
    }

    void open_items(const Pair& pair) {
        NodeId after = after_.document.first_child(pair.after);
        for (const NodeId item : before_.document.children(pair.before)) {
            open_.push_back({item, after});
            after = after_.document.next_sibling(after);
        }
    }

    void open_entries(const Pair& pair) {
        const std::vector<NodeId> old_entries = by_key(before_.document, pair.before);
        const std::vector<NodeId> new_entries = by_key(after_.document, pair.after);
        auto old_entry = old_entries.begin();
        auto new_entry = new_entries.begin();
        while (old_entry != old_entries.end() || new_entry != new_entries.end()) {
            const int order = old_entry == old_entries.end() ? 1
                              : new_entry == new_entries.end()
                                  ? -1
                                  : before_.document.key(*old_entry).compare(after_.document.key(*new_entry));
            const NodeId old_node = order <= 0 ? *old_entry++ : document::none;
            const NodeId new_node = order >= 0 ? *new_entry++ : document::none;
            open_.push_back({old_node, new_node});
        }
    }

    const Side& before_;
    const Side& after_;
    std::vector<Pair> open_;
    Comparison result_;
};

}  // namespace

Comparison compare_values(const Side& before, NodeId old_value, const Side& after, NodeId new_value) {
    return Walk(before, after).run({old_value, new_value});
}

}  // namespace appinfra::compare
