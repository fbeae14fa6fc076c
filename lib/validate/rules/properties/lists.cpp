#include <algorithm>
#include <unordered_set>

#include "../../text.hpp"
#include "scope.hpp"
#include "shape_check.hpp"

namespace appinfra::validate::rules {

using schema::Keyword;

namespace {

/// Of the items of a list, that are gone through to count them.
constexpr std::size_t most_conditions = 8;

}  // namespace

Fit ShapeCheck::check_list(const Subject& subject, const schema::Clause& clause) {
    switch (clause.keyword()) {
        case Keyword::items: {
            const schema::Shape shape = clause.shape();
            Fit fit = Fit::yes;
            for (const NodeId item : document_.children(subject.where))
                fit = both(fit, check(item, shape));
            return fit;
        }
        case Keyword::prefix_items:
            return check_prefix(subject, clause);
        case Keyword::contains:
            return check_contains(subject, clause);
        case Keyword::min_items:
        case Keyword::max_items:
            return check_item_count(subject, clause);
        case Keyword::unique_items:
        case Keyword::unique_by:
            return check_unique(subject, clause);
        default:
            return Fit::yes;
    }
}

Fit ShapeCheck::check_prefix(const Subject& subject, const schema::Clause& clause) {
    Fit fit = Fit::yes;
    std::size_t place = 0;
    for (const NodeId item : document_.children(subject.where)) {
        if (place == clause.shapes().size())
            break;
        fit = both(fit, check(item, clause.shapes()[place++]));
    }
    return fit;
}

Fit ShapeCheck::check_contains(const Subject& subject, const schema::Clause& clause) {
    for (const NodeId item : document_.children(subject.where)) {
        const Temporarily quietly(asking_, true);
        if (const Fit fit = check(item, clause.shape()); fit != Fit::no)
            return fit;
    }
    return fail("E3017", subject.where,
                [&] { return "no item of " + name_of(subject.where) + " is what one must be"; });
}

Fit ShapeCheck::check_item_count(const Subject& subject, const schema::Clause& clause) {
    Fit fit = count_items(subject, clause);
    if (fit != Fit::unknown)
        return fit;
    std::vector<std::string_view> conditions = open_conditions(subject.where);
    conditions.resize(std::min(conditions.size(), most_conditions));
    for (const std::string_view condition : conditions)
        for (const bool value : {true, false}) {
            const Assumptions::Guard guard(assumptions_, condition, value);
            if (fit != Fit::no)
                fit = both(fit, count_items(subject, clause));
        }
    return fit;
}

Fit ShapeCheck::count_items(const Subject& subject, const schema::Clause& clause) {
    std::size_t least = 0;
    std::size_t most = 0;
    for (const NodeId item : document_.children(subject.where)) {
        const Presence there = presence(item);
        least += there == Presence::present ? 1 : 0;
        most += there != Presence::absent ? 1 : 0;
    }
    const bool lower = clause.keyword() == Keyword::min_items;
    const auto counted = static_cast<double>(lower ? most : least);
    const auto worst = static_cast<double>(lower ? least : most);
    if (lower ? counted >= clause.number() : counted <= clause.number())
        return (lower ? worst >= clause.number() : worst <= clause.number()) ? Fit::yes : Fit::unknown;
    return fail("E3032", subject.where, [&] {
        return name_of(subject.where) + " has " + std::to_string(lower ? most : least) + " items, " +
               (lower ? "at least " : "at most ") + std::string(clause.text()) + " are allowed";
    });
}

/// False where an item cannot be compared: it holds a function.
bool ShapeCheck::item_key(NodeId item, const schema::Clause& clause, std::string& key) const {
    if (clause.keyword() == Keyword::unique_items) {
        if (is_no_value(document_, item))
            return false;
        append_content(document_, item, key);
        return true;
    }
    bool any = false;
    for (const schema::Value name : clause.values()) {
        const NodeId part = document_.find(item, name.text());
        if (part && !is_scalar(document_, part))
            return false;
        any = any || part;
        key += scalar_text(document_, part) + '\x01';
    }
    return any;
}

Fit ShapeCheck::check_unique(const Subject& subject, const schema::Clause& clause) {
    const bool whole = clause.keyword() == Keyword::unique_items;
    std::unordered_set<std::string> seen;
    Fit fit = Fit::yes;
    for (const NodeId item : document_.children(subject.where)) {
        std::string key;
        if (!item_key(item, clause, key))
            fit = both(fit, Fit::unknown);
        else if (!seen.insert(std::move(key)).second)
            return fail(whole ? RuleId("E3037") : RuleId("E3002"), subject.where, [&] {
                if (!whole)
                    return name_of(subject.where) + " has two items of the same " +
                           std::string(clause.values()[0].text());
                return name_of(subject.where) + " has " +
                       (is_text(document_, item) ? shown(document_, item) : "the same item") + " twice";
            });
    }
    return fit;
}

}  // namespace appinfra::validate::rules
