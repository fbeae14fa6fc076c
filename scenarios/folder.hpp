#pragma once

#include <string>
#include <vector>

#include "appinfra/scenarios/render.hpp"

namespace appinfra::scenarios {

/// One template as one environment deploys it.
struct Deployment {
    std::string template_name;
    std::string template_file;  ///< Relative to the folder.
    std::string stack;          ///< Name of the stack.
    std::vector<cfn::Template::ParameterUse> parameters;
    std::optional<cfn::Layer> layer;
    std::size_t bytes = 0;  ///< Of the template file.
};

/// The parameters of a deployment in the spellings of the AWS command line, of CodePipeline and of Git sync.
void add_parameter_files(std::vector<File>& files, const manifest::App& app, const std::string& environment,
                         const Deployment& deployment, bool layered);

/// The path of a deployment's parameters in the spelling of the AWS command line.
[[nodiscard]] std::string parameter_file(const std::string& environment, const Deployment& deployment, bool layered);

struct EnvironmentPlan {
    std::string environment;
    std::vector<Deployment> deployments;  ///< In order.
};

/// Renders one scenario of one manifest in one layout, for any of its environments. Both must outlive it.
class Renderer {
public:
    Renderer(const Scenario& scenario, const manifest::Manifest& manifest, cfn::Layout layout);

    [[nodiscard]] std::vector<cfn::Template> templates(const manifest::Environment& environment) const;
    /// All that the environment deploys, in order: in the single layout, outside of us-east-1, the edge template too.
    [[nodiscard]] std::vector<cfn::Template> deployed(const manifest::Environment& environment,
                                                      const std::string& region) const;

private:
    [[nodiscard]] std::vector<cfn::Template> lay_out(const manifest::Environment& environment,
                                                     cfn::Layout layout) const;

    const Scenario& scenario_;
    const manifest::Manifest& manifest_;
    cfn::Layout layout_;
    std::vector<cfn::Crossing> needs_;  ///< Of scenarios on the same lower layers; only for the layered layout.
};

[[nodiscard]] Deployment make_deployment(const Scenario& scenario, const manifest::Manifest& manifest,
                                         const std::string& environment, const cfn::Template& from, Format format);

/// What the command needs besides when the template is too large for a request; begins with a blank, or is empty.
[[nodiscard]] std::string large_template_option(const Deployment& deployment);

/// The command that creates or updates the stack, for a shell. `parameters` is what follows `--parameter-overrides`.
[[nodiscard]] std::string deploy_command(const Deployment& deployment, const std::string& template_path,
                                         const std::string& parameters);

/// `deploy.md`: the commands, in order, for each environment.
[[nodiscard]] std::string deploy_guide(const Scenario& scenario, const manifest::Manifest& manifest,
                                       const std::vector<EnvironmentPlan>& plans, bool layered,
                                       const std::string& region);

}  // namespace appinfra::scenarios
