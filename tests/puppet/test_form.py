"""The files of the repository by themselves."""

import re
import subprocess

from repository import EXAMPLE, RepositoryTest, run

SECRETS = ["SECRET_KEY_BASE", "SMTP_PASSWORD", "MAPS_API_KEY", "DATABASE_PASSWORD"]


class Form(RepositoryTest):
    def setUp(self):
        self.render()

    def test_puppet_reads_every_file_of_code(self):
        run("puppet", "parser", "validate", *self.files("*.pp"))
        run("puppet", "epp", "validate", *self.files("*.epp"))

    def test_puppet_lint_has_nothing_to_say(self):
        self.assertEqual(run("puppet-lint", "--fail-on-warnings", self.repository), "")

    def test_puppet_lint_would_say_something(self):
        (self.repository / "manifests/bad.pp").write_text('class bad { notify { "x": } }\n')
        done = subprocess.run(["puppet-lint", "--fail-on-warnings", self.repository], capture_output=True)
        self.assertNotEqual(done.returncode, 0)

    def test_shellcheck_has_nothing_to_say(self):
        run("shellcheck", *self.files("*.sh"))

    def test_secrets_are_placeholders_and_there_is_one_for_each(self):
        for environment in ["staging", "production"]:
            text = (self.repository / f"data/env/{environment}.eyaml").read_text()
            found = re.findall(r"^  (\w+): (.*)$", text, re.MULTILINE)
            self.assertEqual(sorted(name for name, _ in found), sorted(SECRETS))
            for name, value in found:
                self.assertRegex(value, r"^ENC\[PKCS7,REPLACE/THIS[A-Za-z0-9+/]*=*\]$", name)

    def test_nothing_else_looks_encrypted(self):
        for path in self.repository.rglob("*"):
            if path.is_file() and path.suffix not in [".eyaml", ".md"]:
                self.assertNotIn("ENC[", path.read_text(), path)

    def test_no_file_but_data_depends_on_the_manifest(self):
        before = self.code()
        self.render(EXAMPLE.replace("myamazingapp", "notes").replace("3000", "4000").replace("stats:weekly", "other"))
        self.assertEqual(self.code(), before)

    def code(self):
        return {path: path.read_text() for path in self.repository.rglob("*")
                if path.is_file() and self.repository / "data" not in path.parents}
