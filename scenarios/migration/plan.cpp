#include <algorithm>

#include "../shell_word.hpp"
#include "builder.hpp"

namespace appinfra::scenarios {
namespace {

using compare::Change;
using compare::Fate;

constexpr std::array layers = {cfn::Layer::network, cfn::Layer::data, cfn::Layer::edge, cfn::Layer::app,
                               cfn::Layer::pipeline};

/// What leaves the stacks for good, each stack looked at once.
struct Departure {
    std::string stack;
    compare::Prediction prediction;
};

std::vector<Departure> departures_of(const Move& move) {
    std::vector<Departure> departures;
    for (const Place& place : move.places)
        for (const cfn::Layer layer : layers) {
            const Deployment* stack = place.from.find(layer);
            const auto known = [&](const Departure& one) { return one.stack == stack->stack; };
            if (!stack || std::ranges::any_of(departures, known))
                continue;
            const bool side_by_side = move.layered() && layer == cfn::Layer::app;
            departures.push_back({stack->stack, side_by_side ? predict_deletion(place.from, layer)
                                                             : predict_layer(place.from, place.to, layer)});
        }
    return departures;
}

bool leaves(const Change& change) {
    return change.effect == compare::Effect::removed || change.effect == compare::Effect::replaced ||
           change.effect == compare::Effect::may_be_replaced;
}

std::vector<Leftover> leftovers_of(const std::vector<Departure>& departures) {
    std::vector<Leftover> leftovers;
    for (const Departure& departure : departures)
        for (const Change& change : departure.prediction.changes)
            if (leaves(change))
                leftovers.push_back({departure.stack, change.logical_id, change.type, change.fate});
    return leftovers;
}

std::vector<std::string> obstacles_of(const std::vector<Departure>& departures) {
    std::vector<std::string> obstacles;
    for (const auto& [stack, prediction] : departures)
        for (const Change& change : prediction.changes) {
            const std::string resource = change.logical_id + " (" + change.type + ") of stack " + stack;
            if (change.refusal == compare::Refusal::type_changes)
                obstacles.push_back("CloudFormation refuses to make " + resource + " another type, " + change.new_type);
            if (change.refusal == compare::Refusal::name_taken)
                obstacles.push_back("the explicit name of " + resource + " is still taken when it is created");
            if (change.loses_data() && change.fate != Fate::discarded)
                obstacles.push_back("data would be lost: " + resource + " is " + std::string(name_of(change.effect)) +
                                    " and not retained");
        }
    return obstacles;
}

}  // namespace

std::string Move::deploy(const Survey& survey, const Deployment& one, const std::string& folder) const {
    return deploy_command(one, folder + "/" + one.template_file,
                          "file://" + folder + "/" + parameter_file(survey.environment, one, layered()));
}

std::string Move::render(const std::string& scenario, const std::string& folder) const {
    std::string command = "appinfra render " + scenario;
    if (!spec.manifest.built_in && spec.manifest.file != "appinfra.yaml")
        command += " -f " + shell_word(spec.manifest.file);
    command += " -o " + shell_word(folder) + " --layout " + (layered() ? "layered" : "single");
    return spec.region.empty() ? command : command + " --region " + shell_word(spec.region);
}

std::string output_value(const std::string& stack, const std::string& output) {
    return "aws cloudformation describe-stacks --stack-name " + shell_word(stack) +
           " --output text \\\n    --query \"Stacks[0].Outputs[?OutputKey=='" + output + "'].OutputValue\"";
}

Move make_move(const MigrationSpec& spec) {
    const auto& pipeline = spec.manifest.base.pipeline;
    const std::string folder = pipeline ? pipeline->infrastructure.value : "infra";
    Move move{spec, traits_of(spec.from), traits_of(spec.to), {}, folder, folder + "-" + std::string(spec.from.name)};
    for (const manifest::Environment& environment : spec.manifest.environments)
        if (spec.environment.empty() || spec.environment == environment.name)
            move.places.push_back(
                {environment.name, make_survey(spec.from, spec, environment), make_survey(spec.to, spec, environment)});
    return move;
}

Plan make_plan(const MigrationSpec& spec) {
    const Move move = make_move(spec);
    const std::vector<Departure> departures = departures_of(move);
    Plan plan{.app = spec.manifest.base.name.value,
              .from = move.from_name(),
              .to = move.to_name(),
              .layout = spec.layout,
              .obstacles = obstacles_of(departures),
              .topics = make_topics(move),
              .secrets = make_secret_moves(move),
              .steps = {},
              .leftovers = leftovers_of(departures),
              .duties = make_duties(move)};
    add_preparation(move, plan.steps);
    if (move.layered())
        add_layered_move(move, plan.steps);
    else
        add_single_move(move, plan.steps);
    add_ending(move, plan.leftovers, plan.steps);
    return plan;
}

std::string_view name_of(Who who) {
    switch (who) {
        case Who::application_team:
            return "application team";
        case Who::central_team:
            return "central team";
        case Who::console:
            return "person with console access";
    }
    return {};
}

}  // namespace appinfra::scenarios
