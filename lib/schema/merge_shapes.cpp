#include "merge_shapes.hpp"

#include <algorithm>
#include <map>

namespace appinfra::schema {
namespace {

const ClauseModel* only_clause(const ShapeModel& shape, Keyword keyword) {
    return shape.types == 0 && shape.clauses.size() == 1 && shape.clauses[0].keyword == keyword ? &shape.clauses[0]
                                                                                                : nullptr;
}

bool all_are(const std::vector<NamedShapeModel>& regions, Keyword keyword) {
    return std::ranges::all_of(
        regions, [&](const NamedShapeModel& region) { return only_clause(region.shape, keyword) != nullptr; });
}

/// Values that the same regions know are together. A region may be there twice: then it knows all of both.
ShapeModel merge_values(const std::vector<NamedShapeModel>& regions) {
    std::map<Scalar, std::string> where;
    for (const NamedShapeModel& region : regions)
        for (const Scalar& value : region.shape.clauses[0].values) {
            std::string& names = where[value];
            if (!names.ends_with(region.name))
                names += (names.empty() ? "" : " ") + region.name;
        }
    std::map<std::string, ClauseModel> groups;
    for (const auto& [value, names] : where)
        groups.try_emplace(names, ClauseModel{Keyword::one_of_values, {}, {}}).first->second.values.push_back(value);
    ShapeModel merged;
    for (auto& [names, clause] : groups)
        merged.clause(Keyword::by_region).shapes.push_back({names, ShapeModel{.clauses = {std::move(clause)}}});
    return merged;
}

class RegionMerger {
public:
    explicit RegionMerger(std::string_view file) : file_(file) {}

    [[nodiscard]] ShapeModel merge(const std::vector<NamedShapeModel>& regions) const {
        if (all_are(regions, Keyword::one_of_values))
            return merge_values(regions);
        if (all_are(regions, Keyword::all_of))
            return merge_parts(regions);
        if (all_are(regions, Keyword::properties))
            return merge_property(regions);
        fail();
    }

private:
    [[noreturn]] void fail() const { throw FactsError(std::string(file_) + ": regions differ too much"); }

    /// Parts with the same condition belong together.
    [[nodiscard]] ShapeModel merge_parts(const std::vector<NamedShapeModel>& regions) const {
        struct Part {
            ShapeModel condition;
            std::vector<NamedShapeModel> consequences;
        };
        std::vector<Part> parts;
        for (const NamedShapeModel& region : regions)
            for (const NamedShapeModel& entry : region.shape.clauses[0].shapes) {
                const ClauseModel* condition = entry.shape.find(Keyword::condition);
                const ClauseModel* consequence = entry.shape.find(Keyword::consequence);
                if (condition == nullptr || consequence == nullptr || entry.shape.clauses.size() != 2)
                    fail();
                auto part = std::ranges::find(parts, condition->shapes[0].shape, &Part::condition);
                if (part == parts.end())
                    part = parts.insert(part, {condition->shapes[0].shape, {}});
                part->consequences.push_back({region.name, consequence->shapes[0].shape});
            }
        ShapeModel merged;
        for (const Part& part : parts) {
            ShapeModel branch;
            branch.clause(Keyword::condition).shapes.push_back({"", part.condition});
            branch.clause(Keyword::consequence).shapes.push_back({"", merge(part.consequences)});
            merged.clause(Keyword::all_of).shapes.push_back({"", std::move(branch)});
        }
        return merged;
    }

    [[nodiscard]] ShapeModel merge_property(const std::vector<NamedShapeModel>& regions) const {
        const std::string& name = regions.front().shape.clauses[0].shapes.at(0).name;
        std::vector<NamedShapeModel> values;
        for (const NamedShapeModel& region : regions) {
            const std::vector<NamedShapeModel>& properties = region.shape.clauses[0].shapes;
            if (properties.size() != 1 || properties[0].name != name)
                fail();
            values.push_back({region.name, properties[0].shape});
        }
        ShapeModel merged;
        merged.clause(Keyword::properties).shapes.push_back({name, merge(values)});
        return merged;
    }

    std::string_view file_;
};

/// What the condition says of a property by this keyword, where it does so of just one.
ClauseModel* only_use(ShapeModel& shape, Keyword keyword) {
    if (shape.find(Keyword::condition) == nullptr)
        return nullptr;
    ShapeModel& condition = shape.clause(Keyword::condition).shapes[0].shape;
    if (condition.find(Keyword::properties) == nullptr)
        return nullptr;
    ClauseModel* found = nullptr;
    for (NamedShapeModel& property : condition.clause(Keyword::properties).shapes)
        if (property.shape.find(keyword) != nullptr) {
            if (found != nullptr)
                return nullptr;
            found = &property.shape.clause(keyword);
        }
    return found;
}

/// Either of two constants will do, or of two patterns.
void join(ClauseModel& clause, const ClauseModel& other) {
    if (clause.keyword == Keyword::pattern)
        clause.values.at(0).text += '|' + other.values.at(0).text;
    else
        clause.values.insert(clause.values.end(), other.values.begin(), other.values.end());
}

void merge_by(Keyword keyword, std::vector<NamedShapeModel>& parts) {
    std::vector<ShapeModel> seen;  // of each part that stays, without the values
    std::vector<NamedShapeModel> merged;
    for (NamedShapeModel& part : parts) {
        ShapeModel rest = part.shape;
        ClauseModel* use = only_use(rest, keyword);
        if (use != nullptr)
            use->values.clear();
        const auto same = use == nullptr ? seen.end() : std::ranges::find(seen, rest);
        if (same == seen.end()) {
            seen.push_back(std::move(rest));
            merged.push_back(std::move(part));
        } else {
            ShapeModel& former = merged[static_cast<std::size_t>(same - seen.begin())].shape;
            join(*only_use(former, keyword), *only_use(part.shape, keyword));
        }
    }
    parts = std::move(merged);
}

/// A constant that has become several is an enumeration.
void rename_constants(ShapeModel& shape) {
    for (ClauseModel& clause : shape.clauses) {
        if (clause.keyword == Keyword::constant && clause.values.size() > 1) {
            clause.keyword = Keyword::one_of_values;
            std::ranges::sort(clause.values);
        }
        for (NamedShapeModel& entry : clause.shapes)
            rename_constants(entry.shape);
    }
}

}  // namespace

ShapeModel merge_regions(const std::vector<NamedShapeModel>& regions, std::string_view file) {
    return RegionMerger(file).merge(regions);
}

void merge_parts(ShapeModel& shape) {
    if (shape.find(Keyword::all_of) == nullptr)
        return;
    std::vector<NamedShapeModel>& parts = shape.clause(Keyword::all_of).shapes;
    merge_by(Keyword::constant, parts);
    merge_by(Keyword::pattern, parts);
    rename_constants(shape);
}

}  // namespace appinfra::schema
