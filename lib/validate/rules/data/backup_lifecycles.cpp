#include "data.hpp"

namespace appinfra::validate::rules {
namespace {

/// https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html (2026-11-24)
constexpr double least_days = 90;

}  // namespace

void check_backup_lifecycles(Context& context) {
    const Document& document = context.document;
    for (const std::uint32_t plan : context.resources_of("AWS::Backup::BackupPlan"))
        for (const std::string_view path :
             {"BackupPlan/BackupPlanRule/*/Lifecycle", "BackupPlan/BackupPlanRule/*/CopyActions/*/Lifecycle"})
            context.property(plan, path, [&](NodeId lifecycle) {
                each_value(document, context.assumptions, lifecycle, "MoveToColdStorageAfterDays", [&](NodeId cold) {
                    each_value(document, context.assumptions, lifecycle, "DeleteAfterDays", [&](NodeId removed) {
                        const auto move = literal_number(document, cold);
                        const auto end = literal_number(document, removed);
                        if (move && end && *end - *move < least_days)
                            context.report_key("E3504", removed,
                                               "DeleteAfterDays is less than 90 days after MoveToColdStorageAfterDays",
                                               "cold storage is charged for 90 days at least");
                    });
                });
            });
}

}  // namespace appinfra::validate::rules
