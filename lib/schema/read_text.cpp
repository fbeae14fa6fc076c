#include <algorithm>

#include "appinfra/schema/text.hpp"
#include "files.hpp"
#include "read_shape.hpp"
#include "tokens.hpp"

namespace appinfra::schema {
namespace {

template <auto Member>
void read_names(LineReader& line, TypeModel& type) {
    type.*Member = line.names();
}

void read_tags(LineReader& line, TypeModel& type) {
    type.tag_property = line.text();
    const std::string spelling = line.text();
    if (spelling == "list")
        type.tags = Tags::list;
    else if (spelling == "map")
        type.tags = Tags::map;
    else if (spelling == "auto-scaling")
        type.tags = Tags::auto_scaling;
    else
        line.fail("unknown spelling of tags");
    if (!line.at_end())
        type.tag_updatable = line.text() != "fixed";
}

void read_replacement(LineReader& line, TypeModel& type) {
    const std::string word = line.text();
    if (word == "create-then-delete")
        type.replacement = Replacement::create_then_delete;
    else if (word == "delete-then-create")
        type.replacement = Replacement::delete_then_create;
    else
        line.fail("unknown order of replacement");
}

struct HeaderLine {
    std::string_view keyword;
    void (*read)(LineReader&, TypeModel&);
};

constexpr std::array header_lines = {
    HeaderLine{"stateful", [](LineReader&, TypeModel& type) { type.stateful = true; }},
    HeaderLine{"identifier", read_names<&TypeModel::identifier>},
    HeaderLine{"or-identifier",
               [](LineReader& line, TypeModel& type) { type.other_identifiers.push_back(line.names()); }},
    HeaderLine{"ref", read_names<&TypeModel::ref_identifier>},
    HeaderLine{"tags", read_tags},
    HeaderLine{"replace", read_replacement},
    HeaderLine{"lifecycle", [](LineReader& line, TypeModel& type) { type.lifecycle = line.text(); }},
    HeaderLine{"read-only", read_names<&TypeModel::read_only>},
    HeaderLine{"create-only", read_names<&TypeModel::create_only>},
    HeaderLine{"sometimes-create-only", read_names<&TypeModel::conditional_create_only>},
    HeaderLine{"write-only", read_names<&TypeModel::write_only>},
    HeaderLine{"deprecated", read_names<&TypeModel::deprecated>},
    HeaderLine{"attributes", read_names<&TypeModel::extra_attributes>},
};

/// The named shapes of a file: a line each, and lines for their parts.
class ShapesReader {
public:
    /// `.` names `root`.
    void begin(LineReader& line, ShapeModel* root, ShapeMap& shapes) {
        const std::string name = line.text();
        shape_ = name == "." && root != nullptr ? root : &shapes.try_emplace(name).first->second;
        if (*shape_ != ShapeModel{})
            line.fail("shape " + name + " is there twice");
        *shape_ = read_shape(line);
    }

    void end() { shape_ = nullptr; }

    void read_part(LineReader& line) {
        if (shape_ == nullptr)
            line.fail("no shape yet");
        const Token& head = line.peek();
        if (head.kind == Token::Kind::open) {
            std::string regions = joined(line.names());
            shape_->clause(Keyword::by_region).shapes.push_back({std::move(regions), read_shape(line)});
        } else if (head.kind == Token::Kind::word && head.text == all_of_line) {
            line.take();
            shape_->clause(Keyword::all_of).shapes.push_back({"", read_shape(line)});
        } else {
            read_property(line);
        }
    }

private:
    static std::string joined(const std::vector<std::string>& names) {
        std::string text;
        for (const std::string& name : names)
            text += (text.empty() ? "" : " ") + name;
        return text;
    }

    void read_property(LineReader& line) {
        std::vector<NamedShapeModel>& properties = shape_->clause(Keyword::properties).shapes;
        std::string name = line.text();
        if (!properties.empty() && properties.back().name >= name)
            line.fail("property " + name + " is not in order");
        properties.push_back({std::move(name), read_shape(line)});
    }

    ShapeModel* shape_ = nullptr;
};

/// The state while the lines of a types file go by.
class TypesReader {
public:
    explicit TypesReader(Model& model) : model_(model) {}

    void read(LineReader& line, bool indented) {
        if (indented) {
            shapes_.read_part(line);
            return;
        }
        const std::string keyword = line.text();
        if (keyword == "type") {
            begin_type(line);
            return;
        }
        if (type_ == nullptr)
            line.fail("no type yet");
        if (keyword == "shape") {
            shapes_.begin(line, &type_->root, type_->shapes);
            return;
        }
        const auto found = std::ranges::find(header_lines, keyword, &HeaderLine::keyword);
        if (found == header_lines.end())
            line.fail("unknown word \"" + keyword + '"');
        found->read(line, *type_);
    }

private:
    void begin_type(LineReader& line) {
        const std::string name = line.text();
        const auto [place, added] = model_.types.try_emplace(name, TypeModel{.name = name});
        if (!added)
            line.fail(name + " is there twice");
        type_ = &place->second;
        shapes_.end();
    }

    Model& model_;
    TypeModel* type_ = nullptr;
    ShapesReader shapes_ = {};
};

/// What the wildcard or the name stands for.
void add_lacking(const std::string& name, const Model& model, RegionModel& region, LineReader& line) {
    if (!name.ends_with("::*")) {
        if (!model.types.contains(name))
            line.fail("unknown type " + name);
        region.lacks.push_back(name);
        return;
    }
    const std::string prefix = name.substr(0, name.size() - 1);
    for (auto type = model.types.lower_bound(prefix); type != model.types.end() && type->first.starts_with(prefix);
         ++type)
        region.lacks.push_back(type->first);
}

void read_action(std::string name, LineReader& line, ServiceModel& service) {
    ActionModel action{.name = std::move(name)};
    while (!line.at_end())
        action.resources.push_back(line.text());
    service.actions.push_back(std::move(action));
}

void read_resource(LineReader& line, ServiceModel& service) {
    std::string name = line.text();
    service.resources[std::move(name)] = line.names();
}

}  // namespace

void read_types(std::string_view text, std::string_view file, Model& model) {
    TypesReader reader(model);
    for_each_line(text, [&](std::string_view content, std::size_t number) {
        LineReader line(content, file, number);
        if (line.at_end())
            line.fail("nothing but spaces");
        reader.read(line, content.front() == ' ');
        line.expect_end();
    });
}

void read_extension_shapes(std::string_view text, std::string_view file, Model& model) {
    ShapesReader reader;
    for_each_line(text, [&](std::string_view content, std::size_t number) {
        LineReader line(content, file, number);
        if (content.front() == ' ')
            reader.read_part(line);
        else if (line.text() == "shape")
            reader.begin(line, nullptr, model.extension_shapes);
        else
            line.fail("not a shape");
        line.expect_end();
    });
}

void read_regions(std::string_view text, std::string_view file, Model& model) {
    for_each_line(text, [&](std::string_view content, std::size_t number) {
        LineReader line(content, file, number);
        const std::string keyword = line.text();
        const std::string name = line.text();
        line.expect_end();
        if (keyword == "region")
            model.regions.push_back({.name = name});
        else if (model.regions.empty())
            line.fail("no region yet");
        else if (keyword == "lacks")
            add_lacking(name, model, model.regions.back(), line);
        else if (keyword == "adds")
            model.regions.back().adds.push_back(name);
        else
            line.fail("unknown word \"" + keyword + '"');
    });
}

void read_services(std::string_view text, std::string_view file, Model& model) {
    for_each_line(text, [&](std::string_view content, std::size_t number) {
        LineReader line(content, file, number);
        std::string word = line.text();
        if (word == "service" && content.front() != ' ')
            model.services.push_back({.name = line.text()});
        else if (model.services.empty())
            line.fail("no service yet");
        else if (content.front() == ' ')
            read_action(std::move(word), line, model.services.back());
        else if (word == "resource")
            read_resource(line, model.services.back());
        else
            line.fail("unknown word \"" + word + '"');
        line.expect_end();
    });
}

void read_version(std::string_view text, std::string_view file, Model& model) {
    for_each_line(text, [&](std::string_view content, std::size_t number) {
        LineReader line(content, file, number);
        const std::string keyword = line.text();
        if (keyword == "version")
            model.version = line.text();
        else if (keyword == "date")
            model.date = line.text();
        else
            line.fail("unknown word \"" + keyword + '"');
        line.expect_end();
    });
}

Model read_folder(const std::filesystem::path& folder, bool patched) {
    Model model;
    const auto each = [&](const std::filesystem::path& below, auto read) {
        for (const std::filesystem::path& file : files_in(folder / below, ".txt"))
            read(read_file(file), file.string(), model);
    };
    each("types", read_types);
    each("extensions", read_extension_shapes);
    read_regions(read_file(folder / "regions.txt"), (folder / "regions.txt").string(), model);
    if (const std::filesystem::path table = folder / "actions.txt"; std::filesystem::exists(table))
        read_services(read_file(table), table.string(), model);
    read_version(read_file(folder / "facts.txt"), (folder / "facts.txt").string(), model);
    if (!patched)
        return model;
    each("patches", apply_patch);
    if (const std::filesystem::path shapes = folder / "documents.txt"; std::filesystem::exists(shapes))
        read_extension_shapes(read_file(shapes), shapes.string(), model);
    if (const std::filesystem::path table = folder / "extensions.txt"; std::filesystem::exists(table))
        read_extensions(read_file(table), table.string(), model);
    return model;
}

}  // namespace appinfra::schema
