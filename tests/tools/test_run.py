"""tools/run in a checkout of its own, with stand-ins for CMake and for the system's package manager."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]

CMAKE = r"""#!/bin/bash
echo "cmake $*" >>"$CALLS"
case $1 in
--preset)
    mkdir -p "$4/build/$2"
    echo "CMAKE_HOME_DIRECTORY:INTERNAL=$4" >"$4/build/$2/CMakeCache.txt"
    : >"$4/build/$2/build.ninja"
    ;;
--build)
    echo "compiling on standard output"
    [[ -e $2/../../lib/broken ]] && { echo "error: it does not compile" >&2; exit 1; }
    sleep "${BUILD_SECONDS:-0}"
    printf '#!/bin/bash\nprintf "<%%s>" "$@"\npwd\ncat\nexit 7\n' >"$2/appinfra"
    chmod +x "$2/appinfra"
    ;;
esac
"""
RECORD = '#!/bin/bash\necho "${0##*/} $*" >>"$CALLS"\n'
# Says that every package asked for is installed, but the one in $MISSING.
DPKG_QUERY = r"""#!/bin/bash
shift 3
for name in "$@"; do
    [[ $name == "${MISSING-}" ]] || echo "$name installed"
done
"""


class ToolsRun(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="tools run "))
        self.addCleanup(shutil.rmtree, self.folder)
        self.checkout = self.folder / "a checkout"
        (self.checkout / "lib").mkdir(parents=True)
        (self.checkout / "lib/one.cpp").write_text("one")
        for name in ["CMakeLists.txt", "CMakePresets.json"]:
            (self.checkout / name).touch()
        for name in ["cli", "cmake", "examples", "scenarios", "schemas", "templates"]:
            (self.checkout / name).mkdir()
        (self.checkout / "tools").mkdir()
        for name in ["run", "lib.sh"]:
            shutil.copy(ROOT / "tools" / name, self.checkout / "tools")
        self.calls_file = self.folder / "calls"
        self.stand_in("cmake", CMAKE)
        self.stand_in("dpkg-query", DPKG_QUERY)
        self.stand_in("apt-get", RECORD)

    def stand_in(self, name, text):
        path = self.folder / "bin" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        path.chmod(0o755)

    def environment(self, **extra):
        path = f"{self.folder / 'bin'}:{os.environ['PATH']}"
        return {**os.environ, "PATH": path, "CALLS": str(self.calls_file), **extra}

    def run_tool(self, *arguments, script=None, cwd="/", standard_input="", **extra):
        command = [script or self.checkout / "tools/run", *arguments]
        return subprocess.run(
            command, cwd=cwd, env=self.environment(**extra), input=standard_input, capture_output=True, text=True
        )

    def calls(self):
        calls = self.calls_file.read_text().splitlines() if self.calls_file.exists() else []
        self.calls_file.unlink(missing_ok=True)
        return calls

    def test_first_run_builds_and_keeps_standard_output_for_the_program(self):
        result = self.run_tool("render", "fargate")
        self.assertEqual(result.stdout, "<render><fargate>/\n")
        self.assertIn("configuring build/release", result.stderr)
        self.assertNotIn("compiling", result.stderr)
        self.assertEqual([call.split()[1] for call in self.calls()], ["--preset", "--build"])

    def test_second_run_builds_nothing_and_says_nothing(self):
        self.run_tool()
        self.calls()
        self.assertEqual(self.run_tool("a").stderr, "")
        self.assertEqual(self.calls(), [])

    def test_arguments_input_folder_and_exit_code_are_the_callers(self):
        result = self.run_tool("two words", "*", "", cwd="/usr", standard_input="typed")
        self.assertEqual((result.stdout, result.returncode), ("<two words><*><>/usr\ntyped", 7))

    def test_changed_added_and_removed_sources_are_built(self):
        source = self.checkout / "lib/one.cpp"
        added = self.checkout / "lib/two.cpp"
        for change in [lambda: source.write_text("changed"), added.touch, added.unlink]:
            self.run_tool()
            self.calls()
            change()
            self.run_tool()
            self.assertEqual(len(self.calls()), 1)

    def test_changed_presets_are_configured_again(self):
        self.run_tool()
        self.calls()
        (self.checkout / "CMakePresets.json").write_text("{}")
        self.run_tool()
        self.assertEqual([call.split()[1] for call in self.calls()], ["--preset", "--build"])

    def test_failed_build_is_shown_on_standard_error_and_tried_again(self):
        broken = self.checkout / "lib/broken"
        broken.touch()
        result = self.run_tool()
        self.assertEqual((result.stdout, result.returncode), ("", 70))
        self.assertIn("error: it does not compile", result.stderr)
        broken.unlink()
        self.assertEqual(self.run_tool().returncode, 7)

    def test_failed_build_does_not_run_the_older_program(self):
        self.run_tool()
        (self.checkout / "lib/broken").touch()
        self.assertEqual(self.run_tool("a").stdout, "")

    def test_simultaneous_first_runs_build_once(self):
        command = [self.checkout / "tools/run", "x"]
        environment = self.environment(BUILD_SECONDS="0.3")
        runs = [
            subprocess.Popen(
                command, cwd="/", env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True,
                stderr=subprocess.DEVNULL,
            )
            for _ in range(5)
        ]
        self.assertEqual([run.communicate()[0] for run in runs], ["<x>/\n"] * 5)
        self.assertEqual(len(self.calls()), 2)

    def test_symbolic_link_to_the_script_works(self):
        link = self.folder / "appinfra"
        link.symlink_to(self.checkout / "tools/run")
        self.assertEqual(self.run_tool("a", script=link).stdout, "<a>/\n")

    def test_moved_checkout_is_configured_again(self):
        self.run_tool()
        self.calls()
        self.checkout = self.checkout.rename(self.folder / "moved")
        (self.checkout / "lib/one.cpp").write_text("changed")
        self.assertEqual(self.run_tool("a").stdout, "<a>/\n")
        self.assertEqual([call.split()[1] for call in self.calls()], ["--preset", "--build"])

    def test_missing_package_is_installed(self):
        self.stand_in("sudo", '#!/bin/bash\nshift\nexec "$@"\n')
        result = self.run_tool("a", MISSING="ninja-build")
        self.assertIn("installing Debian packages: ninja-build\n", result.stderr)
        self.assertEqual(result.stdout, "<a>/\n")
        self.assertRegex(self.calls()[1], "^apt-get .*install.* ninja-build$")

    def test_missing_package_without_root_is_named(self):
        self.stand_in("sudo", "#!/bin/bash\nexit 1\n")
        command = [self.checkout / "tools/run", "a"]
        if os.geteuid() == 0:
            subprocess.run(["chmod", "-R", "a+rwX", self.folder], check=True)
            command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *command]
        environment = self.environment(MISSING="ninja-build")
        result = subprocess.run(command, cwd="/", env=environment, capture_output=True, text=True)
        self.assertIn("apt-get install ninja-build", result.stderr)
        self.assertEqual((result.stdout, result.returncode), ("", 70))


class ReleaseSources(unittest.TestCase):
    def test_every_input_of_the_release_build_is_watched(self):
        build = ROOT / "build/release"
        watched = subprocess.run(
            ["bash", "-c", '. tools/lib.sh && printf "%s\\n" "${release_sources[@]}"'],
            cwd=ROOT, check=True, capture_output=True, text=True,
        ).stdout.split()
        inputs = set()
        for question in [["-t", "inputs", "all"], ["-t", "deps"], ["-t", "query", "build.ninja"]]:
            answer = subprocess.run(
                ["ninja", "-C", build, *question], check=True, capture_output=True, text=True
            ).stdout
            for line in answer.splitlines():
                path = pathlib.Path(os.path.normpath(build / line.strip()))
                if path.is_relative_to(ROOT) and path.is_file() and not path.is_relative_to(ROOT / "build"):
                    inputs.add(path.relative_to(ROOT).parts[0])
        self.assertIn("lib", inputs)
        self.assertEqual(inputs - set(watched), set())


if __name__ == "__main__":
    unittest.main()
