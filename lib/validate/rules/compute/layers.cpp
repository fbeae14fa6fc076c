#include "../../known_values.hpp"
#include "../../text.hpp"
#include "compute.hpp"

namespace appinfra::validate::rules {
namespace {

/// Of a layer version's ARN, without its partition and region.
constexpr std::size_t longest_rest = 176;

/// The part of an ARN of that position.
std::string_view part_of(std::string_view arn, int position) {
    for (; position > 0 && !arn.empty(); --position)
        arn.remove_prefix(std::min(arn.find(':'), arn.size() - 1) + 1);
    return arn.substr(0, arn.find(':'));
}

}  // namespace

void check_layers(Context& context) {
    for (const std::uint32_t function : context.resources_of("AWS::Lambda::Function"))
        context.property(function, "Layers/*", [&](NodeId layer) {
            const std::string_view arn = literal_of(context.document, layer);
            if (arn.size() <= longest_rest)
                return;
            const std::size_t longest = longest_rest + part_of(arn, 1).size() + part_of(arn, 3).size();
            if (arn.size() > longest)
                context.report(
                    "E3716", layer,
                    "the ARN of layer " + quoted(arn) + " is longer than " + std::to_string(longest) + " characters");
        });
}

}  // namespace appinfra::validate::rules
