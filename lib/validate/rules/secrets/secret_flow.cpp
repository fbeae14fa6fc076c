#include "secret_flow.hpp"

#include <algorithm>

#include "../../each_below.hpp"
#include "../../text.hpp"

namespace appinfra::validate::rules {
namespace {

/// Resources that hand on what they got from resources that do.
constexpr int longest_way = 4;

struct Given {
    std::string_view type;
    std::string_view attribute;
};

/// Attributes that are secrets.
constexpr Given secret_attributes[] = {
    {"AWS::IAM::AccessKey", "SecretAccessKey"},
    {"AWS::Cognito::UserPoolClient", "ClientSecret"},
};

bool is_secret_reference(std::string_view text) {
    return text.find("{{resolve:secretsmanager:") != text.npos || text.find("{{resolve:ssm-secure:") != text.npos;
}

}  // namespace

bool is_hidden_parameter(const Document& document, NodeId parameter) {
    const std::string mark = scalar_text(document, document.find(parameter, "NoEcho"));
    return mark == "true" || mark == "True" || mark == "TRUE";
}

SecretFlow::SecretFlow(Context& context) : context_(context) {
    for (const Section::Entry& parameter : context.templ.parameters.entries())
        hidden_.push_back(is_hidden_parameter(context.document, parameter.node));
    any_ = std::ranges::find(hidden_, true) != hidden_.end();
    for (const Given& entry : secret_attributes)
        any_ = any_ || !context.resources_of(entry.type).empty();
    for (const Section::Entry& mapping : context.templ.mappings.entries())
        mapped_.push_back(holds_reference(mapping.node));
    for (std::uint32_t index = 0; index < context.document.size() && !any_; ++index)
        any_ = is_text(context.document, NodeId{index}) && is_secret_reference(context.document.text(NodeId{index}));
}

bool SecretFlow::holds_reference(NodeId root) const {
    bool found = false;
    each_below(context_.document, root, [&](NodeId node) {
        found = is_secret_reference(text_of(context_.document, node));
        return found ? Next::end : Next::below;
    });
    return found;
}

std::optional<Secret> SecretFlow::named(std::string_view name, NodeId node) const {
    const auto parameter = context_.templ.parameters.find(name);
    if (!parameter || !hidden_[*parameter])
        return {};
    return Secret{Secret::Origin::parameter, node, context_.templ.parameters.entries()[*parameter].node, {}};
}

/// What a mapping gives; any of its values where the keys are not known.
std::optional<Secret> SecretFlow::looked_up(NodeId arguments, NodeId node) const {
    const Document& document = context_.document;
    const auto mapping = context_.templ.mappings.find(text_of(document, child(document, arguments, 0)));
    if (!mapping || !mapped_[*mapping])
        return {};
    NodeId value = context_.templ.mappings.entries()[*mapping].node;
    for (const std::uint32_t position : {1U, 2U}) {
        const NodeId key = child(document, arguments, position);
        const NodeId entry = is_text(document, key) ? document.find(value, document.text(key)) : document::none;
        if (!entry)
            return Secret{Secret::Origin::reference, node, document::none, {}};
        value = entry;
    }
    return is_secret_reference(text_of(document, value))
               ? std::optional(Secret{Secret::Origin::reference, node, document::none, {}})
               : std::nullopt;
}

std::optional<Secret> SecretFlow::given_by(std::string_view name, std::string_view attribute, NodeId node, int depth) {
    const auto resource = context_.templ.resources.find(name);
    if (!resource)
        return {};
    const std::string_view type = context_.type_of(*resource);
    for (const Given& entry : secret_attributes)
        if (entry.type == type && entry.attribute == attribute)
            return Secret{Secret::Origin::attribute, node, context_.resource(*resource).node, {}};
    if (type != "AWS::SSM::Parameter" || attribute != "Value" || depth > longest_way)
        return {};
    const auto [entry, fresh] = handed_on_.try_emplace(*resource);
    if (!fresh)
        return entry->second;
    std::optional<Secret> found;
    context_.property(*resource, "Value", [&](NodeId value) { found = found ? found : secret_in(value, depth + 1); });
    if (found)
        found->by_way.push_back(*resource);
    return handed_on_[*resource] = std::move(found);
}

std::optional<Secret> SecretFlow::at(NodeId node, int depth) {
    const Document& document = context_.document;
    if (is_text(document, node))
        return is_secret_reference(document.text(node))
                   ? std::optional(Secret{Secret::Origin::reference, node, document::none, {}})
                   : std::nullopt;
    const auto call = call_of(document, node);
    if (!call)
        return {};
    std::optional<Secret> found;
    if (call->function == Function::ref)
        return named(text_of(document, call->argument), node);
    if (call->function == Function::find_in_map)
        return looked_up(call->argument, node);
    if (call->function == Function::get_att) {
        const auto name = attribute_name(document, call->argument);
        return name ? given_by(name->resource, name->attribute, node, depth) : std::nullopt;
    }
    if (call->function == Function::sub) {
        for_each_outer_variable(document, call->argument, [&](std::string_view name) {
            if (found)
                return;
            const std::size_t dot = name.find('.');
            found =
                dot == name.npos ? named(name, node) : given_by(name.substr(0, dot), name.substr(dot + 1), node, depth);
        });
    }
    return found;
}

std::optional<Secret> SecretFlow::secret_in(NodeId value) { return secret_in(value, 0); }

std::optional<Secret> SecretFlow::secret_in(NodeId value, int depth) {
    std::optional<Secret> found;
    each_below(context_.document, value, [&](NodeId node) {
        found = at(node, depth);
        return found ? Next::end : Next::below;
    });
    return found;
}

std::string SecretFlow::name_of(const Secret& secret) const {
    if (secret.origin == Secret::Origin::reference)
        return "a secret";
    if (secret.origin == Secret::Origin::parameter)
        return "secret parameter " + quoted(context_.document.key(secret.declared));
    return "the secret of " + quoted(context_.document.key(secret.declared));
}

void SecretFlow::tell(diagnostics::Diagnostic& finding, const Secret& secret, NodeId value) const {
    const Document& document = context_.document;
    if (secret.declared)
        finding.notes.push_back({document.key_span(secret.declared), secret.origin == Secret::Origin::parameter
                                                                         ? "the parameter is marked NoEcho here"
                                                                         : "this resource gives the secret"});
    for (const std::uint32_t way : secret.by_way)
        finding.notes.push_back({document.key_span(context_.resource(way).node), "this resource hands it on"});
    if (!secret.by_way.empty())
        return;
    const auto step = [&](NodeId node) {
        if (const auto call = call_of(document, node))
            finding.notes.push_back({document.span(node), "it goes through " + std::string(info(call->function).name)});
    };
    step(secret.node);
    for (NodeId node = secret.node; node != value; node = document.parent(node))
        step(document.parent(node));
}

}  // namespace appinfra::validate::rules
