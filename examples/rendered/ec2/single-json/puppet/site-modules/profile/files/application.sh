#!/bin/bash
# Runs releases of the application on this server. Puppet calls it; people may, too.
#
#   application deploy REPOSITORY REVISION      brings a branch, tag or commit here and runs it
#   application is-current REPOSITORY REVISION  whether that is what runs
#   application restart
#
# One server at a time deploys or restarts, and the next one waits until it answers again.
set -euo pipefail

home=/srv/application
settings=/etc/application/service
deploy_key=/etc/application/deploy_key
mirror=/var/lib/application/repository.git
lock=/srv/reports/.application.lock
releases_kept=3

fail() {
    printf 'application: %s\n' "$*" >&2
    exit 1
}

# The lock is a file of the share, and held until this process ends.
take_turn() {
    exec 9>>"$lock"
    flock --timeout 3600 9 || fail "another server has held $lock for an hour"
}

git_() {
    local ssh="ssh -o BatchMode=yes -o StrictHostKeyChecking=accept-new"
    [[ ! -e $deploy_key ]] || ssh+=" -o IdentitiesOnly=yes -i $deploy_key"
    GIT_SSH_COMMAND=$ssh GIT_TERMINAL_PROMPT=0 git "$@" 9>&-
}

# commit_of REPOSITORY REVISION: the commit that the revision means now.
commit_of() {
    local commit=$2
    if [[ ! $commit =~ ^[0-9a-f]{40}$ ]]; then
        # The last line is that of a tag, and of the commit that an annotated tag points to.
        commit=$(git_ ls-remote -- "$1" "refs/heads/$2" "refs/tags/$2" "refs/tags/$2^{}" | tail -n 1 | cut -f 1)
    fi
    [[ -n $commit ]] || fail "$1 has no branch and no tag $2"
    printf '%s\n' "$commit"
}

current_release() { readlink -- "$home/current" || true; }

# point LINK RELEASE: makes the link at once, or not at all.
point() {
    ln -sfnT -- "$2" "$home/$1.new"
    mv -T -- "$home/$1.new" "$home/$1"
}

# fetch REPOSITORY COMMIT RELEASE: the files of the commit, owned by the application.
fetch() {
    [[ ! -d $3 ]] || return 0
    [[ -d $mirror ]] || git_ init --quiet --bare -- "$mirror"
    git_ -C "$mirror" fetch --quiet --depth 1 -- "$1" "$2"
    rm -rf -- "$3.part"
    install -d -o application -g application -m 0750 -- "$3.part"
    git_ -C "$mirror" archive "$2" | runuser -u application -- tar -x -C "$3.part"
    mv -T -- "$3.part" "$3"
}

# Amazon Linux has the tools of its Rubies under names such as ruby3.4-bundle only.
name_ruby_tools() {
    local tool
    for tool in /usr/bin/ruby[0-9]*-{bundle,bundler,gem,rake}; do
        [[ ! -e $tool || -e /usr/bin/${tool##*-} ]] || ln -sfn -- "$tool" "/usr/local/bin/${tool##*-}"
    done
}

answers() { curl --silent --fail --globoff --max-time 5 --output /dev/null -- "$HEALTH_URL"; }

restart_and_wait() {
    local deadline=$((SECONDS + START_SECONDS))
    systemctl daemon-reload
    systemctl restart application.service || return
    until answers; do
        ((SECONDS < deadline)) || return
        sleep 2
    done
}

# Those that came first go first; what runs now is the newest.
remove_old_releases() {
    local -a releases
    readarray -d '' releases < <(find "$home/releases" -mindepth 1 -maxdepth 1 -type d -printf '%T@ %p\0' | sort -znr)
    local release
    for release in "${releases[@]:releases_kept}"; do
        rm -rf -- "${release#* }"
    done
}

deploy() {
    local commit release previous
    commit=$(commit_of "$1" "$2")
    release=$home/releases/$commit
    previous=$(current_release)
    [[ ! -e $release.failed ]] || fail "commit $commit did not answer here before; to try again, remove $release.failed"
    fetch "$1" "$commit" "$release"
    touch -- "$release"
    name_ruby_tools
    point next "$release"
    systemctl daemon-reload
    systemctl start application-prepare.service || fail "commit $commit cannot run: journalctl -u application-prepare"
    point current "$release"
    if ! restart_and_wait; then
        touch -- "$release.failed"
        [[ -z $previous ]] || { point current "$previous" && restart_and_wait; } || true
        fail "commit $commit does not answer at $HEALTH_URL; ${previous:-nothing} runs instead"
    fi
    remove_old_releases
}

# shellcheck source=/dev/null
. "$settings"

case "$#:${1-}" in
3:deploy)
    take_turn
    deploy "$2" "$3"
    ;;
3:is-current)
    [[ $(current_release) == "$home/releases/$(commit_of "$2" "$3")" ]]
    ;;
1:restart)
    [[ -e $home/current ]] || exit 0
    take_turn
    restart_and_wait || fail "nothing answers at $HEALTH_URL"
    ;;
*) fail "usage: application deploy|is-current REPOSITORY REVISION, or application restart" ;;
esac
