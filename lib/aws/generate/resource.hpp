#pragma once

#include <string>
#include <vector>

#include "appinfra/schema/model.hpp"

namespace appinfra::aws::generate {

/// A resource type as C++: names resolved, types spelled.
struct Member {
    std::string property;
    std::string name;
    std::string type;  ///< Between the angle brackets: `cfn::List<cfn::String>`.
    bool required = false;
};
struct Struct {
    std::string name;  ///< Empty for the resource itself.
    std::vector<Member> members = {};
};
struct Attribute {
    std::string attribute;
    std::string name;
    std::string kind;
    bool list = false;
};
struct Resource {
    std::string type;
    std::string service;
    std::string name;
    std::string scope;  ///< The namespace of the nested structs.
    std::vector<Struct> nested;
    Struct root;
    std::string ref_kind;
    std::vector<Attribute> attributes;
    schema::Tags tags = schema::Tags::none;
    std::string tag_property;
    bool stateful = false;
};

[[nodiscard]] Resource describe(const schema::TypeModel& type);

}  // namespace appinfra::aws::generate
