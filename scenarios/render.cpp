#include "appinfra/scenarios/render.hpp"

#include <algorithm>
#include <utility>

#include "appinfra/document/write.hpp"
#include "appinfra/scenarios/puppet_repository.hpp"
#include "appinfra/scenarios/traits.hpp"
#include "appinfra/topology/user_data.hpp"
#include "folder.hpp"

namespace appinfra::scenarios {
namespace {

constexpr std::string_view edge_region = "us-east-1";

cfn::Scope scope_of(const manifest::Manifest& manifest, const std::string& environment) {
    return {manifest.base.name.value, environment};
}

/// The same assembly with the parameter defaults of another environment, to compare the rest.
std::vector<cfn::Template> with_defaults(const cfn::Assembly& assembly, const cfn::Assembly& defaults,
                                         cfn::Layout layout, const cfn::Scope& scope, const std::string& name) {
    cfn::Assembly neutral = assembly;
    neutral.take_values_from(defaults);
    return cfn::lay_out(neutral, layout, scope, name);
}

/// What other scenarios need of the layers that all share. One that cannot be rendered needs nothing.
std::vector<cfn::Crossing> needs_of_others(const Scenario& scenario, const manifest::Manifest& manifest) {
    std::vector<cfn::Crossing> needs;
    for (const Scenario& other : all()) {
        if (other.name == scenario.name)
            continue;
        try {
            const cfn::Assembly assembly =
                assemble(other, manifest, default_environment(manifest), cfn::Layout::layered);
            for (cfn::Crossing& crossing : cfn::crossings(assembly))
                if (const auto* producer = assembly.find_resource(crossing.reference.text);
                    producer != nullptr && producer->layer < cfn::Layer::edge)
                    needs.push_back(std::move(crossing));
        } catch (const topology::UserDataTooLong&) {
        }
    }
    return needs;
}

std::vector<std::string> find_conflicts(const Scenario& scenario, const manifest::Manifest& manifest,
                                        cfn::Layout layout) {
    const manifest::Environment& reference = default_environment(manifest);
    const cfn::Scope scope = scope_of(manifest, reference.name);
    const std::string name(scenario.name);
    const cfn::Assembly own = assemble(scenario, manifest, reference, layout);
    const std::vector<cfn::Template> wanted = cfn::lay_out(own, layout, scope, name);
    std::vector<std::string> conflicts;
    for (const manifest::Environment& environment : manifest.environments) {
        if (environment.name == reference.name)
            continue;
        const cfn::Assembly other = assemble(scenario, manifest, environment, layout);
        const std::vector<cfn::Template> found = with_defaults(other, own, layout, scope, name);
        const bool same = std::ranges::equal(wanted, found, [](const cfn::Template& left, const cfn::Template& right) {
            return document::write_json(left.document, document::JsonStyle::minified) ==
                   document::write_json(right.document, document::JsonStyle::minified);
        });
        if (!same)
            conflicts.push_back(environment.name);
    }
    return conflicts;
}

}  // namespace

Renderer::Renderer(const Scenario& scenario, const manifest::Manifest& manifest, cfn::Layout layout)
    : scenario_(scenario), manifest_(manifest), layout_(layout) {
    if (layout == cfn::Layout::layered)
        needs_ = needs_of_others(scenario, manifest);
}

std::vector<cfn::Template> Renderer::lay_out(const manifest::Environment& environment, cfn::Layout layout) const {
    return cfn::lay_out(assemble(scenario_, manifest_, environment, layout), layout,
                        scope_of(manifest_, environment.name), std::string(scenario_.name), needs_);
}

std::vector<cfn::Template> Renderer::templates(const manifest::Environment& environment) const {
    return lay_out(environment, layout_);
}

std::vector<cfn::Template> Renderer::deployed(const manifest::Environment& environment,
                                              const std::string& region) const {
    std::vector<cfn::Template> result = templates(environment);
    if (layout_ == cfn::Layout::layered || region == edge_region)
        return result;
    for (cfn::Template& candidate : lay_out(environment, cfn::Layout::layered))
        if (candidate.layer == cfn::Layer::edge)
            result.insert(result.begin(), std::move(candidate));
    return result;
}

Deployment make_deployment(const Scenario& scenario, const manifest::Manifest& manifest, const std::string& environment,
                           const cfn::Template& from, Format format) {
    const std::size_t bytes = write_template(from, format).size();
    const std::string stack =
        topology::stack_name(manifest.base.name, environment, std::string(scenario.name), from.layer);
    return {from.name, file_name(from, format), stack, from.parameters, from.layer, bytes};
}

std::vector<cfn::Template> render_templates(const Scenario& scenario, const manifest::Manifest& manifest,
                                            const manifest::Environment& environment, cfn::Layout layout) {
    return Renderer(scenario, manifest, layout).templates(environment);
}

std::string file_name(const cfn::Template& rendered, Format format) {
    return rendered.name + (format == Format::yaml ? ".yaml" : ".json");
}

std::string write_template(const cfn::Template& rendered, Format format) {
    switch (format) {
        case Format::yaml:
            return document::write_yaml(rendered.document);
        case Format::json:
            return document::write_json(rendered.document, document::JsonStyle::pretty);
        case Format::json_minified:
            return document::write_json(rendered.document, document::JsonStyle::minified);
    }
    return {};
}

Folder render_folder(const Scenario& scenario, const manifest::Manifest& manifest, cfn::Layout layout, Format format,
                     const std::string& region) {
    Folder folder;
    folder.conflicts = find_conflicts(scenario, manifest, layout);
    if (!folder.conflicts.empty())
        return folder;
    const bool layered = layout == cfn::Layout::layered;
    const Renderer renderer(scenario, manifest, layout);
    folder.templates = renderer.deployed(default_environment(manifest), region);
    for (const cfn::Template& rendered : folder.templates)
        folder.files.push_back({file_name(rendered, format), write_template(rendered, format)});
    std::vector<EnvironmentPlan> plans;
    for (const manifest::Environment& environment : manifest.environments) {
        EnvironmentPlan plan{environment.name, {}};
        for (const cfn::Template& rendered : renderer.deployed(environment, region)) {
            // The pipeline belongs to the application: it is deployed once, with the first environment.
            if (rendered.layer == cfn::Layer::pipeline && environment.name != manifest.environments.front().name)
                continue;
            plan.deployments.push_back(make_deployment(scenario, manifest, environment.name, rendered, format));
            add_parameter_files(folder.files, environment.app, environment.name, plan.deployments.back(), layered);
        }
        plans.push_back(std::move(plan));
    }
    folder.files.push_back({"deploy.md", deploy_guide(scenario, manifest, plans, layered, region)});
    if (traits_of(scenario).release == Release::puppet)
        for (File& file : puppet_repository(manifest))
            folder.files.push_back({"puppet/" + file.path, std::move(file.text)});
    return folder;
}

}  // namespace appinfra::scenarios
