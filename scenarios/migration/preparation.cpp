#include <variant>

#include "../shell_word.hpp"
#include "builder.hpp"

namespace appinfra::scenarios {
namespace {

Step code_step(const Move& move) {
    return {.environment = {},
            .title = "Make the application's code ready for " + move.to_name(),
            .who = Who::application_team,
            .why = "It will run " + std::string(move.to.computes_on) +
                   ". What it must bear there is listed under the topics of this plan.",
            .commands = {},
            .checks = {"the tests pass with the environment variables that " + move.to_name() + " sets",
                       "the same release still runs in " + move.from_name() + ", so that the way back stays open"},
            .back = "Nothing to undo: the release runs in both.",
            .back_commands = {},
            .point_of_no_return = false,
            .updates = {}};
}

/// Shows that a secret is where the new scenario looks for it, without showing it.
std::string secret_command(const Move& move, const manifest::Secret& secret) {
    if (move.to.release == Release::puppet)
        return "eyaml encrypt --password --label " + shell_word(secret.name);
    if (const auto* source = std::get_if<manifest::SecretsManagerSecret>(&secret.source.value))
        return "aws secretsmanager describe-secret --query ARN --output text --secret-id " + shell_word(source->id);
    if (const auto* source = std::get_if<manifest::ParameterStoreSecret>(&secret.source.value))
        return "aws ssm get-parameter --query Parameter.ARN --output text --name " + shell_word(source->id);
    return {};
}

Step secrets_step(const Move& move) {
    const bool to_puppet = move.to.release == Release::puppet;
    Step step{.environment = {},
              .title = to_puppet ? "Put the secrets into hiera-eyaml" : "Put the secrets into AWS",
              .who = to_puppet ? Who::central_team : Who::console,
              .why = std::string("People carry the values by hand; no file or command of this plan holds one. ") +
                     (to_puppet ? "eyaml asks for each value and prints what goes into hiera."
                                : "Each command fails until its secret is there. Generated secrets get their old "
                                  "values in the console once the new stack has made them, or sessions and signed "
                                  "links end."),
              .commands = {},
              .checks = {to_puppet ? "hiera has an encrypted value for each secret of this plan"
                                   : "each command prints an ARN"},
              .back = "Remove what was added; what runs reads the old place.",
              .back_commands = {},
              .point_of_no_return = false,
              .updates = {}};
    for (const manifest::Secret& secret : move.spec.manifest.base.secrets)
        if (std::string command = secret_command(move, secret); !command.empty())
            step.commands.push_back(std::move(command));
    return step;
}

Step transition_step(const Move& move) {
    Step step{.environment = {},
              .title = "Let " + move.from_name() + " reach both places for files",
              .who = Who::application_team,
              .why =
                  "Set `uploads: {transition: true}` in the manifest. From now on what runs can read what the new "
                  "scenario will write, so traffic can go there and come back.",
              .commands = {move.render(move.from_name(), move.new_folder)},
              .checks = {"an upload that is put into the new place by hand can be fetched through the application"},
              .back = "Set `uploads: {transition: false}`, render and deploy again.",
              .back_commands = {},
              .point_of_no_return = false,
              .updates = {}};
    if (move.had_pipeline()) {
        step.commands.push_back("git add " + shell_word(move.new_folder) +
                                "\ngit commit --message 'Reach both places for files'\ngit push");
        return step;
    }
    for (const Place& place : move.places)
        if (const Deployment* app = place.from.find(cfn::Layer::app))
            step.commands.push_back(move.deploy(place.from, *app, move.new_folder));
    return step;
}

Step shell_step(const Move& move) {
    Step step{.environment = {},
              .title = "Prepare a shell",
              .who = Who::application_team,
              .why =
                  "All commands run in one shell, in the root of the application's repository, with version 2 of "
                  "the AWS command line.",
              .commands = {"export AWS_REGION=" + (move.spec.region.empty() ? std::string("us-west-2  # or wherever")
                                                                            : shell_word(move.spec.region))},
              .checks = {"`aws sts get-caller-identity` shows the account of the application"},
              .back = "Nothing to undo.",
              .back_commands = {},
              .point_of_no_return = false,
              .updates = {}};
    for (const Place& place : move.places)
        for (const Survey* survey : {&place.from, &place.to})
            for (const Deployment& one : survey->deployments)
                if (!large_template_option(one).empty() && step.commands.size() == 1)
                    step.commands.emplace_back(
                        "export TEMPLATE_BUCKET=my-templates  # yours, in that region, for templates above 51,200 "
                        "bytes");
    return step;
}

Step render_step(const Move& move) {
    Step step{.environment = {},
              .title = "Render both scenarios",
              .who = Who::application_team,
              .why = "The templates of " + move.from_name() + " are kept in `" + move.old_folder +
                     "` to go back; those of " + move.to_name() + " take their place in `" + move.new_folder + "`.",
              .commands = {move.render(move.from_name(), move.old_folder)},
              .checks = {},
              .back = "Render " + move.from_name() + " into `" + move.new_folder + "` again.",
              .back_commands = {},
              .point_of_no_return = false,
              .updates = {}};
    if (!move.layered()) {
        step.commands.push_back(move.render(move.to_name(), move.new_folder));
        return step;
    }
    step.why +=
        " Set `dns: {weight: 0}` in the manifest between both commands: the new stack gets no traffic at first.";
    step.commands.push_back(move.render(move.to_name(), move.new_folder));
    for (const cfn::Layer layer : {cfn::Layer::network, cfn::Layer::data}) {
        const Deployment* one = move.places.front().to.find(layer);
        if (one && predict_layer(move.places.front().from, move.places.front().to, layer).changes.empty())
            step.commands.push_back("diff " + shell_word(move.old_folder + "/" + one->template_file) + " " +
                                    shell_word(move.new_folder + "/" + one->template_file));
    }
    if (step.commands.size() > 2)
        step.checks.emplace_back("diff prints nothing: what holds data is the same in both scenarios");
    return step;
}

Step hold_step(const Move& move) {
    const Deployment& stack = *move.places.front().from.find(cfn::Layer::pipeline);
    const std::string pipeline = "\"$(" + output_value(stack.stack, "PipelineName") + ")\"";
    const std::string words = " --pipeline-name " + pipeline + " \\\n    --stage-name Build --transition-type Inbound";
    return {.environment = {},
            .title = "Hold the pipeline",
            .who = Who::application_team,
            .why = "The pipeline of " + move.from_name() + " would deploy the new templates into the old stack.",
            .commands = {"aws codepipeline disable-stage-transition" + words + " --reason 'moving to " +
                         move.to_name() + "'"},
            .checks = {"no execution of the pipeline is in progress"},
            .back = "Let it go on.",
            .back_commands = {"aws codepipeline enable-stage-transition" + words},
            .point_of_no_return = false,
            .updates = {}};
}

}  // namespace

void add_preparation(const Move& move, std::vector<Step>& steps) {
    steps.push_back(shell_step(move));
    if (move.from.code != move.to.code)
        steps.push_back(code_step(move));
    const bool secrets_move = (move.from.release == Release::puppet) != (move.to.release == Release::puppet);
    if (secrets_move && !move.spec.manifest.base.secrets.empty())
        steps.push_back(secrets_step(move));
    if (move.files_move())
        steps.push_back(transition_step(move));
    steps.push_back(render_step(move));
    if (move.had_pipeline())
        steps.push_back(hold_step(move));
}

}  // namespace appinfra::scenarios
