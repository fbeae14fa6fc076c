#include "../../outcomes.hpp"

#include "../../text.hpp"
#include "scope.hpp"
#include "shape_check.hpp"

namespace appinfra::validate::rules {
namespace {

using schema::Keyword;

std::string shown(const Outcome& outcome) {
    if (outcome.secret)
        return "a value";
    if (outcome.kind == Outcome::Kind::text)
        return quoted(outcome.text);
    return outcome.kind == Outcome::Kind::list && !outcome.items.empty() ? "a list of " + quoted(outcome.items.front())
                                                                         : "what the mapping has";
}

}  // namespace

Fit ShapeCheck::ask_outcome(NodeId node, const Outcome& outcome, const schema::Shape& shape) {
    const Temporarily quietly(asking_, true);
    if (outcome.kind == Outcome::Kind::text)
        return check_subject({node, Kind::string, outcome.text}, shape);
    if (outcome.kind == Outcome::Kind::literal)
        return check(outcome.literal, shape);
    if (shape.types() != 0 && (shape.types() & schema::array_type) == 0)
        return Fit::no;
    Fit fit = Fit::yes;
    for (const schema::Clause clause : shape.clauses()) {
        const auto count = static_cast<double>(outcome.items.size());
        if (clause.keyword() == Keyword::reference)
            fit = both(fit, ask_outcome(node, outcome, clause.reference().shape()));
        else if (clause.keyword() == Keyword::items)
            for (const std::string& item : outcome.items)
                fit = both(fit, check_subject({node, Kind::string, item}, clause.shape()));
        else if (outcome.counted && ((clause.keyword() == Keyword::min_items && count < clause.number()) ||
                                     (clause.keyword() == Keyword::max_items && count > clause.number())))
            fit = Fit::no;
    }
    return fit;
}

/// What a parameter may be must fit in each case; of what else may happen, one case that fits is enough.
void ShapeCheck::check_outcomes(NodeId node, Call call, const schema::Shape& shape) {
    const auto rule = rule_of_outcomes(call.function);
    if (!rule || asking_ || shape.clauses().size() == 0)
        return;
    std::optional<Outcome> broken;
    bool fits = false;
    each_outcome(context_, assumptions_, node, [&](const Outcome& outcome) {
        if (ask_outcome(node, outcome, shape) != Fit::no)
            fits = !outcome.from_parameter;
        else if (!broken)
            broken = outcome;
        return !fits;
    });
    if (!broken || fits)
        return;
    const std::string what = call.function == Function::ref && is_text(document_, call.argument)
                                 ? "parameter " + quoted(document_.text(call.argument)) + " may be "
                                 : std::string(info(call.function).name) + " may give ";
    context_.report_key(*rule, call.argument, what + shown(*broken) + ", which does not fit " + name_of(node));
}

}  // namespace appinfra::validate::rules
