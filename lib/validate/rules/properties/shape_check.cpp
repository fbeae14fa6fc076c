#include "shape_check.hpp"

#include "../../packaged.hpp"
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

/// No value fits: a property that may not be there.
bool denies_all(const schema::Shape& shape) {
    const auto negation = shape.find(Keyword::negation);
    if (!negation || shape.clauses().size() != 1)
        return false;
    const schema::Shape denied = negation->shape();
    return denied.types() == 0 && denied.clauses().size() == 0;
}

/// Whether only some scalars fit.
bool lists_scalars(const schema::Shape& shape) {
    return shape.has(Keyword::one_of_values) || shape.has(Keyword::one_of_values_nocase) ||
           shape.has(Keyword::constant);
}

/// Also with spaces between the braces and the word, which is another rule's matter.
bool has_dynamic_reference(std::string_view text) {
    constexpr std::string_view braces = "{{";
    for (std::size_t at = text.find(braces); at != std::string_view::npos; at = text.find(braces, at)) {
        at = text.find_first_not_of(' ', at + braces.size());
        if (at != std::string_view::npos && text.substr(at).starts_with("resolve:"))
            return true;
    }
    return false;
}

}  // namespace

ShapeCheck::ShapeCheck(Context& context, const Document& document)
    : context_(context), document_(document), assumptions_(context.assumptions) {}

void ShapeCheck::check_resource(const Section::Entry& resource, NodeId properties, const schema::ResourceType& type) {
    steps_ = 0;
    resource_ = resource.node;
    type_ = text_of(document_, document_.find(resource.node, "Type"));
    std::optional<Assumptions::Guard> created;
    const std::string_view condition = text_of(document_, document_.find(resource.node, "Condition"));
    if (!condition.empty())
        created.emplace(assumptions_, condition, true);
    if (properties)
        check(properties, type.root());
    else
        check_subject({resource.node, Kind::map}, type.root());
}

std::vector<Violation> ShapeCheck::violations(const Section::Entry& resource, NodeId value,
                                              const schema::Shape& shape) {
    std::vector<Violation> found;
    const Temporarily collecting(violations_, &found);
    const Temporarily partly(whole_, false);
    steps_ = 0;
    resource_ = resource.node;
    type_ = text_of(document_, document_.find(resource.node, "Type"));
    check(value, shape);
    return found;
}

std::vector<Violation> ShapeCheck::document_violations(NodeId value, const schema::Shape& shape) {
    std::vector<Violation> found;
    const Temporarily collecting(violations_, &found);
    const Temporarily resolving(resolves_, &document_ == &context_.document);
    steps_ = 0;
    check(value, shape);
    return found;
}

bool ShapeCheck::exhausted(NodeId where) {
    if (depth_ < deepest && steps_ < most_steps) {
        ++steps_;
        return false;
    }
    if (steps_ <= most_steps && &document_ == &context_.document)
        context_.report("A1003", where, "checking was given up here: too deep, or too many alternatives");
    steps_ = most_steps + 1;
    return true;
}

std::string ShapeCheck::name_of(NodeId where) const {
    if (where == document_.root())
        return "the document";
    for (NodeId list = document_.parent(where); list && document_.key(list) == "Fn::If"; list = document_.parent(where))
        where = document_.parent(list);
    if (where == resource_ || document_.parent(where) == resource_)
        return std::string(type_);
    if (!document_.key(where).empty())
        return std::string(document_.key(where));
    NodeId holder = document_.parent(where);
    while (holder && document_.key(holder).empty())
        holder = document_.parent(holder);
    if (holder && document_.key(holder) == info(Function::branch).name)
        return name_of(document_.parent(holder));
    return holder ? "an item of " + std::string(document_.key(holder)) : std::string("the value");
}

std::string ShapeCheck::unfitting(NodeId where, std::string_view how) const {
    return violations_ != nullptr ? std::string() : name_of(where) + std::string(how);
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
    if (is_no_value(document_, node))
        return violations_ != nullptr ? Fit::yes : Fit::unknown;
    if (call.function == Function::condition)
        return Fit::unknown;
    if (denies_all(shape))
        return fail("E3002", node, [&] { return name_of(node) + " may not be set"; });
    if (call.function == Function::sub && (violations_ != nullptr || asking_)) {
        const NodeId text = sub_arguments(document_, call.argument).text;
        if (is_text(document_, text) && document_.text(text).find("${") == std::string_view::npos)
            return check_subject({node, Kind::string, document_.text(text)}, shape);
    }
    if (resolves_)
        check_outcomes(node, call, shape);
    if (violations_ != nullptr)
        return call.function == Function::get_att ? check_reference(node, call, shape) : Fit::unknown;
    const std::uint8_t types = possible_types(context_, node);
    const bool refers = call.function == Function::ref || call.function == Function::get_att;
    if (types != 0 && !accepts(types, shape, 0))
        return fail(info(call.function).rule, refers ? call.argument : node, [&] {
            return std::string(info(call.function).name) + " does not give the type that " + name_of(node) + " has";
        });
    if (check_reference(node, call, shape) == Fit::no)
        return Fit::no;
    check_outcomes(node, call, shape);
    return Fit::unknown;
}

Fit ShapeCheck::check_branches(NodeId argument, const schema::Shape& shape) {
    const NodeId condition = child(document_, argument, 0);
    if (!is_text(document_, condition))
        return Fit::unknown;
    const std::string_view name = document_.text(condition);
    if (!context_.templ.conditions.contains(name))
        return Fit::unknown;
    const auto known = assumptions_.known(name);
    Fit fit = Fit::yes;
    bool differ = false;
    for (const bool value : {true, false}) {
        const NodeId branch = child(document_, argument, value ? 1 : 2);
        if (!branch || known == !value || is_no_value(document_, branch))
            continue;
        const Assumptions::Guard guard(assumptions_, name, value);
        const Fit one = check(branch, shape);
        differ = differ || one != Fit::no;
        fit = both(fit, one);
    }
    if (known || fit == Fit::yes)
        return fit;
    return violations_ != nullptr && asking_ && differ ? Fit::unknown : both(fit, Fit::unknown);
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
    if (asking_ && subject.kind == Kind::string && takes_local_path(type_, document_.key(subject.where)))
        return Fit::unknown;  // of what the path leads to
    if (check_type(subject, shape.types()) == Fit::no)
        return Fit::no;
    if (asking_ && (subject.kind == Kind::map || subject.kind == Kind::list) && lists_scalars(shape))
        return Fit::no;
    if (subject.kind == Kind::map)
        return check_map(subject, shape);
    if (subject.kind == Kind::string && has_dynamic_reference(subject.text))
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
            return fail("E3002", subject.where, [&] {
                if (denies_all(shape) && document_.parent(subject.where) != resource_)
                    return name_of(subject.where) + " may not be set";
                return unfitting(subject.where, " has a value that is excluded");
            });
        case Keyword::condition:
            return check_condition(subject, shape, clause);
        case Keyword::by_region:
            return check_by_region(subject, clause);
        default:
            if (subject.kind == Kind::list)
                return check_list(subject, clause);
            return subject.kind == Kind::map ? Fit::yes : check_scalar(subject, clause);
    }
}

}  // namespace appinfra::validate::rules
