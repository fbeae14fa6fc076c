#pragma once

#include <functional>

#include "appinfra/aws/codebuild.hpp"
#include "appinfra/topology/identity.hpp"

namespace appinfra::topology {

struct PipelineSite;

/// What a pipeline builds once and then carries through all environments.
struct Release {
    std::string noun;       ///< `image`
    std::string parameter;  ///< Of the stack that runs it: `ImageUri`.
    std::string migration_parameter =
        {};                 ///< Of a migration that is part of that stack; empty: it is told at its start.
    std::string variable;   ///< In which the build says what it has built: `IMAGE_URI`.
    std::string migration;  ///< How it is migrated, in the words of templates/pipeline/release.sh.
    /// Adds where it is kept, and the project that builds it.
    std::function<aws::codebuild::Project::Attributes(const PipelineSite&)> make_build;
    std::function<Permissions(const PipelineSite&)> migration_permissions;
};

/// Who else pulls images than ECS, whose roles say so themselves.
enum class ImageReader : std::uint8_t { ecs, lambda };
/// A container image in a repository of ECR, by digest.
[[nodiscard]] Release image_release(ImageReader reader = ImageReader::ecs);
/// A compressed archive of application and gems in a bucket, named by its digest, that instances of all environments
/// unpack.
[[nodiscard]] Release bundle_release();

/// CodePipeline from the git branch: the release is built once and goes through all environments by CloudFormation; in
/// each the migration runs before the application is updated, and a person approves where the manifest says so. Layer
/// `pipeline`: a stack of its own in the layered layout, part of the first environment's stack in the single one.
void make_pipeline(Context& context, const Release& release);

}  // namespace appinfra::topology
