#include "resource.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "names.hpp"

namespace appinfra::aws::generate {
namespace {

using namespace schema;

/// Shapes can refer to each other in circles.
constexpr int deepest = 16;

class Describer {
public:
    explicit Describer(const TypeModel& type) : type_(type), scope_(snake_case(TypeName(type.name).resource)) {}

    Resource run() {
        const TypeName name(type_.name);
        collect_read_only();
        Resource resource{.type = type_.name,
                          .service = identifier(name.service),
                          .name = identifier(name.resource),
                          .scope = scope_,
                          .nested = {},
                          .root = describe_struct("", type_.root),
                          .ref_kind = type_.ref_kind,
                          .attributes = attributes(),
                          .tags = type_.tags,
                          .tag_property = type_.tag_property,
                          .stateful = type_.stateful};
        resource.nested = std::move(nested_);
        return resource;
    }

private:
    /// The shape with the types and keywords, which a chain of references may lead to; and its name.
    struct Target {
        const ShapeModel* shape;
        std::string name;
    };
    [[nodiscard]] Target resolve(const ShapeModel& shape) const {
        Target target{&shape, ""};
        for (int depth = 0; depth < deepest; ++depth) {
            const ClauseModel* reference = target.shape->find(Keyword::reference);
            if (reference == nullptr || target.shape->find(Keyword::properties) != nullptr)
                break;
            target.name = reference->values[0].text;
            target.shape = &type_.shapes.at(target.name);
        }
        return target;
    }

    /// Properties that CloudFormation sets: no members.
    void collect_read_only() {
        for (const std::string& path : type_.read_only) {
            Target holder{&type_.root, ""};
            std::string_view rest = path;
            while (true) {
                const std::size_t slash = rest.find('/');
                if (slash == std::string_view::npos)
                    break;
                holder = step(holder, rest.substr(0, slash));
                rest.remove_prefix(slash + 1);
                if (holder.shape == nullptr)
                    break;
            }
            if (holder.shape != nullptr)
                read_only_.emplace(holder.name, rest);
        }
    }

    [[nodiscard]] Target step(const Target& from, std::string_view name) const {
        const ClauseModel* items = from.shape->find(Keyword::items);
        if (name == "*" || name == "items")
            return items == nullptr ? Target{nullptr, ""} : resolve(items->shapes[0].shape);
        if (const ClauseModel* properties = from.shape->find(Keyword::properties))
            for (const NamedShapeModel& property : properties->shapes)
                if (property.name == name)
                    return resolve(property.shape);
        return {nullptr, ""};
    }

    [[nodiscard]] static bool is_required(const ShapeModel& shape, const std::string& property) {
        const ClauseModel* required = shape.find(Keyword::required);
        return required != nullptr &&
               std::ranges::find(required->values, property, &Scalar::text) != required->values.end();
    }

    Struct describe_struct(const std::string& name, const ShapeModel& shape) {
        Struct result{.name = identifier(name)};
        if (name.empty())
            result.name.clear();
        const ClauseModel* properties = shape.find(Keyword::properties);
        if (properties == nullptr)
            return result;
        for (const NamedShapeModel& property : properties->shapes) {
            if (read_only_.contains({name, property.name}))
                continue;
            result.members.push_back({.property = property.name,
                                      .name = identifier(property.name, {"type", "tag_style", "tag_property",
                                                                         "stateful", "lower", "Attributes"}),
                                      .type = spell(property.shape, kinds_of(property.shape), 0),
                                      .required = is_required(shape, property.name)});
        }
        return result;
    }

    static std::vector<std::string> kinds_of(const ShapeModel& shape) {
        std::vector<std::string> kinds;
        if (const ClauseModel* clause = shape.find(Keyword::kinds))
            for (const Scalar& kind : clause->values)
                kinds.push_back(kind.text);
        return kinds;
    }

    std::string spell(const ShapeModel& shape, const std::vector<std::string>& kinds, int depth) {
        if (depth > deepest)
            return "cfn::Json";
        const Target target = resolve(shape);
        switch (types_of(*target.shape, 0)) {
            case string_type:
                return spell_string(kinds);
            case integer_type:
                return "cfn::Integer";
            case number_type:
            case number_type | integer_type:
                return "cfn::Number";
            case boolean_type:
                return "cfn::Boolean";
            case array_type:
                if (const ClauseModel* items = target.shape->find(Keyword::items))
                    return "cfn::List<" + spell(items->shapes[0].shape, kinds, depth + 1) + '>';
                return "cfn::List<cfn::Json>";
            case object_type:
                return spell_object(target, depth);
            default:
                return "cfn::Json";
        }
    }

    static std::string spell_string(const std::vector<std::string>& kinds) {
        if (kinds.empty())
            return "cfn::String";
        std::string text;
        for (const std::string& kind : kinds)
            text += (text.empty() ? "" : ", ") + literal(kind);
        return "cfn::StringOf<" + text + '>';
    }

    std::string spell_object(const Target& target, int depth) {
        if (target.shape->find(Keyword::properties) != nullptr && !target.name.empty()) {
            if (seen_.insert(target.name).second) {
                Struct described = describe_struct(target.name, *target.shape);
                nested_.push_back(std::move(described));
            }
            return scope_ + "::" + identifier(target.name);
        }
        const ClauseModel* values = target.shape->find(Keyword::pattern_properties);
        if (values == nullptr)
            values = target.shape->find(Keyword::others);
        if (values == nullptr)
            return "cfn::Json";
        std::string type = spell(values->shapes[0].shape, {}, depth + 1);
        for (const NamedShapeModel& other : values->shapes)
            if (spell(other.shape, {}, depth + 1) != type)
                type = "cfn::Json";
        return "cfn::Map<" + type + '>';
    }

    /// What is not said may follow from the keywords, or from alternatives that agree.
    [[nodiscard]] std::uint8_t types_of(const ShapeModel& shape, int depth) const {
        if (shape.types != 0 || depth > deepest)
            return shape.types;
        for (const Keyword keyword : {Keyword::properties, Keyword::pattern_properties, Keyword::closed})
            if (shape.find(keyword) != nullptr)
                return object_type;
        if (shape.find(Keyword::items) != nullptr)
            return array_type;
        std::set<std::uint8_t> types;
        for (const Keyword keyword : {Keyword::one_of, Keyword::any_of, Keyword::all_of})
            if (const ClauseModel* branches = shape.find(keyword))
                for (const NamedShapeModel& branch : branches->shapes)
                    types.insert(types_of(*resolve(branch.shape).shape, depth + 1));
        return types.size() == 1 && *types.begin() != object_type ? *types.begin() : std::uint8_t{0};
    }

    [[nodiscard]] std::vector<Attribute> attributes() const {
        std::vector<Attribute> result;
        for (const AttributeModel& attribute : type_.attributes) {
            Target target{&type_.root, ""};
            for (std::string_view rest = attribute.name; target.shape != nullptr && !rest.empty();) {
                const std::size_t dot = std::min(rest.find('.'), rest.size());
                target = step(target, rest.substr(0, dot));
                rest.remove_prefix(std::min(dot + 1, rest.size()));
            }
            result.push_back({.attribute = attribute.name,
                              .name = identifier(attribute.name, {"ref", "logical_id"}),
                              .kind = attribute.kind,
                              .list = target.shape != nullptr && types_of(*target.shape, 0) == array_type});
        }
        return result;
    }

    const TypeModel& type_;
    std::string scope_;
    std::set<std::pair<std::string, std::string>> read_only_ = {};  ///< Shape and property.
    std::set<std::string> seen_ = {};
    std::vector<Struct> nested_ = {};  ///< Each after those that it needs, as far as there is such an order.
};

}  // namespace

Resource describe(const TypeModel& type) { return Describer(type).run(); }

}  // namespace appinfra::aws::generate
