#include "../../text.hpp"
#include "secrets.hpp"

namespace appinfra::validate::rules {

void check_secret_defaults(Context& context) {
    const Document& document = context.document;
    for (const Section::Entry& parameter : context.templ.parameters.entries()) {
        const NodeId value = document.find(parameter.node, "Default");
        if (!is_hidden_parameter(document, parameter.node) || scalar_text(document, value).empty() ||
            text_of(document, value).starts_with("{{resolve:"))
            continue;
        context
            .report_key("A2209", value, "secret parameter " + quoted(parameter.name) + " has a default",
                        "remove the default, or let AWS::SecretsManager::Secret generate the value")
            .confidential = true;
    }
}

}  // namespace appinfra::validate::rules
