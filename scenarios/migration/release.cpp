#include "../shell_word.hpp"
#include "builder.hpp"

namespace appinfra::scenarios {
namespace {

void release_by_pipeline(const Move& move, Step& step) {
    const std::string stack = move.places.front().to.find(cfn::Layer::pipeline)->stack;
    const std::string pipeline = "\"$(" + output_value(stack, "PipelineName") + ")\"";
    step.commands.push_back("git add " + shell_word(move.new_folder) + "\ngit commit --message 'Move to " +
                            move.to_name() + "'\ngit push");
    if (move.had_pipeline())
        step.commands.push_back("aws codepipeline enable-stage-transition --pipeline-name " + pipeline +
                                " \\\n    --stage-name Build --transition-type Inbound");
    else
        step.why +=
            " Complete the connection to the git host first, in the console under Developer Tools, "
            "Connections.";
    step.commands.push_back("aws codepipeline start-pipeline-execution --name " + pipeline);
    step.checks.emplace_back("the execution has succeeded in each environment");
}

void release_by_hand(const Move& move, Step& step) {
    const bool image = move.to.release == Release::image;
    const std::string parameter = image ? "ImageUri" : "ArtifactUri";
    step.why += std::string(image ? " Build the image and push it" : " Build the archive and put it into a bucket") +
                "; the manifest names no pipeline that would. RELEASE is its URI, " +
                (image ? "by digest." : "named by its SHA-256.");
    for (const Place& place : move.places) {
        const Deployment& app = *place.to.find(cfn::Layer::app);
        step.commands.push_back("aws cloudformation deploy --stack-name " + shell_word(app.stack) +
                                " \\\n    --template-file " + shell_word(move.new_folder + "/" + app.template_file) +
                                " --parameter-overrides \"" + parameter +
                                "=$RELEASE\" \\\n    --capabilities CAPABILITY_IAM --no-fail-on-empty-changeset" +
                                large_template_option(app));
    }
}

void release_by_puppet(const Move& move, Step& step) {
    step.who = Who::central_team;
    step.why += " The servers enrol when they start and then take what the control repository in `" + move.new_folder +
                "` says.";
    step.commands.emplace_back("puppetserver ca list");
    step.checks.emplace_back("both servers have reported a run without errors");
}

}  // namespace

Step release_step(const Move& move) {
    Step step{.environment = {},
              .title = "Make the first release of " + move.to_name(),
              .who = Who::application_team,
              .why = "Until there is one, nothing in the new stacks runs the application.",
              .commands = {},
              .checks = {"the health checks of the new stack are good"},
              .back = "Hold the pipeline again; what runs in " + move.from_name() + " is not touched.",
              .back_commands = {},
              .point_of_no_return = false,
              .updates = {}};
    if (move.to.release == Release::puppet)
        release_by_puppet(move, step);
    else if (move.has_pipeline())
        release_by_pipeline(move, step);
    else
        release_by_hand(move, step);
    return step;
}

}  // namespace appinfra::scenarios
