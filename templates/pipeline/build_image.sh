# shellcheck shell=bash
# Builds the image once and pushes it; everything after works with its digest.
# In:  REPOSITORY_URI, DOCKERFILE, PLATFORM, CODEBUILD_RESOLVED_SOURCE_VERSION (the commit)
# Out: IMAGE_URI, repository@sha256:...
set -euo pipefail

tag="${CODEBUILD_RESOLVED_SOURCE_VERSION:0:12}-${CODEBUILD_BUILD_NUMBER}"
registry="${REPOSITORY_URI%%/*}"

aws ecr get-login-password | docker login --username AWS --password-stdin "$registry"
# One plain manifest: Lambda takes no image index, and a digest has to name one platform.
docker build --provenance=false --platform "$PLATFORM" --file "$DOCKERFILE" --tag "$REPOSITORY_URI:$tag" .
docker push "$REPOSITORY_URI:$tag"

digest=$(aws ecr describe-images --repository-name "${REPOSITORY_URI#*/}" --image-ids "imageTag=$tag" \
    --query 'imageDetails[0].imageDigest' --output text)
case "$digest" in
    sha256:*) ;;
    *)
        echo "the registry does not know the digest of $tag" >&2
        exit 1
        ;;
esac
export IMAGE_URI="$REPOSITORY_URI@$digest"
echo "built $IMAGE_URI"
