#include "../../edits.hpp"
#include "../../text.hpp"
#include "scope.hpp"
#include "shape_check.hpp"

namespace appinfra::validate::rules {
namespace {

using schema::Keyword;

/// Clauses about which properties are there: what `AWS::NoValue` takes away counts.
bool concerns_presence(Keyword keyword) {
    switch (keyword) {
        case Keyword::required:
        case Keyword::min_properties:
        case Keyword::max_properties:
        case Keyword::requires_all:
        case Keyword::excludes:
        case Keyword::depends:
        case Keyword::exactly_one:
        case Keyword::at_least_one:
        case Keyword::one_of:
        case Keyword::any_of:
        case Keyword::all_of:
        case Keyword::negation:
        case Keyword::condition:
            return true;
        default:
            return false;
    }
}

/// What CloudFormation puts other entries in the place of, or a macro may.
bool may_become_others(const Template& templ, std::string_view name) {
    return name.starts_with("Fn::") &&
           (templ.has_macro || name == info(Function::transform).name || name.starts_with(loop_prefix));
}

std::string joined(const schema::Items<schema::Value>& names) {
    std::string text;
    for (const schema::Value name : names)
        text += (text.empty() ? "" : ", ") + std::string(name.text());
    return text;
}

}  // namespace

Fit ShapeCheck::check_map(const Subject& subject, const schema::Shape& shape) {
    Fit fit = check_entries(subject, shape);
    if (const auto reference = shape.reference())
        fit = both(fit, check_subject(subject, reference->shape()));
    if (asking_ && fit == Fit::no)
        return fit;
    const std::vector<std::string_view> open =
        decided_ == subject.where ? std::vector<std::string_view>{} : open_conditions(subject.where);
    if (open.empty())
        return both(fit, check_companions(subject, shape));
    const Temporarily once(decided_, subject.where);
    Fit companions = Fit::yes;
    for (const std::string_view condition : open)
        for (const bool value : {true, false}) {
            const Assumptions::Guard guard(assumptions_, condition, value);
            companions = both(companions, check_companions(subject, shape));
        }
    return both(fit, companions);
}

Fit ShapeCheck::check_entries(const Subject& subject, const schema::Shape& shape) {
    if (document_.kind(subject.where) != Kind::map || subject.where == resource_)
        return Fit::yes;
    const auto names = shape.find(Keyword::property_names);
    const bool closed = shape.has(Keyword::closed);
    if (!closed && !names && !shape.has(Keyword::properties) && !shape.has(Keyword::pattern_properties) &&
        !shape.has(Keyword::others))
        return Fit::yes;
    if (!closed && !names && !shape.has(Keyword::pattern_properties) && !shape.has(Keyword::others))
        return check_named_entries(subject, *shape.find(Keyword::properties));
    Fit fit = Fit::yes;
    for (const NodeId entry : document_.children(subject.where)) {
        const std::string_view name = document_.key(entry);
        if (may_become_others(context_.templ, name))
            return Fit::unknown;
        bool known = false;
        fit = both(fit, check_entry(entry, shape, known));
        if (names)
            fit = both(fit, check_subject({entry, Kind::string, name}, names->shape()));
        if (!known && closed)
            fit = check_unknown(entry, subject, shape);
    }
    return fit;
}

Fit ShapeCheck::check_unknown(NodeId entry, const Subject& map, const schema::Shape& shape) {
    if (asking_ || !whole_)
        return Fit::no;
    std::vector<std::string_view> properties;
    if (const auto clause = shape.find(Keyword::properties))
        for (const schema::NamedShape property : clause->named_shapes())
            properties.push_back(property.name());
    const std::string_view name = document_.key(entry);
    std::string what = quoted(name) + " is not a property of " + name_of(map.where);
    auto fix = document_.find(map.where, name) == entry ? respelling(document_.key_span(entry), name, properties)
                                                        : std::vector<diagnostics::Edit>{};
    std::string help = context_.suggest(name, std::move(properties));
    if (violations_ != nullptr)
        violations_->push_back({entry, std::move(what), premises(entry), std::move(help), true});
    else
        context_.report_key("E3002", entry, std::move(what), std::move(help)).fix = std::move(fix);
    return Fit::no;
}

/// Others may be there, too: it takes no look at each.
Fit ShapeCheck::check_named_entries(const Subject& subject, const schema::Clause& properties) {
    Fit fit = document_.find(subject.where, "Fn::Transform") ? Fit::unknown : Fit::yes;
    for (const schema::NamedShape property : properties.named_shapes()) {
        if (const NodeId entry = document_.find(subject.where, property.name()))
            fit = both(fit, check(entry, property.shape()));
        if (asking_ && fit == Fit::no)
            break;
    }
    return fit;
}

Fit ShapeCheck::check_entry(NodeId entry, const schema::Shape& shape, bool& known) {
    const std::string_view name = document_.key(entry);
    Fit fit = Fit::yes;
    if (const auto property = shape.property(name)) {
        known = true;
        fit = check(entry, *property);
    }
    if (const auto patterns = shape.find(Keyword::pattern_properties))
        for (const schema::NamedShape pattern : patterns->named_shapes())
            if (context_.patterns.found_in(pattern.name(), name).value_or(true)) {
                known = true;
                fit = both(fit, check(entry, pattern.shape()));
            }
    if (known)
        return fit;
    if (const auto others = shape.find(Keyword::others)) {
        known = true;
        return check(entry, others->shape());
    }
    return fit;
}

Fit ShapeCheck::check_companions(const Subject& subject, const schema::Shape& shape) {
    if (document_.find(subject.where, "Fn::Transform"))
        return Fit::unknown;
    Fit fit = Fit::yes;
    for (const schema::Clause clause : shape.clauses())
        if (concerns_presence(clause.keyword()) && !(asking_ && fit == Fit::no))
            fit = both(fit, clause.keyword() >= Keyword::one_of ? check_clause(subject, shape, clause)
                                                                : check_companion(subject, clause));
    return fit;
}

Fit ShapeCheck::check_companion(const Subject& subject, const schema::Clause& clause) {
    switch (clause.keyword()) {
        case Keyword::required:
            return check_required(subject, clause);
        case Keyword::exactly_one:
        case Keyword::at_least_one:
            return check_groups(subject, clause);
        case Keyword::requires_all:
        case Keyword::excludes:
            return check_implied(subject, clause);
        case Keyword::depends:
            return check_depends(subject, clause);
        default:
            return check_property_count(subject, clause);
    }
}

Fit ShapeCheck::check_required(const Subject& subject, const schema::Clause& clause) {
    Fit fit = Fit::yes;
    for (const schema::Value name : clause.values()) {
        const Presence there = presence(subject, name.text());
        if (there == Presence::maybe)
            fit = both(fit, Fit::unknown);
        if (there == Presence::absent)
            fit = fail("E3003", subject.where, [&] {
                return name_of(subject.where) + " has no " + std::string(name.text()) +
                       (subject.where != resource_ && document_.find(subject.where, name.text())
                            ? ", because of AWS::NoValue"
                            : "");
            });
    }
    return fit;
}

Fit ShapeCheck::check_groups(const Subject& subject, const schema::Clause& clause) {
    std::size_t present = 0;
    std::size_t possible = 0;
    for (const schema::Value name : clause.values()) {
        const Presence there = presence(subject, name.text());
        present += there == Presence::present ? 1 : 0;
        possible += there != Presence::absent ? 1 : 0;
    }
    const bool one = clause.keyword() == Keyword::exactly_one;
    if (possible == 0)
        return one ? fail("E3014", subject.where,
                          [&] { return name_of(subject.where) + " has none of " + joined(clause.values()); })
                   : fail("E3058", subject.where,
                          [&] { return name_of(subject.where) + " has none of " + joined(clause.values()); });
    if (one && present > 1) {
        for (const schema::Value name : clause.values())
            if (presence(subject, name.text()) == Presence::present)
                fail("E3014", document_.find(subject.where, name.text()),
                     [&] { return name_of(subject.where) + " has more than one of " + joined(clause.values()); });
        return Fit::no;
    }
    return present == possible ? Fit::yes : Fit::unknown;
}

/// The first property requires the others, or excludes them.
Fit ShapeCheck::check_implied(const Subject& subject, const schema::Clause& clause) {
    const std::string_view cause = clause.values()[0].text();
    const Presence because = presence(subject, cause);
    if (because == Presence::absent)
        return Fit::yes;
    const bool wanted = clause.keyword() == Keyword::requires_all;
    Fit fit = Fit::yes;
    for (std::size_t i = 1; i < clause.values().size(); ++i) {
        const std::string_view name = clause.values()[i].text();
        const Presence there = presence(subject, name);
        if (there == (wanted ? Presence::present : Presence::absent))
            continue;
        if (because == Presence::maybe || there == Presence::maybe)
            fit = both(fit, Fit::unknown);
        else if (wanted)
            fit = fail("E3021", subject.where,
                       [&] { return std::string(cause) + " requires " + std::string(name) + ", which is not set"; });
        else
            fit = fail("E3020", document_.find(subject.where, name),
                       [&] { return std::string(cause) + " excludes " + std::string(name) + ", but both are set"; });
    }
    return fit;
}

Fit ShapeCheck::check_depends(const Subject& subject, const schema::Clause& clause) {
    Fit fit = Fit::yes;
    for (const schema::NamedShape entry : clause.named_shapes()) {
        const Presence there = presence(subject, entry.name());
        if (there == Presence::present)
            fit = both(fit, check_subject(subject, entry.shape()));
        else if (there == Presence::maybe)
            fit = both(fit, Fit::unknown);
    }
    return fit;
}

Fit ShapeCheck::check_property_count(const Subject& subject, const schema::Clause& clause) {
    if (subject.where == resource_)
        return Fit::yes;
    std::size_t least = 0;
    std::size_t most = 0;
    for (const NodeId entry : document_.children(subject.where)) {
        const Presence there = presence(entry);
        least += there == Presence::present ? 1 : 0;
        most += there != Presence::absent ? 1 : 0;
    }
    const bool lower = clause.keyword() == Keyword::min_properties;
    const auto counted = static_cast<double>(lower ? most : least);
    if (lower ? counted >= clause.number() : counted <= clause.number())
        return least == most ? Fit::yes : Fit::unknown;
    return fail("E3032", subject.where, [&] {
        return name_of(subject.where) + " has " + std::to_string(lower ? most : least) + " properties, " +
               (lower ? "at least " : "at most ") + std::string(clause.text()) + " are allowed";
    });
}

}  // namespace appinfra::validate::rules
