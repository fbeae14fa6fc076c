#include "appinfra/topology/login.hpp"

#include <variant>

#include "appinfra/topology/identity.hpp"

namespace appinfra::topology {

namespace cognito = aws::cognito;
using cfn::sub;
using Action = aws::elasticloadbalancingv2::listener::Action;

namespace {

/// Seconds until a user has to log in again. A string in listeners, an integer in listener rules.
constexpr const char* session_timeout = "43200";

std::vector<Action> oidc(Context& context, const manifest::OidcLogin& login) {
    const cfn::Parameter secret = context.assembly.parameter(
        "LoginClientSecretSource",
        {.description = "Secrets Manager secret with the client secret that the identity provider issued.",
         .value = cfn::Setting{login.client_secret->id, login.client_secret.origin}});
    return {Action{.AuthenticateOidcConfig =
                       aws::elasticloadbalancingv2::listener::AuthenticateOidcConfig{
                           .AuthorizationEndpoint = login.authorization_endpoint,
                           .ClientId = login.client_id,
                           .ClientSecret = sub("{{resolve:secretsmanager:{}:SecretString:{}}}", secret.ref(),
                                               login.client_secret->json_key),
                           .Issuer = login.issuer,
                           .OnUnauthenticatedRequest = "authenticate",
                           .Scope = login.scope,
                           .SessionTimeout = session_timeout,
                           .TokenEndpoint = login.token_endpoint,
                           .UserInfoEndpoint = login.user_info_endpoint},
                   .Type = "authenticate-oidc"}};
}

Action cognito_login(const UserPool& users) {
    return {
        .AuthenticateCognitoConfig =
            aws::elasticloadbalancingv2::listener::AuthenticateCognitoConfig{.OnUnauthenticatedRequest = "authenticate",
                                                                             .Scope = "openid email",
                                                                             .SessionTimeout = session_timeout,
                                                                             .UserPoolArn = users.pool.Arn(),
                                                                             .UserPoolClientId = users.client.ref(),
                                                                             .UserPoolDomain = users.domain.ref()},
        .Type = "authenticate-cognito"};
}

}  // namespace

std::optional<UserPool> make_user_pool(Context& context) {
    const auto* login = std::get_if<manifest::CognitoLogin>(&context.app.login);
    if (login == nullptr)
        return std::nullopt;
    cfn::Assembly& assembly = context.assembly;
    const cfn::Assembly::Block block(assembly, cfn::Layer::data, "Users", "Who may log in.");
    const cfn::Parameter prefix = assembly.parameter(
        "LoginDomainPrefix", {.description = "First label of the log-in page's host name; unique in the region.",
                              .value = setting(login->domain_prefix)});
    const auto pool = assembly.add(
        "UserPool",
        cognito::UserPool{
            .AdminCreateUserConfig = cognito::user_pool::AdminCreateUserConfig{.AllowAdminCreateUserOnly = true},
            .AutoVerifiedAttributes = {"email"},
            .DeletionProtection = "ACTIVE",
            .EnabledMfas = {"SOFTWARE_TOKEN_MFA"},
            .MfaConfiguration = "ON",
            .Policies = cognito::user_pool::Policies{.PasswordPolicy =
                                                         cognito::user_pool::PasswordPolicy{.MinimumLength = 12,
                                                                                            .RequireLowercase = true,
                                                                                            .RequireNumbers = true,
                                                                                            .RequireSymbols = true,
                                                                                            .RequireUppercase = true}},
            .UserPoolTier = "ESSENTIALS",
            .UsernameAttributes = {"email"}},
        {.comment = "Attributes that name users cannot change later without losing all users.",
         .retention = cfn::Retention::retain,
         .suppressions = {nag("COG8",
                              "Threat protection of the PLUS tier is priced per user; a second factor is required of "
                              "everybody instead.")}});
    const auto client = assembly.add(
        "UserPoolClient",
        cognito::UserPoolClient{.AllowedOAuthFlows = {"code"},
                                .AllowedOAuthFlowsUserPoolClient = true,
                                .AllowedOAuthScopes = {"openid", "email"},
                                .CallbackURLs = {sub("https://{}/oauth2/idpresponse", domain_parameter(context).ref())},
                                .GenerateSecret = true,
                                .PreventUserExistenceErrors = "ENABLED",
                                .SupportedIdentityProviders = {"COGNITO"},
                                .UserPoolId = pool.ref()});
    const auto domain =
        assembly.add("UserPoolDomain", cognito::UserPoolDomain{.Domain = prefix.ref(), .UserPoolId = pool.ref()});
    return UserPool{pool, client, domain};
}

std::vector<Action> make_login(Context& context, const std::optional<UserPool>& users) {
    if (const auto* login = std::get_if<manifest::OidcLogin>(&context.app.login))
        return oidc(context, *login);
    if (users)
        return {cognito_login(*users)};
    return {};
}

}  // namespace appinfra::topology
