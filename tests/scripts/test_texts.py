"""What holds for the text of every script."""

import re
import subprocess
import unittest

from machine import TEMPLATES

SHELL = sorted(TEMPLATES.rglob("*.sh"))
RUBY = sorted(TEMPLATES.rglob("*.rb"))


class Texts(unittest.TestCase):
    def test_shellcheck_finds_nothing(self):
        done = subprocess.run(["shellcheck", "--shell=bash", *SHELL], capture_output=True, text=True)
        self.assertEqual((done.stdout, done.returncode), ("", 0))

    def test_shellcheck_finds_nothing_in_the_scripts_as_they_are_put_together(self):
        common, functions = (TEMPLATES / name for name in ["shared/common.sh", "instance/functions.sh"])
        for script in [
            TEMPLATES / "instance" / name for name in ["application_host.sh", "container_host.sh", "puppet.sh"]
        ]:
            text = "".join(path.read_text() for path in [common, functions, script])
            done = subprocess.run(["shellcheck", "--shell=bash", "-"], input=text, capture_output=True, text=True)
            self.assertEqual((done.stdout, done.returncode), ("", 0), script)

    def test_ruby_warns_of_nothing(self):
        for path in RUBY:
            done = subprocess.run(["ruby", "-wc", path], capture_output=True, text=True)
            self.assertEqual((done.stdout, done.stderr), ("Syntax OK\n", ""))

    def test_names_are_unique_because_the_constants_of_embedded_texts_are_named_after_them(self):
        names = [path.name for path in SHELL + RUBY]
        self.assertEqual(len(set(names)), len(names))

    def test_cloudformation_and_systems_manager_find_nothing_to_replace(self):
        for path in SHELL + RUBY:
            self.assertIsNone(re.search(r"\{\{|\$\{AWS::", path.read_text()), path)

    def test_lines_that_begin_with_a_number_sign_are_comments_and_may_be_left_out(self):
        for path in SHELL:
            inside = None
            for line in path.read_text().splitlines():
                if inside:
                    self.assertFalse(line.lstrip().startswith("#"), f"{path}: {line}")
                    inside = None if line == inside else inside
                elif here := re.search(r"<<'?([A-Z]+)'?$", line):
                    inside = here.group(1)
            self.assertIsNone(inside, path)
