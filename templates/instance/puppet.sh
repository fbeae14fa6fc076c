# shellcheck shell=bash
# Enrols an instance with the Puppet server, which configures everything else.
# User data = assignments + shared/common.sh + instance/functions.sh + this.
# In:  ROOT, REGION, STACK, RESOURCE (functions.sh), APP, ENVIRONMENT (their names), PUPPET_SERVER, PUPPET_ENVIRONMENT,
#      PUPPET_RELEASE (URL of the package that names the repository of the agent),
#      AUTOSIGN_SECRET (VALUE_FROM of the challenge password; empty: none), EXTENSIONS=(pp_role=... ...) (trusted),
#      FACTS=(name=value ...), HEALTH_URL (answers 200 when the application runs)
# Out: the signal, success when the application answers
set -euo pipefail
signal_at_exit

packages "$PUPPET_RELEASE"
packages openvox-agent
instance=$(retry metadata instance-id)

# JSON, which is YAML: one way of quoting.
# shellcheck disable=SC2016  # jq reads it
object='[$ARGS.positional[] | split("=") | {key: .[0], value: (.[1:] | join("="))}] | from_entries'
mkdir -p -- "$ROOT/etc/puppetlabs/facter/facts.d" "$ROOT/etc/puppetlabs/puppet"
jq --null-input "$object" --args "${FACTS[@]}" >"$ROOT/etc/puppetlabs/facter/facts.d/appinfra.yaml"

# Before the first run, which makes the certificate request. 1.2.840.113549.1.9.7 is the challenge password.
request=$ROOT/etc/puppetlabs/puppet/csr_attributes.yaml
(
    umask 077
    if [[ -n $AUTOSIGN_SECRET ]]; then secret_json AUTOSIGN_SECRET "$AUTOSIGN_SECRET"; else echo null; fi |
        jq "{extension_requests: ($object)}
            + if . == null then {} else {custom_attributes: {\"1.2.840.113549.1.9.7\": .}} end" \
            --args "pp_instance_id=$instance" "${EXTENSIONS[@]}" >"$request"
)

puppet=$ROOT/opt/puppetlabs/bin/puppet
certname=$APP-$ENVIRONMENT-$instance
"$puppet" config set --section main server "$PUPPET_SERVER"
"$puppet" config set --section main certname "${certname,,}"
"$puppet" config set --section agent environment "$PUPPET_ENVIRONMENT"
code=0
"$puppet" agent --test --waitforcert 60 --maxwaitforcert 900 || code=$?
# 2: changes were made, all of them.
if ((code != 0 && code != 2)); then
    echo "the first Puppet run failed with exit code $code" >&2
    exit 1
fi
rm -f -- "$request"
systemctl enable --now puppet.service

wait_until "$HEALTH_URL answers" 120 answers "$HEALTH_URL"
