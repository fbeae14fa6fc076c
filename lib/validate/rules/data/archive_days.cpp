#include "data.hpp"

namespace appinfra::validate::rules {
namespace {

/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/intelligent-tiering-managing.html (2026-11-24)
constexpr double most_days = 730;

std::optional<double> least_days(const std::optional<std::string>& tier) {
    if (tier == "ARCHIVE_ACCESS")
        return 90;
    return tier == "DEEP_ARCHIVE_ACCESS" ? std::optional(180.0) : std::nullopt;
}

}  // namespace

void check_archive_days(Context& context) {
    const Document& document = context.document;
    for (const std::uint32_t bucket : context.resources_of("AWS::S3::Bucket"))
        context.property(bucket, "IntelligentTieringConfigurations/*/Tierings/*", [&](NodeId tiering) {
            each_value(document, context.assumptions, tiering, "AccessTier", [&](NodeId tier) {
                const auto least = least_days(known_text(document, tier));
                if (!least)
                    return;
                each_value(document, context.assumptions, tiering, "Days", [&](NodeId days) {
                    const auto number = literal_number(document, days);
                    if (number && (*number < *least || *number > most_days))
                        context.report_key("E3061", days,
                                           "Days is " + *known_text(document, days) + ", but " +
                                               *known_text(document, tier) + " takes " +
                                               std::to_string(static_cast<int>(*least)) + " to 730");
                });
            });
        });
}

}  // namespace appinfra::validate::rules
