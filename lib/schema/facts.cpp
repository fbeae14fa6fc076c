#include "appinfra/schema/facts.hpp"

#include "appinfra/schema/model.hpp"
#include "blob_layout.hpp"
#include "list_view.hpp"

namespace appinfra::schema {
namespace {

std::size_t length(Words words, std::uint32_t place) { return place == 0 ? 0 : words[place]; }

}  // namespace

NamedShape Extension::shape() const { return numbered_shape(words_, words_[place_ + 2]); }

Texts Region::adds() const { return list<Text>(words_, words_[place_ + layout::region_adds]); }

Texts ResourceType::texts(std::uint32_t field) const { return list<Text>(words_, words_[record_ + field]); }

Items<Attribute> ResourceType::attributes() const {
    return list<Attribute>(words_, words_[record_ + layout::type_attributes]);
}
std::string_view ResourceType::ref_kind() const { return words_.string(words_[record_ + layout::type_ref_kind]); }
Texts ResourceType::read_only() const { return texts(layout::type_read_only); }
Texts ResourceType::create_only() const { return texts(layout::type_create_only); }
Texts ResourceType::conditional_create_only() const { return texts(layout::type_conditional_create_only); }
Texts ResourceType::write_only() const { return texts(layout::type_write_only); }
Texts ResourceType::deprecated() const { return texts(layout::type_deprecated); }
Texts ResourceType::identifier() const { return texts(layout::type_identifier); }
Texts ResourceType::ref_identifier() const { return texts(layout::type_ref_identifier); }
Texts ResourceType::extra_attributes() const { return texts(layout::type_extra_attributes); }

std::size_t ResourceType::other_identifier_count() const {
    return length(words_, words_[record_ + layout::type_other_identifiers]);
}

Texts ResourceType::other_identifier(std::size_t index) const {
    const std::uint32_t lists = words_[record_ + layout::type_other_identifiers];
    return list<Text>(words_, words_[lists + 1 + index]);
}

std::string_view ResourceType::tag_property() const {
    return words_.string(words_[record_ + layout::type_tag_property]);
}
std::string_view ResourceType::lifecycle() const { return words_.string(words_[record_ + layout::type_lifecycle]); }

Tags ResourceType::tags() const {
    return static_cast<Tags>(words_[record_ + layout::type_flags] >> layout::shift_tags & 3U);
}
Replacement ResourceType::replacement() const {
    return static_cast<Replacement>(words_[record_ + layout::type_flags] >> layout::shift_replacement & 3U);
}
bool ResourceType::stateful() const { return (words_[record_ + layout::type_flags] & layout::flag_stateful) != 0; }
bool ResourceType::tag_updatable() const {
    return (words_[record_ + layout::type_flags] & layout::flag_tag_updatable) != 0;
}

Items<Extension> ResourceType::extensions() const {
    return list<Extension>(rules_words_, rules_words_[rules_record_ + layout::type_extensions]);
}

ResourceType ResourceType::with_extensions_of(const ResourceType& other) const {
    ResourceType type = *this;
    type.rules_words_ = other.rules_words_;
    type.rules_record_ = other.rules_record_;
    return type;
}

std::size_t ResourceType::shape_count() const { return length(words_, words_[record_ + layout::type_shapes]); }

NamedShape ResourceType::shape(std::size_t index) const {
    return numbered_shape(words_, words_[words_[record_ + layout::type_shapes] + 1 + index]);
}

bool ResourceType::available_in(std::size_t region) const {
    return (words_[record_ + layout::type_lacking + region / 32] >> (region % 32) & 1U) == 0;
}

Facts Facts::over(std::span<const std::uint32_t> blob) {
    if (blob.size() <= layout::header_size || blob[layout::header_magic] != layout::magic ||
        blob[layout::header_words] >= blob.size())
        throw FactsError("these are no facts, or facts of another version of appinfra");
    return Facts(Words(blob.data()));
}

Facts Facts::with(const Facts& added) const {
    Facts both = *this;
    both.added_ = added.words_;
    return both;
}

std::optional<ResourceType> Facts::find(std::string_view type) const {
    const std::optional<ResourceType> known = types().find(type);
    if (!added_)
        return known;
    const auto added = list<ResourceType>(*added_, (*added_)[layout::header_types]).find(type);
    if (!added)
        return known;
    return known ? added->with_extensions_of(*known) : added;
}

std::string_view Facts::version() const { return words_.string(words_[layout::header_version]); }
std::string_view Facts::date() const { return words_.string(words_[layout::header_date]); }
Items<ResourceType> Facts::types() const { return list<ResourceType>(words_, words_[layout::header_types]); }
Items<Region> Facts::regions() const { return list<Region>(words_, words_[layout::header_regions]); }
Items<Service> Facts::services() const { return list<Service>(words_, words_[layout::header_services]); }

std::size_t Facts::extension_shape_count() const { return length(words_, words_[layout::header_extension_shapes]); }

NamedShape Facts::extension_shape(std::size_t index) const {
    return numbered_shape(words_, words_[words_[layout::header_extension_shapes] + 1 + index]);
}

std::optional<Shape> Facts::find_extension_shape(std::string_view name) const {
    std::size_t begin = 0;
    for (std::size_t end = extension_shape_count(); begin < end;) {
        const std::size_t middle = (begin + end) / 2;
        const NamedShape shape = extension_shape(middle);
        if (shape.name() == name)
            return shape.shape();
        if (shape.name() < name)
            begin = middle + 1;
        else
            end = middle;
    }
    return {};
}

std::optional<std::size_t> Facts::find_region(std::string_view name) const {
    const Items<Region> all = regions();
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].name() == name)
            return i;
    return {};
}

}  // namespace appinfra::schema
