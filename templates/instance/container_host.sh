# shellcheck shell=bash
# Makes an instance of the ECS-optimized Amazon Linux 2023 a member of a cluster.
# User data = assignments + shared/common.sh + instance/functions.sh + this.
# In:  ROOT, REGION, STACK, RESOURCE (functions.sh), CLUSTER (name), SYSTEM_LOGS (log group)
# Out: the signal, success when the ECS agent has joined the cluster
set -euo pipefail
signal_at_exit

# First of all: an agent that starts without it joins the cluster `default`.
mkdir -p -- "$ROOT/etc/ecs"
cat >"$ROOT/etc/ecs/ecs.config" <<CONFIG
ECS_CLUSTER=$CLUSTER
ECS_AWSVPC_BLOCK_IMDS=true
ECS_CONTAINER_STOP_TIMEOUT=120s
ECS_IMAGE_PULL_BEHAVIOR=prefer-cached
ECS_ENABLE_CONTAINER_METADATA=true
CONFIG

close_shell
packages
ship_logs "/var/log/messages=$SYSTEM_LOGS"

joined() {
    curl --silent --max-time 5 http://127.0.0.1:51678/v1/metadata |
        jq --exit-status --arg cluster "$CLUSTER" '.Cluster == $cluster and .ContainerInstanceArn != null' >/dev/null
}

# The ECS agent starts only after cloud-init, which waits for this script: somebody else has to wait for the agent.
script_file /usr/local/sbin/signal-membership ROOT REGION STACK RESOURCE CLUSTER \
    retry metadata signal signal_at_exit wait_until joined <<'SCRIPT'
signal_at_exit
wait_until "the ECS agent has joined cluster $CLUSTER" 120 joined
SCRIPT
systemctl enable --now --no-block ecs.service
systemd-run --no-block --collect --unit=signal-membership "$ROOT/usr/local/sbin/signal-membership"
trap - EXIT
