"""The catalog of a server, compiled with real hiera and eyaml."""

import re
import subprocess

from repository import EXAMPLE, FACTS, RepositoryTest

SECRETS = {"SECRET_KEY_BASE": "0123456789abcdef", "SMTP_PASSWORD": "hunter2-$(id)-'\"\\`",
           "MAPS_API_KEY": "two\nlines ☂", "DATABASE_PASSWORD": "db-password"}
MINUTES_OF_DAY = 24 * 60


class Server(RepositoryTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.render()
        cls.set_secrets("production", SECRETS)
        cls.catalog = cls.compile()

    def test_files_are_mounted_through_tls_with_an_access_point_each(self):
        self.assertEqual(self.catalog.of_type("Mount"), {"Mount[/srv/uploads]", "Mount[/srv/reports]"})
        for name in ["uploads", "reports"]:
            mount = self.catalog.values(f"Mount[/srv/{name}]")
            self.assertEqual(mount["device"], FACTS[f"{name}_file_system"] + ":/")
            self.assertEqual(mount["fstype"], "efs")
            self.assertEqual(mount["ensure"], "mounted")
            self.assertIs(mount["remounts"], False)
            point = FACTS[f"{name}_access_point"]
            self.assertEqual(set(mount["options"].split(",")),
                             {"_netdev", "noresvport", "tls", "iam", f"accesspoint={point}"})
            self.assertNotIn("owner", self.catalog.values(f"File[/srv/{name}]"))

    def test_the_configuration_is_sensitive_and_only_root_reads_it(self):
        resource = self.catalog.resources["File[/etc/application/environment]"]
        self.assertEqual(resource.sensitive, ["content"])
        self.assertEqual((resource.values["owner"], resource.values["group"], resource.values["mode"]),
                         ("root", "root", "0400"))
        self.assertIs(resource.values["show_diff"], False)
        self.assertIs(resource.values["backup"], False)

    def test_no_secret_is_in_a_value_that_is_not_sensitive(self):
        for name, resource in self.catalog.resources.items():
            shown = str({key: value for key, value in resource.values.items() if key not in resource.sensitive})
            for secret in SECRETS.values():
                self.assertNotIn(repr(secret)[1:-1], shown, name)

    def test_the_configuration_has_every_variable(self):
        variables = environment_of(self.catalog)
        expected = {"APP_HOST": "myamazingapp.cdlib.org", "AWS_REGION": "us-west-2", "DATABASE_HOST": "db.internal",
                    "DATABASE_NAME": "myamazingapp", "DATABASE_PORT": "5433",
                    "DATABASE_REPLICA_HOST": "replica.internal", "DATABASE_SSLMODE": "require",
                    "DATABASE_USERNAME": "appadmin", "FILE_STORE": "file-system", "PORT": "3000",
                    "RAILS_ENV": "production",
                    "RAILS_LOG_TO_STDOUT": "1", "REPORTS_PATH": "/srv/reports", "UPLOADS_KEEP_DAYS": "14",
                    "UPLOADS_MAX_BYTES": str(6 * 1024**3), "UPLOADS_PATH": "/srv/uploads", **SECRETS}
        self.assertEqual({name: variables.get(name) for name in expected}, expected)
        self.assertFalse({"UPLOADS_BUCKET", "REPORTS_BUCKET"} & set(variables))

    def test_the_service_restarts_in_turn_and_when_its_configuration_changes(self):
        service = self.catalog.values("Service[application.service]")
        self.assertEqual((service["ensure"], service["enable"]), ("running", True))
        self.assertEqual(service["restart"], "/usr/local/sbin/application restart")
        for name in ["File[/etc/application/environment]", "Profile::Unit[application.service]"]:
            told = self.catalog.values(name)["notify"]
            self.assertEqual((told["type"], told["title"]), ("Service", "application.service"))

    def test_the_service_stops_after_the_time_for_transfers(self):
        self.assertEqual(self.catalog.setting("application.service", "TimeoutStopSec"), ["15min"])

    def test_processes_are_those_of_the_application_and_never_roots(self):
        for unit in ["application.service", "application-prepare.service", "job-user-stats.service",
                     "uploads-removal.service"]:
            self.assertEqual(self.catalog.setting(unit, "User"), ["application"], unit)
            self.assertEqual(self.catalog.setting(unit, "NoNewPrivileges"), ["yes"], unit)
            self.assertEqual(self.catalog.setting(unit, "RequiresMountsFor"), ["/srv/uploads /srv/reports"], unit)

    def test_jobs_have_a_timer_in_their_time_zone_and_a_timeout(self):
        self.assertEqual(self.catalog.setting("job-user-stats.timer", "OnCalendar"),
                         ["Mon *-*-* 06:00:00 America/Los_Angeles"])
        self.assertEqual(self.catalog.setting("job-user-stats.service", "TimeoutStartSec"), ["120min"])
        timer = self.catalog.values("Service[job-user-stats.timer]")
        self.assertEqual((timer["ensure"], timer["enable"]), ("running", True))

    def test_uploads_are_gone_before_they_are_too_old(self):
        commands = removal_commands(self.catalog)
        thresholds = [int(words[words.index("-cmin") + 1].lstrip("+")) for words in commands]
        self.assertEqual(self.catalog.setting("uploads-removal.timer", "OnCalendar"), ["hourly UTC"])
        interval = 60
        self.assertEqual(thresholds[0], 13 * MINUTES_OF_DAY)
        self.assertLessEqual(thresholds[0] + interval, 14 * MINUTES_OF_DAY)
        self.assertEqual(thresholds[1:], [MINUTES_OF_DAY, MINUTES_OF_DAY])

    def test_systemd_accepts_every_unit(self):
        units = [name for name in self.catalog.of_type("File") if "/etc/systemd/system/" in name]
        self.assertEqual(len(units), 6)
        paths = []
        for name in units:
            path = self.folder / name[:-1].rsplit("/", 1)[1]
            path.write_text(self.catalog.values(name)["content"])
            paths.append(path)
        done = subprocess.run(["systemd-analyze", "verify", "--man=no", *paths], capture_output=True, text=True)
        said = [line for line in done.stderr.splitlines() if str(self.folder) in line]
        self.assertEqual(said, [])

    def test_the_release_is_that_of_the_manifest(self):
        command = self.catalog.values("Exec[deploy the release]")["command"]
        self.assertEqual(command, ["/usr/local/sbin/application", "deploy",
                                   "https://github.com/cdlib/myamazingapp.git", "main"])
        self.assertIn("db:migrate", self.catalog.setting("application-prepare.service", "ExecStart")[-1])


class Nodes(RepositoryTest):
    def setUp(self):
        self.render()
        self.set_secrets("production", SECRETS)

    def test_a_placeholder_compiles_to_nothing(self):
        with self.assertRaisesRegex(AssertionError, "(?i)pkcs7|decrypt|nested asn1"):
            self.compile("staging")

    def test_a_certificate_without_role_gets_nothing(self):
        for role in [None, "", "Application", "application; include x", "../x"]:
            with self.assertRaisesRegex(AssertionError, "names no role"):
                self.compile(pp_role=role)

    def test_a_fact_does_not_choose_the_environment(self):
        self.set_secrets("staging", {name: "staging" for name in SECRETS})
        variables = environment_of(self.compile("staging", facts={"app_environment": "production",
                                                                  "pp_environment": "production"}))
        self.assertEqual(variables["DATABASE_PASSWORD"], "staging")

    def test_a_server_without_its_facts_gets_nothing(self):
        for fact in ["uploads_file_system", "uploads_access_point", "database_host", "app_host"]:
            with self.assertRaisesRegex(AssertionError, "(?i)expects a"):
                self.compile(facts={fact: None})
        with self.assertRaisesRegex(AssertionError, "Filesystem"):
            self.compile(facts={"uploads_file_system": "fs-1:/ tmpfs"})

    def test_buckets_are_told_while_the_application_moves(self):
        variables = environment_of(self.compile(facts={"uploads_bucket": "u", "reports_bucket": "r"}))
        self.assertEqual((variables["UPLOADS_BUCKET"], variables["REPORTS_BUCKET"]), ("u", "r"))

    def test_a_deploy_key_is_sensitive_and_only_root_reads_it(self):
        with (self.repository / "data/common.yaml").open("a") as data:
            data.write('\nprofile::release::deploy_key: "private key"\n')
        key = self.compile().resources["File[/etc/application/deploy_key]"]
        self.assertEqual((key.values["content"], key.values["mode"]), ("private key", "0400"))
        self.assertEqual(key.sensitive, ["content"])

    def test_environments_have_what_is_theirs(self):
        own = "environment: {RAILS_ENV: staging}, uploads: {keep: 2 days}, "
        self.render(EXAMPLE.replace("  staging: {", "  staging: {" + own))
        self.set_secrets("staging", SECRETS)
        catalog = self.compile("staging")
        variables = environment_of(catalog)
        self.assertEqual((variables["RAILS_ENV"], variables["UPLOADS_KEEP_DAYS"]), ("staging", "2"))
        self.assertIn(f"+{MINUTES_OF_DAY}", removal_commands(catalog)[0])

    def test_without_pipeline_and_jobs_there_is_neither(self):
        self.render("app: notes\ndomain: notes.example.org\n")
        self.set_secrets("production", {"DATABASE_PASSWORD": "x"})
        catalog = self.compile()
        self.assertEqual(catalog.of_type("Exec"), {"Exec[read the units again]"})
        self.assertEqual(catalog.of_type("Profile::Schedule"), {"Profile::Schedule[uploads-removal]"})


def environment_of(catalog):
    """What a shell reads from the configuration; systemd's rules for double quotes are the same."""
    script = 'set -a; . /dev/stdin; env -0'
    done = subprocess.run(["env", "-i", "bash", "-c", script], capture_output=True, check=True,
                          input=catalog.content("/etc/application/environment").encode())
    return dict(entry.split("=", 1) for entry in done.stdout.decode().split("\0") if entry)


def removal_commands(catalog):
    return [re.findall(r'"([^"]*)"', line)[1:] for line in catalog.setting("uploads-removal.service", "ExecStart")]
