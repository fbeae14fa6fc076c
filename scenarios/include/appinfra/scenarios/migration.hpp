#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "appinfra/compare/predict.hpp"
#include "appinfra/scenarios/render.hpp"

namespace appinfra::scenarios {

/// Who carries out a step or has a duty.
enum class Who : std::uint8_t { application_team, central_team, console };
/// For people: `application team`.
[[nodiscard]] std::string_view name_of(Who who);

/// What one update, creation or deletion of a stack does.
struct StackUpdate {
    std::string stack;
    compare::Prediction prediction;
};

struct Step {
    std::string environment;  ///< Empty: once for the application.
    std::string title;
    Who who = Who::application_team;
    std::string why;
    std::vector<std::string> commands;       ///< For bash, each complete; several lines where they belong together.
    std::vector<std::string> checks;         ///< Before going on.
    std::string back;                        ///< How to undo it.
    std::vector<std::string> back_commands;  ///< With what; mostly empty.
    bool point_of_no_return = false;
    std::vector<StackUpdate> updates;
};

/// Where a secret is before and after. Never its value.
struct SecretMove {
    std::string name;
    std::string from;
    std::string to;
};

/// A resource that nothing uses any more once the plan is carried out.
struct Leftover {
    std::string stack;
    std::string logical_id;
    std::string type;
    compare::Fate fate;
};

/// A note under a heading.
struct Topic {
    std::string title;
    std::vector<std::string> notes;
};

/// How an application moves from one scenario to another, for people. Everything in it follows from the templates of
/// both and from the manifest.
struct Plan {
    std::string app;
    std::string from;
    std::string to;
    cfn::Layout layout;
    /// Why CloudFormation will refuse it, or what it would lose; empty for a plan that can be carried out.
    std::vector<std::string> obstacles;
    std::vector<Topic> topics;  ///< Files, database, jobs, code, log-in and the like.
    std::vector<SecretMove> secrets;
    std::vector<Step> steps;
    std::vector<Leftover> leftovers;
    std::vector<Topic> duties;  ///< By team, from then on.
};

struct MigrationSpec {
    const Scenario& from;
    const Scenario& to;
    const manifest::Manifest& manifest;
    cfn::Layout layout = cfn::Layout::single;
    std::string region = {};       ///< Empty where that is open.
    std::string environment = {};  ///< Only this one; empty: all.
};

/// `from` and `to` differ.
[[nodiscard]] Plan make_plan(const MigrationSpec& spec);

[[nodiscard]] std::string plan_text(const Plan& plan);
[[nodiscard]] std::string plan_markdown(const Plan& plan);
[[nodiscard]] std::string plan_json(const Plan& plan);

}  // namespace appinfra::scenarios
