#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <variant>

#include "findings.hpp"
#include "yaml_tree.hpp"

namespace appinfra::manifest {

/// What a value is made of: says how the reader, the JSON Schema and the reference page see it.
enum class Form : std::uint8_t {
    boolean,
    integer,
    choice,            ///< One of `choices`.
    quantity,          ///< A number and one of `units`.
    cpu,               ///< A number of vCPU.
    range,             ///< `2 to 8`, or one integer.
    version,           ///< `16`, or `16.13`.
    text,              ///< One line, matched by `pattern`.
    text_list,         ///< A list of such lines.
    command,           ///< A line, or a list of words.
    optional_command,  ///< The same, or `none`.
};

/// What is measured.
enum class Dimension : std::uint8_t { size, time };

/// A unit as people write it.
struct Unit {
    std::string_view name;    ///< `GiB`, `day`.
    std::string_view plural;  ///< `days`; the same as `name` for sizes.
    Dimension dimension = Dimension::size;
    std::int64_t factor = 0;  ///< In bytes or minutes; 0: known, but never accepted.
};

/// A kind of value, as far as documents and the schema need it.
struct ValueType {
    Form form = Form::text;
    std::string_view noun;      ///< Continues "takes ...": `an amount of memory`.
    std::string_view sample{};  ///< Continues "such as ...": `1 GiB`; empty when the noun says it all.
    std::int64_t min = 0;       ///< With `max`: of `integer`, `quantity`, `range` and of the parts of `version`.
    std::int64_t max = 0;
    std::span<const std::string_view> choices{};
    std::string_view pattern{};  ///< Of `text`: an ECMA regular expression for the JSON Schema.
    Unit unit{};                 ///< Of `quantity`: what `min`, `max` and the value count.
};

template <class T>
using Parsed = std::variant<T, Problem>;

/// A kind of value that is a `T` in the model.
template <class T>
struct Type : ValueType {
    Parsed<T> (*parse)(const ValueType&, const Node&) = nullptr;
};

/// The text of a scalar with one line of plain characters, or what is wrong.
[[nodiscard]] Parsed<std::string_view> one_line(const ValueType& type, const Node& node);

/// What `type` accepts: "an amount of memory from 512 MiB to 120 GiB, such as `1 GiB`".
[[nodiscard]] std::string accepts(const ValueType& type);

/// What to do about a value that `type` does not accept: "it takes ...".
[[nodiscard]] std::string takes(const ValueType& type);

/// All units that can be told apart, also those that are never accepted.
[[nodiscard]] std::span<const Unit> known_units();

/// The units of which `type` takes amounts.
[[nodiscard]] std::vector<std::string_view> accepted_units(const ValueType& type);

/// An amount of `unit` as people write it: `1 day`, `30 days`, and `64 TiB` for 65536 GiB.
[[nodiscard]] std::string written(std::int64_t amount, const Unit& unit);

}  // namespace appinfra::manifest
