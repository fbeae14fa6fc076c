#include "../shell_word.hpp"
#include "builder.hpp"

namespace appinfra::scenarios {
namespace {

/// When the application answers nobody, as the templates tell.
std::string interruption(const Move& move) {
    if (move.same_release())
        return "The image that runs now runs in " + move.to_name() +
               " too, so the interruption lasts from the removal of the old service until the new one is healthy: "
               "minutes, within the update.";
    return "Nothing that runs in " + move.from_name() + " runs in " + move.to_name() +
           ", so the application is away from this update until the first release of " + move.to_name() +
           " is healthy: announce it.";
}

Step review_step(const Move& move, const Place& place) {
    const Deployment& stack = *place.to.find(cfn::Layer::app);
    return {.environment = place.environment,
            .title = "Compare the change set with the prediction",
            .who = Who::application_team,
            .why = "The prediction below follows from the templates; CloudFormation also knows what is deployed.",
            .commands = {move.deploy(place.to, stack, move.new_folder) + " --no-execute-changeset"},
            .checks = {"the change set, in the console or by the command that is printed, replaces or removes nothing "
                       "that holds data"},
            .back = "Delete the change set.",
            .back_commands = {},
            .point_of_no_return = false,
            .updates = {}};
}

Step update_step(const Move& move, const Place& place) {
    const Deployment& stack = *place.to.find(cfn::Layer::app);
    compare::Prediction prediction = predict_layer(place.from, place.to, cfn::Layer::app);
    Step step{.environment = place.environment,
              .title = "Turn the stack into " + move.to_name(),
              .who = Who::application_team,
              .why = interruption(move),
              .commands = release_protections(*place.from.document(cfn::Layer::app), stack.stack, prediction),
              .checks = {"the stack " + stack.stack + " is complete"},
              .back = "Deploy " + move.from_name() + " again: another update in place, with the same interruption.",
              .back_commands = {move.deploy(place.from, *place.from.find(cfn::Layer::app), move.old_folder)},
              .point_of_no_return = true,
              .updates = {{stack.stack, std::move(prediction)}}};
    if (const Deployment* edge = place.to.find(cfn::Layer::edge); edge && !place.from.find(cfn::Layer::edge))
        step.commands.push_back(move.deploy(place.to, *edge, move.new_folder));
    step.commands.push_back(move.deploy(place.to, stack, move.new_folder));
    return step;
}

}  // namespace

void add_single_move(const Move& move, std::vector<Step>& steps) {
    for (const Place& place : move.places) {
        steps.push_back(review_step(move, place));
        steps.push_back(update_step(move, place));
    }
    steps.push_back(release_step(move));
    steps.back().back = "Deploy " + move.from_name() + " from `" + move.old_folder + "`: another update in place.";
    add_report_copy(move, steps);
}

}  // namespace appinfra::scenarios
