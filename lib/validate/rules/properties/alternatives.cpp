#include <algorithm>

#include "../../text.hpp"
#include "scope.hpp"
#include "shape_check.hpp"

namespace appinfra::validate::rules {
namespace {

using schema::Keyword;

/// Alternatives, of which each is told why it does not fit.
constexpr std::size_t most_explained = 6;

/// `set Code, or ImageUri`, where all alternatives are about which properties are there.
std::string required_by(const schema::Clause& alternatives) {
    std::string text;
    for (const schema::Shape branch : alternatives.shapes()) {
        const auto required = branch.find(Keyword::required);
        if (!required)
            return {};
        text += text.empty() ? "set " : ", or ";
        std::string_view separator;
        for (const schema::Value name : required->values()) {
            text += std::string(separator) + std::string(name.text());
            separator = " and ";
        }
    }
    return text;
}

}  // namespace

Fit ShapeCheck::check_any_of(const Subject& subject, const schema::Clause& clause) {
    Fit best = Fit::no;
    for (const schema::Shape branch : clause.shapes()) {
        best = std::min(best, ask(subject, branch));
        if (best == Fit::yes)
            return best;
    }
    if (best == Fit::unknown)
        return best;
    if (clause.shapes().size() == 1)
        return check_subject(subject, clause.shapes()[0]);
    fail(
        "E3017", subject.where, [&] { return unfitting(subject.where, " fits none of its alternatives"); },
        required_by(clause));
    return explain_each(subject, clause);
}

Fit ShapeCheck::check_one_of(const Subject& subject, const schema::Clause& clause) {
    int fitting = 0;
    int unknown = 0;
    for (const schema::Shape branch : clause.shapes()) {
        const Fit fit = ask(subject, branch);
        fitting += fit == Fit::yes ? 1 : 0;
        unknown += fit == Fit::unknown ? 1 : 0;
    }
    if (fitting > 1)
        return fail(
            "E3018", subject.where,
            [&] { return unfitting(subject.where, " fits more than one of alternatives that exclude each other"); },
            required_by(clause));
    if (fitting + unknown > 0)
        return unknown > 0 ? Fit::unknown : Fit::yes;
    if (clause.shapes().size() == 1)
        return check_subject(subject, clause.shapes()[0]);
    fail(
        "E3018", subject.where, [&] { return unfitting(subject.where, " fits none of its alternatives"); },
        required_by(clause));
    return explain_each(subject, clause);
}

/// Why a value that fits no alternative does not fit each of them, as cfn-lint tells it, too. Of many alternatives most
/// were never meant.
Fit ShapeCheck::explain_each(const Subject& subject, const schema::Clause& clause) {
    if (asking_ || violations_ != nullptr || clause.shapes().size() > most_explained)
        return Fit::no;
    for (const schema::Shape branch : clause.shapes())
        check_subject(subject, branch);
    return Fit::no;
}

Fit ShapeCheck::check_condition(const Subject& subject, const schema::Shape& shape, const schema::Clause& clause) {
    const Fit holds = ask(subject, clause.shape());
    if (holds == Fit::unknown)
        return Fit::unknown;
    const auto next = shape.find(holds == Fit::yes ? Keyword::consequence : Keyword::alternative);
    if (!next)
        return Fit::yes;
    const Premise premise{subject.where, clause.shape(), premise_};
    const Temporarily under(premise_, &premise);
    return check_subject(subject, next->shape());
}

/// What the assumptions leave of an `Fn::If`.
NodeId ShapeCheck::chosen(NodeId value) const {
    for (int depth = 0; depth < deepest_value; ++depth) {
        const auto call = call_of(document_, value);
        if (!call || call->function != Function::branch)
            break;
        const auto known = assumptions_.known(text_of(document_, child(document_, call->argument, 0)));
        if (!known)
            break;
        value = child(document_, call->argument, *known ? 1 : 2);
    }
    return value;
}

/// ` when Engine is "mysql" and StorageType is "gp2"`: what the template says of the properties that conditions ask
/// for.
std::string ShapeCheck::premises(NodeId violated) const {
    std::string text;
    std::vector<NodeId> named = {violated};
    for (const Premise* premise = premise_; premise != nullptr; premise = premise->outer) {
        const auto properties = premise->shape.find(Keyword::properties);
        if (!properties || premise->map == resource_)
            continue;
        for (const schema::NamedShape property : properties->named_shapes()) {
            const NodeId value = chosen(document_.find(premise->map, property.name()));
            if (!value || !is_scalar(document_, value) || std::ranges::find(named, value) != named.end())
                continue;
            named.push_back(value);
            text +=
                (text.empty() ? " when " : " and ") + std::string(property.name()) + " is " + shown(document_, value);
        }
    }
    return text;
}

}  // namespace appinfra::validate::rules
