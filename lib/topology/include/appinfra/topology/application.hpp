#pragma once

#include <string>
#include <vector>

#include "appinfra/topology/data.hpp"

namespace appinfra::topology {

// What the application is told and what it may do, whatever it runs on.

/// Where its files are. Both while it moves from one to the other, as the manifest says.
struct Places {
    bool file_system;
    bool buckets;
    const char* store;  ///< Where new files go: `file-system` or `buckets`.
};
[[nodiscard]] Places in_file_system(const Context& context);
[[nodiscard]] Places in_buckets(const Context& context);

/// A plain environment variable.
struct Variable {
    std::string name;
    cfn::Value<cfn::String> value;
};
[[nodiscard]] std::vector<Variable> environment(Context& context, const Data& data, const Places& places);

/// The secrets of the manifest, and the database login.
[[nodiscard]] std::vector<Secrets::Delivery> secret_environment(const Data& data);
/// What reads `secret_environment` needs.
[[nodiscard]] std::vector<Statement> secret_permissions(const Data& data);

/// The web processes keep uploads and read reports.
[[nodiscard]] Permissions web_permissions(const Data& data, const Places& places);
/// Jobs write reports.
[[nodiscard]] Permissions job_permissions(const Data& data, const Places& places);
/// Both, for a host that runs both.
[[nodiscard]] Permissions host_permissions(const Data& data, const Places& places);

/// The security group of whatever runs the application; opens database, files and endpoints to it. Layer `app`.
[[nodiscard]] aws::ec2::SecurityGroup::Attributes make_application_group(Context& context, const Network& network,
                                                                         const Data& data, const Places& places);

/// How long whatever stops may finish its transfers, in seconds: what the manifest says where they go through the
/// application, else as long as requests take.
[[nodiscard]] cfn::Value<cfn::String> drain_seconds(Context& context, const Places& places);

/// What the web processes run where no image says it.
[[nodiscard]] manifest::Command web_command(const manifest::App& app);

}  // namespace appinfra::topology
