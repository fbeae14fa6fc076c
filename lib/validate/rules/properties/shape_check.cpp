#include "shape_check.hpp"

#include "../../parameter.hpp"
#include "../../text.hpp"
#include "../../value_types.hpp"
#include "scope.hpp"

namespace appinfra::validate::rules {
namespace {

using schema::Keyword;

/// Steps into values and into what shapes refer to.
constexpr int deepest = 300;
/// For one resource. The largest of real templates need some thousand.
constexpr int most_steps = 200'000;
/// Alternatives within alternatives.
constexpr int deepest_alternative = 8;

/// CloudFormation turns scalars into each other where their text allows it.
std::uint8_t widened(std::uint8_t types) { return (types & scalar_types) != 0 ? types | scalar_types : types; }

}  // namespace

ShapeCheck::ShapeCheck(Context& context)
    : context_(context), document_(context.document), assumptions_(context.templ) {}

void ShapeCheck::check_resource(const Section::Entry& resource, NodeId properties, const schema::ResourceType& type) {
    steps_ = 0;
    resource_ = resource.node;
    type_ = type.name();
    std::optional<Assumptions::Guard> created;
    const std::string_view condition = text_of(document_, document_.find(resource.node, "Condition"));
    if (!condition.empty())
        created.emplace(assumptions_, condition, true);
    if (properties)
        check(properties, type.root());
    else
        check_subject({resource.node, Kind::map}, type.root());
}

bool ShapeCheck::exhausted(NodeId where) {
    if (depth_ < deepest && steps_ < most_steps) {
        ++steps_;
        return false;
    }
    if (steps_ <= most_steps)
        context_.report("A1003", where, "checking was given up here: too deep, or too many alternatives");
    steps_ = most_steps + 1;
    return true;
}

std::string ShapeCheck::name_of(NodeId where) const {
    if (where == resource_ || document_.parent(where) == resource_)
        return std::string(type_);
    if (!document_.key(where).empty())
        return std::string(document_.key(where));
    NodeId holder = document_.parent(where);
    while (holder && document_.key(holder).empty())
        holder = document_.parent(holder);
    return holder ? "an item of " + std::string(document_.key(holder)) : std::string("the value");
}

Fit ShapeCheck::check(NodeId node, const schema::Shape& shape) {
    if (exhausted(node))
        return Fit::unknown;
    const Temporarily deeper(depth_, depth_ + 1);
    if (const auto call = call_of(document_, node))
        return check_call(node, *call, shape);
    const Kind kind = document_.kind(node);
    if (kind == Kind::string || kind == Kind::number)
        return check_subject({node, kind, document_.text(node)}, shape);
    const std::string text = scalar_text(document_, node);
    return check_subject({node, kind, text}, shape);
}

Fit ShapeCheck::ask(const Subject& subject, const schema::Shape& shape) {
    const Temporarily quietly(asking_, true);
    return check_subject(subject, shape);
}

Fit ShapeCheck::check_call(NodeId node, Call call, const schema::Shape& shape) {
    if (call.function == Function::branch)
        return check_branches(call.argument, shape);
    if (call.function == Function::condition || is_no_value(document_, node))
        return Fit::unknown;
    if (call.function == Function::sub) {
        const NodeId text = sub_arguments(document_, call.argument).text;
        if (is_text(document_, text) && document_.text(text).find("${") == std::string_view::npos)
            return check_subject({node, Kind::string, document_.text(text)}, shape);
    }
    const std::uint8_t types = possible_types(context_, node);
    if (types != 0 && !accepts(widened(types), shape, 0))
        return fail(info(call.function).rule, node, [&] {
            return std::string(info(call.function).name) + " does not give the type that " + name_of(node) + " has";
        });
    if (check_reference(node, shape) == Fit::no)
        return Fit::no;
    if (call.function == Function::ref && is_text(document_, call.argument))
        return check_parameter(node, document_.text(call.argument), shape);
    return Fit::unknown;
}

Fit ShapeCheck::check_branches(NodeId argument, const schema::Shape& shape) {
    const NodeId condition = child(document_, argument, 0);
    if (!is_text(document_, condition))
        return Fit::unknown;
    const std::string_view name = document_.text(condition);
    const auto known = assumptions_.known(name);
    Fit fit = Fit::yes;
    for (const bool value : {true, false}) {
        const NodeId branch = child(document_, argument, value ? 1 : 2);
        if (!branch || known == !value || is_no_value(document_, branch))
            continue;
        const Assumptions::Guard guard(assumptions_, name, value);
        fit = both(fit, check(branch, shape));
    }
    return known || fit == Fit::yes ? fit : both(fit, Fit::unknown);
}

/// What a parameter may be is compared too, unless conditions ask for its value: then it is used only where it fits.
Fit ShapeCheck::check_parameter(NodeId node, std::string_view name, const schema::Shape& shape) {
    const auto parameter = context_.templ.parameters.find(name);
    if (!parameter || asking_ || context_.decided_parameters[*parameter])
        return Fit::unknown;
    const NodeId definition = context_.templ.parameters.entries()[*parameter].node;
    const auto type = parameter_type(text_of(document_, document_.find(definition, "Type")));
    if (!type || type->list || type->stored)
        return Fit::unknown;
    const auto compare = [&](NodeId value) {
        if (!is_scalar(document_, value))
            return;
        const std::string text = scalar_text(document_, value);
        if (ask({node, Kind::string, text}, shape) == Fit::no)
            context_.report("W1030", node,
                            "parameter " + quoted(name) + " may be " + shown(document_, value) +
                                ", which does not fit " + name_of(node));
    };
    if (const NodeId allowed = document_.find(definition, "AllowedValues");
        allowed && document_.kind(allowed) == Kind::list)
        for (const NodeId value : document_.children(allowed))
            compare(value);
    else
        compare(document_.find(definition, "Default"));
    return Fit::unknown;
}

bool ShapeCheck::accepts(std::uint8_t types, const schema::Shape& shape, int depth) const {
    if (shape.types() != 0 && (shape.types() & types) == 0)
        return false;
    if (depth > deepest_alternative)
        return true;
    for (const schema::Clause clause : shape.clauses()) {
        if (clause.keyword() == Keyword::reference && !accepts(types, clause.reference().shape(), depth + 1))
            return false;
        if (clause.keyword() != Keyword::any_of && clause.keyword() != Keyword::one_of)
            continue;
        bool any = false;
        for (const schema::Shape branch : clause.shapes())
            any = any || accepts(types, branch, depth + 1);
        if (!any)
            return false;
    }
    return true;
}

Fit ShapeCheck::check_subject(const Subject& subject, const schema::Shape& shape) {
    if (exhausted(subject.where))
        return Fit::unknown;
    const Temporarily deeper(depth_, depth_ + 1);
    if (check_type(subject, shape.types()) == Fit::no)
        return Fit::no;
    if (subject.kind == Kind::map)
        return check_map(subject, shape);
    if (subject.kind == Kind::string && subject.text.find("{{resolve:") != std::string_view::npos)
        return Fit::unknown;
    Fit fit = Fit::yes;
    for (const schema::Clause clause : shape.clauses()) {
        fit = both(fit, check_clause(subject, shape, clause));
        if (asking_ && fit == Fit::no)
            break;
    }
    return fit;
}

/// Clauses that concern any kind of value, and those of scalars and lists.
Fit ShapeCheck::check_clause(const Subject& subject, const schema::Shape& shape, const schema::Clause& clause) {
    switch (clause.keyword()) {
        case Keyword::reference:
            return check_subject(subject, clause.reference().shape());
        case Keyword::any_of:
            return check_any_of(subject, clause);
        case Keyword::one_of:
            return check_one_of(subject, clause);
        case Keyword::all_of: {
            Fit fit = Fit::yes;
            for (const schema::Shape part : clause.shapes())
                fit = both(fit, check_subject(subject, part));
            return fit;
        }
        case Keyword::negation:
            if (ask(subject, clause.shape()) != Fit::yes)
                return Fit::yes;
            return fail("E3002", subject.where,
                        [&] { return name_of(subject.where) + " has a value that is excluded"; });
        case Keyword::condition:
            return check_condition(subject, shape, clause);
        default:
            if (subject.kind == Kind::list)
                return check_list(subject, clause);
            return subject.kind == Kind::map ? Fit::yes : check_scalar(subject, clause);
    }
}

}  // namespace appinfra::validate::rules
