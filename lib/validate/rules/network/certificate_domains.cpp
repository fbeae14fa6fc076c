#include "../../known_values.hpp"
#include "../../text.hpp"
#include "domain_name.hpp"
#include "network.hpp"

namespace appinfra::validate::rules {
namespace {

void check_option(Context& context, NodeId option) {
    const Document& document = context.document;
    each_value(document, context.assumptions, option, "ValidationDomain", [&](NodeId validation) {
        const std::string_view domain = literal_of(document, validation);
        if (domain.empty())
            return;
        each_value(document, context.assumptions, option, "DomainName", [&](NodeId node) {
            const std::string_view name = literal_of(document, node);
            if (!name.empty() && !is_within(name, domain))
                context.report("E3503", node, quoted(name) + " is not within the validation domain " + quoted(domain));
        });
    });
}

}  // namespace

void check_certificate_domains(Context& context) {
    for (const std::uint32_t certificate : context.resources_of("AWS::CertificateManager::Certificate"))
        context.property(certificate, "DomainValidationOptions/*",
                         [&](NodeId option) { check_option(context, option); });
}

}  // namespace appinfra::validate::rules
