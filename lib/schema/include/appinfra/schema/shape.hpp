#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "appinfra/schema/keyword.hpp"
#include "appinfra/schema/view.hpp"

namespace appinfra::schema {

class Clause;
class Clauses;
class NamedShape;

/// What values may stand in a place.
class Shape {
public:
    static constexpr std::uint32_t size = 1;
    Shape(Words words, std::uint32_t place) : words_(words), node_(words[place]) {}

    /// A set of `Type`; empty allows any.
    [[nodiscard]] std::uint8_t types() const;
    /// All there is to check, in the order of `Keyword`.
    [[nodiscard]] Clauses clauses() const;
    [[nodiscard]] std::optional<Clause> find(Keyword keyword) const;
    [[nodiscard]] bool has(Keyword keyword) const;

    // The most used clauses.
    /// The named shape that applies too.
    [[nodiscard]] std::optional<NamedShape> reference() const;
    /// A property of this shape, not of what it refers to.
    [[nodiscard]] std::optional<Shape> property(std::string_view name) const;
    /// The kinds of references that fit here, or into the items of this list: `AWS::ECS::Cluster` (any reference to
    /// one) or `AWS::IAM::Role.Arn` (only this attribute). Empty when anything may fit.
    [[nodiscard]] Items<Value> kinds() const;

    /// The same shape, perhaps for different properties.
    friend bool operator==(const Shape& left, const Shape& right) { return left.node_ == right.node_; }

private:
    Words words_;
    std::uint32_t node_;
};

/// A shape with its name: of a property, a pattern of properties, or a named shape.
class NamedShape {
public:
    static constexpr std::uint32_t size = 2;
    NamedShape(Words words, std::uint32_t place) : name_(words.string(words[place])), shape_(words, place + 1) {}
    [[nodiscard]] std::string_view name() const { return name_; }
    [[nodiscard]] Shape shape() const { return shape_; }

private:
    std::string_view name_;
    Shape shape_;
};

/// A keyword and what stands behind it. Ask only for what `info(keyword()).argument` says.
class Clause {
public:
    Clause(Words words, std::uint32_t place) : words_(words), place_(place) {}
    [[nodiscard]] Keyword keyword() const;
    [[nodiscard]] double number() const;
    [[nodiscard]] std::string_view text() const;  ///< Of numbers too, as written.
    [[nodiscard]] Items<Value> values() const;
    [[nodiscard]] Shape shape() const { return shapes()[0]; }
    [[nodiscard]] Items<Shape> shapes() const;
    [[nodiscard]] Items<NamedShape> named_shapes() const;
    [[nodiscard]] NamedShape reference() const;  ///< For `Keyword::reference`.
    [[nodiscard]] std::uint32_t next() const;

private:
    [[nodiscard]] std::uint32_t count() const;
    Words words_;
    std::uint32_t place_;
};

class Clauses {
public:
    class Iterator {
    public:
        Iterator(Words words, std::uint32_t place, std::uint32_t left) : words_(words), place_(place), left_(left) {}
        Clause operator*() const { return {words_, place_}; }
        Iterator& operator++() {
            place_ = Clause(words_, place_).next();
            --left_;
            return *this;
        }
        friend bool operator==(const Iterator& left, const Iterator& right) { return left.left_ == right.left_; }

    private:
        Words words_;
        std::uint32_t place_;
        std::uint32_t left_;
    };
    Clauses(Words words, std::uint32_t place, std::uint32_t count) : words_(words), place_(place), count_(count) {}
    [[nodiscard]] Iterator begin() const { return {words_, place_, count_}; }
    [[nodiscard]] Iterator end() const { return {words_, 0, 0}; }
    [[nodiscard]] std::size_t size() const { return count_; }

private:
    Words words_;
    std::uint32_t place_;
    std::uint32_t count_;
};

}  // namespace appinfra::schema
