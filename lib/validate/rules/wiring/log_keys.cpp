#include <algorithm>

#include "../../resource_type.hpp"
#include "service_policies.hpp"
#include "wiring.hpp"

namespace appinfra::validate::rules {
namespace {

/// Whether something that is not known here may give the key another policy.
bool may_be_changed(Context& context, std::uint32_t key) {
    return std::ranges::any_of(context.graph().needed_by(key),
                               [&](const Dependency& user) { return is_foreign_type(context.type_of(user.from)); });
}

}  // namespace

void check_log_keys(Context& context) {
    for (const std::uint32_t group : context.resources_of("AWS::Logs::LogGroup"))
        context.property(group, "KmsKeyId", [&](NodeId value) {
            const auto reference = reference_of(context.templ, value);
            if (!reference || context.type_of(reference->resource) != "AWS::KMS::Key" ||
                admits(context, reference->resource, "KeyPolicy", "logs.amazonaws.com") ||
                may_be_changed(context, reference->resource))
                return;
            auto& finding = context.report(
                "A2119", value,
                "CloudWatch Logs may not use " + name_of(context, reference->resource) + ", so no log group is created",
                "let the policy of the key allow logs.${AWS::Region}.amazonaws.com kms:Encrypt*, kms:Decrypt* and "
                "kms:GenerateDataKey*");
            note_resource(context, finding, reference->resource, "no statement of its policy is for CloudWatch Logs");
        });
}

}  // namespace appinfra::validate::rules
