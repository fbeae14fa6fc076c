#pragma once

#include <string>

#include "appinfra/schema/model.hpp"

/// How the blob holds the actions of a service: one after the other, each as the number of characters that it shares
/// with the one before, the other characters, a byte with the upper bit and the number of its ARNs, and the places of
/// these in the list of the service.
namespace appinfra::schema {

inline constexpr unsigned char arn_count_bit = 0x80;

/// All forms of ARN of a service, in order of resource.
[[nodiscard]] std::vector<std::string> arns_of(const ServiceModel& service);
/// Throws FactsError when something is too large for the form.
[[nodiscard]] std::string code_actions(const ServiceModel& service);

}  // namespace appinfra::schema
