# shellcheck shell=bash
# Runs a command of a release, a migration, in a build inside the network, on Amazon Linux 2023.
# Build = assignments + shared/common.sh + this.
# In:  ROOT, REGION (common.sh), ARTIFACT_URI (s3://BUCKET/.../SHA256.tar.gz, from whoever starts the build),
#      PACKAGES=(what instances install as well), COMMAND=(words),
#      VARIABLES=(NAME=value ...), SECRETS=(NAME=VALUE_FROM ...)
# Out: the exit code of the command
set -euo pipefail

export PATH="$ROOT/usr/local/bin:$ROOT/usr/bin:$PATH"
retry dnf --assumeyes --quiet install jq tar gzip "${PACKAGES[@]}"
name_ruby_tools
release=$(mktemp --directory)
fetch_bundle "$ARTIFACT_URI" "$release"

export RAILS_ENV=production RAILS_LOG_TO_STDOUT=1
for assignment in "${VARIABLES[@]}"; do export "${assignment?}"; done
for assignment in "${SECRETS[@]}"; do
    value=$(secret_json "${assignment%%=*}" "${assignment#*=}" | jq --join-output . && echo .)
    export "${assignment%%=*}=${value%.}"
done
unset value
cd -- "$release"
# No `exec`: the shell is the build's.
"${COMMAND[@]}"
