"""Runs the program in a folder of its own."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.path.abspath(os.environ.get("APPINFRA", ROOT / "build/release/appinfra"))
EXAMPLE = (ROOT / "examples/manifests/myamazingapp.yaml").read_text()
MINIMAL = (ROOT / "examples/manifests/minimal.yaml").read_text()


class ProgramTest(unittest.TestCase):
    maxDiff = 2000

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="appinfra cli "))
        self.addCleanup(shutil.rmtree, self.folder)

    def run_program(self, *words, manifest=None, **environment):
        """Runs it with `manifest` as standard input. What it needs of the environment is given by name."""
        return subprocess.run([PROGRAM, *words], input=manifest or "", cwd=self.folder, capture_output=True, text=True,
                              env={"PATH": os.environ["PATH"], **environment})

    def good(self, *words, **options):
        result = self.run_program(*words, **options)
        self.assertEqual(result.returncode, 0, result.stderr)
        return result

    def refused(self, *words, code=2, **options):
        """Must fail with nothing on standard output and no file written. Gives standard error."""
        before = self.files()
        result = self.run_program(*words, **options)
        self.assertEqual(result.returncode, code, result.stderr)
        self.assertEqual(result.stdout, "")
        self.assertEqual(self.files(), before)
        return result.stderr

    def files(self):
        paths = [path for path in self.folder.rglob("*") if path.is_file()]
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in paths}

    def assert_bash_reads(self, script):
        result = subprocess.run(["bash", "-n"], input=script, capture_output=True, text=True)
        self.assertEqual(result.stderr, "", script)
