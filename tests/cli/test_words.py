"""Commands and their words."""

import json
import subprocess

from program import EXAMPLE, MINIMAL, ProgramTest


class Words(ProgramTest):
    def test_version_and_help_go_to_standard_output(self):
        result = self.good("--version")
        self.assertRegex(result.stdout, r"^appinfra \d+\.\d+\.\d+\nfacts .+, \d{4}-\d\d-\d\d\n$")
        self.assertEqual(result.stderr, "")
        for words in [["--help"], ["render", "--help"], ["init", "-h"]]:
            result = self.good(*words)
            self.assertIn("Options:", result.stdout)
            self.assertEqual(result.stderr, "")

    def test_help_tells_of_all_commands(self):
        result = self.good("--help")
        for command in ["init", "render", "validate", "migrate", "explain", "schema", "completion"]:
            self.assertRegex(result.stdout, rf"\n  {command} ")

    def test_wrong_words_are_told_with_what_was_meant(self):
        cases = {
            ("rendr", "fargate"): "unknown command 'rendr'; did you mean 'render'?",
            ("render", "fargat"): "unknown scenario 'fargat'; did you mean 'fargate'?",
            ("render", "zzzzzzzz"): "known:",
            ("render", "fargate", "--region", "us-wets-2"): "did you mean 'us-west-2'?",
            ("render", "fargate", "--env", "prodction"): "did you mean 'production'?",
            ("explain", "WebServce"): "there is no resource 'WebServce'",
            ("render", "fargate", "--layout", "double"): "double",
            ("render", "fargate", "--format", "toml"): "toml",
            ("render", "fargate", "--minify"): "--minify goes with --format json",
            ("render", "fargate", "--layout", "layered"): "name a folder with -o",
            ("render", "fargate", "--check"): "-o",
            ("render", "fargate", "--frobnicate"): "frobnicate",
            ("render", "fargate", "-f", "missing.yaml"): "cannot read 'missing.yaml'",
            ("render", "fargate", "-f", "."): "it is a folder",
            ("render",): "scenario",
            ("completion", "tcsh"): "tcsh",
            (): "subcommand",
        }
        for words, told in cases.items():
            with self.subTest(words):
                self.assertIn(told, self.refused(*words))

    def test_hostile_words_are_refused_plainly(self):
        for word in ["", "é", "a" * 100000, "%s%n", "$(id)", "\x1b[31m"]:
            with self.subTest(word[:10]):
                self.assertNotIn("bug", self.refused("render", word))
                self.assertNotIn("bug", self.refused("explain", word + ".x.0"))

    def test_schema_is_json_schema(self):
        schema = json.loads(self.good("schema").stdout)
        self.assertIn("domain", schema["properties"])

    def test_completions_are_scripts(self):
        for shell in ["bash", "zsh", "fish"]:
            script = self.good("completion", shell).stdout
            for word in ["render", "init", "explain", "schema", "completion", "layout"]:
                self.assertIn(word, script)
        self.assert_bash_reads(self.good("completion", "bash").stdout)

    def test_bash_completes_commands(self):
        script = self.good("completion", "bash").stdout
        script += 'COMP_WORDS=(appinfra ren); COMP_CWORD=1; _appinfra; echo "${COMPREPLY[*]}"\n'
        script += 'COMP_WORDS=(appinfra render --lay); COMP_CWORD=2; _appinfra; echo "${COMPREPLY[*]}"\n'
        result = subprocess.run(["bash"], input=script, capture_output=True, text=True)
        self.assertEqual(result.stdout, "render\n--layout\n", result.stderr)


class Init(ProgramTest):
    def test_init_writes_a_manifest_that_renders(self):
        result = self.good("init", "notes", "notes.example.org")
        self.assertEqual(result.stdout, "")
        self.assertEqual(list(self.files()), ["appinfra.yaml"])
        rendered = self.good("render", "fargate")
        self.assertNotIn("built-in", rendered.stderr)
        self.assertEqual(rendered.stdout, self.good("render", "fargate", "-f", "-", manifest=MINIMAL).stdout)

    def test_init_replaces_a_file_only_when_told(self):
        (self.folder / "appinfra.yaml").write_text("mine")
        self.assertIn("--force", self.refused("init", "notes", "notes.example.org"))
        self.good("init", "notes", "notes.example.org", "--force")
        self.assertIn("app: notes", (self.folder / "appinfra.yaml").read_text())

    def test_init_refuses_what_a_manifest_refuses(self):
        self.assertIn("A0015", self.refused("init", "notes", "not a domain"))
        self.refused("init", "No Name: {}", "notes.example.org")
        self.refused("init", "notes", "notes.example.org", "-o", "/proc/none/appinfra.yaml")

    def test_init_writes_to_standard_output(self):
        self.assertIn("app: notes", self.good("init", "notes", "notes.example.org", "-o", "-").stdout)
        self.assertEqual(self.files(), {})


class Explain(ProgramTest):
    def setUp(self):
        super().setUp()
        (self.folder / "appinfra.yaml").write_text(EXAMPLE)

    def resources(self):
        return json.loads(self.good("render", "fargate", "--format", "json").stdout)["Resources"]

    def test_every_resource_is_explained(self):
        for name, resource in self.resources().items():
            with self.subTest(name):
                text = self.good("explain", name).stdout
                self.assertTrue(text.startswith(f"{name} ({resource['Type']})\n"), text)
                self.assertIn("  block: ", text)
                for key in resource["Properties"]:
                    if "Tags" not in key:
                        self.assertIn(f"  {key}", text)

    def test_a_value_of_the_manifest_is_explained_by_its_line(self):
        port = self.good("explain", "Targets.Port").stdout
        line = next(i for i, text in enumerate(EXAMPLE.splitlines(), 1) if text.startswith("web:"))
        self.assertIn(f"web.port, appinfra.yaml:{line}:{EXAMPLE.splitlines()[line - 1].index('3000') + 1}\n", port)

    def test_a_wrong_property_is_told(self):
        self.assertIn("did you mean 'Port'", self.refused("explain", "Targets.Prt"))
        for path in ["Targets.", "Targets..", ".", "Targets.Port.x", "Targets.Port.99999999999"]:
            self.refused("explain", path)
