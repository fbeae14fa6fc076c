"""templates/pipeline: scripts of builds."""

import hashlib
import json
import tarfile
import unittest

from machine import HOSTILE, Machine, secret_arn

BUILD = ["shared/common.sh", "pipeline/build_bundle.sh"]
MIGRATE = ["shared/common.sh", "pipeline/migrate_bundle.sh"]


class Build(unittest.TestCase):
    def setUp(self):
        self.machine = Machine(self)

    def run_and_print(self, texts, variables, exported, **extra):
        """The run, and what the script exports."""
        printer = self.machine.folder / "printer.sh"
        printer.write_text(f'/usr/bin/env | /bin/grep "^{exported}="\n')
        result = self.machine.run([*texts, printer], variables, **extra)
        values = [line.partition("=")[2] for line in result.stdout.splitlines() if line.startswith(exported + "=")]
        return result, (values or [None])[-1]


class BuildBundle(Build):
    variables = {
        "REGION": "us-west-2",
        "BUCKET": "releases",
        "PREFIX": "app",
        "PACKAGES": ["ruby3.4"],
        "BUILD_PACKAGES": ["gcc", "ruby3.4-devel"],
    }

    def setUp(self):
        super().setUp()
        self.source = self.machine.folder / "source"
        for path in [
            "config.ru",
            "app/assets/app.css",
            ".git/HEAD",
            "tmp/cache/x",
            "log/production.log",
            "node_modules/x/x.js",
        ]:
            (self.source / path).parent.mkdir(parents=True, exist_ok=True)
            (self.source / path).write_text(path)
        (self.source / "bin").mkdir()
        (self.source / "bin/rails").write_text(
            '#!/bin/bash\necho "$*" >>"$STUBS/rails"; mkdir -p public; date +%N >tmp/now; echo css >public/app.css\n'
        )
        (self.source / "bin/rails").chmod(0o755)
        # Named after the version only, as on Amazon Linux.
        self.machine.stub("ruby3.4-bundle", self.machine.root / "usr/bin")
        self.machine.answer(
            "bundle",
            "install",
            "mkdir -p vendor/bundle/ruby/3.4.0/{gems/pg,cache}; echo gem >vendor/bundle/ruby/3.4.0/gems/pg/pg.rb\n"
            "date +%N >vendor/bundle/ruby/3.4.0/gems/pg/mkmf.log; date +%N >vendor/bundle/ruby/3.4.0/cache/pg.gem",
        )
        self.machine.answer(
            "aws", "s3 cp", 'mkdir -p "$STUBS/store"; uri=${@: -1}; /bin/cp "${@: -2:1}" "$STUBS/store/${uri##*/}"'
        )
        self.machine.says("nproc", "", "2")

    def build(self, **changes):
        return self.run_and_print(BUILD, {**self.variables, **changes}, "ARTIFACT_URI", cwd=self.source)

    def build_well(self):
        result, uri = self.build()
        self.assertEqual(result.returncode, 0, result.stderr)
        return uri

    def stored(self, uri):
        return self.machine.stubs / "store" / uri.rpartition("/")[2]

    def test_release_is_uploaded_under_its_digest(self):
        uri = self.build_well()
        digest = hashlib.sha256(self.stored(uri).read_bytes()).hexdigest()
        self.assertEqual(uri, f"s3://releases/app/{digest}.tar.gz")

    def test_release_holds_application_gems_and_assets_but_no_history_and_no_rubbish(self):
        with tarfile.open(self.stored(self.build_well())) as archive:
            files = {member.name for member in archive if member.isfile()}
        self.assertEqual(
            files,
            {
                "./config.ru",
                "./app/assets/app.css",
                "./bin/rails",
                "./public/app.css",
                "./vendor/bundle/ruby/3.4.0/gems/pg/pg.rb",
            },
        )

    def test_same_files_give_the_same_release_in_another_folder_at_another_time_by_another_user(self):
        first = self.build_well()
        self.source = self.source.rename(self.machine.folder / "elsewhere")
        for path in self.source.rglob("*"):
            path.touch()
        (self.source / "config.ru").chmod(0o600)
        self.assertEqual(self.build_well(), first)
        with tarfile.open(self.stored(first)) as archive:
            self.assertEqual(
                {(member.uid, member.gid, member.uname, member.mtime) for member in archive}, {(0, 0, "", 0)}
            )

    def test_other_files_give_another_release(self):
        first = self.build_well()
        (self.source / "config.ru").write_text("changed")
        self.assertNotEqual(self.build_well(), first)

    def test_gems_are_those_of_the_lock_file_for_production(self):
        self.build_well()
        settings = [call[-2:] for call in self.machine.calls("bundle") if call[1] == "config"]
        self.assertEqual(settings, [["deployment", "true"], ["path", "vendor/bundle"], ["without", "development:test"]])

    def test_assets_are_compiled_only_where_the_application_has_some(self):
        self.build_well()
        self.assertEqual((self.machine.stubs / "rails").read_text(), "assets:precompile\n")
        (self.machine.stubs / "rails").unlink()
        (self.source / "app/assets/app.css").unlink()
        (self.source / "app/assets").rmdir()
        self.build_well()
        self.assertFalse((self.machine.stubs / "rails").exists())

    def test_failures_are_failures_of_the_build(self):
        for name, words in {
            "dnf": "install",
            "bundle": "install",
            "aws": "s3 cp",
            "tar": "--create",
            "gzip": "--best",
        }.items():
            with self.subTest(name):
                self.setUp()
                self.machine.answer(name, words, "exit 5")
                result, uri = self.build()
                self.assertNotEqual((result.returncode, uri), (0, None))
                self.assertFalse((self.machine.stubs / "store").exists())


class MigrateBundle(Build):
    def migrate(self, command, variables=(), secrets=(), **changes):
        uri = self.machine.has_bundle({"bin/rails": '#!/bin/bash\nprintf "%s\\0" "$@"\nexit 3\n', "name": "release"})
        return self.machine.run(
            MIGRATE,
            {
                "REGION": "us-west-2",
                "ARTIFACT_URI": uri,
                "PACKAGES": ["ruby3.4"],
                "COMMAND": command,
                "VARIABLES": list(variables),
                "SECRETS": list(secrets),
                **changes,
            },
        )

    def test_command_runs_in_the_release_and_its_exit_code_counts(self):
        result = self.migrate(["bin/rails", *HOSTILE.values()])
        self.assertEqual(result.returncode, 3, result.stderr)
        self.assertEqual(result.stdout.split("\0")[:-1], list(HOSTILE.values()))

    def test_hostile_variables_and_secrets_arrive_unchanged_and_are_not_shown(self):
        values = {f"HOSTILE_{i}": value for i, value in enumerate(HOSTILE.values())}
        for name, value in values.items():
            self.machine.has_secret(secret_arn(name), json.dumps({"key": value + "TOP-SECRET"}))
        output = self.machine.folder / "environment"
        result = self.migrate(
            ["/bin/cp", "/proc/self/environ", str(output)],
            [f"{name}={value}" for name, value in values.items()],
            [f"S_{name}={secret_arn(name)}:key::" for name in values],
        )
        self.assertEqual((result.returncode, result.stdout), (0, ""), result.stderr)
        environment = dict(entry.split("=", 1) for entry in output.read_text().split("\0")[:-1])
        for name, value in values.items():
            self.assertEqual((environment[name], environment["S_" + name]), (value, value + "TOP-SECRET"))
        self.assertNotIn("TOP-SECRET", result.stderr + str(self.machine.calls()))

    def test_secret_that_cannot_be_read_stops_before_the_command(self):
        self.machine.answer("aws", "secretsmanager", "exit 254")
        result = self.migrate(["/bin/echo", "ran"], secrets=[f"TOKEN={secret_arn('token')}"])
        self.assertIn("TOKEN: cannot be read", result.stderr)
        self.assertNotEqual((result.returncode, result.stdout), (0, "ran\n"))

    def test_release_with_another_digest_is_refused(self):
        self.machine.answer("aws", "s3 cp", 'echo other >"${@: -1}"')
        result = self.migrate(["/bin/echo", "ran"], ARTIFACT_URI=f"s3://releases/app/{'0' * 64}.tar.gz")
        self.assertIn("is not what its name says", result.stderr)
        self.assertNotEqual(result.returncode, 0)


class BuildImage(Build):
    variables = {
        "REPOSITORY_URI": "123456789012.dkr.ecr.us-west-2.amazonaws.com/app",
        "DOCKERFILE": "Dockerfile",
        "PLATFORM": "linux/arm64",
    }
    codebuild = {"CODEBUILD_RESOLVED_SOURCE_VERSION": "0123456789abcdef", "CODEBUILD_BUILD_NUMBER": "7"}

    def build(self):
        return self.run_and_print(["pipeline/build_image.sh"], self.variables, "IMAGE_URI", **self.codebuild)

    def test_image_is_known_by_the_digest_of_the_registry(self):
        self.machine.says("aws", "describe-images", "sha256:" + "a" * 64)
        result, image = self.build()
        self.assertEqual(
            (result.returncode, image), (0, f"{self.variables['REPOSITORY_URI']}@sha256:{'a' * 64}"), result.stderr
        )
        self.assertEqual([call[1] for call in self.machine.calls("docker")][-2:], ["build", "push"])

    def test_image_without_digest_is_a_failed_build(self):
        self.machine.says("aws", "describe-images", "None")
        result, image = self.build()
        self.assertEqual((result.returncode, image), (1, None))

    def test_password_of_the_registry_is_no_argument(self):
        self.machine.says("aws", "get-login-password", "TOP-SECRET")
        self.build()
        self.assertNotIn("TOP-SECRET", str(self.machine.calls()))

    def test_failed_push_is_a_failed_build(self):
        self.machine.says("aws", "describe-images", "sha256:" + "a" * 64)
        self.machine.answer("docker", "push", "exit 1")
        self.assertEqual(self.build()[1], None)


class Release(Build):
    def step(self, **variables):
        return self.run_and_print(
            ["pipeline/release.sh"],
            {"STACK": "app-staging", **variables},
            "CURRENT_RELEASE",
            CODEBUILD_BUILD_ID="app:1",
        )

    def test_inspect_tells_the_value_of_the_named_parameter(self):
        self.machine.says("aws", "ParameterKey=='ArtifactUri'", "s3://releases/app/1.tar.gz")
        result, release = self.step(STEP="inspect", RELEASE_PARAMETER="ArtifactUri")
        self.assertEqual((result.returncode, release), (0, "s3://releases/app/1.tar.gz"), result.stderr)

    def test_stack_without_the_parameter_or_not_yet_there_has_no_release(self):
        self.machine.says("aws", "ParameterKey=='ImageUri'", "None")
        self.assertEqual(self.step(STEP="inspect", RELEASE_PARAMETER="ImageUri")[1], "none")
        self.machine.answer("aws", "describe-stacks", 'echo "Stack with id app-staging does not exist" >&2; exit 254')
        self.assertEqual(self.step(STEP="inspect", RELEASE_PARAMETER="ImageUri")[1], "none")

    def test_other_errors_are_not_taken_for_a_missing_stack(self):
        self.machine.answer("aws", "describe-stacks", 'echo "AccessDenied" >&2; exit 254')
        result, _ = self.step(STEP="inspect", RELEASE_PARAMETER="ImageUri")
        self.assertEqual((result.returncode, "AccessDenied" in result.stderr), (1, True))

    def outputs(self, **values):
        for name, value in values.items():
            self.machine.says("aws", f"OutputKey=='{name}'", value)

    def test_migration_as_a_task_waits_however_long_it_takes(self):
        self.outputs(
            ClusterName="cluster", MigrationTask="task:1", TaskSubnets="subnet-1,subnet-2", TaskSecurityGroup="sg-1"
        )
        self.machine.says("aws", "run-task", "arn:task")
        self.machine.answer(
            "aws", "wait tasks-stopped", 'echo >>"$STUBS/waited"; [[ $(wc -l <"$STUBS/waited") -ge 3 ]]'
        )
        for code, expected in {"0": 0, "1": 1, "None": 1}.items():
            with self.subTest(code=code):
                self.machine.says("aws", "exitCode", code)
                self.assertEqual(self.step(STEP="migrate", MIGRATION="task")[0].returncode, expected)
        network = next(call for call in self.machine.calls("aws") if "run-task" in call)
        self.assertIn(
            "awsvpcConfiguration={subnets=[subnet-1,subnet-2],securityGroups=[sg-1],assignPublicIp=DISABLED}", network
        )

    def test_task_that_cannot_be_placed_is_a_failure(self):
        self.machine.says("aws", "run-task", "None")
        result, _ = self.step(STEP="migrate", MIGRATION="task")
        self.assertIn("could not be placed", result.stderr)
        self.assertEqual(result.returncode, 1)

    def test_migration_as_a_build_gets_the_new_release_and_is_waited_for(self):
        self.outputs(MigrationProject="app-migration")
        self.machine.says("aws", "start-build", "app-migration:1")
        release = f"s3://releases/app/{'0' * 64}.tar.gz"
        for status, expected in {"SUCCEEDED": 0, "FAILED": 1, "STOPPED": 1, "TIMED_OUT": 1}.items():
            with self.subTest(status=status):
                (self.machine.stubs / "asked").unlink(missing_ok=True)
                self.machine.answer(
                    "aws",
                    "batch-get-builds",
                    f'echo >>"$STUBS/asked"; [[ $(wc -l <"$STUBS/asked") -lt 3 ]] && echo IN_PROGRESS || echo {status}',
                )
                self.assertEqual(self.step(STEP="migrate", MIGRATION="build", RELEASE=release)[0].returncode, expected)
        start = next(call for call in self.machine.calls("aws") if "start-build" in call)
        self.assertIn("app-migration", start)
        self.assertIn(f"name=ARTIFACT_URI,value={release},type=PLAINTEXT", start)

    def test_failing_calls_are_failures(self):
        self.outputs(MigrationProject="app-migration")
        self.machine.says("aws", "start-build", "app-migration:1")
        self.machine.says("aws", "batch-get-builds", "SUCCEEDED")
        for words in ["describe-stacks", "start-build", "batch-get-builds"]:
            with self.subTest(words):
                self.machine.answer("aws", words, "exit 254")
                self.assertNotEqual(self.step(STEP="migrate", MIGRATION="build", RELEASE="x")[0].returncode, 0)

    def test_unknown_words_are_refused(self):
        self.assertEqual(self.step(STEP="destroy")[0].returncode, 2)
        self.assertEqual(self.step(STEP="migrate", MIGRATION="by hand")[0].returncode, 2)
