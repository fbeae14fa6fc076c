#include "pipeline_site.hpp"

namespace appinfra::topology {

namespace pipeline = aws::codepipeline::pipeline;
using cfn::object;

pipeline::ActionTypeId action_type(const char* category, const char* owner, const char* provider) {
    return {.Category = category, .Owner = owner, .Provider = provider, .Version = "1"};
}

namespace {

std::string json_entry(const std::string& name, const std::string& value) {
    return '"' + name + R"(":")" + value + '"';
}

/// Makes the actions of one stage, in the order in which they are asked for.
class StageBuilder {
public:
    StageBuilder(const PipelineSite& site, const manifest::Environment& environment, const PipelineParts& parts)
        : site_(site), environment_(environment), parts_(parts) {}

    void approve() {
        add("Approve", action_type("Approval", "AWS", "Manual"),
            object({{"CustomData", "Deploy this " + site_.release.noun + " to " + environment_.name + "?"},
                    {"NotificationArn", parts_.approvals->ref()}}));
    }

    /// A step of templates/pipeline/release.sh.
    pipeline::ActionDeclaration& step(const std::string& name, const std::string& what) {
        // CodePipeline takes the variables of a build as JSON text.
        const auto variable = [](const std::string& variable_name, const std::string& value) {
            return "{" + json_entry("name", variable_name) + "," + json_entry("value", value) + "}";
        };
        const std::string variables = "[" + variable("STEP", what) + "," + variable("STACK", stack(cfn::Layer::app)) +
                                      "," + variable("RELEASE", built()) + "]";
        pipeline::ActionDeclaration& action =
            add(name, action_type("Build", "AWS", "CodeBuild"),
                object({{"EnvironmentVariables", variables}, {"ProjectName", parts_.steps.ref()}}));
        action.InputArtifacts = {pipeline::InputArtifact{.Name = "Source"}};
        return action;
    }

    void deploy(const std::string& name, cfn::Layer layer, const std::string& overrides = {}) {
        const bool layered = site_.context.layout == cfn::Layout::layered;
        const std::string folder = "Source::" + site_.wanted.infrastructure.value + "/";
        const std::string layer_name(name_of(layer));
        const std::string file = layered ? layer_name : site_.context.scenario;
        const std::string configuration =
            "parameters/" + environment_.name + (layered ? "/" + layer_name : "") + ".codepipeline.json";
        cfn::Expr settings = object({{"ActionMode", "CREATE_UPDATE"},
                                     {"Capabilities", "CAPABILITY_IAM"},
                                     {"RoleArn", parts_.deploy_role.Arn()},
                                     {"StackName", stack(layer)},
                                     {"TemplateConfiguration", folder + configuration},
                                     {"TemplatePath", folder + file + ".yaml"}});
        if (!overrides.empty())
            settings.set("ParameterOverrides", cfn::Expr::of("{" + overrides + "}"));
        add(name, action_type("Deploy", "AWS", "CloudFormation"), settings).InputArtifacts = {
            pipeline::InputArtifact{.Name = "Source"}};
    }

    /// The parameters of the application's stack while it runs one release and is about to migrate to what was built.
    [[nodiscard]] std::string running(const std::string& release) const {
        std::string text = json_entry(site_.release.parameter, release);
        if (site_.wanted.migrate.value && !site_.release.migration_parameter.empty())
            text += "," + json_entry(site_.release.migration_parameter, built());
        return text;
    }

    /// What this run of the pipeline has built.
    [[nodiscard]] std::string built() const { return "#{Build." + site_.release.variable + "}"; }

    [[nodiscard]] pipeline::StageDeclaration stage() const {
        return {.Actions = std::vector<cfn::Value<pipeline::ActionDeclaration>>(actions_.begin(), actions_.end()),
                .Name = environment_.name};
    }

private:
    [[nodiscard]] std::string stack(cfn::Layer layer) const {
        const Context& context = site_.context;
        return stack_name(context.app.name, environment_.name, context.scenario,
                          context.layout == cfn::Layout::layered ? std::optional(layer) : std::nullopt);
    }

    pipeline::ActionDeclaration& add(const std::string& name, pipeline::ActionTypeId type, cfn::Expr configuration) {
        actions_.push_back({.ActionTypeId = type,
                            .Configuration = std::move(configuration),
                            .Name = name,
                            .RunOrder = static_cast<int>(actions_.size()) + 1});
        return actions_.back();
    }

    const PipelineSite& site_;
    const manifest::Environment& environment_;
    const PipelineParts& parts_;
    std::vector<pipeline::ActionDeclaration> actions_;
};

}  // namespace

pipeline::StageDeclaration make_environment_stage(const PipelineSite& site, const manifest::Environment& environment,
                                                  const PipelineParts& parts) {
    StageBuilder builder(site, environment, parts);
    const bool first = &environment == &site.context.manifest.environments.front();
    if (parts.approvals && !first)
        builder.approve();
    if (site.context.layout == cfn::Layout::layered) {
        builder.deploy("Network", cfn::Layer::network);
        builder.deploy("Data", cfn::Layer::data);
    }
    if (site.wanted.migrate.value) {
        builder.step("Inspect", "inspect").Namespace = environment.name;
        builder.deploy("Prepare", cfn::Layer::app, builder.running("#{" + environment.name + ".CURRENT_RELEASE}"));
        builder.step("Migrate", "migrate");
    }
    builder.deploy("Deploy", cfn::Layer::app, builder.running(builder.built()));
    return builder.stage();
}

}  // namespace appinfra::topology
