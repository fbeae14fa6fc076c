# What tools/run, tools/test and .ci/run share; sourced by them. Everything it says goes to standard error.
# shellcheck shell=bash

root=$(cd -- "${BASH_SOURCE[0]%/*}/.." && pwd -P)

release_packages=(cmake ninja-build g++ pkgconf libcli11-dev libfmt-dev libpcre2-dev libyaml-cpp-dev libyaml-dev
    nlohmann-json3-dev)

# What the preset "dev" needs besides.
# shellcheck disable=SC2034 # used by what sources this
dev_packages=("${release_packages[@]}" catch2 clang-14 libclang-rt-14-dev)

# Everything the release build reads; a test compares this list with the build's own.
release_sources=(CMakeLists.txt CMakePresets.json cli cmake examples lib scenarios schemas templates)

say() { printf 'appinfra: %s\n' "$*" >&2; }

fail() {
    say "$*"
    exit 70
}

# quietly LOG COMMAND...: what the command prints is shown only when it fails.
quietly() {
    local log=$1
    shift
    mkdir -p -- "${log%/*}"
    "$@" >"$log" 2>&1 </dev/null && return
    cat -- "$log" >&2
    fail "failed: $*"
}

as_root() {
    if ((EUID == 0)); then
        "$@"
    else
        sudo -n "$@"
    fi
}

# ensure_packages NAME...: installs the Debian packages that are missing. On other systems CMake tells what is missing.
ensure_packages() {
    command -v dpkg-query >/dev/null || return 0
    local present missing
    present=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null | sed -n 's/ installed$//p') || true
    missing=$(comm -23 <(printf '%s\n' "$@" | sort -u) <(sort -u <<<"$present") | paste -sd ' ')
    [[ -z $missing ]] && return
    if ((EUID != 0)) && ! sudo -n true 2>/dev/null; then
        fail "these Debian packages are missing, and installing them needs root: apt-get install $missing"
    fi
    say "installing Debian packages: $missing"
    export DEBIAN_FRONTEND=noninteractive
    quietly "$root/build/apt.log" as_root apt-get -q -o DPkg::Lock::Timeout=600 update
    # shellcheck disable=SC2086  # the names are words
    quietly "$root/build/apt.log" as_root apt-get -q -y -o DPkg::Lock::Timeout=600 install --no-install-recommends $missing
}

# build PRESET [TARGET]: configures when needed, builds.
build() {
    local folder=$root/build/$1
    if [[ -f $folder/CMakeCache.txt ]] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$folder/CMakeCache.txt"; then
        rm -rf -- "$folder" # the checkout was moved, and CMake keeps absolute paths
    fi
    if [[ ! -f $folder/build.ninja || $root/CMakePresets.json -nt $folder/build.ninja ]]; then
        if [[ -z ${CMAKE_CXX_COMPILER_LAUNCHER-} ]] && command -v ccache >/dev/null; then
            export CMAKE_CXX_COMPILER_LAUNCHER=ccache
        fi
        say "configuring build/$1"
        quietly "$root/build/$1.log" cmake --preset "$1" -S "$root"
    fi
    say "building build/$1"
    quietly "$root/build/$1.log" cmake --build "$folder" --target "${2-all}"
}

# locked NAME COMMAND...: one process of this checkout at a time; NAME tells what is waited for.
locked() (
    mkdir -p -- "$root/build"
    exec 9>"$root/build/$1.lock"
    flock -n 9 || { say "waiting for another process: $1" && flock 9; }
    shift
    "$@" 9>&-
)

release_is_fresh() {
    local stamp=$root/build/release.stamp watched=("${release_sources[@]/#/$root/}")
    [[ -f $stamp && -x $root/build/release/appinfra ]] || return
    [[ -e /var/lib/dpkg/status ]] && watched+=(/var/lib/dpkg/status)
    [[ -z $(find "${watched[@]}" -newer "$stamp" -print -quit) ]]
}

# The stamp is as old as the start of the build: a source changed meanwhile is newer.
build_release() {
    release_is_fresh && return
    local started=$root/build/release.started
    : >"$started"
    ensure_packages "${release_packages[@]}"
    build release
    mv -- "$started" "$root/build/release.stamp"
}

ensure_release() { release_is_fresh || locked release build_release; }

# python_environment: .venv, Debian's Python with exactly what the C++ tests' helpers pin. Suites with a script "run" bring
# their own.
python_environment() {
    local pins list lists=()
    for list in "$root"/tests/*/requirements.txt; do
        [[ -e ${list%/*}/run ]] || lists+=("$list")
    done
    pins=$(printf '%s\n' "$root" && cat -- "${lists[@]}")
    [[ -f $root/.venv/pins && $pins == "$(cat -- "$root/.venv/pins")" ]] && return
    say "installing Python packages into .venv"
    rm -rf -- "$root/.venv"
    quietly "$root/build/pip.log" /usr/bin/python3 -m venv -- "$root/.venv"
    quietly "$root/build/pip.log" "$root/.venv/bin/python" -m pip install --quiet "${lists[@]/#/--requirement=}"
    printf '%s\n' "$pins" >"$root/.venv/pins"
}
