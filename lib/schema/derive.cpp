#include "appinfra/schema/derive.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace appinfra::schema {
namespace {

/// Shapes can refer to each other in circles.
constexpr int deepest = 16;

std::string lower(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](char c) { return 'A' <= c && c <= 'Z' ? char(c + 32) : c; });
    return result;
}

std::string_view last_part(std::string_view type) { return type.substr(type.rfind(':') + 1); }
std::string_view type_of(std::string_view kind) { return kind.substr(0, kind.find('.')); }

/// Formats such as `AWS::EC2::Subnet.Ids` name what a string identifies; here always in the singular and with the
/// resource type's own name.
std::optional<std::string> kind_of_format(std::string_view format) {
    constexpr std::string_view certificate = "AWS::ACM::Certificate.";
    if (!format.starts_with("AWS::") || format.find('.') == std::string_view::npos)
        return {};
    std::string kind(format);
    if (kind.ends_with("Ids") || kind.ends_with("Arns") || kind.ends_with("Names"))
        kind.pop_back();
    if (kind.starts_with(certificate))
        kind.replace(0, certificate.size(), "AWS::CertificateManager::Certificate.");
    return kind;
}

class Deriver {
public:
    explicit Deriver(Model& model) : model_(model) {}

    void run() {
        for (auto& [name, type] : model_.types) {
            check_references(type.root, type.shapes, 0);
            for (const auto& [shape_name, shape] : type.shapes)
                check_references(shape, type.shapes, 0);
            derive_attributes(type);
        }
        for (const auto& [name, shape] : model_.extension_shapes)
            check_references(shape, model_.extension_shapes, 0);
        for (auto& [name, type] : model_.types) {
            derive_kinds(type.root, type);
            for (auto& [shape_name, shape] : type.shapes)
                derive_kinds(shape, type);
        }
    }

private:
    using Kinds = std::vector<std::string>;

    /// Each reference leads to a shape, and not through an endless chain of further references.
    static void check_references(const ShapeModel& shape, const ShapeMap& shapes, int depth) {
        for (const ClauseModel& clause : shape.clauses) {
            for (const NamedShapeModel& entry : clause.shapes)
                check_references(entry.shape, shapes, 0);
            if (clause.keyword != Keyword::reference)
                continue;
            const auto target = shapes.find(clause.values[0].text);
            if (target == shapes.end() || depth == deepest)
                throw FactsError("reference to " + clause.values[0].text + " leads nowhere");
            if (const ClauseModel* next = target->second.find(Keyword::reference))
                check_references(ShapeModel{.clauses = {*next}}, shapes, depth + 1);
        }
    }

    /// What the format of a value, or of the items of a list, says it identifies; alternatives count when each of them
    /// says so.
    static Kinds formats(const ShapeModel& shape, const TypeModel& type, int depth = 0) {
        if (depth > deepest)
            return {};
        if (const ClauseModel* format = shape.find(Keyword::format))
            if (auto kind = kind_of_format(format->values[0].text))
                return {*kind};
        for (const Keyword keyword : {Keyword::any_of, Keyword::one_of})
            if (const ClauseModel* branches = shape.find(keyword)) {
                Kinds all;
                for (const NamedShapeModel& branch : branches->shapes) {
                    const Kinds some = formats(branch.shape, type, depth + 1);
                    if (some.empty())
                        return {};
                    all.insert(all.end(), some.begin(), some.end());
                }
                return all;
            }
        if (const ClauseModel* reference = shape.find(Keyword::reference))
            return formats(type.shapes.at(reference->values[0].text), type, depth + 1);
        if (const ClauseModel* items = shape.find(Keyword::items))
            return formats(items->shapes[0].shape, type, depth + 1);
        return {};
    }

    static const ShapeModel* find(const ShapeModel& shape, std::string_view name, const TypeModel& type,
                                  int depth = 0) {
        if (const ClauseModel* properties = shape.find(Keyword::properties)) {
            const auto found = std::ranges::lower_bound(properties->shapes, name, {}, &NamedShapeModel::name);
            if (found != properties->shapes.end() && found->name == name)
                return &found->shape;
        }
        const ClauseModel* reference = shape.find(Keyword::reference);
        return reference == nullptr || depth > deepest
                   ? nullptr
                   : find(type.shapes.at(reference->values[0].text), name, type, depth + 1);
    }

    static const ShapeModel* at_path(const TypeModel& type, std::string_view path) {
        const ShapeModel* shape = &type.root;
        while (shape != nullptr && !path.empty()) {
            const std::size_t slash = std::min(path.find('/'), path.size());
            shape = find(*shape, path.substr(0, slash), type);
            path.remove_prefix(std::min(slash + 1, path.size()));
        }
        return shape;
    }

    static std::string kind_at(const TypeModel& type, const std::string& path) {
        if (const ShapeModel* shape = at_path(type, path))
            if (const Kinds kinds = formats(*shape, type); !kinds.empty())
                return kinds.front();
        std::string name = path;
        std::ranges::replace(name, '/', '.');
        return type.name + '.' + name;
    }

    static void derive_attributes(TypeModel& type) {
        std::set<std::string> names(type.extra_attributes.begin(), type.extra_attributes.end());
        for (const std::string& path : type.read_only)
            if (path.find('*') == std::string::npos && !path.starts_with('/')) {
                std::string name = path;
                std::ranges::replace(name, '/', '.');
                names.insert(name);
            }
        type.attributes.clear();
        for (const std::string& name : names) {
            std::string path = name;
            std::ranges::replace(path, '.', '/');
            type.attributes.push_back({name, kind_at(type, path)});
        }
        const Kinds& identifier = type.ref_identifier.empty() ? type.identifier : type.ref_identifier;
        type.ref_kind = identifier.size() == 1 ? kind_at(type, identifier[0]) : type.name + ".Ref";
    }

    /// The kind as some attribute of its type spells it, else the type as a whole; nothing for unknown types.
    [[nodiscard]] std::optional<std::string> known(const std::string& kind) const {
        const auto type = model_.types.find(std::string(type_of(kind)));
        if (type == model_.types.end())
            return {};
        if (kind == type->first)
            return kind;
        const std::string_view name = std::string_view(kind).substr(type->first.size() + 1);
        const std::string longer = type->first + '.' + std::string(last_part(type->first)) + std::string(name);
        for (const std::string& spelling : {kind, longer}) {
            if (type->second.ref_kind == spelling)
                return spelling;
            for (const AttributeModel& attribute : type->second.attributes)
                if (attribute.kind == spelling)
                    return spelling;
        }
        return type->first;
    }

    /// Nothing when one of them is unknown: then anything may fit.
    [[nodiscard]] Kinds known(const Kinds& wanted) const {
        Kinds kinds;
        for (const std::string& kind : wanted) {
            const auto spelling = known(kind);
            if (!spelling)
                return {};
            kinds.push_back(*spelling);
        }
        return kinds;
    }

    /// Relations are examples, not a complete list. They are taken as a rule only where the property's name says the
    /// same: `Cluster` takes clusters. Where they speak of nothing but ARNs it must be one, else any reference will do.
    [[nodiscard]] Kinds related(const NamedShapeModel& property, const TypeModel& type) const {
        const ClauseModel* relations = property.shape.find(Keyword::relations);
        const std::string name = lower(property.name);
        if (relations == nullptr || name.starts_with(lower(last_part(type.name))))
            return {};
        const auto names = [&](const Scalar& relation) {
            return name.find(lower(last_part(type_of(relation.text)))) != std::string::npos;
        };
        if (std::ranges::none_of(relations->values, names))
            return {};
        Kinds kinds;
        for (const Scalar& relation : relations->values)
            kinds.push_back(relation.text);
        const auto is_arn = [](const std::string& kind) { return lower(kind).ends_with("arn"); };
        if (names_no_arn(name) || !std::ranges::all_of(kinds, is_arn))
            for (std::string& kind : kinds)
                kind = type_of(kind);
        return known(kinds);
    }

    static bool names_no_arn(std::string_view name) {
        return name.ends_with("id") || name.ends_with("ids") || name.ends_with("name") || name.ends_with("names");
    }

    void widen(Kinds& kinds) const {
        for (std::size_t i = 0; i < kinds.size(); ++i)
            for (const std::string& key : {kinds[i], std::string(type_of(kinds[i]))})
                if (const auto also = model_.also_fits.find(key); also != model_.also_fits.end())
                    for (const std::string& kind : also->second)
                        if (std::ranges::find(kinds, kind) == kinds.end())
                            kinds.push_back(kind);
        std::ranges::sort(kinds);
        kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
        const std::set<std::string, std::less<>> all(kinds.begin(), kinds.end());
        std::erase_if(kinds, [&](const std::string& kind) {
            return kind.find('.') != std::string::npos && all.contains(type_of(kind));
        });
    }

    void derive_kinds(ShapeModel& shape, const TypeModel& type) const {
        if (shape.find(Keyword::properties) == nullptr)
            return;
        for (NamedShapeModel& property : shape.clause(Keyword::properties).shapes) {
            Kinds kinds = known(formats(property.shape, type));
            if (kinds.empty())
                kinds = related(property, type);
            widen(kinds);
            std::erase_if(property.shape.clauses, [](const ClauseModel& c) { return c.keyword == Keyword::kinds; });
            for (std::string& kind : kinds)
                property.shape.clause(Keyword::kinds).values.push_back({.text = std::move(kind)});
        }
    }

    Model& model_;
};

}  // namespace

void derive(Model& model) { Deriver(model).run(); }

}  // namespace appinfra::schema
