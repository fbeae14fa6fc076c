#include "appinfra/schema/model.hpp"

#include <algorithm>

namespace appinfra::schema {

const ClauseModel* ShapeModel::find(Keyword keyword) const {
    const auto found = std::ranges::find(clauses, keyword, &ClauseModel::keyword);
    return found == clauses.end() ? nullptr : &*found;
}

ClauseModel& ShapeModel::clause(Keyword keyword) {
    auto place = std::ranges::lower_bound(clauses, keyword, {}, &ClauseModel::keyword);
    if (place == clauses.end() || place->keyword != keyword)
        place = clauses.insert(place, ClauseModel{keyword, {}, {}});
    return *place;
}

}  // namespace appinfra::schema
