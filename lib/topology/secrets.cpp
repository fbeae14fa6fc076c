#include "appinfra/topology/secrets.hpp"

#include <variant>

#include "appinfra/aws/secretsmanager.hpp"

namespace appinfra::topology {

using cfn::sub;
using cfn::Value;

namespace {

bool is_arn(const std::string& id) { return id.starts_with("arn:"); }

/// Where a secret is, as two texts: what a policy names, and what a task definition reads.
struct Place {
    Value<cfn::String> resource;
    Value<cfn::String> value_from;
};

/// What names an existing secret.
struct Source {
    Context& context;
    std::string title;
    std::string name;
    diagnostics::Origin origin;

    [[nodiscard]] cfn::Parameter parameter(const std::string& what, const std::string& id) const {
        return context.assembly.parameter(title + "Source",
                                          {.description = "Name or ARN of the " + what + " that holds " + name + ".",
                                           .value = cfn::Setting{id, origin}});
    }
};

Place place_of(const Source& source, const manifest::SecretsManagerSecret& secret) {
    const cfn::Any id = source.parameter("Secrets Manager secret", secret.id).ref();
    const std::string suffix = secret.json_key.empty() ? "" : ":" + secret.json_key + "::";
    if (is_arn(secret.id))
        return {id, sub("{}{}", id, suffix)};
    const auto arn = [&](const std::string& end) {
        return sub("arn:{}:secretsmanager:{}:{}:secret:{}{}", cfn::partition(), cfn::region(), cfn::account_id(), id,
                   end);
    };
    // Secrets Manager appends six characters to the name in the ARN.
    return {arn("-??????"), arn(suffix)};
}

class Delivery {
public:
    Delivery(Context& context, const aws::kms::Key::Attributes& key, const manifest::Secret& secret)
        : context_(context),
          key_(key),
          name_(secret.name),
          source_{context, camel_case(secret.name), secret.name, secret.source.origin} {}

    Place operator()(const manifest::GeneratedSecret& /*unused*/) const {
        const auto made = context_.assembly.add(
            source_.title + "Secret",
            aws::secretsmanager::Secret{
                .Description = sub("{}: {}", cfn::stack_name(), name_),
                .GenerateSecretString =
                    aws::secretsmanager::secret::GenerateSecretString{.ExcludePunctuation = true, .PasswordLength = 64},
                .KmsKeyId = key_.ref()},
            {.suppressions = secret_suppressions(
                 "The application decides when this secret may change: a new value would end all sessions at once.")});
        return {made.ref(), made.ref()};
    }

    Place operator()(const manifest::SecretsManagerSecret& secret) const { return place_of(source_, secret); }

    Place operator()(const manifest::ParameterStoreSecret& source) const {
        const cfn::Any id = source_.parameter("Parameter Store parameter", source.id).ref();
        if (is_arn(source.id))
            return {id, id};
        const auto arn = sub("arn:{}:ssm:{}:{}:parameter" + std::string(source.id.starts_with('/') ? "" : "/") + "{}",
                             cfn::partition(), cfn::region(), cfn::account_id(), id);
        return {arn, arn};
    }

private:
    Context& context_;
    const aws::kms::Key::Attributes& key_;
    std::string name_;
    Source source_;
};

}  // namespace

SecretAccess secret_access(Context& context, const std::string& title,
                           const manifest::Traced<manifest::SecretsManagerSecret>& secret) {
    const Place place = place_of({context, title, title, secret.origin}, secret.value);
    return {place.value_from,
            {.sid = title, .actions = {"secretsmanager:GetSecretValue"}, .resources = {place.resource}}};
}

std::vector<cfn::Suppression> secret_suppressions(const std::string& reason) { return {nag("SMG4", reason)}; }

Secrets make_secrets(Context& context, const aws::kms::Key::Attributes& key) {
    const cfn::Assembly::Block block(context.assembly, cfn::Layer::data, "Secrets",
                                     "Generated secrets live here; existing ones are only referred to.");
    Secrets secrets;
    Statement secrets_manager{.sid = "ReadSecrets", .actions = {"secretsmanager:GetSecretValue"}, .resources = {}};
    Statement parameter_store{
        .sid = "ReadParameters", .actions = {"ssm:GetParameter", "ssm:GetParameters"}, .resources = {}};
    for (const manifest::Secret& secret : context.app.secrets) {
        const Place place = std::visit(Delivery(context, key, secret), secret.source.value);
        secrets.deliveries.push_back({secret.name, place.value_from});
        const bool from_parameter_store = std::holds_alternative<manifest::ParameterStoreSecret>(secret.source.value);
        (from_parameter_store ? parameter_store : secrets_manager).resources.emplace_back(place.resource);
    }
    for (Statement* statement : {&secrets_manager, &parameter_store})
        if (!statement->resources.empty())
            secrets.read_permissions.push_back(*statement);
    secrets.read_permissions.push_back(
        {.sid = "DecryptSecrets",
         .actions = {"kms:Decrypt"},
         .resources = {key.Arn()},
         .condition =
             when("StringEquals", "kms:ViaService", sub("secretsmanager.{}.{}", cfn::region(), cfn::url_suffix()))});
    return secrets;
}

}  // namespace appinfra::topology
