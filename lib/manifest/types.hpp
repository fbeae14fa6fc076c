#pragma once

#include <array>

#include "parse.hpp"
#include "shapes.hpp"

/// Every kind of value that a manifest holds: how it is written, what it may be, and what reads it.
namespace appinfra::manifest::types {

inline constexpr Unit bytes{"byte", "bytes", Dimension::size, 1};
inline constexpr Unit mib{"MiB", "MiB", Dimension::size, 1024LL * 1024};
inline constexpr Unit gib{"GiB", "GiB", Dimension::size, 1024LL * 1024 * 1024};
inline constexpr Unit minutes{"minute", "minutes", Dimension::time, 1};
inline constexpr Unit days{"day", "days", Dimension::time, 24 * 60};

inline constexpr std::array<std::string_view, 2> architecture_words{"arm64", "x86_64"};
inline constexpr std::array<std::string_view, 1> engine_words{"postgres"};
inline constexpr std::array<std::string_view, 2> transfer_words{"presigned", "application"};
inline constexpr std::array<std::string_view, 3> egress_words{"none", "nat", "nat-per-zone"};

template <class T>
using Parse = Parsed<T> (*)(const ValueType&, const Node&);

constexpr Type<std::string> text(std::string_view noun, std::string_view sample, std::string_view pattern,
                                 Parse<std::string> parse) {
    return {{.form = Form::text, .noun = noun, .sample = sample, .pattern = pattern}, parse};
}

constexpr Type<std::int64_t> integer(std::int64_t min, std::int64_t max) {
    return {{.form = Form::integer, .noun = "a whole number", .min = min, .max = max}, parse_integer};
}

constexpr Type<std::int64_t> quantity(std::string_view noun, std::string_view sample, std::int64_t min,
                                      std::int64_t max, Unit unit, Parse<std::int64_t> parse = parse_quantity) {
    return {{.form = Form::quantity, .noun = noun, .sample = sample, .min = min, .max = max, .unit = unit}, parse};
}

template <class Enum>
constexpr Type<Enum> choice(std::string_view noun, std::span<const std::string_view> words) {
    return {{.form = Form::choice, .noun = noun, .choices = words}, parse_choice<Enum>};
}

inline constexpr auto app_name =
    text("a name of up to 32 lower-case letters, digits and hyphens that begins with a letter", "myapp",
         "^(?!aws|ssm)[a-z](-?[a-z0-9]){0,31}$", parse_app_name);
inline constexpr auto domain =
    text("a domain name in lower case of up to 64 characters", "app.example.org",
         "^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$", parse_domain);
inline constexpr auto hosted_zone =
    text("the id of a Route 53 hosted zone", "Z0123456789ABCDEFGHIJ", "^Z[A-Z0-9]{1,31}$", parse_text<is_hosted_zone>);

inline constexpr Type<bool> boolean{{.form = Form::boolean, .noun = "`true` or `false`"}, parse_boolean};
inline constexpr auto port = integer(1, 65535);
/// Weight: "Values specific for weighted records", Amazon Route 53 developer guide, AWS, 2026-11-23.
inline constexpr auto weight = integer(0, 255);
inline constexpr auto url_path =
    text("a path that begins with a slash", "/up", "^/[A-Za-z0-9/._~%?&=+,:@!$*;-]*$", parse_text<is_url_path>);
inline constexpr Type<std::int64_t> cpu{
    {.form = Form::cpu, .noun = "an amount of vCPU that Fargate has (0.25, 0.5, 1, 2, 4, 8 or 16)", .sample = "0.5"},
    parse_cpu};
inline constexpr auto memory = quantity("an amount of memory", "1 GiB", 512, 122880, mib);
inline constexpr auto architecture = choice<Architecture>("a processor architecture", architecture_words);
inline constexpr Type<Instances> instances{
    {.form = Form::range, .noun = "a number or a range of numbers", .sample = "2 to 8", .min = 1, .max = 1000},
    parse_instances};
inline constexpr Type<Command> command{
    {.form = Form::command, .noun = "a command on one line or as a list of words", .sample = "bin/rake stats:weekly"},
    parse_command};
inline constexpr Type<std::optional<Command>> command_or_none{
    {.form = Form::optional_command,
     .noun = "`none`, or a command on one line or as a list of words",
     .sample = "bin/rails db:migrate"},
    parse_command_or_none};

inline constexpr auto instance_type =
    text("a type of EC2 instances", "m7g.large", "^[a-z0-9-]{1,16}\\.[a-z0-9-]{1,16}$", parse_text<is_instance_type>);
inline constexpr Type<std::vector<std::string>> packages{{.form = Form::text_list,
                                                          .noun = "a list of names of packages",
                                                          .sample = "[ruby3.4, libpq]",
                                                          .min = 0,
                                                          .max = 40,
                                                          .pattern = "^[A-Za-z0-9][A-Za-z0-9+._-]{0,63}$"},
                                                         parse_text_list<is_package>};
/// deregistration_delay.timeout_seconds: "Edit target group attributes", Elastic Load Balancing, AWS, 2026-11-23.
inline constexpr auto drain_time = quantity("a time", "15 minutes", 0, 60, minutes);

inline constexpr auto engine = choice<Engine>("a database engine", engine_words);
inline constexpr Type<std::string> engine_version{
    {.form = Form::version, .noun = "a version from 13 on, major or major.minor", .sample = "16", .min = 13, .max = 99},
    parse_version};
inline constexpr auto instance_class = text("a class of RDS instances", "db.t4g.medium",
                                            "^db\\.[a-z0-9-]{1,16}\\.[a-z0-9-]{1,16}$", parse_text<is_instance_class>);
/// gp3 for PostgreSQL: "DB instance storage", Amazon RDS user guide, AWS, 2026-11-23.
inline constexpr auto storage = quantity("an amount of storage", "50 GiB", 20, 65536, gib);
/// BackupRetentionPeriod: CreateDBInstance, Amazon RDS API reference, AWS, 2026-11-23.
inline constexpr auto backup_time = quantity("a time", "14 days", 0, 35, days);

/// Multipart upload takes 10,000 parts of up to 5 GiB: "Multipart upload limits", Amazon S3 user guide, AWS,
/// 2026-11-23.
inline constexpr auto upload_size =
    quantity("a size", "6 GiB", 1024LL * 1024, 10'000LL * 5 * 1024 * 1024 * 1024, bytes);
/// S3 expires files one day before the time is over, and that needs a day to be left.
inline constexpr auto upload_time = quantity("a time", "14 days", 2, 3650, days);

inline constexpr auto transfer = choice<Transfer>("a way of transfer", transfer_words);
inline constexpr auto file_backup_time = quantity("a time", "30 days", 0, 3650, days);

inline constexpr auto schedule = text("a `cron(...)`, `rate(...)` or `at(...)` expression of EventBridge Scheduler",
                                      "cron(0 6 ? * MON *)", "^(cron|rate|at)\\(.+\\)$", parse_schedule);
inline constexpr auto timezone =
    text("the name of a time zone", "America/Los_Angeles", "^(UTC|[A-Z][A-Za-z0-9_+-]*(/[A-Z][A-Za-z0-9_+-]*){1,2})$",
         parse_text<is_timezone, Id::invalid_timezone>);
inline constexpr auto job_time = quantity("a time", "2 hours", 1, 7 * 24 * 60, minutes);

inline constexpr Type<SecretSource> secret{
    {.form = Form::text,
     .noun = "`generated`, `secretsmanager:NAME`, `secretsmanager:NAME:KEY` or `ssm:NAME`",
     .pattern = "^(generated|secretsmanager:.+|ssm:.+)$"},
    parse_secret};
inline constexpr Type<SecretsManagerSecret> secrets_manager{
    {.form = Form::text,
     .noun = "`secretsmanager:NAME` or `secretsmanager:NAME:KEY`",
     .pattern = "^secretsmanager:.+$"},
    parse_secrets_manager};
inline constexpr auto variable_value =
    text("one line of text of up to 4096 bytes", "production", "", parse_text<is_variable_value, Id::out_of_range>);
inline constexpr auto tag_value = text("up to 256 letters, digits, blanks and `_ . : / = + - @`", "uc3",
                                       "^[A-Za-z0-9 _.:/=+@-]{1,256}$", parse_tag_value);

inline constexpr Type<Cidr> network_range{{.form = Form::text,
                                           .noun = "a private IPv4 range of /16 to /20",
                                           .sample = "10.20.0.0/16",
                                           .min = 16,
                                           .max = 20,
                                           .pattern = "^[0-9]{1,3}(\\.[0-9]{1,3}){3}/(16|17|18|19|20)$"},
                                          parse_cidr};
inline constexpr auto zones = integer(2, 3);
inline constexpr auto egress = choice<Egress>("a way out", egress_words);
inline constexpr auto vpc =
    text("the id of a VPC", "vpc-0123456789abcdef0", "^vpc-([0-9a-f]{8}|[0-9a-f]{17})$", parse_text<is_vpc>);
inline constexpr Type<std::vector<std::string>> subnets{
    {.form = Form::text_list,
     .noun = "a list of 2 to 6 ids of subnets",
     .sample = "[subnet-0123456789abcdef0, subnet-0123456789abcdef1]",
     .min = 2,
     .max = 6,
     .pattern = "^subnet-([0-9a-f]{8}|[0-9a-f]{17})$"},
    parse_text_list<is_subnet>};
inline constexpr auto admin_range =
    text("an IPv4 range of /8 to /32", "198.51.100.0/24", "^[0-9]{1,3}(\\.[0-9]{1,3}){3}/(8|9|[12][0-9]|3[0-2])$",
         parse_text<is_admin_range>);
inline constexpr auto host_name = text("a host name in lower case", "puppet.example.org",
                                       "^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", parse_text<is_host_name>);
inline constexpr auto puppet_environment =
    text("the name of a Puppet environment", "production", "^[a-z0-9_]{1,64}$", parse_text<is_puppet_environment>);
/// "SSL configuration: CSR attributes and certificate extensions", Puppet documentation, 2026-11-23.
inline constexpr Type<std::vector<std::string>> extensions{
    {.form = Form::text_list,
     .noun = "a list of trusted extensions",
     .sample = "[pp_cost_center=4110]",
     .min = 0,
     .max = 20,
     .pattern = "^(pp_[a-z_]{1,40}|1\\.3\\.6\\.1\\.4\\.1\\.34380(\\.[0-9]+)+)=[A-Za-z0-9 _.:/+@-]{1,128}$"},
    parse_text_list<is_extension>};

inline constexpr auto https_url = text("a URL that begins with https://", "https://id.example.org",
                                       "^https://[A-Za-z0-9][A-Za-z0-9/._~%?&=+,:@-]*$", parse_text<is_https_url>);
inline constexpr auto client_id =
    text("the id of a client", "myapp", "^[A-Za-z0-9._~:/@+=-]{1,256}$", parse_text<is_client_id>);
inline constexpr auto scope = text("words with one blank between them", "openid email",
                                   "^[A-Za-z0-9._~:/+=-]+( [A-Za-z0-9._~:/+=-]+)*$", parse_text<is_scope>);
inline constexpr auto cognito_prefix =
    text("up to 63 lower-case letters, digits and hyphens without the words aws, amazon and cognito", "myapp-staging",
         "^(?!.*(aws|amazon|cognito))[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", parse_text<is_cognito_prefix>);

inline constexpr auto log_time = quantity("a time", "90 days", 1, 3653, days, parse_retention);

inline constexpr auto repository = text("a repository written OWNER/NAME", "cdlib/myamazingapp",
                                        "^[A-Za-z0-9._-]+/[A-Za-z0-9._-]+$", parse_text<is_repository>);
inline constexpr auto branch =
    text("the name of a git branch", "main", "^[A-Za-z0-9._+#/-]{1,200}$", parse_text<is_branch>);
inline constexpr auto file_path =
    text("a path inside the repository", "ops/aws", "^[A-Za-z0-9._/-]{1,200}$", parse_text<is_file_path>);
inline constexpr auto connection =
    text("the ARN of a connection", "arn:aws:codeconnections:us-west-2:123456789012:connection/0123abcd",
         "^arn:aws[a-z0-9-]*:(codeconnections|codestar-connections):[a-z0-9-]+:[0-9]{12}:connection/[0-9a-f-]+$",
         parse_text<is_connection>);
inline constexpr auto certificate =
    text("the ARN of a certificate in us-east-1", "arn:aws:acm:us-east-1:123456789012:certificate/0123abcd",
         "^arn:aws[a-z0-9-]*:acm:us-east-1:[0-9]{12}:certificate/[0-9a-f-]+$", parse_text<is_certificate>);
inline constexpr auto public_key = text(
    "the base64 text of a public key",
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEx1TOs0Vd7CFs0Uz5R0b3a2cAX5YvZ3pX1o2v3w4x5y6zA7B8C9D0E1F2G3H4I5J6K7L8M9N0OA==",
    "^M[A-Za-z0-9+/]{79,2000}={0,2}$", parse_text<is_public_key>);
inline constexpr auto email =
    text("an e-mail address", "team@example.org", "^[^@ ]+@[^@ ]+\\.[^@ ]+$", parse_text<is_email>);

}  // namespace appinfra::manifest::types
