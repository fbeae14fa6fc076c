#pragma once

#include "appinfra/topology/application.hpp"
#include "appinfra/topology/shell.hpp"

namespace appinfra::topology {

/// A release as instances unpack it, or not there yet: before the pipeline has built the first one, what runs it is
/// left out.
struct Bundle {
    cfn::Parameter uri;
    cfn::Condition exists;
};
[[nodiscard]] Bundle application_bundle(Context& context);

/// To read exactly that release.
[[nodiscard]] Statement read_bundle(const Bundle& bundle);

// What scripts that run the application are told: `NAME=value`, and `NAME=` and where the secret is read from.
[[nodiscard]] Words variable_words(Context& context, const Data& data, const Places& places);
[[nodiscard]] Words secret_words(const Data& data);
[[nodiscard]] Words package_words(const manifest::App& app);

/// The project of CodeBuild that migrates the database with a release, started by the pipeline before the application
/// is updated. Layer `app`.
void make_bundle_migration(Context& context, const Network& network, const Data& data, const Places& places,
                           const aws::ec2::SecurityGroup::Attributes& group);

}  // namespace appinfra::topology
