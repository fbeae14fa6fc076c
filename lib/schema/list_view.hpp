#pragma once

#include "appinfra/schema/view.hpp"

namespace appinfra::schema {

/// The list at `place`; see blob_layout.hpp.
template <class Item>
Items<Item> list(Words words, std::uint32_t place) {
    return place == 0 ? Items<Item>(words, 0, 0) : Items<Item>(words, place + 1, words[place]);
}

}  // namespace appinfra::schema
