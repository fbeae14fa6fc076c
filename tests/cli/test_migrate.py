"""appinfra migrate: the plan, its formats and its commands."""

import itertools
import json
import os
import subprocess

from program import EXAMPLE, MINIMAL, ProgramTest

LAYOUTS = ["single", "layered"]
STUBS = ["appinfra", "aws", "curl", "diff", "eyaml", "git", "puppetserver"]
# Records its words, one a line, and never fails.
STUB = '#!/bin/bash\nprintf "%s\\n" "${0##*/}" "$@" >>"$RECORD"\necho answer\n'


class Migrate(ProgramTest):
    def scenarios(self):
        return self.refused("render", "zzzzzzzz").split("known:")[1].split()

    def pairs(self):
        return itertools.permutations(self.scenarios(), 2)

    def plan(self, *words, **options):
        return json.loads(self.good("migrate", *words, "--format", "json", **options).stdout)

    def commands(self, plan):
        for step in plan["steps"]:
            yield from step["commands"]
            yield from step["back"]["commands"]

    def run_commands(self, plan):
        """Runs all commands with stubs in the place of all programs. Gives what the stubs were called with."""
        stubs = self.folder / "stubs"
        stubs.mkdir(exist_ok=True)
        for name in STUBS:
            (stubs / name).write_text(STUB)
            (stubs / name).chmod(0o755)
        record = self.folder / "record"
        record.write_text("")
        script = "set -eu\nRELEASE=release\n" + "\n".join(self.commands(plan))
        result = subprocess.run(["bash"], input=script, capture_output=True, text=True, cwd=self.folder,
                                env={"PATH": f"{stubs}:{os.environ['PATH']}", "RECORD": str(record)})
        self.assertEqual((result.returncode, result.stderr), (0, ""), script)
        return record.read_text().splitlines()

    def test_wrong_words_are_told(self):
        cases = {
            ("fargat", "ecs"): "did you mean 'fargate'?",
            ("fargate", "fargate"): "nothing to move",
            ("fargate", "zzzzzzzz"): "known:",
            ("fargate",): "to",
            ("fargate", "ecs", "--env", "prodction"): "did you mean 'production'?",
            ("fargate", "ecs", "--region", "us-wets-2"): "did you mean 'us-west-2'?",
            ("fargate", "ecs", "--format", "toml"): "toml",
        }
        for words, told in cases.items():
            with self.subTest(words):
                self.assertIn(told, self.refused("migrate", *words))

    def test_every_move_has_a_plan_whose_commands_run(self):
        for pair in self.pairs():
            for layout in LAYOUTS:
                with self.subTest([pair, layout]):
                    plan = self.plan(*pair, "--layout", layout, "-f", "-", "--region", "us-west-2", manifest=EXAMPLE)
                    self.assertEqual(plan["obstacles"], [])
                    called = self.run_commands(plan)
                    self.assertIn("render", called)
                    self.assertIn("aws", called)
                    if layout == "layered":
                        self.assertIn("delete-stack", called)

    def test_hostile_text_stays_text(self):
        name = "it's $(touch pwned) `touch pwned`;touch pwned&.yaml"
        path = "/hostile$x%s;&"
        manifest = MINIMAL + f"web: {{health_check: {json.dumps(path)}}}\nsecrets:\n  KEY: secretsmanager:a/b+c=@d\n"
        (self.folder / name).write_text(manifest)
        for pair in self.pairs():
            for layout in LAYOUTS:
                with self.subTest([pair, layout]):
                    plan = self.plan(*pair, "--layout", layout, "-f", name)
                    called = self.run_commands(plan)
                    self.assertIn(name, called)
                    if layout == "layered":
                        self.assertTrue(any(word.endswith(path) for word in called), called)
                    self.assertFalse((self.folder / "pwned").exists())

    def test_text_and_markdown_name_the_same_steps(self):
        for pair in self.pairs():
            plan = self.plan(*pair)
            for form in ["text", "markdown"]:
                page = self.good("migrate", *pair, "--format", form).stdout
                for number, step in enumerate(plan["steps"], 1):
                    self.assertIn(f"{number}. ", page)
                    self.assertIn(step["title"], page)
