#include "import_extensions.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "files.hpp"
#include "import_shapes.hpp"
#include "merge_shapes.hpp"
#include "parse_json.hpp"
#include "region_name.hpp"

namespace appinfra::schema {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

/// Lists of values that are longer have a name and a line of their own.
constexpr std::size_t longest_inline = 12;

std::string name_of(const fs::path& file) {
    constexpr std::string_view prefix = "aws_";
    std::string folder = file.parent_path().filename().string();
    if (folder.starts_with(prefix))
        folder.erase(0, prefix.size());
    return folder + '/' + file.stem().string();
}

/// `not required (P)` is written as what it means, that the property may not be there.
void forbid(ShapeModel& shape) {
    const ClauseModel* negation = shape.find(Keyword::negation);
    if (negation == nullptr || shape.find(Keyword::properties) != nullptr)
        return;
    const ShapeModel& denied = negation->shapes[0].shape;
    if (denied.types != 0 || denied.clauses.size() != 1 || denied.clauses[0].keyword != Keyword::required ||
        denied.clauses[0].values.size() != 1)
        return;
    const std::string name = denied.clauses[0].values[0].text;
    ShapeModel nothing;
    nothing.clause(Keyword::negation).shapes.push_back({});
    std::erase_if(shape.clauses, [](const ClauseModel& clause) { return clause.keyword == Keyword::negation; });
    shape.clause(Keyword::properties).shapes.push_back({name, std::move(nothing)});
}

/// Gives long parts of one shape a name, equal ones the same.
class Splitter {
public:
    Splitter(std::string name, ShapeMap& shapes) : name_(std::move(name)), shapes_(shapes) {}

    void split(ShapeModel& shape) {
        forbid(shape);
        for (ClauseModel& clause : shape.clauses)
            if (clause.keyword != Keyword::by_region)
                for (NamedShapeModel& entry : clause.shapes) {
                    split(entry.shape);
                    if (is_long(entry.shape))
                        take_out(entry.shape);
                }
    }

private:
    static bool is_long(const ShapeModel& shape) {
        return std::ranges::any_of(shape.clauses, [](const ClauseModel& clause) {
            return clause.keyword == Keyword::by_region || clause.values.size() > longest_inline;
        });
    }

    void take_out(ShapeModel& shape) {
        auto known = std::ranges::find(parts_, shape, &NamedShapeModel::shape);
        if (known == parts_.end())
            known = parts_.insert(known, {name_ + '.' + std::to_string(parts_.size() + 1), shape});
        shapes_[known->name] = std::move(shape);
        shape = {};
        shape.clause(Keyword::reference).values.push_back({.text = known->name});
    }

    std::string name_;
    ShapeMap& shapes_;
    std::vector<NamedShapeModel> parts_ = {};
};

/// Either one schema, or an object with one per region.
ShapeModel import_file(const json& schema, const std::string& name, const std::string& file, Model& model,
                       std::vector<std::string>& notes) {
    std::vector<NamedShapeModel> regions;
    for (const auto& [key, value] : schema.items())
        if (names_region(key))
            regions.push_back({key, import_shape(value, name, file, model.extension_shapes, notes)});
    if (!regions.empty())
        return merge_regions(regions, file);
    ShapeModel shape = import_shape(schema, name, file, model.extension_shapes, notes);
    merge_parts(shape);
    return shape;
}

}  // namespace

void import_extensions(const fs::path& folder, Model& model, std::vector<std::string>& notes) {
    for (const fs::path& below : folders_in(folder))
        for (const fs::path& file : files_in(below, ".json")) {
            const json schema = parse_json(read_file(file), file.string());
            if (!schema.is_object())
                throw FactsError(file.string() + ": not an object");
            if (schema.contains("cfnGather"))
                continue;
            const std::string name = name_of(file);
            ShapeModel shape = import_file(schema, name, file.string(), model, notes);
            Splitter(name, model.extension_shapes).split(shape);
            model.extension_shapes[name] = std::move(shape);
        }
}

}  // namespace appinfra::schema
