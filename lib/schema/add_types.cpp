#include "appinfra/schema/add_types.hpp"

#include "appinfra/schema/blob.hpp"
#include "appinfra/schema/derive.hpp"
#include "appinfra/schema/import.hpp"

namespace appinfra::schema {
namespace {

/// Comes from elsewhere than registry schemas.
void keep(const ResourceType& former, TypeModel& type) {
    type.stateful = former.stateful();
    for (const std::string_view path : former.ref_identifier())
        type.ref_identifier.emplace_back(path);
    for (const std::string_view attribute : former.extra_attributes())
        type.extra_attributes.emplace_back(attribute);
    if (type.lifecycle.empty())
        type.lifecycle = former.lifecycle();
}

}  // namespace

std::vector<std::uint32_t> add_types(const Facts& base, const std::filesystem::path& folder,
                                     std::vector<std::string>& notes) {
    Model model;
    import_folder(folder, model, notes);
    model.regions.clear();
    for (const Region region : base.regions())
        model.regions.push_back({.name = std::string(region.name())});
    for (auto& [name, type] : model.types)
        if (const auto former = base.find(name))
            keep(*former, type);
    derive(model);
    return write_blob(model);
}

}  // namespace appinfra::schema
