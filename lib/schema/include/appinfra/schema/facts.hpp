#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "appinfra/schema/keyword.hpp"
#include "appinfra/schema/service.hpp"
#include "appinfra/schema/shape.hpp"
#include "appinfra/schema/view.hpp"

namespace appinfra::schema {

/// What `Fn::GetAtt` can give, and the kind of reference that this makes.
class Attribute {
public:
    static constexpr std::uint32_t size = 2;
    Attribute(Words words, std::uint32_t place)
        : name_(words.string(words[place])), kind_(words.string(words[place + 1])) {}
    [[nodiscard]] std::string_view name() const { return name_; }  ///< `Endpoint.Address`
    [[nodiscard]] std::string_view kind() const { return kind_; }

private:
    std::string_view name_;
    std::string_view kind_;
};

/// What a rule of its own wants of the values at a path of a resource's properties.
class Extension {
public:
    static constexpr std::uint32_t size = 4;
    Extension(Words words, std::uint32_t place) : words_(words), place_(place) {}
    [[nodiscard]] std::string_view rule() const { return words_.string(words_[place_]); }      ///< `E3047`
    [[nodiscard]] std::string_view path() const { return words_.string(words_[place_ + 1]); }  ///< May be empty.
    [[nodiscard]] NamedShape shape() const;
    /// All that is wrong with a value is reported; else only what is nearest to its top.
    [[nodiscard]] bool every() const { return words_[place_ + 3] != 0; }

private:
    Words words_;
    std::uint32_t place_;
};

/// A region, in the order in which `ResourceType::available_in` counts them.
class Region {
public:
    static constexpr std::uint32_t size = 2;
    Region(Words words, std::uint32_t place) : words_(words), place_(place) {}
    [[nodiscard]] std::string_view name() const { return words_.string(words_[place_]); }
    /// Types that exist here and not in the region whose schemas the facts hold; only their names are known.
    [[nodiscard]] Texts adds() const;

private:
    Words words_;
    std::uint32_t place_;
};

/// The facts about one resource type. Paths are property names separated by slashes, `*` stands for any item.
class ResourceType {
public:
    static constexpr std::uint32_t size = 2;
    ResourceType(Words words, std::uint32_t place)
        : words_(words),
          name_(words.string(words[place])),
          record_(words[place + 1]),
          rules_words_(words),
          rules_record_(record_) {}

    [[nodiscard]] std::string_view name() const { return name_; }
    [[nodiscard]] Shape root() const { return {words_, record_}; }
    [[nodiscard]] Items<Attribute> attributes() const;  ///< In order of name.
    [[nodiscard]] Items<Extension> extensions() const;
    [[nodiscard]] std::string_view ref_kind() const;  ///< The kind of reference that `Ref` makes.
    [[nodiscard]] Texts read_only() const;
    [[nodiscard]] Texts create_only() const;  ///< A change replaces the resource.
    [[nodiscard]] Texts conditional_create_only() const;
    [[nodiscard]] Texts write_only() const;
    [[nodiscard]] Texts deprecated() const;
    [[nodiscard]] Texts identifier() const;
    [[nodiscard]] std::size_t other_identifier_count() const;
    [[nodiscard]] Texts other_identifier(std::size_t index) const;
    [[nodiscard]] Texts ref_identifier() const;           ///< What `Ref` gives; empty where that is `identifier`.
    [[nodiscard]] Texts extra_attributes() const;         ///< Attributes that are not read-only properties.
    [[nodiscard]] std::string_view tag_property() const;  ///< A path; empty when the type cannot be tagged.
    [[nodiscard]] Tags tags() const;
    [[nodiscard]] bool tag_updatable() const;
    [[nodiscard]] bool stateful() const;  ///< Deleting it loses data.
    [[nodiscard]] Replacement replacement() const;
    [[nodiscard]] std::string_view lifecycle() const;  ///< `sunset 2026-10-30`; mostly empty.
    [[nodiscard]] std::size_t shape_count() const;
    [[nodiscard]] NamedShape shape(std::size_t index) const;  ///< In order of name.
    /// `region` counts as in `Facts::regions`.
    [[nodiscard]] bool available_in(std::size_t region) const;
    /// The same type, with the extensions of another.
    [[nodiscard]] ResourceType with_extensions_of(const ResourceType& other) const;

private:
    [[nodiscard]] Texts texts(std::uint32_t field) const;

    Words words_;
    std::string_view name_;
    std::uint32_t record_;
    Words rules_words_;  ///< Where the extensions are.
    std::uint32_t rules_record_;
};

/// The facts about all resource types. Looking something up touches only its own bytes.
class Facts {
public:
    /// Those that are part of the program. Costs nothing.
    [[nodiscard]] static Facts embedded();
    /// Those that `write_blob` made. Throws FactsError when this is no such blob; beyond that it is trusted.
    [[nodiscard]] static Facts over(std::span<const std::uint32_t> blob);
    /// These, in which the types of the other facts (see `add_types`) are new or take the place of those of the same
    /// name.
    [[nodiscard]] Facts with(const Facts& added) const;

    [[nodiscard]] std::string_view version() const;   ///< Of the source, `cfn-lint 1.58.0`.
    [[nodiscard]] std::string_view date() const;      ///< Of the schemas, `2026-10-20`.
    [[nodiscard]] Items<ResourceType> types() const;  ///< In order of name, without those that `with` added.
    [[nodiscard]] std::optional<ResourceType> find(std::string_view type) const;
    [[nodiscard]] Items<Region> regions() const;    ///< In order of name.
    [[nodiscard]] Items<Service> services() const;  ///< In order of name.
    [[nodiscard]] std::size_t extension_shape_count() const;
    [[nodiscard]] NamedShape extension_shape(std::size_t index) const;  ///< In order of name.
    [[nodiscard]] std::optional<Shape> find_extension_shape(std::string_view name) const;
    /// The place of a region in `regions`.
    [[nodiscard]] std::optional<std::size_t> find_region(std::string_view name) const;

private:
    explicit Facts(Words words) : words_(words) {}
    Words words_;
    std::optional<Words> added_ = {};
};

}  // namespace appinfra::schema
