"""The pre-commit hook, the GitHub action and the lines for GitLab, run as these run them, without a network."""

import os
import re
import shlex
import subprocess
import sys
import unittest

import junitparser
import yaml
from program import PROGRAM, ROOT, ReportTest

NO_NETWORK = ["unshare", "--map-root-user", "--net", "--"]


def no_network():
    """Where the system lets us cut the network off, we do."""
    works = subprocess.run([*NO_NETWORK, "true"], capture_output=True).returncode == 0
    return NO_NETWORK if works else []


class HookTest(ReportTest):
    def setUp(self):
        super().setUp()
        programs = self.folder.parent / (self.folder.name + " programs")
        programs.mkdir()
        self.addCleanup(lambda: [path.unlink() for path in programs.iterdir()] and programs.rmdir())
        (programs / "appinfra").symlink_to(PROGRAM)
        self.environment = {**os.environ, "HOME": str(self.folder), "PATH": f"{programs}:{os.environ['PATH']}"}

    def run_here(self, words, **environment):
        return subprocess.run([*no_network(), *words], cwd=self.folder, capture_output=True, text=True,
                              env={**self.environment, **environment})


class PreCommit(HookTest):
    def git(self, *words):
        subprocess.run(["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *words], cwd=self.folder, check=True,
                       capture_output=True)

    def hook(self):
        return self.run_here([sys.executable, "-m", "pre_commit", "run", "--color", "never"])

    def configure(self):
        [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
        local = {"repos": [{"repo": "local", "hooks": [hook]}]}
        (self.folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(local))
        self.git("init", "--quiet")

    def test_only_changed_templates_are_judged(self):
        self.configure()
        self.put("notes.txt", "no template")
        self.git("add", ".pre-commit-config.yaml", "good.yaml", "notes.txt")
        done = self.hook()
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.git("add", "bad.yaml")
        done = self.hook()
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        self.assertIn("bad.yaml:4:18: error[E3002]", done.stdout)
        self.assertNotIn("sub/folder", done.stdout)

    def test_yaml_that_is_no_template_does_not_stand_in_the_way(self):
        self.configure()
        self.put("compose.yaml", "services: {web: {image: nginx}}\n")
        self.put("package.json", '{"name": "x"}\n')
        self.git("add", ".pre-commit-config.yaml", "good.yaml", "compose.yaml", "package.json")
        done = self.hook()
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


class GitHub(HookTest):
    def act(self, paths, arguments):
        [step] = yaml.safe_load((ROOT / "action.yml").read_text())["runs"]["steps"]
        self.assertEqual(step["shell"], "bash")
        given = {"inputs.binary": "appinfra", "inputs.paths": paths, "inputs.arguments": arguments}
        environment = {name: re.sub(r"\$\{\{ (.*?) \}\}", lambda match: given[match[1]], value)
                       for name, value in step["env"].items()}
        # As the runner calls bash.
        return self.run_here(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]], **environment)

    def test_findings_become_marks_in_the_pull_request(self):
        done = self.act("bad.yaml sub", "--select E3002")
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertEqual([re.match(r"::error file=([^,]+),line=4,col=18,", line)[1] for line in done.stdout.splitlines()],
                         ["bad.yaml", "sub/folder/bad.template"])

    def test_good_templates_pass(self):
        done = self.act("good.yaml", "--region eu-central-1 --fail-on warning")
        self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)

    def test_an_input_is_no_code(self):
        done = self.act("good.yaml;touch$IFS'pwned'", "$(touch pwned)")
        self.assertNotEqual(done.returncode, 0)
        self.assertFalse((self.folder / "pwned").exists())


class GitLab(HookTest):
    def test_the_lines_of_the_manual_make_a_report(self):
        page = (ROOT / "docs/validate.md").read_text()
        block = next(text for text in re.findall(r"```yaml\n(.*?)```", page, re.S) if "junit:" in text)
        [job] = yaml.safe_load(block).values()
        (self.folder / "infra").mkdir()
        (self.folder / "bad.yaml").rename(self.folder / "infra/bad.yaml")
        [line] = job["script"]
        done = self.run_here(shlex.split(line))
        self.assertEqual(done.returncode, 1, done.stderr)
        xml = junitparser.JUnitXml.fromfile(str(self.folder / job["artifacts"]["reports"]["junit"]))
        self.assertEqual([(suite.name, suite.failures) for suite in xml], [("infra/bad.yaml", 2)])


if __name__ == "__main__":
    unittest.main()
