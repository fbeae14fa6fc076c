#include <algorithm>
#include <unordered_set>

#include "../properties/shape_check.hpp"
#include "../rules.hpp"

namespace appinfra::validate::rules {
namespace {

/// More conditions are not gone through in combination.
constexpr std::size_t most_conditions = 3;
/// Entries of a map that conditions choose; more are not looked at for these.
constexpr std::size_t most_choices = 100;
/// Shapes within shapes.
constexpr int deepest = 16;

/// Whether a shape says anything about a property of the value it describes.
bool concerns(const schema::Shape& shape, std::string_view property, int depth = 0) {
    if (depth > deepest)
        return true;
    for (const schema::Clause clause : shape.clauses()) {
        switch (schema::info(clause.keyword()).argument) {
            case schema::Argument::values:
                for (const schema::Value value : clause.values())
                    if (value.text() == property)
                        return true;
                break;
            case schema::Argument::shape:
            case schema::Argument::shapes:
                for (const schema::Shape part : clause.shapes())
                    if (concerns(part, property, depth + 1))
                        return true;
                break;
            case schema::Argument::named_shapes:
                if (clause.keyword() != schema::Keyword::properties || clause.named_shapes().find(property))
                    return true;
                break;
            default:
                break;
        }
    }
    return false;
}

/// Judges one value by one extension.
class ExtensionCheck {
public:
    ExtensionCheck(Context& context, ShapeCheck& shapes, const Section::Entry& resource,
                   const schema::Extension& extension)
        : context_(context), shapes_(shapes), resource_(resource), extension_(extension) {}

    void check(NodeId value) {
        std::vector<std::string_view> conditions = open_conditions(value);
        if (conditions.size() > most_conditions)
            conditions.clear();
        go_through(value, conditions);
    }

private:
    /// Those that decide what the entries are that the extension looks at.
    [[nodiscard]] std::vector<std::string_view> open_conditions(NodeId value) const {
        std::vector<std::string_view> conditions;
        if (context_.document.kind(value) != Kind::map || value == resource_.node)
            return conditions;
        std::size_t choices = 0;
        for (const NodeId entry : context_.document.children(value)) {
            const auto call = call_of(context_.document, entry);
            if (!call || call->function != Function::branch)
                continue;
            if (++choices > most_choices)
                break;
            const std::string_view name = text_of(context_.document, child(context_.document, call->argument, 0));
            if (!name.empty() && !context_.assumptions.known(name) &&
                std::ranges::find(conditions, name) == conditions.end() &&
                concerns(extension_.shape().shape(), context_.document.key(entry)))
                conditions.push_back(name);
        }
        return conditions;
    }

    void go_through(NodeId value, std::span<const std::string_view> conditions) {
        while (!conditions.empty() && context_.assumptions.known(conditions.front()))
            conditions = conditions.subspan(1);
        if (conditions.empty()) {
            report(shapes_.violations(resource_, value, extension_.shape().shape()), value);
            return;
        }
        for (const bool holds : {true, false}) {
            const Assumptions::Guard guard(context_.assumptions, conditions.front(), holds);
            go_through(value, conditions.subspan(1));
        }
    }

    /// In a map, a value that a condition chooses stands for the property as a whole.
    [[nodiscard]] NodeId chosen_for(NodeId where, NodeId value) const {
        const Document& document = context_.document;
        NodeId result = where;
        for (NodeId node = where; node && node != value; node = document.parent(node))
            if (document.key(node) == info(Function::branch).name)
                result = document.parent(node);
        return result;
    }

    void report(std::vector<Violation> found, NodeId value) {
        if (found.size() > 1 && !extension_.every()) {
            const auto top = std::ranges::min_element(found, {}, [this](const Violation& v) { return depth(v.where); });
            found = {*top};
        }
        for (Violation& violation : found) {
            violation.where = chosen_for(violation.where, value);
            if (!reported_.insert(violation.where.index).second)
                continue;
            if (const auto rule = RuleId::find(extension_.rule()))
                report(is_foreign(violation) ? violation.rule : *rule, violation);
        }
    }

    /// A reference of the wrong kind is what cfn-lint calls it anywhere else, unless it takes the first mistake for
    /// all.
    [[nodiscard]] bool is_foreign(const Violation& violation) const {
        return extension_.every() && violation.rule == RuleId("E1040");
    }

    void report(RuleId rule, const Violation& violation) {
        std::string message = violation.what.empty() ? std::string(rule.info().summary) : violation.what;
        message += violation.when;
        if (is_scalar(context_.document, violation.where))
            context_.report(rule, violation.where, std::move(message), violation.help);
        else
            context_.report_key(rule, violation.where, std::move(message), violation.help);
    }

    [[nodiscard]] std::size_t depth(NodeId node) const {
        std::size_t depth = 0;
        while (node && node != resource_.node) {
            node = context_.document.parent(node);
            ++depth;
        }
        return depth;
    }

    Context& context_;
    ShapeCheck& shapes_;
    const Section::Entry& resource_;
    const schema::Extension& extension_;
    std::unordered_set<std::uint32_t> reported_ = {};
};

void check_resource(Context& context, ShapeCheck& shapes, std::uint32_t place, const schema::ResourceType& type) {
    const Section::Entry& resource = context.resource(place);
    for (const schema::Extension extension : type.extensions()) {
        ExtensionCheck check(context, shapes, resource, extension);
        if (context.properties(place))
            context.property(place, extension.path(), [&](NodeId value) { check.check(value); });
        else if (extension.path().empty())
            check.check(resource.node);
    }
}

}  // namespace

void check_extensions(Context& context) {
    ShapeCheck shapes(context);
    for (std::uint32_t place = 0; place < context.templ.resources.entries().size(); ++place)
        if (const auto& type = context.types[place]; type && !type->extensions().empty())
            check_resource(context, shapes, place, *type);
}

}  // namespace appinfra::validate::rules
