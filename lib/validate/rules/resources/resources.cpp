#include <algorithm>
#include <array>

#include "../../form.hpp"
#include "../../functions.hpp"
#include "../../limits.hpp"
#include "../../resource_type.hpp"
#include "../../serverless.hpp"
#include "../../text.hpp"
#include "../functions/functions.hpp"
#include "../rules.hpp"
#include "appinfra/support/edit_distance.hpp"

namespace appinfra::validate::rules {
namespace {

using enum Field::Holds;

/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html (2026-11-23)
constexpr std::array resource_fields = {
    Field{"Type", text, true}, Field{"Properties"},          Field{"Condition", text},
    Field{"DependsOn"},        Field{"CreationPolicy", map}, Field{"UpdatePolicy"},
    Field{"DeletionPolicy"},   Field{"UpdateReplacePolicy"}, Field{"Metadata"},
    Field{"Version"},          Field{"Connectors"},          Field{"IgnoreGlobals"},
};

/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
/// (2026-11-23)
constexpr std::array<std::string_view, 8> snapshot_types = {
    "AWS::DocDB::DBCluster",          "AWS::EC2::Volume",
    "AWS::ElastiCache::CacheCluster", "AWS::ElastiCache::ReplicationGroup",
    "AWS::Neptune::DBCluster",        "AWS::RDS::DBCluster",
    "AWS::RDS::DBInstance",           "AWS::Redshift::Cluster",
};

bool has_snapshots(std::string_view type) { return std::ranges::find(snapshot_types, type) != snapshot_types.end(); }

bool is_added(const Context& context, std::size_t region, std::string_view type) {
    for (const std::string_view added : context.facts.regions()[region].adds())
        if (added == type)
            return true;
    return false;
}

bool exists_in(const Context& context, std::size_t region, std::string_view type, std::uint32_t index) {
    return context.types[index] ? context.types[index]->available_in(region) : is_added(context, region, type);
}

std::string_view service_of(std::string_view type) { return type.substr(0, std::min(type.rfind("::"), type.size())); }

/// Of the service, or of the one that may be meant.
std::string suggested_type(Context& context, std::string_view type) {
    if (!context.suggests())
        return {};
    std::vector<std::string_view> services;
    for (const schema::ResourceType known : context.facts.types())
        if (services.empty() || services.back() != service_of(known.name()))
            services.push_back(service_of(known.name()));
    const auto service = support::did_you_mean(service_of(type), services);
    std::vector<std::string_view> types;
    for (const schema::ResourceType known : context.facts.types())
        if (service == service_of(known.name()))
            types.push_back(known.name());
    return context.suggest(type, std::move(types));
}

void check_type(Context& context, const Section::Entry& resource, std::uint32_t index) {
    const NodeId node = context.document.find(resource.node, "Type");
    const std::string_view type = text_of(context.document, node);
    if (type.empty() || (type.starts_with("AWS::Serverless::") && !context.templ.serverless))
        return;
    if (is_foreign_type(type)) {
        if (!is_registry_name(type) && !context.templ.has_macro && context.may_exist(index))
            context.report("E3006", node, "type " + quoted(type) + " cannot exist: names look like AWS::S3::Bucket",
                           suggested_type(context, type));
        return;
    }
    std::string lacking;
    bool asked = false;
    for (const std::string& name : context.settings.regions) {
        const auto region = context.facts.find_region(name);
        asked = asked || region;
        if (region && !exists_in(context, *region, type, index))
            lacking += (lacking.empty() ? " in " : ", ") + name;
    }
    if (context.may_exist(index) && (!lacking.empty() || (!asked && !context.types[index])))
        context.report("E3006", node, "type " + quoted(type) + " does not exist" + lacking,
                       lacking.empty() ? suggested_type(context, type) : std::string());
}

void depend_on(Context& context, NodeId where, std::uint32_t from, std::uint32_t to) {
    context.dependencies.push_back({.from = from, .to = to, .where = where, .declared = true});
    check_available(context, "E3005", where, to);
}

void check_depends_on(Context& context, NodeId node, std::uint32_t index) {
    const Document& document = context.document;
    if (is_text(document, node)) {
        const std::string_view name = document.text(node);
        const auto target = context.templ.resources.find(name);
        if (target == index)
            context.report("E3005", node, "DependsOn names the resource itself");
        if (target)
            depend_on(context, node, index, *target);
        else if (!context.templ.open() && !context.templ.may_generate(name))
            context.report("E3005", node, "DependsOn names " + quoted(name) + ", which is not a resource",
                           context.suggest(name, context.templ.resources));
        return;
    }
    context.report("E3001", node, "DependsOn takes the name of a resource, or a list of names");
}

void check_dependencies(Context& context, NodeId depends_on, std::uint32_t index) {
    if (context.document.kind(depends_on) != Kind::list)
        return check_depends_on(context, depends_on, index);
    for (const NodeId item : context.document.children(depends_on))
        check_depends_on(context, item, index);
}

/// Which functions can give what happens to a resource, besides `Fn::If`.
bool can_decide(Function function) {
    return function == Function::find_in_map || function == Function::ref || function == Function::select ||
           function == Function::sub;
}

void check_policy(Context& context, const Section::Entry& resource, std::string_view field, RuleId rule) {
    const Document& document = context.document;
    const bool snapshot = has_snapshots(text_of(document, document.find(resource.node, "Type")));
    each_branch(document, context.assumptions, document.find(resource.node, field), [&](NodeId value) {
        const auto call = call_of(document, value);
        if (call && (can_decide(call->function) || is_no_value(document, value)))
            return;
        const std::string_view text = text_of(document, value);
        const bool on_create = field == "DeletionPolicy" && text == "RetainExceptOnCreate";
        if (text != "Delete" && text != "Retain" && !on_create && !(snapshot && text == "Snapshot"))
            context.report(rule, value,
                           std::string(field) + ' ' + shown(document, value) + " does not exist for this type",
                           std::string("use Delete, Retain") + (snapshot ? " or Snapshot" : "") +
                               (field == "DeletionPolicy" ? ", or RetainExceptOnCreate" : ""));
    });
}

/// Custom resources and others have attributes that are not for each other.
void check_custom(Context& context, const Section::Entry& resource) {
    const std::string_view type = text_of(context.document, context.document.find(resource.node, "Type"));
    const bool custom = type.starts_with("Custom::") || type == "AWS::CloudFormation::CustomResource";
    const auto refuse = [&](std::string_view field) {
        if (const NodeId node = context.document.find(resource.node, field))
            context.report_key(
                "E3001", node,
                std::string(field) + " is not for " + (custom ? "" : "other than ") + "custom resources");
    };
    if (custom) {
        refuse("CreationPolicy");
        refuse("UpdatePolicy");
    } else if (!type.empty()) {
        refuse("Version");
    }
}

void check_resource(Context& context, const Section::Entry& resource, std::uint32_t index) {
    const Document& document = context.document;
    const bool serverless = is_serverless_type(context.type_of(index));
    if (!check_form(context, "E3001", resource.node, "resource " + quoted(resource.name), resource_fields, {},
                    serverless ? RuleId("W3001") : RuleId("E3001")))
        return;
    check_type(context, resource, index);
    check_custom(context, resource);
    if (const NodeId properties = document.find(resource.node, "Properties"); is_no_value(document, properties))
        context.report("E3012", document.first_child(properties),
                       "the properties of " + quoted(resource.name) + " are AWS::NoValue, not a map",
                       "leave Properties out");
    if (const NodeId condition = document.find(resource.node, "Condition"); is_text(document, condition))
        use_condition(context, "E3015", condition, document.text(condition));
    if (const NodeId depends_on = document.find(resource.node, "DependsOn"))
        check_dependencies(context, depends_on, index);
    check_policy(context, resource, "DeletionPolicy", "E3035");
    check_policy(context, resource, "UpdateReplacePolicy", "E3036");
    if (context.templ.parameters.contains(resource.name))
        context.report_key("E3007", resource.node, quoted(resource.name) + " names a parameter, too");
}

}  // namespace

void check_resources(Context& context) {
    check_names(context, context.templ.resources,
                {.what = "resource",
                 .most_entries = most_resources,
                 .too_many = "E3010",
                 .invalid_name = "E3001",
                 .too_long = "E3011"});
    for (std::uint32_t i = 0; i < context.templ.resources.entries().size(); ++i)
        check_resource(context, context.templ.resources.entries()[i], i);
}

}  // namespace appinfra::validate::rules
