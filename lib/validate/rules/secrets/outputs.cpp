#include "secrets.hpp"

namespace appinfra::validate::rules {
namespace {

/// What comes straight from a parameter or a dynamic reference is W2010's and E1051's.
void check_value(Context& context, SecretFlow& flow, NodeId value, std::string_view what) {
    const auto secret = flow.secret_in(value);
    if (!secret || (secret->origin != Secret::Origin::attribute && secret->by_way.empty()))
        return;
    auto& finding = context.report("A2206", SecretFlow::place(*secret, value),
                                   flow.name_of(*secret) + " is shown in " + std::string(what),
                                   "keep it in AWS::SecretsManager::Secret and show its ARN");
    flow.tell(finding, *secret, value);
}

}  // namespace

void check_secret_outputs(Context& context, SecretFlow& flow) {
    for (const Section::Entry& output : context.templ.outputs.entries())
        if (const NodeId value = context.document.find(output.node, "Value"))
            check_value(context, flow, value, "an output");
    for (const Section::Entry& resource : context.templ.resources.entries())
        if (const NodeId metadata = context.document.find(resource.node, "Metadata"))
            check_value(context, flow, metadata, "metadata");
}

}  // namespace appinfra::validate::rules
