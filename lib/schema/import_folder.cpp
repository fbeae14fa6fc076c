#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "appinfra/schema/import.hpp"
#include "files.hpp"
#include "import_actions.hpp"
#include "import_extensions.hpp"
#include "parse_json.hpp"
#include "region_name.hpp"

namespace appinfra::schema {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

/// The region whose schemas are taken; the others are described by how they differ.
constexpr std::string_view reference_region = "us-east-1";

json parse(const fs::path& file) { return parse_json(read_file(file), file.string()); }

/// Type to file below `resources`.
std::map<std::string, std::string> provider(const fs::path& file) {
    try {
        return parse(file).get<std::map<std::string, std::string>>();
    } catch (const json::exception& error) {
        throw FactsError(file.string() + ": " + error.what());
    }
}

RegionModel compare(const std::string& name, const std::map<std::string, std::string>& types, const Model& model) {
    RegionModel region{.name = name};
    for (const auto& [type, facts] : model.types)
        if (!types.contains(type))
            region.lacks.push_back(type);
    for (const auto& [type, file] : types)
        if (!model.types.contains(type))
            region.adds.push_back(type);
    return region;
}

/// The types that one file of `providers` lists, each with the name of its schema under `resources/`.
void import_types(const fs::path& folder, std::string_view name, Model& model, std::vector<std::string>& notes) {
    for (const auto& [type, hash] : provider(folder / "providers" / (std::string(name) + ".json"))) {
        if (hash.find_first_of("/.") != std::string::npos)
            throw FactsError(type + ": \"" + hash + "\" is no file name");
        const fs::path file = folder / "resources" / (hash + ".json");
        import_schema(read_file(file), file.string(), model, notes);
    }
}

/// The `data/schemas` folder of cfn-lint: `providers/<region>.json` lists the types of a region, and `sam.json` those
/// that the transform AWS::Serverless expands in any region.
void import_providers(const fs::path& folder, Model& model, std::vector<std::string>& notes) {
    const fs::path providers = folder / "providers";
    import_types(folder, reference_region, model, notes);
    for (const fs::path& file : files_in(providers, ".json"))
        if (names_region(file.stem().string()))
            model.regions.push_back(compare(file.stem().string(), provider(file), model));
    if (fs::exists(providers / "sam.json"))
        import_types(folder, "sam", model, notes);
    if (fs::exists(folder / "version.json"))
        model.date = parse(folder / "version.json").value("schema_date", "").substr(0, 10);
}

}  // namespace

void import_folder(const fs::path& folder, Model& model, std::vector<std::string>& notes) {
    if (!fs::is_directory(folder))
        throw FactsError(folder.string() + ": no such folder");
    if (fs::is_directory(folder / "providers")) {
        import_providers(folder, model, notes);
        import_extensions(folder / "extensions", model, notes);
        if (const fs::path table = folder / "../AdditionalSpecs/Policies.json"; fs::exists(table))
            import_actions(read_file(table), table.string(), model);
        return;
    }
    const std::vector<fs::path> files = files_in(folder, ".json");
    if (files.empty())
        throw FactsError(folder.string() + ": no schemas");
    for (const fs::path& file : files)
        import_schema(read_file(file), file.string(), model, notes);
}

}  // namespace appinfra::schema
