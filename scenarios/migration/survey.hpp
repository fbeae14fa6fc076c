#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "../folder.hpp"
#include "appinfra/compare/predict.hpp"
#include "appinfra/scenarios/migration.hpp"

namespace appinfra::scenarios {

/// What one scenario deploys for one environment, as its templates tell.
struct Survey {
    std::string environment;
    std::vector<cfn::Template> templates;
    std::vector<Deployment> deployments;  ///< Parallel to `templates`.

    /// The deployment that holds that layer; in the single layout the one with everything, but for `edge`.
    [[nodiscard]] const Deployment* find(cfn::Layer layer) const;
    /// Its template, or null.
    [[nodiscard]] const document::Document* document(cfn::Layer layer) const;
    [[nodiscard]] bool has_type(std::string_view type) const;
    [[nodiscard]] bool has_parameter(std::string_view name) const;
};

[[nodiscard]] Survey make_survey(const Scenario& scenario, const MigrationSpec& spec,
                                 const manifest::Environment& environment);

/// The outputs of a template whose names end so, in order.
[[nodiscard]] std::vector<std::string> outputs_ending(const document::Document& document, std::string_view end);

/// What becomes of the stack of a layer; a template that a scenario lacks counts as empty.
[[nodiscard]] compare::Prediction predict_layer(const Survey& from, const Survey& to, cfn::Layer layer);
/// What creating or deleting that stack does.
[[nodiscard]] compare::Prediction predict_creation(const Survey& survey, cfn::Layer layer);
[[nodiscard]] compare::Prediction predict_deletion(const Survey& survey, cfn::Layer layer);

/// Commands that switch off the protections against deletion of what the prediction removes.
[[nodiscard]] std::vector<std::string> release_protections(const document::Document& before, const std::string& stack,
                                                           const compare::Prediction& prediction);

}  // namespace appinfra::scenarios
