#include "survey.hpp"

#include <algorithm>

namespace appinfra::scenarios {
namespace {

document::NodeId section(const document::Document& document, std::string_view name) {
    return document.root() ? document.find(document.root(), name) : document::none;
}

document::NodeId entry(const document::Document& document, std::string_view in, std::string_view name) {
    const document::NodeId node = section(document, in);
    return node ? document.find(node, name) : document::none;
}

compare::Prediction predict_between(const document::Document* before, const document::Document* after) {
    const document::Document nothing;
    return compare::predict(before ? *before : nothing, after ? *after : nothing, schema::Facts::embedded());
}

}  // namespace

Survey make_survey(const Scenario& scenario, const MigrationSpec& spec, const manifest::Environment& environment) {
    Survey survey{
        environment.name, Renderer(scenario, spec.manifest, spec.layout).deployed(environment, spec.region), {}};
    for (const cfn::Template& one : survey.templates)
        survey.deployments.push_back(make_deployment(scenario, spec.manifest, environment.name, one, Format::yaml));
    return survey;
}

const Deployment* Survey::find(cfn::Layer layer) const {
    for (const Deployment& deployment : deployments)
        if (deployment.layer == layer || (!deployment.layer && layer != cfn::Layer::edge))
            return &deployment;
    return nullptr;
}

const document::Document* Survey::document(cfn::Layer layer) const {
    const Deployment* found = find(layer);
    return found ? &templates[static_cast<std::size_t>(found - deployments.data())].document : nullptr;
}

bool Survey::has_type(std::string_view type) const {
    return std::ranges::any_of(templates, [&](const cfn::Template& one) {
        const document::NodeId resources = section(one.document, "Resources");
        if (!resources)
            return false;
        for (const document::NodeId resource : one.document.children(resources))
            if (one.document.text(one.document.find(resource, "Type")) == type)
                return true;
        return false;
    });
}

bool Survey::has_parameter(std::string_view name) const {
    return std::ranges::any_of(templates,
                               [&](const cfn::Template& one) { return bool(entry(one.document, "Parameters", name)); });
}

std::vector<std::string> outputs_ending(const document::Document& document, std::string_view end) {
    std::vector<std::string> names;
    if (const document::NodeId outputs = section(document, "Outputs"))
        for (const document::NodeId output : document.children(outputs))
            if (document.key(output).ends_with(end))
                names.emplace_back(document.key(output));
    return names;
}

compare::Prediction predict_layer(const Survey& from, const Survey& to, cfn::Layer layer) {
    return predict_between(from.document(layer), to.document(layer));
}

compare::Prediction predict_creation(const Survey& survey, cfn::Layer layer) {
    return predict_between(nullptr, survey.document(layer));
}

compare::Prediction predict_deletion(const Survey& survey, cfn::Layer layer) {
    return predict_between(survey.document(layer), nullptr);
}

}  // namespace appinfra::scenarios
