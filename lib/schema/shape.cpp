#include "appinfra/schema/shape.hpp"

#include <bit>

#include "blob_layout.hpp"
#include "list_view.hpp"

namespace appinfra::schema {

std::string_view Words::string(std::uint32_t place) const {
    const char* bytes = reinterpret_cast<const char*>(first_ + first_[layout::header_words]) + place;
    const auto low = static_cast<unsigned char>(bytes[0]);
    const auto high = static_cast<unsigned char>(bytes[1]);
    return {bytes + 2, static_cast<std::size_t>(low | high << 8U)};
}

Value::Kind Value::kind() const { return static_cast<Kind>(word_ >> layout::shift_scalar_kind); }
std::string_view Value::text() const { return words_.string(word_ & layout::scalar_text); }

std::uint8_t Shape::types() const { return static_cast<std::uint8_t>(words_[node_] & layout::low_byte); }

Clauses Shape::clauses() const { return {words_, node_ + 1, words_[node_] >> layout::shift_count}; }

std::optional<Clause> Shape::find(Keyword keyword) const {
    for (const Clause clause : clauses())
        if (clause.keyword() == keyword)
            return clause;
    return {};
}

bool Shape::has(Keyword keyword) const { return find(keyword).has_value(); }

std::optional<NamedShape> Shape::reference() const {
    const std::optional<Clause> clause = find(Keyword::reference);
    return clause ? std::optional(clause->reference()) : std::nullopt;
}

std::optional<Shape> Shape::property(std::string_view name) const {
    const std::optional<Clause> clause = find(Keyword::properties);
    if (!clause)
        return {};
    const std::optional<NamedShape> property = clause->named_shapes().find(name);
    return property ? std::optional(property->shape()) : std::nullopt;
}

Items<Value> Shape::kinds() const {
    const std::optional<Clause> clause = find(Keyword::kinds);
    return clause ? clause->values() : Items<Value>(words_, 0, 0);
}

Keyword Clause::keyword() const { return static_cast<Keyword>(words_[place_] & layout::low_byte); }
std::uint32_t Clause::count() const { return words_[place_] >> layout::shift_count; }
std::uint32_t Clause::next() const { return place_ + 1 + count(); }
std::string_view Clause::text() const { return words_.string(words_[place_ + 1]); }
Items<Value> Clause::values() const { return {words_, place_ + 1, count()}; }
Items<Shape> Clause::shapes() const { return {words_, place_ + 1, count()}; }

double Clause::number() const {
    const std::uint64_t low = words_[place_ + 2];
    const std::uint64_t high = words_[place_ + 3];
    return std::bit_cast<double>(low | high << 32U);
}

Items<NamedShape> Clause::named_shapes() const { return {words_, place_ + 1, count() / NamedShape::size}; }

NamedShape Clause::reference() const { return numbered_shape(words_, words_[place_ + 1]); }

}  // namespace appinfra::schema
