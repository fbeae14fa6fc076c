#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "appinfra/document/document.hpp"
#include "appinfra/schema/facts.hpp"

namespace appinfra::compare {

/// What an update does to one resource of the stack.
enum class Effect : std::uint8_t {
    unchanged,        ///< Not listed in a prediction.
    changed,          ///< The same physical resource, with other properties, metadata or policies.
    conditional,      ///< Its condition has another meaning: the update may add or remove it.
    may_be_replaced,  ///< Whether it is replaced depends on values that are known only when deploying.
    replaced,         ///< A new physical resource takes its place.
    added,
    removed,
    retyped,  ///< The same logical id has another type, which CloudFormation refuses.
};

/// What becomes of the physical resource that was there. A removed one follows its `DeletionPolicy` in the old
/// template, a replaced one its `UpdateReplacePolicy`. Where both templates have a say and disagree, the weaker
/// protection counts; so does none where a policy is a function.
/// "DeletionPolicy attribute", "UpdateReplacePolicy attribute", CloudFormation template reference, 2026-11-23.
enum class Fate : std::uint8_t {
    stays,
    retained,
    snapshotted,  ///< Deleted after a last snapshot.
    discarded,    ///< Deleted, and the template says `Delete`: whoever wrote it wants that.
    deleted,      ///< Deleted, because no policy says otherwise.
};

/// Why CloudFormation will not carry out the update.
enum class Refusal : std::uint8_t {
    none,
    /// "Update of resource type is not permitted", says creating the change set.
    /// https://github.com/aws/aws-sam-cli/issues/6786 (2026-11-23)
    type_changes,
    /// Its explicit name is still taken by the resource that it, or another one, replaces: CloudFormation makes what is
    /// new before it deletes what is old.
    /// "Update behaviors of stack resources", CloudFormation user guide, 2026-11-23.
    name_taken,
};

/// What a difference of one property asks for.
enum class Update : std::uint8_t { in_place, may_replace, replace };

struct Difference {
    std::string path;  ///< `Cpu`, `Tags/0/Value`; an attribute of the resource begins with a dot: `.Metadata`.
    Update update;
    std::string because;  ///< The name whose meaning changed; empty where the property itself is written differently.
};

struct Change {
    std::string logical_id;
    std::string type;      ///< In the old template; of an added one in the new.
    std::string new_type;  ///< Of a retyped one; otherwise empty.
    Effect effect;
    Fate fate;
    bool stateful;  ///< By the facts: deleting it loses data.
    Refusal refusal = Refusal::none;
    std::vector<Difference> differences;  ///< Of one that is in both templates.

    /// It goes away, or may go away, and no snapshot is kept.
    [[nodiscard]] bool is_deleted() const { return fate >= Fate::discarded; }
    /// A stateful resource goes away, or may go away, and neither it nor a snapshot of it is kept.
    [[nodiscard]] bool loses_data() const { return stateful && is_deleted(); }
};

struct Prediction {
    std::vector<Change> changes;  ///< In the order of the new template, then what is removed in the order of the old.
    std::size_t unchanged = 0;    ///< Resources.
};

/// What updating a stack from one template to the other does to its resources, as far as the templates tell: each is
/// deployed with the defaults of its parameters. Expressions count as equal when they are written alike (the order of
/// keys, and quotes around numbers, do not matter) and what they refer to keeps its meaning: a parameter its type and
/// default, a condition or mapping its definition, a resource its physical identity. A replacement spreads from there
/// through create-only properties. `DependsOn`, `CreationPolicy` and `UpdatePolicy` change no resource.
///
/// What CloudFormation cannot know it neither: attributes of resources that change in place count as unchanged, and
/// resources of types without facts may always be replaced. Malformed parts count as absent; any document is safe to
/// pass. Time is linear in both templates, but for the sorting of keys.
[[nodiscard]] Prediction predict(const document::Document& before, const document::Document& after,
                                 const schema::Facts& facts);

/// For people: `replaced`, `may be replaced`.
[[nodiscard]] std::string_view name_of(Effect effect);
/// For people: `retained`, `deleted`.
[[nodiscard]] std::string_view name_of(Fate fate);

}  // namespace appinfra::compare
