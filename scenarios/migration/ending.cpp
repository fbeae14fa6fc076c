#include <algorithm>

#include "../shell_word.hpp"
#include "builder.hpp"

namespace appinfra::scenarios {
namespace {

std::string reports_bucket(const Survey& survey) {
    const Deployment* data = survey.find(cfn::Layer::data);
    return "\"s3://$(" + output_value(data ? data->stack : "", "ReportsBucketName") + ")\"";
}

Step transition_end(const Move& move) {
    const std::string days = std::to_string(move.spec.manifest.base.uploads.keep_days.value);
    Step step{.environment = {},
              .title = "End the transition of files, " + days + " days after the last traffic to " + move.from_name(),
              .who = Who::application_team,
              .why =
                  "The last upload of the old place is removed by then. Set `uploads: {transition: false}` in the "
                  "manifest.",
              .commands = {move.render(move.to_name(), move.new_folder)},
              .checks = {"the old place holds no upload any more"},
              .back = "Set `uploads: {transition: true}`, render and deploy again.",
              .back_commands = {},
              .point_of_no_return = false,
              .updates = {}};
    if (move.has_pipeline()) {
        step.commands.push_back("git add " + shell_word(move.new_folder) +
                                "\ngit commit --message 'End the transition of files'\ngit push");
        return step;
    }
    for (const Place& place : move.places)
        step.commands.push_back(move.deploy(place.to, *place.to.find(cfn::Layer::app), move.new_folder));
    return step;
}

Step leftovers_step(const std::vector<Leftover>& leftovers) {
    Step step{.environment = {},
              .title = "Decide about what is retained",
              .who = Who::console,
              .why = "These resources belong to no stack any more and go on costing:",
              .commands = {},
              .checks = {"nobody needs what they hold, for a way back or for the record"},
              .back = "None once they are deleted.",
              .back_commands = {},
              .point_of_no_return = false,
              .updates = {}};
    for (const Leftover& leftover : leftovers)
        if (leftover.fate == compare::Fate::retained)
            step.why += " " + leftover.logical_id + " (" + leftover.type + ") of " + leftover.stack + ",";
    step.why.back() = '.';
    return step;
}

}  // namespace

void add_report_copy(const Move& move, std::vector<Step>& steps) {
    if (!move.files_move())
        return;
    const bool to_bucket = move.to.files == Files::buckets;
    for (const Place& place : move.places) {
        const std::string bucket = reports_bucket(place.to);
        steps.push_back({.environment = place.environment,
                         .title = "Copy the reports",
                         .who = Who::application_team,
                         .why = "The command runs where both places are reachable: on an instance or as a one-off task "
                                "of the application while the transition is on, with the bucket's name looked up "
                                "before. AWS DataSync does the same without either.",
                         .commands = {to_bucket ? "aws s3 sync /srv/reports/ " + bucket
                                                : "aws s3 sync " + bucket + " /srv/reports/"},
                         .checks = {"the same command, run again, copies nothing"},
                         .back = "Nothing to undo: the old reports are still there.",
                         .back_commands = {},
                         .point_of_no_return = false,
                         .updates = {}});
    }
}

void add_ending(const Move& move, const std::vector<Leftover>& leftovers, std::vector<Step>& steps) {
    if (move.files_move())
        steps.push_back(transition_end(move));
    if (std::ranges::count(leftovers, compare::Fate::retained, &Leftover::fate) != 0)
        steps.push_back(leftovers_step(leftovers));
}

}  // namespace appinfra::scenarios
