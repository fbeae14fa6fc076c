#include "../../packaged.hpp"
#include "../../text.hpp"
#include "delivery.hpp"

namespace appinfra::validate::rules {
void check_local_paths(Context& context) {
    if (context.templ.has_macro || context.templ.serverless)
        return;
    for (const Packaged& entry : packaged)
        for (const std::uint32_t resource : context.resources_of(entry.type))
            context.property(resource, entry.path, [&](NodeId node) {
                const std::string_view text = text_of(context.document, node);
                if (text.empty() || text.starts_with("s3://") || text.starts_with("https://") ||
                    text.find("{{resolve:") != text.npos)
                    return;
                context.report_key("W3002", node,
                                   std::string(entry.path) + " is the local path " + quoted(text) +
                                       ", which CloudFormation does not know",
                                   "run aws cloudformation package and deploy what it prints");
            });
}

}  // namespace appinfra::validate::rules
