"""appinfra render: streams, files and exit codes."""

import json
import os
import pty
import re
import subprocess

from program import EXAMPLE, MINIMAL, PROGRAM, ProgramTest

BAD = """app: Notes!
domain: notes.example.org
web: {prot: 3000, memory: 1 GB}
jobs:
  stats: {command: "a | b", schedule: sometimes}
"""
SECRET = "hunter2-Pa55w0rd-wJalrXUtnFEMI"
ENVIRONMENTS = ["staging", "production"]


class Streams(ProgramTest):
    def test_standard_output_is_the_template_and_nothing_else(self):
        result = self.good("render", "fargate", "-f", "-", "--format", "json", manifest=MINIMAL)
        self.assertIn("AWSTemplateFormatVersion", json.loads(result.stdout))
        self.assertTrue(all(line.startswith("appinfra: ") for line in result.stderr.splitlines()), result.stderr)
        yaml = self.good("render", "fargate", "-f", "-", manifest=MINIMAL).stdout
        self.assertTrue(yaml.startswith("AWSTemplateFormatVersion: "), yaml[:100])
        minified = self.good("render", "fargate", "-f", "-", "--format", "json", "--minify", manifest=MINIMAL).stdout
        self.assertEqual(json.loads(minified), json.loads(result.stdout))
        self.assertLess(len(minified), len(result.stdout))

    def test_without_a_manifest_the_example_is_used_and_that_is_said(self):
        result = self.good("render", "fargate")
        self.assertIn("built-in example", result.stderr)
        self.assertEqual(result.stdout, self.good("render", "fargate", "-f", "-", manifest=EXAMPLE).stdout)

    def test_the_manifest_in_the_folder_is_found(self):
        (self.folder / "appinfra.yaml").write_text(MINIMAL)
        result = self.good("render", "fargate")
        self.assertNotIn("built-in example", result.stderr)
        self.assertEqual(result.stdout, self.good("render", "fargate", "-f", "-", manifest=MINIMAL).stdout)

    def test_the_environment_decides_the_defaults(self):
        defaults = {}
        for environment in ENVIRONMENTS:
            text = self.good("render", "fargate", "--env", environment, "--format", "json").stdout
            defaults[environment] = json.loads(text)["Parameters"]["Environment"]["Default"]
        self.assertEqual(defaults, {name: name for name in ENVIRONMENTS})

    def test_text_that_looks_like_a_variable_arrives_as_it_is_written(self):
        text = "in ${AWS::Region}, ${Environment}"
        rendered = self.good("render", "fargate", "-f", "-", "--format", "json",
                             manifest=f"{MINIMAL}environment: {{PLACE: '{text}'}}\n").stdout
        self.assertIn({"Name": "PLACE", "Value": text}, [
            variable for container in json.loads(rendered)["Resources"]["WebTask"]["Properties"]["ContainerDefinitions"]
            for variable in container.get("Environment", [])])

    def test_a_full_disk_is_told(self):
        with open("/dev/full", "w") as full:
            result = subprocess.run([PROGRAM, "render", "fargate"], stdout=full, stderr=subprocess.PIPE, text=True)
        self.assertEqual(result.returncode, 2)
        self.assertIn("cannot write", result.stderr)


class BadManifests(ProgramTest):
    def test_all_findings_are_told_with_their_places(self):
        (self.folder / "bad.yaml").write_text(BAD)
        told = self.refused("render", "fargate", "-f", "bad.yaml")
        places = re.findall(r"^bad\.yaml:(\d+):\d+: error\[A\d{4}\]", told, re.M)
        self.assertEqual(places, ["1", "3", "3", "5", "5"], told)

    def test_standard_input_is_called_by_its_sign(self):
        self.assertIn("-:1:", self.refused("render", "fargate", "-f", "-", manifest=BAD))

    def test_every_command_that_reads_a_manifest_refuses_a_bad_one(self):
        self.refused("explain", "Vpc", "-f", "-", manifest=BAD)
        self.refused("render", "fargate", "-f", "-", "-o", "out", manifest=BAD)
        self.refused("render", "fargate", "-f", "-", "-o", "out", "--check", manifest=BAD)

    def test_an_earlier_result_stays_untouched(self):
        self.good("render", "fargate", "-f", "-", "-o", "out", manifest=MINIMAL)
        self.refused("render", "fargate", "-f", "-", "-o", "out", manifest=BAD)
        self.refused("render", "fargate", "-f", "-", "-o", "out/fargate.yaml", manifest=BAD)

    def test_no_colour_when_nobody_looks(self):
        for environment in [{}, {"NO_COLOR": "1"}, {"TERM": "xterm-256color"}]:
            self.assertNotIn("\x1b", self.refused("render", "fargate", "-f", "-", manifest=BAD, **environment))

    def test_a_terminal_gets_colour_unless_it_asks_for_none(self):

        def seen(**environment):
            leader, follower = pty.openpty()
            (self.folder / "bad.yaml").write_text(BAD)
            subprocess.run([PROGRAM, "render", "fargate", "-f", "bad.yaml"], cwd=self.folder, stderr=follower,
                           stdout=subprocess.DEVNULL, env=environment)
            os.close(follower)
            text = os.read(leader, 1 << 16)
            os.close(leader)
            return text

        self.assertIn(b"\x1b[", seen())
        self.assertNotIn(b"\x1b[", seen(NO_COLOR="1"))

    def test_a_secret_in_the_manifest_is_never_shown(self):
        for line in [f"secrets: {{KEY: {SECRET}}}", f"secrets:\n  KEY: {SECRET}",
                     f"environment: {{DB_PASSWORD: {SECRET}}}",
                     f"secrets: {{KEY: [{SECRET}]}}", f"secrets: {{KEY: {{a: {SECRET}}}}}",
                     f"login: {{oidc: {{client_secret: {SECRET}}}}}", f"secrets: {{KEY: {SECRET}",
                     f"secrets: {SECRET}"]:
            for words in [["render", "fargate"], ["render", "fargate", "-o", "out"], ["explain", "Vpc"]]:
                with self.subTest(line, words=words):
                    result = self.run_program(*words, "-f", "-", manifest=MINIMAL + line + "\n")
                    self.assertEqual(result.returncode, 2)
                    self.assertNotIn(SECRET, result.stdout + result.stderr)
        self.assertEqual(self.files(), {})

    def test_text_that_cloudformation_would_resolve_into_a_secret_is_refused(self):
        reference = json.dumps("x{{resolve:secretsmanager:notes/key}}")
        for line in [f"environment: {{PLAIN: {reference}}}", f"web: {{command: [run, {reference}]}}",
                     f"jobs: {{a: {{command: [run, {reference}], schedule: rate(1 day)}}}}"]:
            with self.subTest(line):
                self.refused("render", "fargate", "-f", "-", manifest=MINIMAL + line + "\n")

    def test_hostile_bytes_are_refused_plainly(self):
        for text in ["", "\0", "- " * 100000, "{" * 100000, "a: &a [*a]", "!!binary x",
                     "\ufeffapp: x", "app: \x1b[31m"]:
            with self.subTest(text[:10]):
                told = self.refused("render", "fargate", "-f", "-", manifest=text)
                self.assertNotIn("bug", told)
                self.assertNotIn("\x1b", told)


class Folders(ProgramTest):
    def render(self, layout, *words):
        self.good("render", "fargate", "-f", "-", "--layout", layout, "--region", "us-west-2", "-o", "out", *words,
                  manifest=EXAMPLE)
        return {name.removeprefix("out/"): text for name, text in self.files().items()}

    def test_a_folder_of_the_single_layout_has_template_parameters_and_guide(self):
        stems = ["staging", "staging.edge", "production", "production.edge"]
        kinds = [".json", ".codepipeline.json", ".gitsync.yaml"]
        parameters = [f"parameters/{stem}{kind}" for stem in stems for kind in kinds]
        self.assertEqual(set(self.render("single")), {"fargate.yaml", "edge.yaml", "deploy.md", *parameters})

    def test_a_folder_of_the_layered_layout_has_a_template_for_each_layer(self):
        names = set(self.render("layered", "--format", "json"))
        layers = ["network", "data", "edge", "app", "pipeline"]
        self.assertLessEqual({"deploy.md", *(f"{layer}.json" for layer in layers)}, names)
        self.assertIn("parameters/production/app.gitsync.yaml", names)
        self.assertEqual({name.split("/")[0] for name in names},
                         {"deploy.md", "parameters", *(f"{layer}.json" for layer in layers)})

    def test_three_spellings_of_parameters_say_the_same(self):
        for layout in ["single", "layered"]:
            files = self.render(layout)
            lists = [name for name in files if re.fullmatch(r"parameters/.*(?<!\.codepipeline)\.json", name)]
            self.assertGreaterEqual(len(lists), 4)
            for name in lists:
                with self.subTest(name):
                    stem = name.removesuffix(".json")
                    expected = {entry["ParameterKey"]: entry["ParameterValue"] for entry in json.loads(files[name])}
                    pipeline = json.loads(files[stem + ".codepipeline.json"])
                    self.assertEqual(pipeline["Parameters"], expected)
                    sync = self.read_sync_file(files[stem + ".gitsync.yaml"].decode())
                    self.assertEqual(sync["parameters"], expected)
                    self.assertEqual(sync["tags"], pipeline["Tags"])
                    self.assertIn(json.loads(sync["template-file-path"]), files)

    @staticmethod
    def read_sync_file(text):
        """The little YAML that these files are: keys, and JSON strings as values."""
        result, section = {}, None
        for line in text.splitlines():
            key, _, value = line.strip().partition(": ")
            if line.startswith("  "):
                section[json.loads(key) if key.startswith('"') else key] = json.loads(value)
            elif value:
                result[key] = value
            else:
                section = result[key.removesuffix(":")] = {}
        return result

    def test_the_commands_of_the_guide_are_bash(self):
        for layout in ["single", "layered"]:
            guide = self.render(layout)["deploy.md"].decode()
            blocks = re.findall(r"```sh\n(.*?)```", guide, re.S)
            self.assertGreaterEqual(len(blocks), 4)
            for block in blocks:
                self.assert_bash_reads(block)
                self.assertNotRegex(block, r"<[a-z ]+>\s", "a blank to fill in that bash takes for a file")

    def test_check_says_what_is_stale(self):
        words = ["render", "fargate", "-f", "-", "-o", "out"]
        self.assertIn("missing", self.refused(*words, "--check", code=1, manifest=EXAMPLE))
        self.good(*words, manifest=EXAMPLE)
        result = self.good(*words, "--check", manifest=EXAMPLE)
        self.assertNotIn("stale", result.stderr)
        with open(self.folder / "out/fargate.yaml", "a") as file:
            file.write("\n")
        (self.folder / "out/parameters/staging.json").unlink()
        told = self.refused(*words, "--check", code=1, manifest=EXAMPLE)
        self.assertIn("out/fargate.yaml: stale", told)
        self.assertIn("out/parameters/staging.json: missing", told)
        self.good(*words, manifest=EXAMPLE)
        self.good(*words, "--check", manifest=EXAMPLE)

    def test_a_file_name_gives_one_template(self):
        for name in ["one.yaml", "deep/er/two.json"]:
            result = self.good("render", "fargate", "-o", name)
            self.assertEqual(result.stdout, "")
            self.assertEqual((self.folder / name).read_text(), self.good("render", "fargate").stdout)
        self.assertEqual(set(self.files()), {"one.yaml", "deep/er/two.json"})
        self.good("render", "fargate", "-o", "one.yaml", "--check")
        self.refused("render", "fargate", "-o", "one.yaml", "--check", "--env", "staging", code=1)

    def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_left(self):
        (self.folder / "out").write_text("a file")
        self.refused("render", "fargate", "-o", "out")
        (self.folder / "out").unlink()
        (self.folder / "out/deploy.md").mkdir(parents=True)
        self.refused("render", "fargate", "-o", "out")

    def test_an_environment_that_needs_another_template_is_refused(self):
        manifest = MINIMAL + "environments: {staging: {database: {version: 15}}, production: {}}\n"
        self.assertIn("staging", self.refused("render", "fargate", "-f", "-", "-o", "out", manifest=manifest))
        self.good("render", "fargate", "-f", "-", "--env", "staging", manifest=manifest)
