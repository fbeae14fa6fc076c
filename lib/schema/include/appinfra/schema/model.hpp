#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "appinfra/schema/keyword.hpp"

namespace appinfra::schema {

/// A value of an enumeration, or a bound, with numbers as written.
struct Scalar {
    enum class Kind : std::uint8_t { string, number, boolean, null };
    Kind kind = Kind::string;
    std::string text;

    friend bool operator==(const Scalar&, const Scalar&) = default;
    friend auto operator<=>(const Scalar&, const Scalar&) = default;
};

struct NamedShapeModel;

/// A keyword with what stands behind it; `info(keyword).argument` tells which member is used.
struct ClauseModel {
    Keyword keyword;
    std::vector<Scalar> values = {};
    std::vector<NamedShapeModel> shapes;  ///< Names are empty except for `Argument::named_shapes`.

    friend bool operator==(const ClauseModel&, const ClauseModel&);
};

/// What values may stand in a place. Clauses are in the order of `Keyword`; `requires_all` and its like may repeat.
struct ShapeModel {
    std::uint8_t types = 0;  ///< A set of `Type`; empty allows any.
    std::vector<ClauseModel> clauses = {};

    [[nodiscard]] const ClauseModel* find(Keyword keyword) const;
    ClauseModel& clause(Keyword keyword);  ///< Added where it belongs if it is not there.

    friend bool operator==(const ShapeModel&, const ShapeModel&) = default;
};

struct NamedShapeModel {
    std::string name;
    ShapeModel shape;

    friend bool operator==(const NamedShapeModel&, const NamedShapeModel&) = default;
};

inline bool operator==(const ClauseModel& left, const ClauseModel& right) {
    return left.keyword == right.keyword && left.values == right.values && left.shapes == right.shapes;
}

/// What `Fn::GetAtt` can give, and the kind of reference that this makes.
struct AttributeModel {
    std::string name;  ///< With dots, `Endpoint.Address`.
    std::string kind;  ///< `AWS::RDS::DBInstance.Endpoint.Address`, or what the facts say it identifies.

    friend bool operator==(const AttributeModel&, const AttributeModel&) = default;
};

using ShapeMap = std::map<std::string, ShapeModel>;

/// What a rule of its own wants of the values at a path of a resource's properties.
struct ExtensionModel {
    std::string rule;    ///< `E3047`
    std::string type;    ///< `AWS::ECS::TaskDefinition`
    std::string path;    ///< `ContainerDefinitions/*`; empty for the properties themselves.
    std::string shape;   ///< In `Model::extension_shapes`.
    bool every = false;  ///< All that is wrong with a value is reported; else only what is nearest to its top.

    friend bool operator==(const ExtensionModel&, const ExtensionModel&) = default;
};

/// The facts about one resource type. Paths are property names separated by slashes, `*` stands for any item.
struct TypeModel {
    std::string name;
    ShapeModel root = {};
    ShapeMap shapes = {};  ///< What `Keyword::reference` names.
    std::vector<std::string> read_only = {};
    std::vector<std::string> create_only = {};
    std::vector<std::string> conditional_create_only = {};
    std::vector<std::string> write_only = {};
    std::vector<std::string> deprecated = {};
    std::vector<std::string> identifier = {};
    std::vector<std::vector<std::string>> other_identifiers = {};
    std::vector<std::string> ref_identifier = {};    ///< What `Ref` gives, where that is not `identifier`.
    std::vector<std::string> extra_attributes = {};  ///< Attributes that are not read-only properties.
    std::string tag_property = {};                   ///< A path; empty when the type cannot be tagged.
    Tags tags = Tags::none;
    bool tag_updatable = true;
    bool stateful = false;
    Replacement replacement = Replacement::unspecified;
    std::string lifecycle = {};  ///< `sunset 2026-10-30`: AWS is closing the service.

    std::string ref_kind = {};                    ///< Derived: the kind of reference that `Ref` makes.
    std::vector<AttributeModel> attributes = {};  ///< Derived, in order of name.

    friend bool operator==(const TypeModel&, const TypeModel&) = default;
};

struct RegionModel {
    std::string name;
    std::vector<std::string> lacks = {};  ///< Types of `Model::types`, in order.
    std::vector<std::string> adds = {};   ///< Types known only elsewhere; nothing more is known of them here.

    friend bool operator==(const RegionModel&, const RegionModel&) = default;
};

/// An action that IAM policies can name.
struct ActionModel {
    std::string name;                         ///< `sendmessage`: the case of actions says nothing.
    std::vector<std::string> resources = {};  ///< Names of `ServiceModel::resources`.

    friend bool operator==(const ActionModel&, const ActionModel&) = default;
};

struct ServiceModel {
    std::string name;  ///< As actions begin: `sqs`.
    /// What stands behind `arn:PARTITION:` in their ARNs, `sqs:*:*:*`.
    std::map<std::string, std::vector<std::string>> resources = {};
    std::vector<ActionModel> actions = {};  ///< In order of name.

    friend bool operator==(const ServiceModel&, const ServiceModel&) = default;
};

/// Everything the facts say, in memory that can be changed: what importing, patching and generating work on.
struct Model {
    std::string version;  ///< Of the source, such as `cfn-lint 1.58.0`.
    std::string date;     ///< Of the schemas, `2026-10-20`.
    std::map<std::string, TypeModel> types = {};
    std::vector<RegionModel> regions = {};  ///< In order of name.
    ShapeMap extension_shapes = {};         ///< `ecs_taskdefinition/fargate_cpu_memory`
    std::vector<ExtensionModel> extensions = {};
    std::vector<ServiceModel> services = {};  ///< In order of name.
    /// Where the kind is accepted, these are too.
    std::map<std::string, std::vector<std::string>> also_fits = {};

    friend bool operator==(const Model&, const Model&) = default;
};

/// The facts cannot be read: names the file and, where known, the line.
class FactsError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace appinfra::schema
