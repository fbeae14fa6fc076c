"""Files that are written by tools and committed are as the tools would write them today."""

import pathlib
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]


class GeneratedFiles(unittest.TestCase):
    def assert_fresh(self, tool):
        result = subprocess.run([ROOT / "tools" / tool, "--check"], capture_output=True, text=True)
        self.assertEqual((result.returncode, result.stderr), (0, ""))

    def test_the_manual_says_what_the_program_says(self):
        self.assert_fresh("make-man")

    def test_the_manual_is_sound(self):
        command = ["groff", "-man", "-ww", "-z", "-Tutf8", ROOT / "docs/appinfra.1"]
        result = subprocess.run(command, capture_output=True, text=True)
        self.assertEqual((result.returncode, result.stderr), (0, ""))

    def test_the_pictures_are_drawn_from_their_sources(self):
        self.assert_fresh("make-diagrams")

    def test_lock_files_name_no_registry(self):
        for lock in ROOT.glob("tests/*/package-lock.json"):
            self.assertNotIn('"resolved"', lock.read_text(), lock)


if __name__ == "__main__":
    unittest.main()
