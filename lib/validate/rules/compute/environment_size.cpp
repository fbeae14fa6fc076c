#include "../../known_values.hpp"
#include "compute.hpp"

namespace appinfra::validate::rules {
namespace {

/// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html (2026-11-24)
constexpr std::size_t most_bytes = 4096;

}  // namespace

/// What functions give is not counted: it may be empty.
void check_environment_size(Context& context) {
    const Document& document = context.document;
    for (const std::uint32_t function : context.resources_of("AWS::Lambda::Function"))
        context.property(function, "Environment/Variables", [&](NodeId variables) {
            if (document.kind(variables) != Kind::map)
                return;
            std::size_t bytes = 0;
            for (const NodeId variable : document.children(variables))
                bytes += document.key(variable).size() + text_of(document, variable).size();
            if (bytes > most_bytes)
                context.report_key(
                    "E3697", variables,
                    "the environment variables take " + std::to_string(bytes) + " bytes, and 4096 are allowed",
                    "keep large values in Parameter Store, Secrets Manager or S3");
        });
}

}  // namespace appinfra::validate::rules
