#include "rebuild.hpp"

using namespace appinfra::schema;

namespace {

std::vector<std::string> strings(const Texts& texts) {
    std::vector<std::string> result;
    for (const Text text : texts)
        result.emplace_back(text.view());
    return result;
}

ShapeModel rebuild_shape(const Shape& shape);

void rebuild_arguments(const Clause& clause, ClauseModel& model) {
    switch (info(clause.keyword()).argument) {
        case Argument::none:
            break;
        case Argument::number:
            model.values.push_back({Scalar::Kind::number, std::string(clause.text())});
            break;
        case Argument::text:
            model.values.push_back(
                {Scalar::Kind::string,
                 std::string(clause.keyword() == Keyword::reference ? clause.reference().name() : clause.text())});
            break;
        case Argument::values:
            for (const Value value : clause.values())
                model.values.push_back({static_cast<Scalar::Kind>(value.kind()), std::string(value.text())});
            break;
        case Argument::shape:
        case Argument::shapes:
            for (const Shape shape : clause.shapes())
                model.shapes.push_back({"", rebuild_shape(shape)});
            break;
        case Argument::named_shapes:
            for (const NamedShape entry : clause.named_shapes())
                model.shapes.push_back({std::string(entry.name()), rebuild_shape(entry.shape())});
            break;
    }
}

ShapeModel rebuild_shape(const Shape& shape) {
    ShapeModel model{.types = shape.types()};
    for (const Clause clause : shape.clauses()) {
        ClauseModel rebuilt{clause.keyword(), {}, {}};
        rebuild_arguments(clause, rebuilt);
        model.clauses.push_back(std::move(rebuilt));
    }
    return model;
}

TypeModel rebuild_type(const ResourceType& type) {
    TypeModel model{.name = std::string(type.name()),
                    .root = rebuild_shape(type.root()),
                    .read_only = strings(type.read_only()),
                    .create_only = strings(type.create_only()),
                    .conditional_create_only = strings(type.conditional_create_only()),
                    .write_only = strings(type.write_only()),
                    .deprecated = strings(type.deprecated()),
                    .identifier = strings(type.identifier()),
                    .ref_identifier = strings(type.ref_identifier()),
                    .extra_attributes = strings(type.extra_attributes()),
                    .tag_property = std::string(type.tag_property()),
                    .tags = type.tags(),
                    .tag_updatable = type.tag_updatable(),
                    .stateful = type.stateful(),
                    .replacement = type.replacement(),
                    .lifecycle = std::string(type.lifecycle()),
                    .ref_kind = std::string(type.ref_kind())};
    for (std::size_t i = 0; i < type.shape_count(); ++i)
        model.shapes.emplace(type.shape(i).name(), rebuild_shape(type.shape(i).shape()));
    for (std::size_t i = 0; i < type.other_identifier_count(); ++i)
        model.other_identifiers.push_back(strings(type.other_identifier(i)));
    for (const Attribute attribute : type.attributes())
        model.attributes.push_back({std::string(attribute.name()), std::string(attribute.kind())});
    return model;
}

}  // namespace

Model rebuild(const Facts& facts) {
    Model model{.version = std::string(facts.version()), .date = std::string(facts.date())};
    for (const ResourceType type : facts.types())
        model.types.emplace(type.name(), rebuild_type(type));
    for (std::size_t i = 0; i < facts.extension_shape_count(); ++i)
        model.extension_shapes.emplace(facts.extension_shape(i).name(),
                                       rebuild_shape(facts.extension_shape(i).shape()));
    for (const ResourceType type : facts.types())
        for (const Extension extension : type.extensions())
            model.extensions.push_back({.rule = std::string(extension.rule()),
                                        .type = std::string(type.name()),
                                        .path = std::string(extension.path()),
                                        .shape = std::string(extension.shape().name()),
                                        .every = extension.every()});
    for (std::size_t i = 0; i < facts.regions().size(); ++i) {
        const Region region = facts.regions()[i];
        model.regions.push_back({.name = std::string(region.name()), .adds = strings(region.adds())});
        for (const ResourceType type : facts.types())
            if (!type.available_in(i))
                model.regions.back().lacks.emplace_back(type.name());
    }
    return model;
}
