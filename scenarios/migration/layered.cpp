#include <array>

#include "../shell_word.hpp"
#include "builder.hpp"

namespace appinfra::scenarios {
namespace {

/// The parameter of the weight of a stack's DNS records.
constexpr std::string_view weight_parameter = "TrafficWeight";

std::string delete_stack(const Deployment& stack) {
    const std::string name = " --stack-name " + shell_word(stack.stack);
    return "aws cloudformation delete-stack" + name + "\naws cloudformation wait stack-delete-complete" + name;
}

/// Network and data, where the scenarios differ after all.
void add_shared_layers(const Move& move, const Place& place, std::vector<Step>& steps) {
    for (const cfn::Layer layer : {cfn::Layer::network, cfn::Layer::data}) {
        const Deployment* stack = place.to.find(layer);
        compare::Prediction prediction = predict_layer(place.from, place.to, layer);
        if (!stack || prediction.changes.empty())
            continue;
        steps.push_back({.environment = place.environment,
                         .title = "Update the layer " + std::string(cfn::name_of(layer)),
                         .who = Who::application_team,
                         .why = "It differs between the scenarios, as predicted below.",
                         .commands = {move.deploy(place.to, *stack, move.new_folder)},
                         .checks = {"nothing that holds data was replaced or deleted"},
                         .back = "Deploy the old template.",
                         .back_commands = {move.deploy(place.from, *place.from.find(layer), move.old_folder)},
                         .point_of_no_return = false,
                         .updates = {{stack->stack, std::move(prediction)}}});
    }
}

/// The way back from a stack that was created: its protections go first.
std::vector<std::string> remove_created(const Survey& survey, const Deployment& stack) {
    std::vector<std::string> commands =
        release_protections(*survey.document(cfn::Layer::app), stack.stack, predict_deletion(survey, cfn::Layer::app));
    commands.push_back(delete_stack(stack));
    return commands;
}

Step create_step(const Move& move, const Place& place) {
    const Deployment& app = *place.to.find(cfn::Layer::app);
    Step step{.environment = place.environment,
              .title = "Create the stack of " + move.to_name() + " beside that of " + move.from_name(),
              .who = Who::application_team,
              .why =
                  "Both stand on the same network and data. The new one has weight 0 in DNS, so nobody is sent to "
                  "it.",
              .commands = {},
              .checks = {"the stack " + app.stack + " is complete"},
              .back = "Remove the new stack.",
              .back_commands = remove_created(place.to, app),
              .point_of_no_return = false,
              .updates = {{app.stack, predict_creation(place.to, cfn::Layer::app)}}};
    if (const Deployment* edge = place.to.find(cfn::Layer::edge); edge && !place.from.find(cfn::Layer::edge))
        step.commands.push_back(move.deploy(place.to, *edge, move.new_folder));
    step.commands.push_back(move.deploy(place.to, app, move.new_folder));
    return step;
}

void add_pipeline_change(const Move& move, std::vector<Step>& steps) {
    const Place& first = move.places.front();
    const Deployment* stack = first.to.find(cfn::Layer::pipeline);
    if (!stack)
        return;
    const bool there = first.from.find(cfn::Layer::pipeline) != nullptr;
    steps.push_back(
        {.environment = {},
         .title = there ? "Turn the pipeline into that of " + move.to_name() : "Create the pipeline",
         .who = Who::application_team,
         .why = "It belongs to the application, not to one environment. Before this step a commit would "
                "be deployed as " +
                move.from_name() + " or not at all.",
         .commands = {move.deploy(first.to, *stack, move.new_folder)},
         .checks = {"the stack " + stack->stack + " is complete"},
         .back = there ? "Deploy the old template." : "Remove the pipeline.",
         .back_commands = {there ? move.deploy(first.from, *first.from.find(cfn::Layer::pipeline), move.old_folder)
                                 : delete_stack(*stack)},
         .point_of_no_return = false,
         .updates = {{stack->stack, predict_layer(first.from, first.to, cfn::Layer::pipeline)}}});
}

const manifest::App& app_of(const Move& move, const Place& place) {
    for (const manifest::Environment& environment : move.spec.manifest.environments)
        if (environment.name == place.environment)
            return environment.app;
    return move.spec.manifest.base;
}

/// Where the front door of the new stack is, before DNS points to it.
std::string front_door(const Place& place, const Deployment& app) {
    const std::vector<std::string> names = outputs_ending(*place.to.document(cfn::Layer::app), "DnsName");
    return "\"$(" + output_value(app.stack, names.empty() ? "LoadBalancerDnsName" : names.front()) + ")\"";
}

Step test_step(const Move& move, const Place& place) {
    const Deployment& app = *place.to.find(cfn::Layer::app);
    const manifest::App& wanted = app_of(move, place);
    const std::string domain = wanted.domain.value;
    return {
        .environment = place.environment,
        .title = "Test the new stack through its own front door",
        .who = Who::application_team,
        .why = "The request carries the name of the application, as DNS would, but goes to the new stack.",
        .commands = {"front_door=" + front_door(place, app) + "\ncurl --fail --silent --show-error --connect-to \"" +
                     domain + ":443:$front_door:443\" \\\n    " +
                     shell_word("https://" + domain + wanted.web.health_check.value)},
        .checks = {"log-in, an upload, a download and a report work through the new stack",
                   "each job was started once by hand and has succeeded"},
        .back = "Nothing to undo: no traffic goes there.",
        .back_commands = {},
        .point_of_no_return = false,
        .updates = {}};
}

std::string weigh(const Deployment& app, const std::string& folder, int weight) {
    return "aws cloudformation deploy --stack-name " + shell_word(app.stack) + " \\\n    --template-file " +
           shell_word(folder + "/" + app.template_file) + " --parameter-overrides " + std::string(weight_parameter) +
           "=" + std::to_string(weight) + " \\\n    --capabilities CAPABILITY_IAM --no-fail-on-empty-changeset" +
           large_template_option(app);
}

struct Shift {
    std::string_view title;
    bool of_new;  ///< Which stack gets another weight.
    int weight;
    int weight_before;
};

/// The old stack begins with the weight 100.
constexpr std::array shifts = {
    Shift{"Send a tenth of the traffic to ", true, 11, 0},
    Shift{"Send half of the traffic to ", true, 100, 11},
    Shift{"Send all traffic to ", false, 0, 100},
};

void add_weights(const Move& move, const Place& place, std::vector<Step>& steps) {
    for (const Shift& shift : shifts) {
        const Deployment& app = *(shift.of_new ? place.to : place.from).find(cfn::Layer::app);
        const std::string& folder = shift.of_new ? move.new_folder : move.old_folder;
        steps.push_back({.environment = place.environment,
                         .title = std::string(shift.title) + move.to_name(),
                         .who = Who::application_team,
                         .why = "DNS answers by the weights of both stacks. Set `dns: {weight: " +
                                std::to_string(shift.of_new ? shift.weight : 100) +
                                "}` in the manifest as well and commit what is rendered, or the next deployment of the "
                                "pipeline sets the old weight again.",
                         .commands = {weigh(app, folder, shift.weight)},
                         .checks = {"no alarm of either stack is on, errors and latency are as before"},
                         .back = "Set the weight that it had.",
                         .back_commands = {weigh(app, folder, shift.weight_before)},
                         .point_of_no_return = false,
                         .updates = {}});
    }
}

void add_traffic(const Move& move, const Place& place, std::vector<Step>& steps) {
    if (app_of(move, place).dns.hosted_zone && place.from.has_parameter(weight_parameter) &&
        place.to.has_parameter(weight_parameter)) {
        add_weights(move, place, steps);
        return;
    }
    const auto point_to = [&](const Survey& survey) {
        const std::vector<std::string> names = outputs_ending(*survey.document(cfn::Layer::app), "DnsName");
        return output_value(survey.find(cfn::Layer::app)->stack, names.empty() ? "LoadBalancerDnsName" : names.front());
    };
    steps.push_back({.environment = place.environment,
                     .title = "Point DNS to " + move.to_name(),
                     .who = Who::console,
                     .why = "The manifest names no hosted zone, so the records of " + app_of(move, place).domain.value +
                            " are kept elsewhere. A short TTL, set a day before, makes the way back short; weighted "
                            "records, where the DNS service has them, let traffic move in parts.",
                     .commands = {point_to(place.to)},
                     .checks = {"no alarm of either stack is on, errors and latency are as before"},
                     .back = "Point the records to what this prints.",
                     .back_commands = {point_to(place.from)},
                     .point_of_no_return = false,
                     .updates = {}});
}

Step remove_step(const Move& move, const Place& place) {
    const Deployment& app = *place.from.find(cfn::Layer::app);
    compare::Prediction prediction = predict_deletion(place.from, cfn::Layer::app);
    Step step{.environment = place.environment,
              .title = "Remove the stack of " + move.from_name(),
              .who = Who::application_team,
              .why =
                  "Nothing is sent to it any more. Until here every step can be undone within minutes; afterwards "
                  "the way back is a move of its own, `appinfra migrate " +
                  move.to_name() + " " + move.from_name() + "`. Data is not touched.",
              .commands = release_protections(*place.from.document(cfn::Layer::app), app.stack, prediction),
              .checks = {"the access logs of the old front door have been empty for a day",
                         "each job has succeeded in the new stack by its schedule"},
              .back = "Deploy " + move.from_name() + " again from `" + move.old_folder + "`, as a new stack.",
              .back_commands = {},
              .point_of_no_return = true,
              .updates = {{app.stack, std::move(prediction)}}};
    step.commands.push_back(delete_stack(app));
    return step;
}

void add_pipeline_removal(const Move& move, std::vector<Step>& steps) {
    const Place& first = move.places.front();
    const Deployment* stack = first.from.find(cfn::Layer::pipeline);
    if (!stack || first.to.find(cfn::Layer::pipeline))
        return;
    steps.push_back({.environment = {},
                     .title = "Remove the pipeline",
                     .who = Who::application_team,
                     .why = "In " + move.to_name() + " nothing is deployed by it.",
                     .commands = {delete_stack(*stack)},
                     .checks = {},
                     .back = "Create it again.",
                     .back_commands = {move.deploy(first.from, *stack, move.old_folder)},
                     .point_of_no_return = false,
                     .updates = {{stack->stack, predict_deletion(first.from, cfn::Layer::pipeline)}}});
}

}  // namespace

void add_layered_move(const Move& move, std::vector<Step>& steps) {
    for (const Place& place : move.places) {
        add_shared_layers(move, place, steps);
        steps.push_back(create_step(move, place));
    }
    add_pipeline_change(move, steps);
    steps.push_back(release_step(move));
    for (const Place& place : move.places) {
        steps.push_back(test_step(move, place));
        add_traffic(move, place, steps);
    }
    add_report_copy(move, steps);
    for (const Place& place : move.places)
        steps.push_back(remove_step(move, place));
    add_pipeline_removal(move, steps);
}

}  // namespace appinfra::scenarios
