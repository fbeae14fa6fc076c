# shellcheck shell=bash
# Builds a release in the checkout that it runs in, on Amazon Linux 2023 of the architecture of the instances, and
# uploads it. The same files give the same archive. Needs no secrets of the application.
# Build = assignments + shared/common.sh + this.
# In:  ROOT, REGION (common.sh), BUCKET, PREFIX (of keys, without slashes around),
#      PACKAGES=(what instances install as well), BUILD_PACKAGES=(compiler and headers for gems)
# Out: ARTIFACT_URI, s3://BUCKET/PREFIX/SHA256.tar.gz
set -euo pipefail

# The system's Ruby, as on the instances, and not one that the image of the build brings.
export PATH="$ROOT/usr/local/bin:$ROOT/usr/bin:$PATH"
retry dnf --assumeyes --quiet install tar gzip "${PACKAGES[@]}" "${BUILD_PACKAGES[@]}"
name_ruby_tools

export RAILS_ENV=production
bundle config set --local deployment true
bundle config set --local path vendor/bundle
bundle config set --local without development:test
bundle install --jobs "$(nproc)" --retry 3
if [[ -x bin/rails && -d app/assets ]]; then SECRET_KEY_BASE_DUMMY=1 bin/rails assets:precompile; fi

# Left behind by the compilation of gems: times and names of temporary folders.
find vendor/bundle -type f \( -name gem_make.out -o -name mkmf.log \) -delete
archive=$(mktemp)
tar --create --sort=name --format=gnu --mtime=@0 --owner=0 --group=0 --numeric-owner --mode=u+rwX,go+rX,go-w \
    --exclude-vcs --exclude=./tmp --exclude=./log --exclude=./node_modules --exclude='./vendor/bundle/ruby/*/cache' . |
    gzip --no-name --best >"$archive"
digest=$(sha256sum "$archive")
export ARTIFACT_URI="s3://$BUCKET/$PREFIX/${digest%% *}.tar.gz"
retry aws --region "$REGION" s3 cp --only-show-errors "$archive" "$ARTIFACT_URI"
rm -f -- "$archive"
echo "built $ARTIFACT_URI"
