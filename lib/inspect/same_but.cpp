#include "same_but.hpp"

#include <algorithm>
#include <vector>

namespace appinfra::inspect {
namespace {

using document::Document;
using document::Kind;
using document::NodeId;

class Comparison {
public:
    Comparison(const Document& before, const Document& after, std::span<const std::string> paths)
        : before_(before), after_(after), paths_(paths) {}

    [[nodiscard]] bool run() {
        if (!before_.root() || !after_.root())
            return before_.root() == after_.root();
        open_.push_back({before_.root(), after_.root()});
        while (!open_.empty()) {
            const Pair pair = open_.back();
            open_.pop_back();
            if (!compare(pair))
                return false;
        }
        return true;
    }

private:
    struct Pair {
        NodeId before;
        NodeId after;
    };

    [[nodiscard]] bool is_free(NodeId node) const {
        const std::string path = before_.path(node);
        return std::ranges::any_of(paths_, [&](const std::string& free) {
            return path.starts_with(free) && (path.size() == free.size() || path[free.size()] == '/');
        });
    }

    /// What holds nothing but something free goes with it.
    [[nodiscard]] bool may_go(NodeId node) const {
        while (!is_free(node)) {
            const bool container = before_.kind(node) == Kind::map || before_.kind(node) == Kind::list;
            if (!container || before_.child_count(node) != 1)
                return false;
            node = before_.first_child(node);
        }
        return true;
    }

    bool compare(const Pair& pair) {
        if (before_.kind(pair.before) != after_.kind(pair.after))
            return is_free(pair.before);
        switch (before_.kind(pair.before)) {
            case Kind::map:
            case Kind::list:
                return compare_children(pair);
            case Kind::string:
            case Kind::number:
                return before_.text(pair.before) == after_.text(pair.after) || is_free(pair.before);
            case Kind::integer:
                return before_.integer(pair.before) == after_.integer(pair.after) || is_free(pair.before);
            case Kind::boolean:
                return before_.boolean(pair.before) == after_.boolean(pair.after) || is_free(pair.before);
            case Kind::null:
                return true;
        }
        return false;
    }

    /// What is free may be missing afterwards, or have another key.
    bool compare_children(const Pair& pair) {
        const std::uint32_t gone = before_.child_count(pair.before) - after_.child_count(pair.after);
        if (after_.child_count(pair.after) > before_.child_count(pair.before))
            return is_free(pair.before);
        NodeId next = after_.first_child(pair.after);
        std::uint32_t left = gone;
        for (const NodeId child : before_.children(pair.before)) {
            const bool same_key = next && before_.key(child) == after_.key(next);
            if (left > 0 && may_go(child) && !(same_key && before_.kind(pair.before) == Kind::map)) {
                --left;
                continue;
            }
            if (!next || (!same_key && !is_free(child)))
                return is_free(pair.before);
            open_.push_back({child, next});
            next = after_.next_sibling(next);
        }
        return !next && left == 0;
    }

    const Document& before_;
    const Document& after_;
    std::span<const std::string> paths_;
    std::vector<Pair> open_;
};

}  // namespace

bool same_but(const Document& before, const Document& after, std::span<const std::string> paths) {
    return Comparison(before, after, paths).run();
}

}  // namespace appinfra::inspect
