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

class Delivery {
public:
    Delivery(Context& context, const aws::kms::Key::Attributes& key, const manifest::Secret& secret)
        : context_(context), key_(key), secret_(secret), title_(camel_case(secret.name)) {}

    Place operator()(const manifest::GeneratedSecret& /*unused*/) const {
        const auto made = context_.assembly.add(
            title_ + "Secret",
            aws::secretsmanager::Secret{
                .Description = sub("{}: {}", cfn::stack_name(), secret_.name),
                .GenerateSecretString =
                    aws::secretsmanager::secret::GenerateSecretString{.ExcludePunctuation = true, .PasswordLength = 64},
                .KmsKeyId = key_.ref()},
            {.suppressions = secret_suppressions(
                 "The application decides when this secret may change: a new value would end all sessions at once.")});
        return {made.ref(), made.ref()};
    }

    Place operator()(const manifest::SecretsManagerSecret& source) const {
        const cfn::Any id = parameter("Secrets Manager secret", source.id).ref();
        const std::string suffix = source.json_key.empty() ? "" : ":" + source.json_key + "::";
        if (is_arn(source.id))
            return {id, sub("{}{}", id, suffix)};
        const auto arn = [&](const std::string& end) {
            return sub("arn:{}:secretsmanager:{}:{}:secret:{}{}", cfn::partition(), cfn::region(), cfn::account_id(),
                       id, end);
        };
        // Secrets Manager appends six characters to the name in the ARN.
        return {arn("-??????"), arn(suffix)};
    }

    Place operator()(const manifest::ParameterStoreSecret& source) const {
        const cfn::Any id = parameter("Parameter Store parameter", source.id).ref();
        if (is_arn(source.id))
            return {id, id};
        const auto arn = sub("arn:{}:ssm:{}:{}:parameter" + std::string(source.id.starts_with('/') ? "" : "/") + "{}",
                             cfn::partition(), cfn::region(), cfn::account_id(), id);
        return {arn, arn};
    }

private:
    [[nodiscard]] cfn::Parameter parameter(const std::string& what, const std::string& id) const {
        return context_.assembly.parameter(
            title_ + "Source", {.description = "Name or ARN of the " + what + " that holds " + secret_.name + ".",
                                .value = cfn::Setting{id, secret_.source.origin}});
    }

    Context& context_;
    const aws::kms::Key::Attributes& key_;
    const manifest::Secret& secret_;
    std::string title_;
};

}  // namespace

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
