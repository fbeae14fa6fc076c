"""templates/instance/application_host.sh: an instance that runs a release."""

import json
import re
import subprocess

import systemd_environment
from host_test import HostTest
from machine import HOSTILE, InstanceMachine, secret_arn

SECRETS = {
    "PLAIN": (secret_arn("plain"), "plain-TOP-SECRET"),
    "TOKEN": (secret_arn("token", "ssm"), "parameter-TOP-SECRET"),
    "KEYED": (secret_arn("login"), json.dumps({"password": "keyed-TOP-SECRET", "port": 5432})),
}


class ApplicationHost(HostTest):
    TEXTS = ["shared/common.sh", "instance/functions.sh", "instance/application_host.sh"]

    def make_machine(self):
        machine = InstanceMachine(self)
        self.variables = {
            "REGION": "us-west-2",
            "STACK": "app-production",
            "RESOURCE": "Group",
            "ARTIFACT_URI": machine.has_bundle({"config.ru": "run App", "bin/rails": "#!/bin/bash\n"}),
            "PACKAGES": ["ruby3.4", "libpq"],
            "COMMAND": ["bundle", "exec", "puma"],
            "PORT": "3000",
            "HEALTH_PATH": "/up",
            "TARGET_GROUP": "arn:aws:elasticloadbalancing:us-west-2:123456789012:targetgroup/app/1",
            "VARIABLES": ["PORT=3000", "APP_HOST=app.example.org"],
            "SECRETS": [
                f"PLAIN={SECRETS['PLAIN'][0]}",
                f"TOKEN={SECRETS['TOKEN'][0]}",
                f"KEYED={SECRETS['KEYED'][0]}:password::",
                f"KEYED_PORT={SECRETS['KEYED'][0]}:port::",
            ],
            "UPLOADS_FILE_SYSTEM": "fs-1",
            "UPLOADS_ACCESS_POINT": "fsap-1",
            "UPLOADS_PATH": "/srv/uploads",
            "REPORTS_FILE_SYSTEM": "fs-2",
            "REPORTS_ACCESS_POINT": "fsap-2",
            "REPORTS_PATH": "/srv/reports",
            "APPLICATION_LOGS": "/aws/vendedlogs/app/application",
            "SYSTEM_LOGS": "/aws/vendedlogs/app/system",
            "JOB_LOGS": "/aws/vendedlogs/app/jobs",
        }
        for arn, value in SECRETS.values():
            machine.has_secret(arn, value)
        machine.says("aws", "describe-target-health", "healthy\n")
        machine.answer("id", "", '[[ $1 != app ]] || grep -q " app" "$STUBS/users" 2>/dev/null && echo ec2-user')
        machine.answer("useradd", "", 'echo " app" >>"$STUBS/users"')
        # systemd starts what the web server wants; without its environment file it does not start.
        machine.answer(
            "systemctl",
            "app-web.service",
            f"'{machine.root}/usr/local/sbin/app-environment' && [[ -e '{machine.root}/run/app/environment' ]]",
        )
        return machine

    def environment(self):
        return systemd_environment.load(self.machine.root / "run/app/environment")

    def test_healthy_instance_signals_success(self):
        self.boot_well()
        self.assertEqual(
            self.machine.calls()[-1][1:],
            ["--exit-code", "0", "--stack", "app-production", "--resource", "Group", "--region", "us-west-2"],
        )

    def test_resource_without_name_is_that_of_the_tag(self):
        self.boot_well(RESOURCE="")
        self.assertIn("Servers", self.machine.calls("cfn-signal")[0])

    def test_success_is_signalled_after_the_application_and_the_load_balancer_agree(self):
        self.boot_well()
        words = [" ".join(call) for call in self.machine.calls()]
        order = [
            next(i for i, line in enumerate(words) if part in line)
            for part in [
                "mask --now sshd",
                "dnf --assumeyes --quiet install aws-cfn-bootstrap jq amazon-efs-utils tar gzip ruby3.4 libpq",
                "amazon-cloudwatch-agent-ctl",
                "useradd",
                "mount /",
                "s3 cp",
                "sha256sum",
                "daemon-reload",
                "enable --now app-web.service",
                "http://127.0.0.1:3000/up",
                "describe-target-health",
                "cfn-signal",
            ]
        ]
        self.assertEqual(order, sorted(order))

    def test_file_systems_are_mounted_encrypted_now_and_at_boot(self):
        self.boot_well()
        self.assertEqual(
            self.machine.text("etc/fstab").splitlines()[1:],
            [
                "fs-1:/ /srv/uploads efs _netdev,noresvport,tls,iam,accesspoint=fsap-1 0 0",
                "fs-2:/ /srv/reports efs _netdev,noresvport,tls,iam,accesspoint=fsap-2 0 0",
            ],
        )
        self.assertEqual(
            [call[1].removeprefix(str(self.machine.root)) for call in self.machine.calls("mount")],
            ["/srv/uploads", "/srv/reports"],
        )

    def test_mount_that_did_not_happen_is_a_failed_boot(self):
        self.machine.answer("mount", "/srv/reports", "true")
        self.boot_badly()
        self.assertFalse((self.machine.root / "srv/app").exists())

    def test_release_is_unpacked(self):
        self.boot_well()
        self.assertEqual(self.machine.text("srv/app/config.ru"), "run App")

    def test_release_with_another_digest_is_refused(self):
        self.machine.answer("aws", "s3 cp", 'echo other >"${@: -1}"')
        self.assertIn("is not what its name says", self.boot_badly().stderr)
        self.assertFalse((self.machine.root / "srv/app").exists())

    def test_release_without_digest_in_its_name_is_refused(self):
        self.machine.answer("aws", "s3 cp", 'echo other >"${@: -1}"')
        self.boot_badly(ARTIFACT_URI="s3://releases/latest.tar.gz")

    def test_variables_and_secrets_are_in_a_root_only_file_in_memory(self):
        self.boot_well()
        self.assertEqual(
            self.environment(),
            {
                "PORT": "3000",
                "APP_HOST": "app.example.org",
                "PLAIN": "plain-TOP-SECRET",
                "TOKEN": "parameter-TOP-SECRET",
                "KEYED": "keyed-TOP-SECRET",
                "KEYED_PORT": "5432",
            },
        )
        self.assertEqual((self.machine.mode("run/app"), self.machine.mode("run/app/environment")), ("0o700", "0o600"))

    def test_secrets_are_in_no_other_file_no_argument_and_no_output(self):
        result = self.boot_well()
        self.machine.answer(
            "jq", "", 'tr "\\0" "\\n" </proc/self/environ >>"$STUBS/environments"; exec /usr/bin/jq "$@"'
        )
        result_again = self.boot()
        seen = [result.stdout, result.stderr, result_again.stdout, result_again.stderr, str(self.machine.calls())]
        seen += [
            path.read_text() for path in self.machine.root.rglob("*") if path.is_file() and path.name != "environment"
        ]
        seen.append((self.machine.stubs / "environments").read_text())
        self.assertEqual([text[:300] for text in seen if "TOP-SECRET" in text], [])

    def test_environment_is_made_again_after_a_reboot(self):
        self.boot_well()
        before = self.environment()
        (self.machine.root / "run/app/environment").unlink()
        result = self.machine.execute([self.machine.root / "usr/local/sbin/app-environment"])
        self.assertEqual((result.returncode, result.stdout, self.environment()), (0, "", before))
        self.assertIn(
            "ExecStart=/usr/local/sbin/app-environment", self.machine.text("etc/systemd/system/app-environment.service")
        )

    def test_hostile_values_arrive_unchanged_and_do_nothing(self):
        names = {f"HOSTILE_{i}": value for i, value in enumerate(HOSTILE.values())}
        secrets = []
        for name, value in names.items():
            self.machine.has_secret(secret_arn(name), value)
            self.machine.has_secret(secret_arn(name, "ssm"), value)
            self.machine.has_secret(secret_arn(name + "-keyed"), json.dumps({"the key": value}))
            secrets += [
                f"S_{name}={secret_arn(name)}",
                f"P_{name}={secret_arn(name, 'ssm')}",
                f"K_{name}={secret_arn(name + '-keyed')}:the key::",
            ]
        self.boot_well(
            VARIABLES=[f"{name}={value}" for name, value in names.items()],
            SECRETS=secrets,
            COMMAND=["/usr/bin/printf", "%s\\0", *HOSTILE.values()],
        )
        self.assertEqual(
            self.environment(),
            {prefix + name: value for name, value in names.items() for prefix in ["", "S_", "P_", "K_"]},
        )
        web = self.machine.execute([self.machine.root / "usr/local/sbin/app-web"])
        self.assertEqual(web.stdout.split("\0")[:-1], list(HOSTILE.values()))

    def test_value_that_systemd_would_drop_is_a_failed_boot(self):
        self.machine.has_secret(SECRETS["PLAIN"][0], "TOP-SECRET\r\n")
        result = self.boot_badly()
        self.assertIn("PLAIN holds a control character", result.stderr)
        self.assertNotIn("TOP-SECRET", result.stderr)

    def test_secret_that_cannot_be_read_is_a_failed_boot_that_names_the_variable(self):
        missing = {
            "secret is not JSON": ("TOP-SECRET-without-json", "key"),
            "key is missing": ('{"other": "TOP-SECRET"}', "key"),
            "value is null": ('{"key": null}', "key"),
            "secret is a list": ('["TOP-SECRET"]', "key"),
        }
        for what, (value, key) in missing.items():
            with self.subTest(what):
                self.machine = self.make_machine()
                self.machine.has_secret(secret_arn("odd"), value)
                result = self.boot_badly(SECRETS=[f"ODD={secret_arn('odd')}:{key}::"])
                self.assertIn("ODD: the secret has no such value", result.stderr)
                self.assertNotIn("TOP-SECRET", result.stdout + result.stderr)

    def test_what_is_no_secret_is_refused(self):
        self.assertIn(
            "ODD: neither a secret nor a parameter", self.boot_badly(SECRETS=["ODD=arn:aws:s3:::bucket"]).stderr
        )

    def test_version_of_a_secret_is_asked_for(self):
        arn = secret_arn("odd")
        self.machine.has_secret(arn, "text")
        self.boot_well(SECRETS=[f"ODD={arn}::PREVIOUS:", f"EVEN={arn}:::7"])
        asked = [call[7:] for call in self.machine.calls("aws") if "get-secret-value" in call]
        self.assertEqual(
            asked,
            [
                ["--query", "SecretString", "--secret-id", arn, "--version-stage", "PREVIOUS"],
                ["--query", "SecretString", "--secret-id", arn, "--version-id", "7"],
            ],
        )

    def test_user_gets_the_id_of_the_access_points(self):
        self.boot_well()
        self.assertEqual([call[:3] for call in self.machine.calls("usermod")], [["usermod", "--uid", "2000"]])
        self.assertEqual(self.machine.calls("useradd")[0][1:3], ["--uid", "1000"])

    def test_second_run_changes_nothing(self):
        self.boot_well()
        files = {path: path.read_bytes() for path in self.machine.root.rglob("*") if path.is_file()}
        self.machine.forget()
        self.boot_well()
        self.assertEqual({path: path.read_bytes() for path in self.machine.root.rglob("*") if path.is_file()}, files)
        self.assertEqual((self.machine.calls("mount"), self.machine.calls("useradd")), ([], []))

    def test_logs_go_to_existing_groups_from_their_files(self):
        self.boot_well()
        configuration = json.loads(self.machine.text("opt/aws/amazon-cloudwatch-agent/etc/appinfra.json"))
        collected = configuration["logs"]["logs_collected"]["files"]["collect_list"]
        self.assertEqual(
            [(entry["file_path"], entry["log_group_name"], entry["log_stream_name"]) for entry in collected],
            [
                ("/var/log/messages", "/aws/vendedlogs/app/system", "{instance_id}/messages"),
                ("/var/log/app/web.log", "/aws/vendedlogs/app/application", "{instance_id}/web.log"),
                ("/var/log/app/jobs.log", "/aws/vendedlogs/app/jobs", "{instance_id}/jobs.log"),
            ],
        )
        self.assertEqual(
            {key for entry in collected for key in entry}, {"file_path", "log_group_name", "log_stream_name"}
        )

    def test_job_runs_as_the_application_with_a_time_limit(self):
        self.boot_well()
        self.machine.answer("systemd-run", "", "echo output; echo error >&2; exit 7")
        words = list(HOSTILE.values())
        result = self.machine.execute([self.machine.root / "usr/local/sbin/app-job", "3600", *words])
        call = self.machine.calls("systemd-run")[0]
        self.assertEqual(call[call.index("--") + 1 :], [word.replace("$", "$$") for word in words])
        for option in [
            "--wait",
            "--pipe",
            "--property=RuntimeMaxSec=3600",
            "--property=User=app",
            "--property=EnvironmentFile=/run/app/environment",
            "--property=NoNewPrivileges=yes",
        ]:
            self.assertIn(option, call)
        self.assertEqual((result.returncode, result.stdout), (7, "output\nerror\n"))
        self.assertEqual(self.machine.text("var/log/app/jobs.log"), "output\nerror\n")

    def test_units_are_what_systemd_accepts(self):
        self.boot_well()
        units = self.machine.root / "etc/systemd/system"
        for path in units.iterdir():
            text = path.read_text().replace("/usr/local/sbin/", f"{self.machine.root}/usr/local/sbin/")
            path.write_text(re.sub("(?m)^ExecStart=(.*)machine ", r"ExecStart=\1machine\\x20", text))
        result = subprocess.run(
            ["systemd-analyze", "verify", "--man=no", *units.iterdir()], capture_output=True, text=True
        )
        own = [line for line in result.stderr.splitlines() if "/app-" in line or line.startswith("app-")]
        self.assertEqual((own, result.returncode), ([], 0), result.stderr)

    def test_one_failure_of_the_network_is_no_failed_boot(self):
        self.boot_well()
        calls = self.machine.calls()
        for name in ["curl", "dnf", "aws", "mount", "cfn-signal"]:
            with self.subTest(name):
                self.machine = self.make_machine()
                self.machine.fail(nth=1 + next(i for i, call in enumerate(calls) if call[0] == name))
                result = self.boot()
                self.assertEqual((result.returncode, self.machine.signals()[-1]), (0, "0"), result.stderr)

    def test_every_failing_command_is_a_failed_boot(self):
        # A failing `id` says that nobody has the number.
        self.every_failure_is_signalled(harmless=["id"])

    def test_interrupted_script_signals_failure(self):
        self.machine.answer("dnf", "", "kill -TERM $PPID")
        self.assertEqual(self.boot_badly().returncode, 143)

    def test_instance_that_never_gets_healthy_signals_failure(self):
        self.machine.says("aws", "describe-target-health", "unhealthy\n")
        self.assertIn("gave up waiting until the load balancer", self.boot_badly().stderr)

    def test_redirect_is_no_health(self):
        self.machine.says("curl", "--write-out %{http_code}", "301")
        self.boot_badly()

    def test_patient_with_what_becomes_healthy(self):
        self.machine.answer(
            "aws",
            "describe-target-health",
            'touch "$STUBS/asked"; echo >>"$STUBS/asked"; '
            '[[ $(wc -l <"$STUBS/asked") -lt 4 ]] && echo initial || echo healthy',
        )
        self.boot_well()
