#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "appinfra/diagnostics/origin.hpp"

namespace appinfra::manifest {

using diagnostics::Traced;

/// The words of a command, run without a shell: `{"bin/rake", "stats:weekly"}`.
using Command = std::vector<std::string>;

/// Public DNS. Without a hosted zone its id becomes a parameter that must be given when deploying.
struct Dns {
    std::optional<Traced<std::string>> hosted_zone;  ///< A Route 53 zone id, `Z0123456789ABC`.
    /// Share of the traffic that the records of this stack ask for, against those of a second stack for the same domain
    /// while an application moves; 0 to 255.
    Traced<std::int64_t> weight;
};

enum class Architecture : std::uint8_t { arm64, x86_64 };

/// How many copies run at once; 1 <= min <= max.
struct Instances {
    std::int64_t min = 0;
    std::int64_t max = 0;

    friend bool operator==(const Instances&, const Instances&) = default;
};

/// The web processes. `cpu_units` (1024 are one vCPU) and `memory_mib` are together a size that Fargate has.
struct Web {
    Traced<std::int64_t> port;         ///< 1 to 65535.
    Traced<std::string> health_check;  ///< A path, `/up`.
    Traced<std::int64_t> cpu_units;
    Traced<std::int64_t> memory_mib;
    Traced<Architecture> architecture;  ///< The same in all environments: one image serves them all.
    Traced<Instances> instances;
    std::optional<Traced<Command>> command;  ///< Absent: what the image starts by itself. The same in all environments.
    // For scenarios on EC2 instances.
    Traced<std::string> instance_type;          ///< `m7g.large`.
    Traced<std::vector<std::string>> packages;  ///< Of Amazon Linux 2023, needed to run the application.
    Traced<std::int64_t> drain_minutes;         ///< For transfers through the application; 0 to 60.
};

enum class Engine : std::uint8_t { postgres };

/// The relational database.
struct Database {
    Traced<Engine> engine;
    Traced<std::string> version;         ///< Major, or major and minor: `16`, `16.13`.
    Traced<std::string> instance_class;  ///< `db.t4g.medium`.
    Traced<std::int64_t> storage_gib;    ///< 20 to 65536.
    Traced<bool> multi_az;
    Traced<bool> read_replica;
    Traced<std::int64_t> backup_keep_days;  ///< 0 (no backups) to 35; at least 1 with a read replica.
};

/// How files get from browsers into a bucket. Where files are kept in a file system, always through the application.
enum class Transfer : std::uint8_t {
    presigned,    ///< Straight, with requests that the application signs.
    application,  ///< Through the application.
};

/// Files that users upload, removed before they are older than `keep_days`.
struct Uploads {
    Traced<std::int64_t> max_size_bytes;
    Traced<std::int64_t> keep_days;  ///< At least 2.
    Traced<Transfer> transfer;       ///< The same in all environments.
    Traced<bool> transition;         ///< Both file system and buckets are there while the application moves.
};

/// The web site with the reports that jobs write.
struct Reports {
    Traced<std::string> domain;  ///< Default `reports.<domain>`; never equal to the domain of the application.
    std::optional<Traced<std::string>> certificate;  ///< ARN in us-east-1, output of the edge template.
    /// Of the key pair with which the application signs access: the base64 text of its PEM form, without line ends.
    std::optional<Traced<std::string>> public_key;
    Traced<std::int64_t> backup_keep_days;  ///< Of reports in a file system; 0: no backups. The same everywhere.
};

/// A command run on a schedule. The command is the same in all environments.
struct Job {
    std::string name;  ///< Lower-case letters, digits and hyphens.
    Traced<Command> command;
    Traced<std::string> schedule;  ///< `cron(...)` with six fields, `rate(...)` or `at(...)`.
    Traced<std::string> timezone;  ///< An IANA name, `America/Los_Angeles`.
    Traced<std::int64_t> timeout_minutes;
    Traced<std::int64_t> cpu_units;   ///< Default: that of `Web`.
    Traced<std::int64_t> memory_mib;  ///< Default: that of `Web`.
};

/// A secret that deploying creates with a random value.
struct GeneratedSecret {
    friend bool operator==(const GeneratedSecret&, const GeneratedSecret&) = default;
};

/// An existing secret in Secrets Manager.
struct SecretsManagerSecret {
    std::string id;        ///< A name, or an ARN (starts with `arn:`).
    std::string json_key;  ///< One key of its JSON value; empty: the whole value.

    friend bool operator==(const SecretsManagerSecret&, const SecretsManagerSecret&) = default;
};

/// An existing SecureString or String in Parameter Store.
struct ParameterStoreSecret {
    std::string id;  ///< A name with its leading slash if it has one, or an ARN (starts with `arn:`).

    friend bool operator==(const ParameterStoreSecret&, const ParameterStoreSecret&) = default;
};

using SecretSource = std::variant<GeneratedSecret, SecretsManagerSecret, ParameterStoreSecret>;

/// A secret handed to the application as an environment variable. Never holds the secret value.
struct Secret {
    std::string name;  ///< Of the environment variable.
    Traced<SecretSource> source;
};

/// A plain environment variable.
struct Variable {
    std::string name;
    Traced<std::string> value;  ///< One line.
};

struct Tag {
    std::string key;
    Traced<std::string> value;
};

/// An IPv4 range with no bits set after the prefix.
struct Cidr {
    std::string text;  ///< `10.20.0.0/16`.
    int prefix_length = 0;

    friend bool operator==(const Cidr&, const Cidr&) = default;
};

/// How private subnets reach the internet.
enum class Egress : std::uint8_t {
    none,          ///< Not at all: endpoints for the services of AWS in use.
    nat,           ///< Through one NAT gateway.
    nat_per_zone,  ///< Through a NAT gateway in each zone.
};

/// A network that deploying creates.
struct NewNetwork {
    Traced<Cidr> cidr;           ///< Prefix length 16 to 20.
    Traced<std::int64_t> zones;  ///< 2 or 3; the same in all environments.
    Traced<Egress> egress;
};

/// A network that exists already. At least two subnets of each kind, as many public as private.
struct ExistingNetwork {
    Traced<std::string> vpc;
    Traced<std::vector<std::string>> public_subnets;
    Traced<std::vector<std::string>> private_subnets;
};

/// The same alternative in all environments, as for `Login` and the source of each secret: one template serves them
/// all.
using Network = std::variant<NewNetwork, ExistingNetwork>;

/// The application logs its users in by itself, or needs no log-in.
struct NoLogin {};

/// The load balancer logs users in with an OpenID Connect provider. The URLs are https.
struct OidcLogin {
    Traced<std::string> issuer;
    Traced<std::string> authorization_endpoint;
    Traced<std::string> token_endpoint;
    Traced<std::string> user_info_endpoint;
    Traced<std::string> client_id;
    Traced<SecretsManagerSecret> client_secret;
    Traced<std::string> scope;  ///< Words with blanks between, `openid email`.
};

/// The load balancer logs users in with a Cognito user pool that deploying creates.
struct CognitoLogin {
    Traced<std::string> domain_prefix;  ///< Of the log-in page; default `<app>-<environment>`.
};

using Login = std::variant<NoLogin, OidcLogin, CognitoLogin>;

struct Logs {
    Traced<std::int64_t> keep_days;  ///< A retention that CloudWatch Logs has.
    Traced<bool> archive;            ///< Also kept in a bucket.
};

/// Deployment from a git branch. Belongs to the application: the same in all environments.
struct Pipeline {
    Traced<std::string> repository;  ///< `owner/name`.
    Traced<std::string> branch;
    Traced<bool> approval;                          ///< A person approves before each environment but the first.
    Traced<std::optional<Command>> migrate;         ///< Run before each deployment; none: nothing is run.
    Traced<std::string> infrastructure;             ///< Folder of the rendered templates in the repository.
    Traced<std::string> dockerfile;                 ///< Path in the repository.
    std::optional<Traced<std::string>> connection;  ///< ARN; absent: a parameter that must be given when deploying.
};

/// The Puppet server that configures managed instances.
struct Puppet {
    Traced<std::string> server;                            ///< Host name.
    Traced<std::string> environment;                       ///< Of the server; default: the name of the environment.
    std::optional<Traced<SecretsManagerSecret>> autosign;  ///< The challenge password of certificate requests.
    Traced<std::vector<std::string>> extensions;           ///< Trusted extensions besides our own, `name=value`.
};

/// A host through which people reach managed instances, besides Session Manager.
struct Bastion {
    std::optional<Traced<std::string>> cidr;  ///< Who may connect, `198.51.100.0/24`; absent: no bastion.
};

struct Alarms {
    std::optional<Traced<std::string>> email;  ///< Who is told; absent: the topic has no subscription.
};

/// One web application in one environment. Lists are in the order of the manifest.
struct App {
    Traced<std::string> name;    ///< 1 to 32 lower-case letters, digits and hyphens; starts with a letter.
    Traced<std::string> domain;  ///< Of the application, lower case, no final dot.
    Dns dns;
    Web web;
    Database database;
    Uploads uploads;
    Reports reports;
    std::vector<Job> jobs;
    std::vector<Secret> secrets;
    std::vector<Variable> environment;
    std::vector<Tag> tags;
    Network network;
    Login login;
    Logs logs;
    std::optional<Pipeline> pipeline;
    Puppet puppet;
    Bastion bastion;
    Alarms alarms;
};

/// An environment such as `staging`.
struct Environment {
    std::string name;  ///< 1 to 20 lower-case letters, digits and hyphens; starts with a letter.
    /// The base with what the environment overrides; origins point at the override. All environments have the same
    /// jobs, secrets, variables and tags by name. An environment that does not set `domain` has
    /// `<environment>.<domain>` (reports: `reports.<environment>.<domain>`), except `production`, or the last when none
    /// is called so: it has
    /// `<domain>`.
    App app;
};

struct Manifest {
    App base;                               ///< As if there were no environments.
    std::vector<Environment> environments;  ///< At least one (`production` when absent), in the order of deployment.
    std::string file;                       ///< As the user named it.
    bool built_in = false;                  ///< The built-in example, not a file of the user.
};

}  // namespace appinfra::manifest
