#include "value_format.hpp"

#include <array>

#include "ip_network.hpp"

namespace appinfra::validate {
namespace {

/// What a text of a format looks like: a pattern, or a function where that would be one of many lines.
struct Form {
    ValueFormat format;
    std::string_view pattern;
    bool (*holds)(std::string_view) = nullptr;
};

bool has_at_sign(std::string_view text) { return text.find('@') != text.npos; }

/// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
/// for ARNs, https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html for buckets,
/// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html for ids (2026-11-24)
constexpr auto forms = std::to_array<Form>({
    {{"AWS::ACM::Certificate.Arn", "E1159", "the ARN of a certificate"},
     "^arn:aws[a-zA-Z-]*:acm:[a-z0-9-]+:\\d{12}:certificate/."},
    {{"AWS::EC2::Image.Id", "E1152", "the id of an image"}, "^ami-(?:[0-9a-z]{8}|[0-9a-z]{17})$"},
    {{"AWS::EC2::SecurityGroup.Id", "E1150", "the id of a security group"}, "^sg-(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{17})$"},
    {{"AWS::EC2::SecurityGroup.Name", "E1153", "the name of a security group"}, "^[\\w .:/()#,@\\[\\]+=&;{}!$*-]+$"},
    {{"AWS::EC2::Subnet.Id", "E1154", "the id of a subnet"}, "^subnet-(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{17})$"},
    {{"AWS::EC2::VPC.Id", "E1151", "the id of a VPC"}, "^vpc-(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{17})$"},
    {{"AWS::IAM::Role.Arn", "E1156", "the ARN of a role"}, "^arn:aws[a-zA-Z-]*:iam::\\d{12}:role/."},
    {{"AWS::KMS::Alias.AliasName", "E1164", "the alias of a key"}, "^alias/[\\w:/-]+$"},
    {{"AWS::KMS::Key.Arn", "E1157", "the ARN of a key"}, "^arn:aws[a-zA-Z-]*:kms:[a-z0-9-]+:\\d{12}:(?:key|alias)/."},
    {{"AWS::KMS::Key.Id", "E1162", "the id of a key"},
     "^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32}|alias/[\\w/-]+)$"},
    {{"AWS::Lambda::Function.Arn", "E1160", "the ARN of a function"},
     "^arn:aws[a-zA-Z-]*:lambda:[a-z0-9-]+:\\d{12}:function:."},
    {{"AWS::Logs::LogGroup.Name", "E1155", "the name of a log group"}, "^[\\w./#-]{1,512}$"},
    {{"AWS::S3::Bucket.Name", "E1161", "the name of a bucket"},
     "^(?=.{3,63}$)[a-z0-9]+(?:-+[a-z0-9]+)*(?:\\.[a-z0-9]+(?:-+[a-z0-9]+)*)*$"},
    {{"AWS::SNS::Topic.Arn", "E1158", "the ARN of a topic"}, "^arn:aws[a-zA-Z-]*:sns:[a-z0-9-]+:\\d{12}:."},
    {{"date", "E3002", "a date"}, "^\\d{4}-(?:0[1-9]|1[0-2])-\\d{2}$"},
    {{"date-time", "E3002", "a date and time with its zone"},
     "^\\d{4}-(?:0[1-9]|1[0-2])-\\d{2}T(?:[01]\\d|2[0-3])(?::[0-5]\\d){2}(?:\\.\\d+)?(?:Z|[+-](?:[01]\\d|2[0-3]):[0-5]"
     "\\d)$"},
    {{"email", "E3002", "an e-mail address"}, {}, has_at_sign},
    {{"ipv4", "E3002", "an IPv4 address"}, {}, is_ipv4_address},
    {{"ipv4-network", "E3002", "an IPv4 address block"}, {}, is_ipv4_network},
    {{"ipv6", "E3002", "an IPv6 address"}, {}, is_ipv6_address},
    {{"ipv6-network", "E3002", "an IPv6 address block"}, {}, is_ipv6_network},
});

const Form* find(std::string_view name) {
    for (const Form& form : forms)
        if (form.format.name == name)
            return &form;
    return nullptr;
}

}  // namespace

std::optional<ValueFormat> find_format(std::string_view name) {
    const Form* const form = find(name);
    return form == nullptr ? std::nullopt : std::optional(form->format);
}

std::optional<bool> has_format(const ValueFormat& format, std::string_view text, Patterns& patterns) {
    const Form* const form = find(format.name);
    if (form->holds != nullptr)
        return form->holds(text);
    return patterns.found_in(form->pattern, text);
}

}  // namespace appinfra::validate
