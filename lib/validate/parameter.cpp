#include "parameter.hpp"

#include <algorithm>
#include <array>

namespace appinfra::validate {
namespace {

constexpr std::array<std::string_view, 10> aws_types = {
    "AWS::EC2::AvailabilityZone::Name",
    "AWS::EC2::Image::Id",
    "AWS::EC2::Instance::Id",
    "AWS::EC2::KeyPair::KeyName",
    "AWS::EC2::SecurityGroup::GroupName",
    "AWS::EC2::SecurityGroup::Id",
    "AWS::EC2::Subnet::Id",
    "AWS::EC2::VPC::Id",
    "AWS::EC2::Volume::Id",
    "AWS::Route53::HostedZone::Id",
};
constexpr std::string_view stored_name = "AWS::SSM::Parameter::Name";

/// Takes `prefix<` and `>` away.
bool unwrap(std::string_view& name, std::string_view prefix) {
    if (!name.starts_with(prefix) || !name.ends_with('>'))
        return false;
    name = name.substr(prefix.size(), name.size() - prefix.size() - 1);
    return true;
}

}  // namespace

std::optional<ParameterType> parameter_type(std::string_view name) {
    ParameterType type;
    type.stored = unwrap(name, "AWS::SSM::Parameter::Value<");
    if (name == "CommaDelimitedList") {
        type.list = true;
        return type;
    }
    type.list = unwrap(name, "List<");
    type.number = name == "Number";
    const bool scalar_only = name == stored_name || name == "AWS::EC2::KeyPair::KeyName";
    if (name == "String" || type.number || std::ranges::find(aws_types, name) != aws_types.end() || name == stored_name)
        return type.list && scalar_only ? std::nullopt : std::optional(type);
    return {};
}

}  // namespace appinfra::validate
