#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "appinfra/compare/predict.hpp"
#include "references.hpp"
#include "side.hpp"

namespace appinfra::compare {

/// The path of a difference in whether the resource exists.
inline constexpr std::string_view condition_path = ".Condition";

/// The path of a property, or of a part of one, in `Difference`.
[[nodiscard]] std::string property_path(const Side& side, NodeId resource, NodeId value);

/// A resource of the new template, with what the update does to it.
struct Subject {
    NodeId resource;
    std::optional<schema::ResourceType> type;
    Change change;

    /// Adds a difference, with what follows from it.
    void add(Difference difference);
};

/// How names that change their meaning change what refers to them. Each name is told at most twice, once that it may
/// change and once that it does, so the work is linear in the references.
class Spread {
public:
    Spread(const Side& before, const Side& after, std::vector<Subject>& subjects);

    /// The expression at and below `value`, part of that subject, is written as before.
    void add_uses(std::size_t subject, NodeId value);
    /// The subject exists under the same condition as before.
    void add_condition(std::size_t subject, std::string_view condition);
    void run();

private:
    enum class Certainty : std::uint8_t { none, possible, certain };
    /// Who refers to a name: a property or the condition of a subject, or another condition.
    struct Use {
        enum class Holder : std::uint8_t { property, existence, condition };
        Holder holder;
        std::size_t subject = 0;  ///< For a condition its place in the section.
        NodeId value = document::none;
    };

    void tell_changed_names();
    void add_uses_of_conditions();
    void tell(Name name, Certainty certainty);
    void tell(const Subject& subject);
    void apply(const Use& use, Name name, Certainty certainty);
    void apply_to_property(const Use& use, Name name, Certainty certainty);

    const Side& before_;
    const Side& after_;
    std::vector<Subject>& subjects_;
    std::unordered_map<Name, std::vector<Use>, NameHash> uses_;
    std::unordered_map<Name, Certainty, NameHash> told_;
    std::unordered_map<std::uint32_t, std::size_t> differences_;  ///< Of its subject, by the node of a value.
    std::vector<Name> waiting_;
};

}  // namespace appinfra::compare
