#include <algorithm>

#include "appinfra/schema/text.hpp"
#include "read_shape.hpp"
#include "tokens.hpp"

namespace appinfra::schema {
namespace {

TypeModel& known_type(LineReader& line, Model& model) {
    const std::string name = line.text();
    const auto type = model.types.find(name);
    if (type == model.types.end())
        line.fail("unknown type " + name);
    return type->second;
}

void add_new(std::vector<std::string> names, LineReader& line, std::vector<std::string>& known) {
    for (std::string& name : names) {
        if (std::ranges::find(known, name) != known.end())
            line.fail(name + " is there already");
        known.push_back(std::move(name));
    }
}

/// `fits KIND (KIND ...)`: where the first is accepted, the others are too.
void patch_fits(LineReader& line, Model& model) {
    std::vector<std::string>& also = model.also_fits[line.text()];
    add_new(line.names(), line, also);
}

/// `stateful TYPE`: loses data when it is deleted.
void patch_stateful(LineReader& line, Model& model) {
    TypeModel& type = known_type(line, model);
    if (type.stateful)
        line.fail(type.name + " is stateful already");
    type.stateful = true;
}

/// `attributes TYPE (NAME ...)`: `Fn::GetAtt` gives these too.
void patch_attributes(LineReader& line, Model& model) {
    TypeModel& type = known_type(line, model);
    add_new(line.names(), line, type.extra_attributes);
}

/// `property TYPE SHAPE NAME ...`: what follows replaces what was known of the property.
void patch_property(LineReader& line, Model& model) {
    TypeModel& type = known_type(line, model);
    const std::string shape_name = line.text();
    if (shape_name != "." && !type.shapes.contains(shape_name))
        line.fail(type.name + " has no shape " + shape_name);
    ShapeModel& shape = shape_name == "." ? type.root : type.shapes.at(shape_name);
    const std::string name = line.text();
    ShapeModel patched = read_shape(line);
    std::vector<NamedShapeModel>& properties = shape.clause(Keyword::properties).shapes;
    auto place = properties.begin();
    while (place != properties.end() && place->name < name)
        ++place;
    if (place == properties.end() || place->name != name)
        place = properties.insert(place, {name, {}});
    else if (place->shape == patched)
        line.fail("this is so already");
    place->shape = std::move(patched);
}

std::vector<Scalar>& listed_values(LineReader& line, Model& model) {
    const std::string name = line.text();
    const auto shape = model.extension_shapes.find(name);
    if (shape == model.extension_shapes.end() || shape->second.find(Keyword::one_of_values) == nullptr)
        line.fail(name + " is no shape of listed values");
    return shape->second.clause(Keyword::one_of_values).values;
}

/// `list SHAPE (VALUE ...)`: the list of a rule has these too.
void patch_list(LineReader& line, Model& model) {
    std::vector<Scalar>& known = listed_values(line, model);
    for (Scalar& value : line.values()) {
        if (std::ranges::find(known, value) != known.end())
            line.fail(value.text + " is listed already");
        known.push_back(std::move(value));
    }
    std::ranges::sort(known);
}

/// `unlist SHAPE (VALUE ...)`: the list of a rule does not have these.
void patch_unlist(LineReader& line, Model& model) {
    std::vector<Scalar>& known = listed_values(line, model);
    for (const Scalar& value : line.values())
        if (std::erase(known, value) == 0)
            line.fail(value.text + " is not listed");
}

struct Correction {
    std::string_view keyword;
    void (*apply)(LineReader&, Model&);
};

constexpr std::array corrections = {
    Correction{"fits", patch_fits},
    Correction{"stateful", patch_stateful},
    Correction{"attributes", patch_attributes},
    Correction{"property", patch_property},
    Correction{"list", patch_list},
    Correction{"unlist", patch_unlist},
};

}  // namespace

void apply_patch(std::string_view text, std::string_view file, Model& model) {
    bool has_reason = false;
    for_each_line(text, [&](std::string_view content, std::size_t number) {
        if (content.starts_with("because ")) {
            has_reason = true;
            return;
        }
        LineReader line(content, file, number);
        const std::string keyword = line.text();
        if (!has_reason)
            line.fail("a correction needs a reason: a line \"because ...\" above it");
        for (const Correction& correction : corrections)
            if (correction.keyword == keyword) {
                correction.apply(line, model);
                line.expect_end();
                return;
            }
        line.fail("unknown correction \"" + keyword + '"');
    });
}

}  // namespace appinfra::schema
