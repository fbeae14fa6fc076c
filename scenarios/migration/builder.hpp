#pragma once

#include <string>
#include <vector>

#include "appinfra/scenarios/traits.hpp"
#include "survey.hpp"

namespace appinfra::scenarios {

/// Both scenarios in one environment.
struct Place {
    std::string environment;
    Survey from;
    Survey to;
};

/// What all parts of a plan are derived from.
struct Move {
    const MigrationSpec& spec;
    Traits from;
    Traits to;
    std::vector<Place> places;  ///< At least one, in the order of deployment.
    std::string new_folder;     ///< Of the templates of the new scenario: where the pipeline looks for them.
    std::string old_folder;     ///< Of those of the old one, kept to go back.

    [[nodiscard]] bool layered() const { return spec.layout == cfn::Layout::layered; }
    [[nodiscard]] bool files_move() const { return from.files != to.files; }
    [[nodiscard]] bool had_pipeline() const { return places.front().from.has_type("AWS::CodePipeline::Pipeline"); }
    [[nodiscard]] bool has_pipeline() const { return places.front().to.has_type("AWS::CodePipeline::Pipeline"); }
    /// Whether what runs now can run in the new scenario: both release the same images.
    [[nodiscard]] bool same_release() const { return from.release == to.release && from.release == Release::image; }
    [[nodiscard]] std::string from_name() const { return std::string(spec.from.name); }
    [[nodiscard]] std::string to_name() const { return std::string(spec.to.name); }
    /// What a stack of the environment is deployed with, from the folder of one side.
    [[nodiscard]] std::string deploy(const Survey& survey, const Deployment& one, const std::string& folder) const;
    /// `appinfra render SCENARIO ...` into a folder.
    [[nodiscard]] std::string render(const std::string& scenario, const std::string& folder) const;
};

[[nodiscard]] Move make_move(const MigrationSpec& spec);

/// Files, database, jobs, code and the like.
[[nodiscard]] std::vector<Topic> make_topics(const Move& move);
[[nodiscard]] std::vector<SecretMove> make_secret_moves(const Move& move);
[[nodiscard]] std::vector<Topic> make_duties(const Move& move);

/// Before anything is deployed of the new scenario.
void add_preparation(const Move& move, std::vector<Step>& steps);
/// Two stacks side by side, and traffic between them.
void add_layered_move(const Move& move, std::vector<Step>& steps);
/// One update in place for each environment.
void add_single_move(const Move& move, std::vector<Step>& steps);
/// The first release of the new scenario.
[[nodiscard]] Step release_step(const Move& move);
/// Reports, the end of the transition, and what is left.
void add_ending(const Move& move, const std::vector<Leftover>& leftovers, std::vector<Step>& steps);
/// Copying reports to where the new scenario has them.
void add_report_copy(const Move& move, std::vector<Step>& steps);

/// A command that prints an output of a stack.
[[nodiscard]] std::string output_value(const std::string& stack, const std::string& output);

}  // namespace appinfra::scenarios
