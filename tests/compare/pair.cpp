#include "pair.hpp"

#include <algorithm>

#include "appinfra/document/read.hpp"
#include "catch.hpp"

namespace pair {

using namespace appinfra;
using namespace appinfra::compare;

Prediction predict(std::string_view before, std::string_view after) {
    diagnostics::Sink sink;
    const auto old_document = document::read_yaml(before, "old.yaml", sink);
    const auto new_document = document::read_yaml(after, "new.yaml", sink);
    INFO(before << "\n----\n" << after);
    REQUIRE(old_document.has_value());
    REQUIRE(new_document.has_value());
    return compare::predict(*old_document, *new_document, schema::Facts::embedded());
}

Change only_change(std::string_view before, std::string_view after) {
    const Prediction prediction = predict(before, after);
    INFO(before << "\n----\n" << after);
    REQUIRE(prediction.changes.size() == 1);
    return prediction.changes.front();
}

Change change_of(const Prediction& prediction, std::string_view logical_id) {
    const auto found = std::ranges::find(prediction.changes, logical_id, &Change::logical_id);
    INFO(logical_id);
    REQUIRE(found != prediction.changes.end());
    return *found;
}

std::string differences(const Change& change) {
    std::string text;
    for (const Difference& difference : change.differences) {
        text += difference.path;
        text += difference.update == Update::in_place      ? " in place"
                : difference.update == Update::may_replace ? " may replace"
                                                           : " replace";
        text += difference.because.empty() ? "\n" : " because of " + difference.because + "\n";
    }
    return text;
}

}  // namespace pair
