#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace appinfra::schema {

/// The words of the facts. What follows looks at them in place: all types here are as cheap to copy as a pointer, none
/// allocates, and none outlives the words.
class Words {
public:
    explicit Words(const std::uint32_t* first) : first_(first) {}
    [[nodiscard]] std::uint32_t operator[](std::size_t place) const { return first_[place]; }
    [[nodiscard]] std::string_view string(std::uint32_t place) const;

private:
    const std::uint32_t* first_;
};

/// Items in the words, each `Item::size` words long and made by `Item(words, place)`.
template <class Item>
class Items {
public:
    class Iterator {
    public:
        using value_type = Item;
        using difference_type = std::ptrdiff_t;
        Iterator(Words words, std::uint32_t place) : words_(words), place_(place) {}
        Item operator*() const { return Item(words_, place_); }
        Iterator& operator++() {
            place_ += Item::size;
            return *this;
        }
        friend bool operator==(const Iterator& left, const Iterator& right) { return left.place_ == right.place_; }

    private:
        Words words_;
        std::uint32_t place_;
    };

    Items(Words words, std::uint32_t place, std::uint32_t count) : words_(words), place_(place), count_(count) {}

    [[nodiscard]] std::size_t size() const { return count_; }
    [[nodiscard]] bool empty() const { return count_ == 0; }
    [[nodiscard]] Item operator[](std::size_t index) const {
        return Item(words_, place_ + static_cast<std::uint32_t>(index) * Item::size);
    }
    [[nodiscard]] Iterator begin() const { return {words_, place_}; }
    [[nodiscard]] Iterator end() const { return {words_, place_ + count_ * Item::size}; }

    /// By name, for items in order of name.
    [[nodiscard]] std::optional<Item> find(std::string_view name) const {
        std::size_t begin = 0;
        for (std::size_t end = count_; begin < end;) {
            const std::size_t middle = (begin + end) / 2;
            const int order = (*this)[middle].name().compare(name);
            if (order == 0)
                return (*this)[middle];
            if (order < 0)
                begin = middle + 1;
            else
                end = middle;
        }
        return {};
    }

private:
    Words words_;
    std::uint32_t place_;
    std::uint32_t count_;
};

/// A string in a list.
class Text {
public:
    static constexpr std::uint32_t size = 1;
    Text(Words words, std::uint32_t place) : text_(words.string(words[place])) {}
    operator std::string_view() const { return text_; }  // NOLINT(google-explicit-constructor): is a string
    [[nodiscard]] std::string_view view() const { return text_; }

private:
    std::string_view text_;
};
using Texts = Items<Text>;

/// A value of an enumeration.
class Value {
public:
    static constexpr std::uint32_t size = 1;
    enum class Kind : std::uint8_t { string, number, boolean, null };
    Value(Words words, std::uint32_t place) : words_(words), word_(words[place]) {}
    [[nodiscard]] Kind kind() const;
    /// Numbers and booleans as JSON writes them.
    [[nodiscard]] std::string_view text() const;

private:
    Words words_;
    std::uint32_t word_;
};

}  // namespace appinfra::schema
