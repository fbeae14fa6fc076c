#include <algorithm>

#include "appinfra/schema/text.hpp"
#include "tokens.hpp"

namespace appinfra::schema {
namespace {

/// Makes the values of one property compare without regard to case, wherever a shape speaks of it.
class CaseIgnorer {
public:
    CaseIgnorer(std::string property, ShapeMap& shapes) : property_(std::move(property)), shapes_(shapes) {}

    void in(ShapeModel& shape) {
        for (ClauseModel& clause : shape.clauses)
            for (NamedShapeModel& entry : clause.shapes) {
                if (clause.keyword == Keyword::properties && entry.name == property_)
                    in_value(entry.shape);
                in(entry.shape);
            }
    }

    [[nodiscard]] bool changed() const { return changed_; }

private:
    void in_value(ShapeModel& value) {
        for (ClauseModel& clause : value.clauses) {
            if (clause.keyword == Keyword::reference)
                in_value(shapes_.at(clause.values[0].text));
            const bool exact = clause.keyword == Keyword::constant || clause.keyword == Keyword::one_of_values;
            if (exact)
                clause.keyword = Keyword::one_of_values_nocase;
            else if (clause.keyword == Keyword::pattern)
                clause.values[0].text.insert(0, "(?i)");
            changed_ = changed_ || exact || clause.keyword == Keyword::pattern;
        }
        std::ranges::stable_sort(value.clauses, {}, &ClauseModel::keyword);
    }

    const std::string property_;
    ShapeMap& shapes_;
    bool changed_ = false;
};

/// `any-case SHAPE PROPERTY`: AWS does not look at the case of this property's values.
void read_any_case(LineReader& line, Model& model) {
    const std::string name = line.text();
    std::string property = line.text();
    const auto shape = model.extension_shapes.find(name);
    if (shape == model.extension_shapes.end())
        line.fail("unknown shape " + name);
    CaseIgnorer ignorer(std::move(property), model.extension_shapes);
    ignorer.in(shape->second);
    if (!ignorer.changed())
        line.fail("this changes nothing");
}

/// `RULE TYPE PATH SHAPE [every]`.
ExtensionModel read_extension(std::string rule, LineReader& line, const Model& model) {
    ExtensionModel extension{.rule = std::move(rule), .type = line.text(), .path = line.text(), .shape = line.text()};
    if (extension.path == ".")
        extension.path.clear();
    if (!line.at_end()) {
        extension.every = line.text() == "every";
        if (!extension.every)
            line.fail("unknown word");
    }
    if (!model.types.contains(extension.type))
        line.fail("unknown type " + extension.type);
    if (!model.extension_shapes.contains(extension.shape))
        line.fail("unknown shape " + extension.shape);
    return extension;
}

}  // namespace

void read_extensions(std::string_view text, std::string_view file, Model& model) {
    for_each_line(text, [&](std::string_view content, std::size_t number) {
        LineReader line(content, file, number);
        std::string rule = line.text();
        if (rule == "any-case")
            read_any_case(line, model);
        else
            model.extensions.push_back(read_extension(std::move(rule), line, model));
        line.expect_end();
    });
    std::ranges::stable_sort(model.extensions, {}, &ExtensionModel::type);
}

}  // namespace appinfra::schema
