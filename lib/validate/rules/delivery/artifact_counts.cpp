#include <array>

#include "delivery.hpp"

namespace appinfra::validate::rules {
namespace {

struct Range {
    std::uint32_t least;
    std::uint32_t most;
};
struct ActionType {
    std::string_view owner;
    std::string_view category;
    std::string_view provider;
    Range inputs;
    Range outputs;
};

/// https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-action-artifacts.html (2026-11-24)
constexpr std::array<ActionType, 19> action_types = {{
    {"AWS", "Approval", "Manual", {0, 0}, {0, 0}},
    {"AWS", "Build", "CodeBuild", {1, 5}, {0, 5}},
    {"AWS", "Deploy", "CloudFormation", {0, 10}, {0, 1}},
    {"AWS", "Deploy", "CodeDeploy", {1, 1}, {0, 0}},
    {"AWS", "Deploy", "ECS", {1, 1}, {0, 0}},
    {"AWS", "Deploy", "ElasticBeanstalk", {1, 1}, {0, 0}},
    {"AWS", "Deploy", "OpsWorks", {1, 1}, {0, 0}},
    {"AWS", "Deploy", "S3", {1, 1}, {0, 0}},
    {"AWS", "Deploy", "ServiceCatalog", {1, 1}, {0, 0}},
    {"AWS", "Invoke", "Lambda", {0, 5}, {0, 5}},
    {"AWS", "Source", "CodeCommit", {0, 0}, {1, 1}},
    {"AWS", "Source", "ECR", {0, 0}, {1, 1}},
    {"AWS", "Source", "S3", {0, 0}, {1, 1}},
    {"AWS", "Test", "CodeBuild", {1, 5}, {0, 5}},
    {"AWS", "Test", "DeviceFarm", {1, 1}, {0, 0}},
    {"Custom", "Build", "Jenkins", {0, 5}, {0, 5}},
    {"Custom", "Test", "Jenkins", {0, 5}, {0, 5}},
    {"ThirdParty", "Deploy", "AlexaSkillsKit", {0, 2}, {0, 0}},
    {"ThirdParty", "Source", "GitHub", {0, 0}, {1, 1}},
}};

/// How many items a list may have once functions are resolved; nothing where it is not known.
std::optional<Range> count(const Context& context, NodeId list) {
    Range range = {0, 0};
    if (!list)
        return range;
    if (context.document.kind(list) != Kind::list)
        return {};
    for (const NodeId item : context.document.children(list)) {
        const auto call = call_of(context.document, item);
        ++range.most;
        range.least += call ? 0 : 1;
    }
    return range;
}

class ActionCheck {
public:
    ActionCheck(Context& context, NodeId action, const ActionType& type)
        : context_(context), action_(action), type_(type) {}

    void run() {
        check("InputArtifacts", type_.inputs);
        check("OutputArtifacts", type_.outputs);
    }

private:
    void check(std::string_view name, const Range& allowed) {
        const NodeId entry = context_.document.find(action_, name);
        if (!entry)
            return judge(name, allowed, document::none);
        each_branch(context_.document, context_.assumptions, entry, [&](NodeId list) {
            judge(name, allowed, is_no_value(context_.document, list) ? document::none : list);
        });
    }

    void judge(std::string_view name, const Range& allowed, NodeId list) {
        const auto found = count(context_, list);
        if (!found || (found->most >= allowed.least && found->least <= allowed.most))
            return;
        std::string limits = std::to_string(allowed.least);
        if (allowed.most != allowed.least)
            limits += " to " + std::to_string(allowed.most);
        const std::uint32_t shown = found->most < allowed.least ? found->most : found->least;
        context_.report_key("E3702", list ? list : action_,
                            std::string(type_.category) + " actions of " + std::string(type_.provider) + " have " +
                                limits + ' ' + std::string(name) + ", not " + std::to_string(shown));
    }

    Context& context_;
    NodeId action_;
    const ActionType& type_;
};

void check_action(Context& context, NodeId action) {
    const Document& document = context.document;
    const auto literal = [&](std::string_view name) {
        return known_text(document, document.find(document.find(action, "ActionTypeId"), name)).value_or("");
    };
    const std::string owner = literal("Owner");
    const std::string category = literal("Category");
    const std::string provider = literal("Provider");
    for (const ActionType& type : action_types)
        if (type.owner == owner && type.category == category && type.provider == provider)
            ActionCheck(context, action, type).run();
}

}  // namespace

void check_artifact_counts(Context& context) {
    for (const std::uint32_t pipeline : context.resources_of(pipeline_type))
        context.property(pipeline, pipeline_actions, [&](NodeId action) { check_action(context, action); });
}

}  // namespace appinfra::validate::rules
