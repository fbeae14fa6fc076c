#pragma once

#include <cstdint>

/// The form of the blob: an array of words in the byte order of the machine, and after them the bytes of all strings.
/// A string is a 16-bit length and its bytes, and is named by where it begins among these bytes; the first one is
/// empty. A list is its length and its items, and is named by its word. The word 0 stands for no list.
namespace appinfra::schema::layout {

inline constexpr std::uint32_t magic = 0x46504103;  // also tells the byte order and the version of this form

enum Header : std::uint32_t {
    header_magic,
    header_words,             ///< Where the strings begin, in words.
    header_version,           ///< String.
    header_date,              ///< String.
    header_types,             ///< List of pairs: name, type record; in order of name.
    header_regions,           ///< List of region records, in order of name.
    header_shapes,            ///< List of pairs: name, node. References are places in it.
    header_extension_shapes,  ///< List of places in `header_shapes`.
    header_services,          ///< List of service records, in order of name.
    header_size,
};

enum TypeRecord : std::uint32_t {
    type_root,  ///< Node.
    type_ref_kind,
    type_tag_property,
    type_lifecycle,
    type_flags,
    type_read_only,
    type_create_only,
    type_conditional_create_only,
    type_write_only,
    type_deprecated,
    type_identifier,
    type_other_identifiers,  ///< List of lists.
    type_ref_identifier,
    type_extra_attributes,
    type_attributes,  ///< List of pairs: name, kind.
    type_shapes,      ///< List of places in `header_shapes`.
    type_extensions,  ///< List of fours: rule, path, place in `header_shapes`, whether every violation counts.
    type_lacking,     ///< As many words as it takes for one bit per region.
};

enum RegionRecord : std::uint32_t { region_name, region_adds, region_size };

enum ServiceRecord : std::uint32_t {
    service_name,
    service_actions,  ///< String; see action_coding.hpp.
    service_arns,     ///< List of strings.
};

// type_flags
inline constexpr std::uint32_t flag_stateful = 1;
inline constexpr std::uint32_t flag_tag_updatable = 2;
inline constexpr std::uint32_t shift_tags = 2;         // two bits
inline constexpr std::uint32_t shift_replacement = 4;  // two bits

// A node is a word with its types in the low byte and the number of clauses above, then the clauses: a word with the
// keyword in the low byte and the number of words that follow above, then these. A number is its text and a double.
inline constexpr std::uint32_t low_byte = 0xff;
inline constexpr std::uint32_t shift_count = 8;
inline constexpr std::uint32_t number_size = 3;

// A scalar is a string with its kind in the upper two bits.
inline constexpr std::uint32_t shift_scalar_kind = 30;
inline constexpr std::uint32_t scalar_text = (1U << shift_scalar_kind) - 1;

}  // namespace appinfra::schema::layout
