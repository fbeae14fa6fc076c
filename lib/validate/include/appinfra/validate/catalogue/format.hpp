#pragma once

#include "appinfra/validate/catalogue/rule_info.hpp"

namespace appinfra::validate::lines {

/// The format of values, and of what references give.
inline constexpr auto format_rules = std::to_array<RuleLine>({
    {"E1040", "getatt-of-other-format", error, "what Fn::GetAtt gives is not what the property takes"},
    {"E1041", "ref-of-other-format", error, "what Ref gives is not what the property takes"},
    {"E1150", "invalid-security-group-id", error, "a string is not the id of a security group"},
    {"E1151", "invalid-vpc-id", error, "a string is not the id of a VPC"},
    {"E1152", "invalid-image-id", error, "a string is not the id of an image"},
    {"E1153", "invalid-security-group-name", error, "a string cannot be the name of a security group"},
    {"E1154", "invalid-subnet-id", error, "a string is not the id of a subnet"},
    {"E1155", "invalid-log-group-name", error, "a string cannot be the name of a log group"},
    {"E1156", "invalid-role-arn", error, "a string is not the ARN of a role"},
    {"E1157", "invalid-key-arn", error, "a string is not the ARN of a KMS key"},
    {"E1158", "invalid-topic-arn", error, "a string is not the ARN of an SNS topic"},
    {"E1159", "invalid-certificate-arn", error, "a string is not the ARN of a certificate"},
    {"E1160", "invalid-function-arn", error, "a string is not the ARN of a Lambda function"},
    {"E1161", "invalid-bucket-name", error, "a string cannot be the name of a bucket"},
    {"E1162", "invalid-key-id", error, "a string is not the id of a KMS key"},
    {"E1164", "invalid-key-alias", error, "a string cannot be the alias of a KMS key"},
});

}  // namespace appinfra::validate::lines
