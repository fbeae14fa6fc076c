import pathlib
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = pathlib.Path(__file__).resolve().parent


def run(*command, **options):
    result = subprocess.run(command, capture_output=True, text=True, **options)
    if result.returncode != 0:
        raise AssertionError(f"{command} failed:\n{result.stdout}{result.stderr}")
    return result.stdout


class Install(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="appinfra install "))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.prefix = cls.folder / "prefix"
        run("cmake", "--install", ROOT / "build/release", "--prefix", cls.prefix)

    def test_the_program_runs_from_its_prefix(self):
        self.assertIn("appinfra", run(self.prefix / "bin/appinfra", "--version"))

    def test_the_manual_is_installed(self):
        self.assertIn(".TH APPINFRA 1", (self.prefix / "share/man/man1/appinfra.1").read_text())

    def test_completions_are_installed_for_three_shells(self):
        for file in [
            "bash-completion/completions/appinfra", "zsh/site-functions/_appinfra", "fish/vendor_completions.d/appinfra.fish"
        ]:
            self.assertIn("appinfra", (self.prefix / "share" / file).read_text())

    def test_the_headers_of_every_module_are_installed(self):
        public = {header.relative_to(include) for include in ROOT.glob("lib/*/include") for header in include.rglob("*.hpp")}
        missing = {str(header) for header in public if not (self.prefix / "include" / header).is_file()}
        self.assertEqual(missing, set())

    def test_another_project_finds_and_uses_the_package(self):
        build = self.folder / "build"
        run("cmake", "-G", "Ninja", "-S", FOLDER / "consumer", "-B", build, f"-DCMAKE_PREFIX_PATH={self.prefix}")
        run("cmake", "--build", build)
        self.assertEqual(run(build / "consumer"), "rendered\n")

    def test_the_package_names_no_folder_of_the_build(self):
        for file in self.prefix.rglob("*.cmake"):
            self.assertNotIn(str(ROOT), file.read_text(), file)


if __name__ == "__main__":
    unittest.main()
