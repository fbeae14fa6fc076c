#include "keys.hpp"

#include <algorithm>
#include <array>

#include "key_binding.hpp"
#include "types.hpp"

namespace appinfra::manifest {
namespace {

template <const auto& type, auto... members>
constexpr Key<App> app_key(KeyInfo info) {
    return key<App, type, members...>(info);
}

template <const auto& type, auto member>
constexpr Key<App> pipeline_key(KeyInfo info) {
    info.alternative = Alternative::pipeline;
    return app_key<type, &App::pipeline, member>(info);
}

template <const auto& type, class Held, auto member>
constexpr Key<App> network_key(KeyInfo info) {
    info.alternative = std::is_same_v<Held, NewNetwork> ? Alternative::new_network : Alternative::existing_network;
    return alternative_key<type, &App::network, Held, member>(info);
}

template <const auto& type, class Held, auto member>
constexpr Key<App> login_key(KeyInfo info) {
    info.alternative = std::is_same_v<Held, OidcLogin> ? Alternative::oidc : Alternative::cognito;
    return alternative_key<type, &App::login, Held, member>(info);
}

template <const auto& type, auto member>
constexpr Key<Job> job_key(KeyInfo info) {
    return key<Job, type, member>(info);
}

constexpr auto app_table = std::to_array<Key<App>>({
    app_key<types::app_name, &App::name>({.path = "app",
                                          .about = "The name of the application. What is created carries it.",
                                          .required = true,
                                          .fixed = true}),
    app_key<types::domain, &App::domain>(
        {.path = "domain",
         .about = "Where users find the application.",
         .otherwise = "in other environments than production: `<environment>.<domain>`",
         .required = true}),

    app_key<types::hosted_zone, &App::dns, &Dns::hosted_zone>(
        {.path = "dns.hosted_zone",
         .about = "The hosted zone for the records of `domain` and of the reports.",
         .otherwise = "a template parameter, given when deploying"}),
    app_key<types::weight, &App::dns, &Dns::weight>(
        {.path = "dns.weight",
         .about = "The share of the traffic that this stack's records ask for while a second stack has records of the "
                  "same domain: during a move, see `appinfra migrate`.",
         .fallback = "100"}),

    app_key<types::port, &App::web, &Web::port>(
        {.path = "web.port", .about = "The port that the application listens on.", .fallback = "3000"}),
    app_key<types::url_path, &App::web, &Web::health_check>(
        {.path = "web.health_check",
         .about = "What the load balancer asks for; it answers 200 without log-in when the application is well.",
         .fallback = "/up"}),
    app_key<types::cpu, &App::web, &Web::cpu_units>(
        {.path = "web.cpu", .about = "Processors of one instance, in vCPU.", .fallback = "0.5"}),
    app_key<types::memory, &App::web, &Web::memory_mib>(
        {.path = "web.memory",
         .about = "Memory of one instance. Fargate has only some combinations with `cpu`.",
         .fallback = "1 GiB"}),
    app_key<types::architecture, &App::web, &Web::architecture>({.path = "web.architecture",
                                                                 .about = "The processors that the image is built for.",
                                                                 .fallback = "arm64",
                                                                 .fixed = true}),
    app_key<types::instances, &App::web, &Web::instances>(
        {.path = "web.instances",
         .about = "How many instances run: the range within which scaling moves.",
         .fallback = "2 to 8"}),
    app_key<types::command, &App::web, &Web::command>({.path = "web.command",
                                                       .about = "What an instance runs, without a shell.",
                                                       .otherwise = "the command of the image",
                                                       .example = "bin/rails server",
                                                       .fixed = true}),
    app_key<types::instance_type, &App::web, &Web::instance_type>(
        {.path = "web.instance_type",
         .about = "The machines of scenarios on EC2 instances.",
         .otherwise = "`m7g.large`, with `architecture: x86_64` `m7i.large`"}),
    app_key<types::packages, &App::web, &Web::packages>(
        {.path = "web.packages",
         .about = "Packages of Amazon Linux 2023 that instances need to run the application, where it is not an image.",
         .fallback = "[ruby3.4, libpq]",
         .fixed = true}),
    app_key<types::drain_time, &App::web, &Web::drain_minutes>(
        {.path = "web.drain",
         .about = "How long an instance that is replaced may finish transfers through the application.",
         .fallback = "15 minutes"}),

    app_key<types::engine, &App::database, &Database::engine>(
        {.path = "database.engine", .about = "The kind of database.", .fallback = "postgres", .fixed = true}),
    app_key<types::engine_version, &App::database, &Database::version>(
        {.path = "database.version",
         .about = "The version of the engine. With a major version alone, RDS chooses the minor one.",
         .fallback = "16"}),
    app_key<types::instance_class, &App::database, &Database::instance_class>(
        {.path = "database.class", .about = "The size of the database's machine.", .fallback = "db.t4g.medium"}),
    app_key<types::storage, &App::database, &Database::storage_gib>(
        {.path = "database.storage",
         .about = "Storage of the database. It can grow later, never shrink.",
         .fallback = "50 GiB"}),
    app_key<types::boolean, &App::database, &Database::multi_az>(
        {.path = "database.multi_az",
         .about = "Whether a standby in a second zone takes over when the first fails.",
         .fallback = "true"}),
    app_key<types::boolean, &App::database, &Database::read_replica>(
        {.path = "database.read_replica",
         .about = "Whether a second instance answers reading queries.",
         .fallback = "false"}),
    app_key<types::backup_time, &App::database, &Database::backup_keep_days>(
        {.path = "database.backup_keep",
         .about = "How long daily backups are kept. `0 days`: none are made; a read replica needs them.",
         .fallback = "14 days"}),

    app_key<types::upload_size, &App::uploads, &Uploads::max_size_bytes>(
        {.path = "uploads.max_size", .about = "The largest file that users upload.", .fallback = "6 GiB"}),
    app_key<types::upload_time, &App::uploads, &Uploads::keep_days>(
        {.path = "uploads.keep", .about = "When an uploaded file is gone for certain.", .fallback = "14 days"}),
    app_key<types::transfer, &App::uploads, &Uploads::transfer>(
        {.path = "uploads.transfer",
         .about = "How files get into the bucket of scenarios that use one: straight from the browser with presigned "
                  "requests, or through the application.",
         .fallback = "presigned",
         .fixed = true}),
    app_key<types::boolean, &App::uploads, &Uploads::transition>(
        {.path = "uploads.transition",
         .about =
             "Whether the application reaches both the file system and the buckets: while it moves from one to the "
             "other, see `appinfra migrate`.",
         .fallback = "false",
         .fixed = true}),

    app_key<types::domain, &App::reports, &Reports::domain>({.path = "reports.domain",
                                                             .about = "Where users find the reports.",
                                                             .otherwise = "`reports.<domain>`",
                                                             .example = "reports.example.org"}),
    app_key<types::certificate, &App::reports, &Reports::certificate>(
        {.path = "reports.certificate",
         .about = "The certificate of the reports site, which CloudFront takes from us-east-1 only.",
         .otherwise = "made by the stack in us-east-1; elsewhere no reports site yet"}),
    app_key<types::public_key, &App::reports, &Reports::public_key>(
        {.path = "reports.public_key",
         .about = "The public key of the pair with which the application signs access to reports: what stands between "
                  "the BEGIN and END lines of its PEM file, on one line.",
         .otherwise = "no reports site yet"}),
    app_key<types::file_backup_time, &App::reports, &Reports::backup_keep_days>(
        {.path = "reports.backup_keep",
         .about = "How long daily backups of reports in a file system are kept; they get a file system of their own. "
                  "`0 days`: none are made.",
         .fallback = "0 days",
         .fixed = true}),

    network_key<types::network_range, NewNetwork, &NewNetwork::cidr>(
        {.path = "network.cidr", .about = "The addresses of a new network.", .fallback = "10.20.0.0/16"}),
    network_key<types::zones, NewNetwork, &NewNetwork::zones>({.path = "network.zones",
                                                               .about = "In how many zones a new network has subnets.",
                                                               .fallback = "2",
                                                               .fixed = true}),
    network_key<types::egress, NewNetwork, &NewNetwork::egress>(
        {.path = "network.egress",
         .about = "How the application reaches the internet from a new network: not at all (endpoints for AWS only), "
                  "through one NAT gateway, or through one in each zone.",
         .fallback = "nat-per-zone"}),
    network_key<types::vpc, ExistingNetwork, &ExistingNetwork::vpc>(
        {.path = "network.vpc", .about = "An existing network to use instead.", .required = true}),
    network_key<types::subnets, ExistingNetwork, &ExistingNetwork::public_subnets>(
        {.path = "network.public_subnets",
         .about = "Its subnets for the load balancer, each in another zone.",
         .required = true}),
    network_key<types::subnets, ExistingNetwork, &ExistingNetwork::private_subnets>(
        {.path = "network.private_subnets",
         .about = "Its subnets for application and database, in the same zones.",
         .required = true}),

    login_key<types::https_url, OidcLogin, &OidcLogin::issuer>(
        {.path = "login.oidc.issuer", .about = "The provider.", .required = true}),
    login_key<types::https_url, OidcLogin, &OidcLogin::authorization_endpoint>(
        {.path = "login.oidc.authorization_endpoint", .about = "Where users log in.", .required = true}),
    login_key<types::https_url, OidcLogin, &OidcLogin::token_endpoint>(
        {.path = "login.oidc.token_endpoint", .about = "Where the load balancer asks for tokens.", .required = true}),
    login_key<types::https_url, OidcLogin, &OidcLogin::user_info_endpoint>(
        {.path = "login.oidc.user_info_endpoint", .about = "Where it asks who the user is.", .required = true}),
    login_key<types::client_id, OidcLogin, &OidcLogin::client_id>(
        {.path = "login.oidc.client_id", .about = "What the provider calls the application.", .required = true}),
    login_key<types::secrets_manager, OidcLogin, &OidcLogin::client_secret>(
        {.path = "login.oidc.client_secret", .about = "The secret that goes with it, by reference.", .required = true}),
    login_key<types::scope, OidcLogin, &OidcLogin::scope>(
        {.path = "login.oidc.scope", .about = "What the load balancer asks for about the user.", .fallback = "openid"}),
    login_key<types::cognito_prefix, CognitoLogin, &CognitoLogin::domain_prefix>(
        {.path = "login.cognito.domain_prefix",
         .about = "The first part of the log-in page's domain name. Unique in the region, for all customers of AWS.",
         .otherwise = "`<app>-<environment>`"}),

    app_key<types::log_time, &App::logs, &Logs::keep_days>(
        {.path = "logs.keep", .about = "How long logs can be searched in CloudWatch.", .fallback = "90 days"}),
    app_key<types::boolean, &App::logs, &Logs::archive>(
        {.path = "logs.archive", .about = "Whether logs are also kept in a bucket.", .fallback = "true"}),

    pipeline_key<types::repository, &Pipeline::repository>(
        {.path = "pipeline.repository", .about = "The repository of the application.", .required = true}),
    pipeline_key<types::branch, &Pipeline::branch>(
        {.path = "pipeline.branch", .about = "The branch that is deployed with each commit.", .fallback = "main"}),
    pipeline_key<types::boolean, &Pipeline::approval>(
        {.path = "pipeline.approval",
         .about = "Whether a person approves before each environment after the first.",
         .fallback = "true"}),
    pipeline_key<types::command_or_none, &Pipeline::migrate>(
        {.path = "pipeline.migrate",
         .about = "What changes the database's schema, run once before each deployment.",
         .fallback = "bin/rails db:migrate"}),
    pipeline_key<types::file_path, &Pipeline::infrastructure>(
        {.path = "pipeline.infrastructure",
         .about = "The folder of the repository that holds the rendered templates.",
         .fallback = "infra"}),
    pipeline_key<types::file_path, &Pipeline::dockerfile>(
        {.path = "pipeline.dockerfile", .about = "What the image is built from.", .fallback = "Dockerfile"}),
    pipeline_key<types::connection, &Pipeline::connection>({.path = "pipeline.connection",
                                                            .about = "The connection between AWS and the repository.",
                                                            .otherwise = "a template parameter, given when deploying"}),

    app_key<types::host_name, &App::puppet, &Puppet::server>(
        {.path = "puppet.server", .about = "The host name of the Puppet server.", .fallback = "puppet"}),
    app_key<types::puppet_environment, &App::puppet, &Puppet::environment>(
        {.path = "puppet.environment",
         .about = "The environment of the Puppet server that configures the instances.",
         .otherwise = "the name of the environment"}),
    app_key<types::secrets_manager, &App::puppet, &Puppet::autosign>(
        {.path = "puppet.autosign",
         .about = "The challenge password with which instances ask the Puppet server for their certificate, by "
                  "reference.",
         .otherwise = "somebody signs each request on the server",
         .example = "secretsmanager:puppet/autosign",
         .fixed = true}),
    app_key<types::extensions, &App::puppet, &Puppet::extensions>(
        {.path = "puppet.extensions",
         .about = "Trusted extensions of the instances' certificates, besides pp_application, pp_environment, "
                  "pp_instance_id and pp_role.",
         .fallback = "[]",
         .fixed = true}),

    app_key<types::admin_range, &App::bastion, &Bastion::cidr>(
        {.path = "bastion.cidr",
         .about = "From where people may connect to a bastion host in front of the instances.",
         .otherwise = "no bastion: Session Manager is the way in",
         .fixed = true}),

    app_key<types::email, &App::alarms, &Alarms::email>({.path = "alarms.email",
                                                         .about = "Who is told when something is wrong.",
                                                         .otherwise = "nobody until someone subscribes to the topic"}),
});

constexpr auto job_table = std::to_array<Key<Job>>({
    job_key<types::command, &Job::command>(
        {.path = "command", .about = "What is run, without a shell.", .required = true, .fixed = true}),
    job_key<types::schedule, &Job::schedule>({.path = "schedule", .about = "When it is run.", .required = true}),
    job_key<types::timezone, &Job::timezone>(
        {.path = "timezone", .about = "Whose clock the schedule means.", .fallback = "UTC"}),
    job_key<types::job_time, &Job::timeout_minutes>(
        {.path = "timeout", .about = "After how long it is stopped.", .fallback = "1 hour"}),
    job_key<types::cpu, &Job::cpu_units>(
        {.path = "cpu", .about = "Processors, in vCPU.", .otherwise = "that of `web`"}),
    job_key<types::memory, &Job::memory_mib>({.path = "memory", .about = "Memory.", .otherwise = "that of `web`"}),
});

constexpr auto login_words = std::to_array<Word>({{"none", Alternative::no_login}, {"cognito", Alternative::cognito}});
constexpr auto pipeline_words = std::to_array<Word>({{"none", Alternative::no_pipeline}});

constexpr auto section_table = std::to_array<SectionInfo>({
    {.path = "dns", .about = "Public DNS."},
    {.path = "web", .about = "The processes that answer users."},
    {.path = "database", .about = "The relational database."},
    {.path = "uploads", .about = "Files that users upload and download. They are removed after a while."},
    {.path = "reports", .about = "The site for reports that jobs write."},
    {.path = "jobs",
     .about =
         "Commands run on a schedule, by name: up to 32 lower-case letters, digits and hyphens. A job may be started "
         "twice and must bear it.",
     .form = SectionForm::jobs,
     .otherwise = "no jobs",
     .example = "user-stats: {command: bin/rake stats:weekly, schedule: \"cron(0 6 ? * MON *)\", timezone: "
                "America/Los_Angeles}",
     .most = 50},
    {.path = "secrets",
     .about =
         "Environment variables with secrets, by name. `generated` creates a random secret when deploying; the other "
         "forms refer to existing ones by name or ARN. The secrets themselves never stand in a manifest.",
     .form = SectionForm::secrets,
     .otherwise = "no secrets",
     .example = "SECRET_KEY_BASE: generated\nSMTP_PASSWORD: secretsmanager:myapp/smtp:password\nMAPS_API_KEY: "
                "ssm:/myapp/maps_api_key",
     .most = 100},
    {.path = "environment",
     .about = "Plain environment variables, by name. Everybody who may see the template can read them.",
     .form = SectionForm::variables,
     .otherwise = "no variables",
     .example = "RAILS_ENV: production\nRAILS_LOG_TO_STDOUT: \"1\"",
     .most = 200},
    {.path = "tags",
     .about = "Tags of everything that can have tags, besides Application, Environment, ManagedBy and Scenario.",
     .form = SectionForm::tags,
     .otherwise = "no more tags",
     .example = "Owner: uc3\nCostCenter: \"4110\"",
     // Of the 50 that a resource can have, some are for the scenarios and for AWS.
     .most = 40},
    {.path = "network", .about = "A new network, or an existing one: `vpc` with its subnets."},
    {.path = "login",
     .about = "Who logs users in: the application itself, or the load balancer with an OpenID Connect provider or a "
              "Cognito user pool.",
     .words = login_words,
     .otherwise = "`none`"},
    {.path = "login.oidc", .about = "An OpenID Connect provider.", .alternative = Alternative::oidc},
    {.path = "login.cognito",
     .about = "A Cognito user pool, created when deploying.",
     .alternative = Alternative::cognito},
    {.path = "logs", .about = "Logs of the application and of what it runs on."},
    {.path = "pipeline",
     .about = "Builds the image from a git branch and deploys it to one environment after the other.",
     .words = pipeline_words,
     .otherwise = "`none`",
     .fixed = true,
     .alternative = Alternative::pipeline},
    {.path = "puppet", .about = "The Puppet server that configures managed EC2 instances (scenario `ec2`)."},
    {.path = "bastion", .about = "A way to a shell of managed EC2 instances besides Session Manager (scenario `ec2`)."},
    {.path = "alarms", .about = "Alarms."},
    {.path = "environments",
     .about =
         "Environments by name (up to 20 lower-case letters, digits and hyphens), in the order of deployment. Each may "
         "override any key that is not said to be the same in all environments, but no name may appear in only some: "
         "one "
         "template serves them all. `production`, or the last environment when none is called so, answers at `domain`; "
         "each other one at `<environment>.<domain>`, unless it sets its own.",
     .form = SectionForm::environments,
     .otherwise = "`production`, without overrides",
     .example = "staging: {web: {instances: 1 to 2}, database: {multi_az: false}}\nproduction: {}",
     .most = 10},
});

}  // namespace

std::span<const Key<App>> app_keys() { return app_table; }
std::span<const Key<Job>> job_keys() { return job_table; }
std::span<const SectionInfo> sections() { return section_table; }

const SectionInfo* find_section(std::string_view path) {
    const auto* found = std::find_if(section_table.begin(), section_table.end(),
                                     [&](const SectionInfo& section) { return section.path == path; });
    return found == section_table.end() ? nullptr : &*found;
}

std::string_view parent_path(std::string_view path) {
    const std::size_t point = path.rfind('.');
    return point == std::string_view::npos ? std::string_view() : path.substr(0, point);
}

}  // namespace appinfra::manifest
