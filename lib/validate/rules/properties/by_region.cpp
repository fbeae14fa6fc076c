#include <algorithm>

#include "../../text.hpp"
#include "shape_check.hpp"

namespace appinfra::validate::rules {
namespace {

/// Names of regions, separated by spaces.
bool has_word(std::string_view words, std::string_view word) {
    for (std::size_t place = words.find(word); place != words.npos; place = words.find(word, place + 1)) {
        const std::size_t end = place + word.size();
        if ((place == 0 || words[place - 1] == ' ') && (end == words.size() || words[end] == ' '))
            return true;
    }
    return false;
}

bool any_names(const std::vector<std::string_view>& lists, std::string_view region) {
    return std::ranges::any_of(lists, [region](std::string_view list) { return has_word(list, region); });
}

/// What all of the regions have.
std::vector<std::string_view> values_of(const schema::Clause& clause, const std::vector<std::string>& regions) {
    std::vector<std::string_view> values;
    for (const schema::NamedShape part : clause.named_shapes()) {
        const auto lacks = [&](const std::string& region) { return !has_word(part.name(), region); };
        const auto allowed = part.shape().find(schema::Keyword::one_of_values);
        if (allowed && std::ranges::none_of(regions, lacks))
            for (const schema::Value value : allowed->values())
                values.push_back(value.text());
    }
    return values;
}

}  // namespace

/// Without regions to judge for, what any of them allows is right.
Fit ShapeCheck::check_by_region(const Subject& subject, const schema::Clause& clause) {
    std::vector<std::string_view> known;
    std::vector<std::string_view> fitting;
    for (const schema::NamedShape regions : clause.named_shapes()) {
        known.push_back(regions.name());
        if (ask(subject, regions.shape()) != Fit::no)
            fitting.push_back(regions.name());
    }
    std::string lacking;
    for (const std::string& region : context_.settings.regions)
        if (any_names(known, region) && !any_names(fitting, region))
            lacking += (lacking.empty() ? "" : ", ") + region;
    if (context_.settings.regions.empty() ? !fitting.empty() : lacking.empty())
        return Fit::yes;
    if (asking_)
        return Fit::no;
    return fail(
        "E3030", subject.where,
        [&] {
            return name_of(subject.where) + " is " + shown(document_, subject.where) + ", which " +
                   (lacking.empty() ? std::string("no region has") : "is not there in " + lacking);
        },
        context_.suggest(subject.text, values_of(clause, context_.settings.regions)));
}

}  // namespace appinfra::validate::rules
