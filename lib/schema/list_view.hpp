#pragma once

#include "appinfra/schema/shape.hpp"
#include "appinfra/schema/view.hpp"
#include "blob_layout.hpp"

namespace appinfra::schema {

/// The list at `place`; see blob_layout.hpp.
template <class Item>
Items<Item> list(Words words, std::uint32_t place) {
    return place == 0 ? Items<Item>(words, 0, 0) : Items<Item>(words, place + 1, words[place]);
}

inline NamedShape numbered_shape(Words words, std::uint32_t number) {
    return list<NamedShape>(words, words[layout::header_shapes])[number];
}

}  // namespace appinfra::schema
