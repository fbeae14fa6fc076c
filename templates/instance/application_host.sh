# shellcheck shell=bash
# Runs a release of the application on an instance of Amazon Linux 2023.
# User data = assignments + shared/common.sh + instance/functions.sh + this.
# In:  ROOT, REGION, STACK, RESOURCE (functions.sh)
#      ARTIFACT_URI (s3://BUCKET/.../SHA256.tar.gz), PACKAGES=(system packages), COMMAND=(what starts the application),
#      PORT, HEALTH_PATH, TARGET_GROUP (ARN), VARIABLES=(NAME=value ...), SECRETS=(NAME=VALUE_FROM ...),
#      UPLOADS_FILE_SYSTEM, UPLOADS_ACCESS_POINT, UPLOADS_PATH, REPORTS_FILE_SYSTEM, REPORTS_ACCESS_POINT, REPORTS_PATH,
#      APPLICATION_LOGS, SYSTEM_LOGS, JOB_LOGS (log groups)
# Out: the signal, success when the load balancer finds the application healthy; and for an SSM document
#      /usr/local/sbin/app-job SECONDS WORD...   runs a command of the application; its exit code is the command's
set -euo pipefail
signal_at_exit
instance=$(retry metadata instance-id)

close_shell
packages amazon-efs-utils tar gzip "${PACKAGES[@]}"
name_ruby_tools
install -d -m 0750 -- "$ROOT/var/log/app"
ship_logs "/var/log/messages=$SYSTEM_LOGS" "/var/log/app/web.log=$APPLICATION_LOGS" \
    "/var/log/app/jobs.log=$JOB_LOGS"
cat >"$ROOT/etc/logrotate.d/app" <<'CONFIG'
/var/log/app/*.log {
    daily
    maxsize 100M
    rotate 3
    compress
    copytruncate
    missingok
    notifempty
}
CONFIG

# The access points of the file systems give everything to this id, which ec2-user has on Amazon Linux.
if ! id app &>/dev/null; then
    if owner=$(id --user --name 1000 2>/dev/null); then
        usermod --uid 2000 "$owner"
        groupmod --gid 2000 "$owner"
    fi
    useradd --uid 1000 --user-group --home-dir /srv/app --no-create-home --shell /sbin/nologin app
fi
mount_file_system "$UPLOADS_FILE_SYSTEM" "$UPLOADS_ACCESS_POINT" "$UPLOADS_PATH"
mount_file_system "$REPORTS_FILE_SYSTEM" "$REPORTS_ACCESS_POINT" "$REPORTS_PATH"

fetch_bundle "$ARTIFACT_URI" "$ROOT/srv/app"
mkdir -p -- "$ROOT/srv/app/tmp" "$ROOT/srv/app/log"
chown app:app "$ROOT/srv/app/tmp" "$ROOT/srv/app/log"

# Whatever runs the application's code: the web server, jobs. What it receives is spooled on the disk, not in memory.
PROPERTIES=(User=app Group=app WorkingDirectory=/srv/app EnvironmentFile=/run/app/environment
    "Environment=RAILS_ENV=production RAILS_LOG_TO_STDOUT=1 RAILS_SERVE_STATIC_FILES=1 TMPDIR=/var/tmp"
    UMask=0027 NoNewPrivileges=yes ProtectSystem=strict ProtectHome=yes PrivateTmp=yes PrivateDevices=yes
    ProtectKernelTunables=yes ProtectKernelModules=yes ProtectControlGroups=yes RestrictSUIDSGID=yes
    "ReadWritePaths=/srv/app/tmp /srv/app/log $UPLOADS_PATH $REPORTS_PATH")

# Read again at every boot: /run is memory.
script_file /usr/local/sbin/app-environment ROOT REGION VARIABLES SECRETS \
    retry secret_json environment_line write_environment <<'SCRIPT'
write_environment "$ROOT/run/app/environment"
SCRIPT
script_file /usr/local/sbin/app-web COMMAND <<'SCRIPT'
exec "${COMMAND[@]}"
SCRIPT
chmod 0755 "$ROOT/usr/local/sbin/app-web"
# systemd reads $ in words as the start of a variable, and $$ as a dollar sign.
script_file /usr/local/sbin/app-job ROOT PROPERTIES <<'SCRIPT'
seconds=$1
shift
systemd-run --quiet --wait --pipe --collect --description="app-job ${1-}" --property="RuntimeMaxSec=$seconds" \
    "${PROPERTIES[@]/#/--property=}" -- "${@//\$/\$\$}" 2>&1 | tee --append "$ROOT/var/log/app/jobs.log"
SCRIPT

unit() { cat >"$ROOT/etc/systemd/system/$1"; }
mkdir -p -- "$ROOT/etc/systemd/system"
unit app-environment.service <<'UNIT'
[Unit]
Description=Environment of the application, secrets included
Wants=network-online.target
After=network-online.target
StartLimitIntervalSec=0

[Service]
Type=oneshot
RemainAfterExit=yes
Restart=on-failure
RestartSec=5
ExecStart=/usr/local/sbin/app-environment
UNIT
unit app-web.service <<UNIT
[Unit]
Description=Web server of the application
Wants=app-environment.service
After=app-environment.service network-online.target
RequiresMountsFor=$UPLOADS_PATH $REPORTS_PATH
StartLimitIntervalSec=0

[Service]
Type=exec
ExecStart=/usr/local/sbin/app-web
Restart=always
RestartSec=5
TimeoutStopSec=120
StandardOutput=append:/var/log/app/web.log
StandardError=inherit
$(printf '%s\n' "${PROPERTIES[@]}")

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable --now app-web.service

healthy() {
    [[ $(aws --region "$REGION" --output text elbv2 describe-target-health --target-group-arn "$TARGET_GROUP" \
        --targets "Id=$instance" --query 'TargetHealthDescriptions[0].TargetHealth.State') == healthy ]]
}
wait_until 'the application answers' 120 answers "http://127.0.0.1:$PORT$HEALTH_PATH"
wait_until 'the load balancer finds the application healthy' 120 healthy
