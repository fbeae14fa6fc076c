"""templates/instance/puppet.sh: an instance that Puppet configures."""

import json

from host_test import HostTest
from machine import HOSTILE, InstanceMachine, secret_arn
import subprocess


class PuppetHost(HostTest):
    TEXTS = ["shared/common.sh", "instance/functions.sh", "instance/puppet.sh"]

    def make_machine(self):
        machine = InstanceMachine(self)
        self.variables = {
            "REGION": "us-west-2",
            "STACK": "app-production",
            "RESOURCE": "FirstServer",
            "APP": "app",
            "ENVIRONMENT": "Production",
            "PUPPET_SERVER": "puppet.example.org",
            "PUPPET_ENVIRONMENT": "production",
            "PUPPET_RELEASE": "https://yum.example.org/release.rpm",
            "AUTOSIGN_SECRET": f"{secret_arn('autosign')}:challenge::",
            "EXTENSIONS": ["pp_role=app", "pp_environment=production"],
            "FACTS": ["app_name=app", "efs_uploads_id=fs-1"],
            "HEALTH_URL": "http://127.0.0.1:3000/up",
        }
        machine.has_secret(secret_arn("autosign"), json.dumps({"challenge": "TOP-SECRET"}))
        machine.answer(
            "puppet",
            "agent --test",
            'cp -p '
            f"'{machine.root}/etc/puppetlabs/puppet/csr_attributes.yaml' \"$STUBS/request\"; exit 2",
        )
        return machine

    def yaml(self, path):
        """As Puppet reads it."""
        done = subprocess.run(
            ["ruby", "-ryaml", "-rjson", "-e", "puts JSON.generate(YAML.safe_load(File.read(ARGV[0])))", path],
            capture_output=True,
            text=True,
            check=True,
        )
        return json.loads(done.stdout)

    def request(self):
        return self.yaml(self.machine.stubs / "request")

    def facts(self):
        return self.yaml(self.machine.root / "etc/puppetlabs/facter/facts.d/appinfra.yaml")

    def puppet_exits(self, code):
        self.machine.answer("puppet", "agent --test", f"exit {code}")

    def test_first_run_without_or_with_changes_is_a_success(self):
        for code in [0, 2]:
            with self.subTest(code=code):
                self.machine = self.make_machine()
                self.puppet_exits(code)
                self.boot_well()

    def test_other_exit_codes_are_failures(self):
        for code in [1, 4, 6]:
            with self.subTest(code=code):
                self.machine = self.make_machine()
                self.puppet_exits(code)
                self.assertIn(f"failed with exit code {code}", self.boot_badly().stderr)

    def test_agent_is_installed_configured_run_and_enabled_in_this_order(self):
        self.boot_well()
        words = [" ".join(call) for call in self.machine.calls()]
        order = [
            next(i for i, line in enumerate(words) if part in line)
            for part in [
                "install aws-cfn-bootstrap jq https://yum.example.org/release.rpm",
                "install aws-cfn-bootstrap jq openvox-agent",
                "config set --section main server puppet.example.org",
                "config set --section main certname app-production-i-0123456789abcdef0",
                "config set --section agent environment production",
                "puppet agent --test --waitforcert 60",
                "enable --now puppet.service",
                "http://127.0.0.1:3000/up",
                "cfn-signal",
            ]
        ]
        self.assertEqual(order, sorted(order))

    def test_request_carries_password_and_extensions_and_is_for_root_only(self):
        self.boot_well()
        self.assertEqual(
            self.request(),
            {
                "extension_requests": {
                    "pp_instance_id": "i-0123456789abcdef0",
                    "pp_role": "app",
                    "pp_environment": "production",
                },
                "custom_attributes": {"1.2.840.113549.1.9.7": "TOP-SECRET"},
            },
        )
        self.assertEqual(oct((self.machine.stubs / "request").stat().st_mode & 0o777), "0o600")

    def test_without_secret_there_is_no_password(self):
        self.boot_well(AUTOSIGN_SECRET="")
        self.assertEqual(list(self.request()), ["extension_requests"])
        self.assertEqual(self.machine.calls("aws"), [])

    def test_password_does_not_outlive_the_first_run(self):
        result = self.boot_well()
        files = [path.read_text() for path in self.machine.root.rglob("*") if path.is_file()]
        self.assertNotIn("TOP-SECRET", "".join(files) + result.stdout + result.stderr + str(self.machine.calls()))

    def test_facts_are_strings(self):
        self.boot_well(FACTS=["port=3000", "flag=yes", "nothing=null"])
        self.assertEqual(self.facts(), {"port": "3000", "flag": "yes", "nothing": "null"})

    def test_hostile_values_arrive_unchanged_and_do_nothing(self):
        values = {f"name_{i}": value for i, value in enumerate(HOSTILE.values())}
        pairs = [f"{name}={value}" for name, value in values.items()]
        for value in HOSTILE.values():
            self.machine = self.make_machine()
            self.machine.has_secret(secret_arn("autosign"), json.dumps({"challenge": value}))
            self.boot_well(
                FACTS=pairs, EXTENSIONS=pairs, PUPPET_SERVER=value, PUPPET_ENVIRONMENT=value, HEALTH_URL=value
            )
            self.assertEqual(self.facts(), values)
            self.assertEqual(
                self.request(),
                {
                    "extension_requests": {"pp_instance_id": "i-0123456789abcdef0", **values},
                    "custom_attributes": {"1.2.840.113549.1.9.7": value},
                },
            )
            self.assertIn(
                ["puppet", "config", "set", "--section", "main", "server", value], self.machine.calls("puppet")
            )

    def test_unreadable_secret_stops_before_the_first_run(self):
        self.machine.answer("aws", "secretsmanager", "exit 254")
        self.assertIn("AUTOSIGN_SECRET: cannot be read", self.boot_badly().stderr)
        self.assertEqual(self.machine.calls("puppet"), [])

    def test_application_that_never_answers_is_a_failed_boot(self):
        self.machine.says("curl", "--write-out %{http_code}", "502")
        self.boot_badly()

    def test_second_run_succeeds(self):
        self.boot_well()
        self.machine.forget()
        self.boot_well()

    def test_every_failing_command_is_a_failed_boot(self):
        self.every_failure_is_signalled()
