# shellcheck shell=bash
# What the scripts of instances share; after shared/common.sh, before the script of the scenario. Runs nothing itself.
# In: ROOT, REGION, STACK, RESOURCE (logical id that waits for the signal; empty: as the instance's tag says)

metadata() {
    local token
    token=$(curl --silent --fail --max-time 5 --request PUT --header 'X-aws-ec2-metadata-token-ttl-seconds: 60' \
        http://169.254.169.254/latest/api/token) || return
    curl --silent --fail --max-time 5 --header "X-aws-ec2-metadata-token: $token" \
        "http://169.254.169.254/latest/meta-data/$1"
}

# signal CODE: tells CloudFormation whether this instance is ready, once.
signal() {
    trap - EXIT
    if [[ -z $RESOURCE ]]; then RESOURCE=$(retry metadata tags/instance/aws:cloudformation:logical-id) || true; fi
    retry "$ROOT/opt/aws/bin/cfn-signal" --exit-code "$1" --stack "$STACK" --resource "$RESOURCE" \
        --region "$REGION" || true
    exit "$1"
}

# From here on the end of the script, however it comes, is the signal.
signal_at_exit() {
    trap 'signal $?' EXIT
    trap 'exit 143' HUP INT TERM
}

# wait_until WHAT ATTEMPTS COMMAND...: five seconds between the attempts.
wait_until() {
    local what=$1 attempts=$2
    shift 2
    until "$@"; do
        attempts=$((attempts - 1))
        if ((attempts == 0)); then
            echo "gave up waiting until $what" >&2
            return 1
        fi
        sleep 5
    done
    echo "$what"
}

# Like the load balancer: a redirect is no answer.
answers() { [[ $(curl --silent --max-time 5 --output /dev/null --write-out '%{http_code}' "$1") == 200 ]]; }

# packages NAME...: what the functions here need, and more.
packages() { retry dnf --assumeyes --quiet install aws-cfn-bootstrap jq "$@"; }

# mount_file_system FILE-SYSTEM ACCESS-POINT PATH: now and at every boot; encrypted, as this instance's role.
mount_file_system() {
    local line="$1:/ $3 efs _netdev,noresvport,tls,iam,accesspoint=$2 0 0"
    mkdir -p -- "$ROOT$3"
    grep --quiet --line-regexp --fixed-strings -- "$line" "$ROOT/etc/fstab" || echo "$line" >>"$ROOT/etc/fstab"
    if mountpoint --quiet "$ROOT$3"; then return; fi
    retry mount "$ROOT$3"
    mountpoint --quiet "$ROOT$3"
}

# write_environment FILE: VARIABLES and SECRETS, for EnvironmentFile= of systemd, which knows these escapes between
# double quotes. A control character would make systemd drop the variable.
write_environment() {
    local file=$1 assignment
    umask 077
    mkdir -p -- "${file%/*}"
    {
        for assignment in "${VARIABLES[@]}"; do
            jq --null-input --arg value "${assignment#*=}" '$value' | environment_line "${assignment%%=*}"
        done
        for assignment in "${SECRETS[@]}"; do
            secret_json "${assignment%%=*}" "${assignment#*=}" | environment_line "${assignment%%=*}"
        done
    } >"$file.new"
    mv -- "$file.new" "$file"
}

environment_line() {
    jq --raw-output --arg name "$1" '
        if any(explode[]; . < 32 and . != 9 and . != 10 or . == 127)
        then error("\($name) holds a control character") else . end
        | reduce ("\\", "\"", "$", "`") as $special (.; split($special) | join("\\" + $special)) | "\($name)=\"\(.)\""'
}

# script_file PATH NAME...: a root-only bash script that begins with the named variables and functions of this one, and
# goes on with standard input.
script_file() {
    local path=$ROOT$1 name
    shift
    mkdir -p -- "${path%/*}"
    {
        printf '#!/bin/bash\nset -euo pipefail\n'
        for name in "$@"; do declare -f -- "$name" || declare -p -- "$name"; done
        cat
    } >"$path"
    chmod 0700 -- "$path"
}

# ship_logs FILE=GROUP...: the agent never makes a group; the role does not let it. rsyslog writes the journal, which
# the agent does not read in all its versions, to /var/log/messages.
ship_logs() {
    local file=$ROOT/opt/aws/amazon-cloudwatch-agent/etc/appinfra.json
    packages amazon-cloudwatch-agent rsyslog logrotate
    systemctl enable --now rsyslog.service
    mkdir -p -- "${file%/*}"
    jq --null-input '{logs: {logs_collected: {files: {collect_list: [$ARGS.positional[] | split("=")
        | {file_path: .[0], log_group_name: .[1], log_stream_name: "{instance_id}/\(.[0] | split("/")[-1])"}]}}}}' \
        --args "$@" >"$file"
    "$ROOT/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl" -a fetch-config -m ec2 -s -c "file:$file"
}

# Nobody logs in to these instances.
close_shell() { systemctl mask --now sshd.service; }
