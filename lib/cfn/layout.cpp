#include "appinfra/cfn/layout.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>
#include <utility>

#include "lowering.hpp"
#include "references.hpp"

namespace appinfra::cfn {

using document::Document;
using document::NodeId;

namespace {

/// A value that one template gives and others take.
struct Export {
    Expr reference;
    const Assembly::Resource* producer;
    std::string name;
};

/// The parameter types for which CloudFormation itself checks that the value exists.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
/// (2026-11-23)
std::string_view parameter_type_of(const Export& crossing) {
    struct Known {
        std::string_view resource_type;
        std::string_view parameter_type;
    };
    static constexpr std::array known{
        Known{"AWS::EC2::VPC", "AWS::SSM::Parameter::Value<AWS::EC2::VPC::Id>"},
        Known{"AWS::EC2::Subnet", "AWS::SSM::Parameter::Value<AWS::EC2::Subnet::Id>"},
        Known{"AWS::EC2::SecurityGroup", "AWS::SSM::Parameter::Value<AWS::EC2::SecurityGroup::Id>"},
    };
    const bool always_there = !crossing.producer->options.condition;
    const bool identifier = crossing.reference.kind == Expr::Kind::ref || crossing.reference.attribute == "GroupId";
    for (const Known& entry : known)
        if (always_there && identifier && entry.resource_type == crossing.producer->type)
            return entry.parameter_type;
    return "AWS::SSM::Parameter::Value<String>";
}

/// How the layers of one assembly are spread over templates.
class Plan {
public:
    Plan(const Assembly& assembly, Layout layout, const std::vector<Crossing>& others) : assembly_(assembly) {
        if (layout == Layout::single)
            return;
        for (const Crossing& crossing : crossings(assembly))
            note(crossing.consumer, crossing.reference);
        for (const Crossing& crossing : others)
            if (assembly.find_resource(crossing.reference.text))
                note(crossing.consumer, crossing.reference);
    }

    [[nodiscard]] bool holds(std::optional<Layer> own, Layer layer) const { return !own || *own == layer; }

    /// The name of the parameter through which a template gets at a resource of another one.
    [[nodiscard]] std::optional<std::string> crossing(std::optional<Layer> own, const Expr& reference) const {
        if (!own || producer_of(reference).layer == *own)
            return std::nullopt;
        return crossing_name(reference);
    }

    [[nodiscard]] const std::map<std::string, Export>& exports() const { return exports_; }

    [[nodiscard]] const Assembly::Resource& producer_of(const Expr& reference) const {
        const Assembly::Resource* producer = assembly_.find_resource(reference.text);
        if (!producer)
            throw std::logic_error("'" + reference.text + "' is referred to but not part of the assembly");
        return *producer;
    }

private:
    void note(Layer consumer, const Expr& expr) {
        const Assembly::Resource& producer = producer_of(expr);
        if (producer.layer == consumer)
            return;
        if (producer.layer > consumer || producer.layer == Layer::edge)
            throw std::logic_error("layer '" + std::string(name_of(consumer)) + "' refers to '" + expr.text +
                                   "' of layer '" + std::string(name_of(producer.layer)) + "'");
        std::string name = crossing_name(expr);
        const auto [found, added] = exports_.try_emplace(name, Export{expr, &producer, name});
        const Expr& known = found->second.reference;
        if (known.kind != expr.kind || known.text != expr.text || known.attribute != expr.attribute ||
            assembly_.find_parameter(name))
            throw std::logic_error("'" + name + "' crosses templates under a name that something else has");
    }

    const Assembly& assembly_;
    std::map<std::string, Export> exports_;
};

/// Builds one template.
class Builder {
public:
    Builder(const Assembly& assembly, const Plan& plan, const Scope& scope, std::optional<Layer> layer,
            std::string name)
        : assembly_(assembly), plan_(plan), scope_(scope), layer_(layer) {
        template_.name = std::move(name);
        template_.layer = layer;
    }

    Template build() {
        const NodeId resources = build_resources();
        const NodeId outputs = build_outputs();
        const NodeId conditions = build_conditions();
        const NodeId rules = build_rules();
        const NodeId parameters = build_parameters();
        const NodeId root = document().make_map();
        document().set_root(root);
        document().insert(root, "AWSTemplateFormatVersion", text("2010-09-09"));
        document().insert(root, "Description", text(assembly_.description(layer_)));
        const std::array sections{std::pair{"Metadata", build_interface()},
                                  std::pair{"Parameters", parameters},
                                  std::pair{"Rules", rules},
                                  std::pair{"Conditions", conditions},
                                  std::pair{"Resources", resources},
                                  std::pair{"Outputs", outputs}};
        for (const auto& [key, section] : sections) {
            if (document().child_count(section) == 0)
                continue;
            document().insert(root, key, section);
            document().set_comment(section, section_comment(key));
        }
        return std::move(template_);
    }

private:
    Document& document() { return template_.document; }
    NodeId text(std::string_view value) { return document().make_string(value); }

    static std::string_view section_comment(std::string_view section) {
        if (section == "Metadata")
            return "How the console groups the parameters.";
        if (section == "Parameters")
            return "What may differ between environments, accounts and regions.";
        if (section == "Rules")
            return "Checked before anything is created.";
        if (section == "Conditions")
            return "Which parts exist, decided by the parameters.";
        if (section == "Resources")
            return "What is created.";
        return "What people and other tools want to know afterwards.";
    }

    NodeId build_resources() {
        const NodeId section = document().make_map();
        std::optional<std::size_t> block;
        for (const Assembly::Resource& resource : assembly_.resources()) {
            if (!plan_.holds(layer_, resource.layer))
                continue;
            const NodeId node = build_resource(resource);
            document().insert(section, resource.logical_id, node);
            std::string comment = resource.options.comment;
            if (block != resource.block) {
                block = resource.block;
                const Assembly::BlockInfo& info = assembly_.blocks()[resource.block];
                std::string heading = "== " + info.title + " ==\n" + info.comment;
                comment = comment.empty() ? heading : heading + "\n\n" + comment;
            }
            document().set_comment(node, comment);
        }
        for (const auto& [name, crossing] : plan_.exports())
            if (layer_ && crossing.producer->layer == *layer_)
                document().insert(section, name + "Parameter", build_export(crossing));
        return section;
    }

    NodeId build_resource(const Assembly::Resource& resource) {
        const NodeId node = document().make_map();
        document().insert(node, "Type", text(resource.type));
        const Options& options = resource.options;
        if (options.condition)
            document().insert(node, "Condition", lowering_.lower(options.condition->expr));
        insert_depends_on(node, options);
        insert_retention(node, resource);
        if (!options.creation_policy.absent())
            document().insert(node, "CreationPolicy", lowering_.lower(options.creation_policy));
        if (!options.update_policy.absent())
            document().insert(node, "UpdatePolicy", lowering_.lower(options.update_policy));
        if (!options.suppressions.empty())
            document().insert(node, "Metadata", build_suppressions(options.suppressions));
        const NodeId properties = lowering_.lower(resource.properties);
        insert_tags(properties, resource);
        if (document().child_count(properties) != 0)
            document().insert(node, "Properties", properties);
        return node;
    }

    void insert_depends_on(NodeId node, const Options& options) {
        std::vector<std::string_view> names;
        for (const ResourceHandle& dependency : options.depends_on) {
            const Assembly::Resource* resource = assembly_.find_resource(dependency.logical_id);
            if (resource && plan_.holds(layer_, resource->layer))
                names.push_back(dependency.logical_id);
        }
        if (names.size() == 1)
            document().insert(node, "DependsOn", text(names.front()));
        if (names.size() < 2)
            return;
        const NodeId list = document().make_list();
        for (const std::string_view name : names)
            document().append(list, text(name));
        document().insert(node, "DependsOn", list);
    }

    void insert_retention(NodeId node, const Assembly::Resource& resource) {
        std::pair<std::string_view, std::string_view> policies;
        switch (resource.retention) {
            case Retention::by_type:
                return;
            case Retention::retain:
                policies = {"RetainExceptOnCreate", "Retain"};
                break;
            case Retention::snapshot:
                policies = {"Snapshot", "Snapshot"};
                break;
            case Retention::discard:
                policies = {"Delete", "Delete"};
                break;
        }
        document().insert(node, "DeletionPolicy", text(policies.first));
        document().insert(node, "UpdateReplacePolicy", text(policies.second));
    }

    NodeId build_suppressions(const std::vector<Suppression>& suppressions) {
        const NodeId metadata = document().make_map();
        for (const Suppression& suppression : suppressions) {
            switch (suppression.judge) {
                case Suppression::Judge::cdk_nag:
                    suppress(metadata, "cdk_nag", "rules_to_suppress", "id", "reason", suppression);
                    break;
                case Suppression::Judge::checkov:
                    suppress(metadata, "checkov", "skip", "id", "comment", suppression);
                    break;
                case Suppression::Judge::cfn_guard:
                    suppress(metadata, "guard", "SuppressedRules", "id", "reason", suppression);
                    break;
                case Suppression::Judge::cfn_lint: {
                    const NodeId config = child_map(child_map(metadata, "cfn-lint"), "config");
                    document().append(child_list(config, "ignore_checks"), text(suppression.rule));
                    break;
                }
            }
        }
        return metadata;
    }

    void suppress(NodeId metadata, std::string_view judge, std::string_view list, std::string_view id_key,
                  std::string_view reason_key, const Suppression& suppression) {
        const NodeId entries = child_list(child_map(metadata, judge), list);
        const NodeId entry = document().make_map();
        document().insert(entry, id_key, text(suppression.rule));
        document().insert(entry, reason_key, text(suppression.reason));
        document().append(entries, entry);
    }

    NodeId child_map(NodeId map, std::string_view key) { return child(map, key, &Document::make_map); }
    NodeId child_list(NodeId map, std::string_view key) { return child(map, key, &Document::make_list); }
    NodeId child(NodeId map, std::string_view key, NodeId (Document::*make)()) {
        if (const NodeId found = document().find(map, key))
            return found;
        const NodeId made = (document().*make)();
        document().insert(map, key, made);
        return made;
    }

    void insert_tags(NodeId properties, const Assembly::Resource& resource) {
        if (resource.tag_style == TagStyle::none)
            return;
        const bool map = resource.tag_style == TagStyle::map;
        const NodeId tags = map ? document().make_map() : document().make_list();
        const auto add = [&](std::string_view key, const Value<String>& value) {
            if (map) {
                document().insert(tags, key, lowering_.lower(value.expr()));
                return;
            }
            const NodeId tag = document().make_map();
            document().insert(tag, "Key", text(key));
            document().insert(tag, "Value", lowering_.lower(value.expr()));
            if (resource.tag_style == TagStyle::auto_scaling)
                document().insert(tag, "PropagateAtLaunch", document().make_boolean(true));
            document().append(tags, tag);
        };
        if (resource.options.name_tag)
            add("Name", *resource.options.name_tag);
        for (const Assembly::Tag& tag : assembly_.tags())
            if (resource.layer >= tag.from)
                add(tag.key, tag.value);
        document().insert(properties, resource.tag_property, tags);
    }

    NodeId build_export(const Export& crossing) {
        const NodeId node = document().make_map();
        document().insert(node, "Type", text("AWS::SSM::Parameter"));
        const NodeId properties = document().make_map();
        document().insert(properties, "Description",
                          text("Read by the templates of the layers above " + std::string(name_of(*layer_)) + "."));
        document().insert(
            properties, "Name",
            lowering_.lower(sub("/" + scope_.app + "/{}/" + std::string(name_of(*layer_)) + "/" + crossing.name,
                                Any{Expr::parameter(std::string(environment_parameter))})
                                .expr()));
        const NodeId tags = document().make_map();
        for (const Assembly::Tag& tag : assembly_.tags())
            if (*layer_ >= tag.from)
                document().insert(tags, tag.key, lowering_.lower(tag.value.expr()));
        document().insert(properties, "Tags", tags);
        document().insert(properties, "Type", text("String"));
        // A value is always there, so that a template above can ask for it even where the resource is left out.
        const std::optional<Condition>& condition = crossing.producer->options.condition;
        const Expr value =
            condition ? if_(*condition, Value<Json>(crossing.reference), Value<Json>("-")).expr : crossing.reference;
        document().insert(properties, "Value", lowering_.lower(value));
        document().insert(node, "Properties", properties);
        document().set_comment(node, "");
        return node;
    }

    NodeId build_outputs() {
        const NodeId section = document().make_map();
        for (const Assembly::NamedOutput& output : assembly_.outputs()) {
            if (!plan_.holds(layer_, output.layer))
                continue;
            const NodeId node = document().make_map();
            document().insert(node, "Description", text(output.spec.description));
            if (output.spec.condition)
                document().insert(node, "Condition", lowering_.lower(output.spec.condition->expr));
            document().insert(node, "Value", lowering_.lower(output.spec.value.expr()));
            document().insert(section, output.name, node);
        }
        return section;
    }

    /// The conditions in use, and those that these use.
    NodeId build_conditions() {
        std::map<std::string, NodeId> done;
        for (bool found = true; found;) {
            found = false;
            const std::set<std::string> used = lowering_.conditions();
            for (const std::string& name : used) {
                if (done.contains(name))
                    continue;
                const Assembly::NamedCondition* condition = assembly_.find_condition(name);
                if (!condition)
                    throw std::logic_error("condition '" + name + "' is used but not part of the assembly");
                done.emplace(name, lowering_.lower_condition(condition->expr));
                found = true;
            }
        }
        const NodeId section = document().make_map();
        for (const Assembly::NamedCondition& condition : assembly_.conditions())
            if (const auto found = done.find(condition.name); found != done.end())
                document().insert(section, condition.name, found->second);
        return section;
    }

    /// The assertions whose parameters all belong to this template.
    NodeId build_rules() {
        const NodeId section = document().make_map();
        for (const Assembly::Assertion& assertion : assembly_.assertions()) {
            bool complete = true;
            const auto check = [&](const Expr& expr) {
                if (expr.kind == Expr::Kind::parameter && !lowering_.parameters().contains(expr.text))
                    complete = false;
            };
            for_each_expr(assertion.assertion, check);
            if (assertion.when)
                for_each_expr(*assertion.when, check);
            if (!complete)
                continue;
            const NodeId rule = document().make_map();
            if (assertion.when)
                document().insert(rule, "RuleCondition", lowering_.lower(*assertion.when));
            const NodeId entry = document().make_map();
            document().insert(entry, "Assert", lowering_.lower(assertion.assertion));
            document().insert(entry, "AssertDescription", text(assertion.description));
            const NodeId entries = document().make_list();
            document().append(entries, entry);
            document().insert(rule, "Assertions", entries);
            document().insert(section, assertion.name, rule);
        }
        return section;
    }

    NodeId build_parameters() {
        const NodeId section = document().make_map();
        for (const Assembly::NamedParameter& parameter : assembly_.parameters()) {
            if (!lowering_.parameters().contains(parameter.name))
                continue;
            document().insert(section, parameter.name, build_parameter(parameter.spec));
            std::optional<std::string> value;
            if (parameter.spec.value && !parameter.spec.set_by_pipeline)
                value = parameter.spec.value->text;
            template_.parameters.push_back({parameter.name, std::move(value)});
            groups_[parameter.block].push_back(parameter.name);
        }
        for (const auto& [name, crossing] : plan_.exports()) {
            if (!layer_ || crossing.producer->layer == *layer_ || !lowering_.parameters().contains(name))
                continue;
            const std::string layer(name_of(crossing.producer->layer));
            const NodeId node = document().make_map();
            document().insert(node, "Type", text(parameter_type_of(crossing)));
            document().insert(node, "Description",
                              text("Name of the SSM parameter in which layer " + layer + " keeps it."));
            document().insert(section, name, node);
            template_.parameters.push_back(
                {name, "/" + scope_.app + "/" + scope_.environment + "/" + layer + "/" + name});
        }
        return section;
    }

    NodeId build_parameter(const ParameterSpec& spec) {
        const NodeId node = document().make_map();
        document().insert(node, "Type", text(spec.type));
        document().insert(node, "Description", text(spec.description));
        if (spec.value)
            document().insert(node, "Default", text(spec.value->text));
        if (!spec.allowed_values.empty()) {
            const NodeId values = document().make_list();
            for (const std::string& value : spec.allowed_values)
                document().append(values, text(value));
            document().insert(node, "AllowedValues", values);
        }
        if (!spec.allowed_pattern.empty())
            document().insert(node, "AllowedPattern", text(spec.allowed_pattern));
        if (!spec.constraint.empty())
            document().insert(node, "ConstraintDescription", text(spec.constraint));
        if (spec.minimum)
            document().insert(node, "MinValue", document().make_integer(*spec.minimum));
        if (spec.maximum)
            document().insert(node, "MaxValue", document().make_integer(*spec.maximum));
        return node;
    }

    NodeId build_interface() {
        const NodeId metadata = document().make_map();
        if (groups_.empty())
            return metadata;
        const NodeId groups = document().make_list();
        for (const auto& [block, names] : groups_) {
            const NodeId label = document().make_map();
            document().insert(label, "default", text(assembly_.blocks()[block].title));
            const NodeId list = document().make_list();
            for (const std::string& name : names)
                document().append(list, text(name));
            const NodeId group = document().make_map();
            document().insert(group, "Label", label);
            document().insert(group, "Parameters", list);
            document().append(groups, group);
        }
        const NodeId interface = document().make_map();
        document().insert(interface, "ParameterGroups", groups);
        document().insert(metadata, "AWS::CloudFormation::Interface", interface);
        return metadata;
    }

    const Assembly& assembly_;
    const Plan& plan_;
    const Scope& scope_;
    std::optional<Layer> layer_;
    Template template_;
    std::map<std::size_t, std::vector<std::string>> groups_;
    Lowering lowering_{template_.document, [this](const Expr& reference) { return plan_.crossing(layer_, reference); }};
};

}  // namespace

std::vector<Crossing> crossings(const Assembly& assembly) {
    std::vector<Crossing> found;
    const auto collect = [&](Layer consumer, const Expr& expr) {
        if (!refers_to_resource(expr))
            return;
        const Assembly::Resource* producer = assembly.find_resource(expr.text);
        if (!producer || producer->layer != consumer)
            found.push_back({consumer, expr});
    };
    for (const Assembly::Resource& resource : assembly.resources())
        for_each_expr(resource, [&](const Expr& expr) { collect(resource.layer, expr); });
    for (const Assembly::NamedOutput& output : assembly.outputs())
        for_each_expr(output.spec.value.expr(), [&](const Expr& expr) { collect(output.layer, expr); });
    return found;
}

std::vector<Template> lay_out(const Assembly& assembly, Layout layout, const Scope& scope,
                              const std::string& single_name, const std::vector<Crossing>& others) {
    const Plan plan(assembly, layout, others);
    std::vector<Template> templates;
    if (layout == Layout::single) {
        templates.push_back(Builder(assembly, plan, scope, std::nullopt, single_name).build());
        return templates;
    }
    for (std::size_t i = 0; i < layer_count; ++i) {
        const auto layer = static_cast<Layer>(i);
        if (std::ranges::any_of(assembly.resources(), [&](const auto& resource) { return resource.layer == layer; }))
            templates.push_back(Builder(assembly, plan, scope, layer, std::string(name_of(layer))).build());
    }
    return templates;
}

}  // namespace appinfra::cfn
