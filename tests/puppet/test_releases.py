"""application.sh in a root of its own: real git and files, stand-ins for what would touch the system."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from repository import ROOT, run

SCRIPT = ROOT / "templates/puppet/site-modules/profile/files/application.sh"
RECORD = 'echo "${0##*/} $*" >>"$CALLS"\n'
STAND_INS = {
    "systemctl": RECORD + '[[ $* != "start application-prepare.service" || ! -e "$HERE/next/cannot-prepare" ]]\n',
    "curl": RECORD + '[[ ! -e "$HERE/current/does-not-answer" ]]\n',
    "flock": RECORD,
    "sleep": RECORD,
    "runuser": RECORD + 'while [[ $1 != -- ]]; do shift; done; shift; exec "$@"\n',
    "install": RECORD + 'mkdir -p -- "${*: -1}"\n',
}


class Releases(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="appinfra releases "))
        self.addCleanup(shutil.rmtree, self.folder)
        self.home = self.folder / "srv-application"
        self.calls = self.folder / "calls"
        for path in ["srv-application/releases", "srv-reports", "etc", "var", "bin"]:
            (self.folder / path).mkdir(parents=True)
        (self.folder / "etc/service").write_text('HEALTH_URL="http://127.0.0.1:3000/up"\nSTART_SECONDS="0"\n')
        text = SCRIPT.read_text()
        for path, place in [("home=/srv/application", self.home),
                            ("settings=/etc/application/service", self.folder / "etc/service"),
                            ("deploy_key=/etc/application/deploy_key", self.folder / "etc/deploy_key"),
                            ("mirror=/var/lib/application/repository.git", self.folder / "var/repository.git"),
                            ("lock=/srv/reports/.application.lock", self.folder / "srv-reports/.lock")]:
            self.assertIn(path + "\n", text)
            text = text.replace(path + "\n", f"{path.split('=')[0]}='{place}'\n")
        self.script = self.folder / "application"
        self.script.write_text(text)
        for name, body in STAND_INS.items():
            path = self.folder / "bin" / name
            path.write_text("#!/bin/bash\n" + body)
            path.chmod(0o755)
        self.origin = self.folder / "origin's repository"
        run("git", "init", "--quiet", "--initial-branch=main", self.origin)

    def commit(self, *names):
        for name in names:
            (self.origin / name).write_text(name)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "x")
        return self.git("rev-parse", "HEAD").strip()

    def git(self, *words):
        return run("git", "-C", self.origin, "-c", "user.name=t", "-c", "user.email=t@example.org", *words)

    def application(self, *words):
        self.calls.write_text("")
        environment = {"PATH": f"{self.folder}/bin:{os.environ['PATH']}", "CALLS": self.calls, "HERE": self.home}
        return subprocess.run(["bash", self.script, *words], capture_output=True, text=True, env=environment)

    def deploy(self, revision="main"):
        done = self.application("deploy", self.origin, revision)
        self.assertEqual(done.returncode, 0, done.stderr)

    def fails(self, *words):
        done = self.application(*words)
        self.assertEqual(done.returncode, 1, done.stderr)
        return done.stderr

    def called(self, program):
        return [line for line in self.calls.read_text().splitlines() if line.startswith(program)]

    def runs(self):
        return pathlib.Path(os.readlink(self.home / "current")).name

    def test_a_branch_is_brought_here_and_run(self):
        commit = self.commit("config.ru")
        self.deploy()
        self.assertEqual(self.runs(), commit)
        self.assertEqual((self.home / "current/config.ru").read_text(), "config.ru")
        self.assertEqual(self.called("systemctl"),
                         ["systemctl daemon-reload", "systemctl start application-prepare.service",
                          "systemctl daemon-reload", "systemctl restart application.service"])
        self.assertEqual(self.application("is-current", self.origin, "main").returncode, 0)

    def test_a_server_waits_for_its_turn_before_it_does_anything(self):
        self.commit("config.ru")
        self.deploy()
        self.assertEqual(self.calls.read_text().splitlines()[0], "flock --timeout 3600 9")
        self.application("restart")
        self.assertEqual(self.calls.read_text().splitlines()[0], "flock --timeout 3600 9")

    def test_a_new_commit_on_the_branch_is_not_current(self):
        self.commit("one")
        self.deploy()
        self.commit("two")
        self.assertNotEqual(self.application("is-current", self.origin, "main").returncode, 0)

    def test_tags_and_commits_can_be_named(self):
        first = self.commit("one")
        self.git("tag", "--annotate", "--message", "x", "v1")
        second = self.commit("two")
        self.deploy("v1")
        self.assertEqual(self.runs(), first)
        self.deploy(second)
        self.assertEqual(self.runs(), second)

    def test_an_unknown_revision_is_told(self):
        self.commit("one")
        self.assertIn("has no branch and no tag nope", self.fails("deploy", self.origin, "nope"))
        self.assertEqual(self.called("systemctl"), [])

    def test_a_release_that_cannot_be_prepared_never_runs(self):
        good = self.commit("one")
        self.deploy()
        self.commit("cannot-prepare")
        self.assertIn("cannot run", self.fails("deploy", self.origin, "main"))
        self.assertEqual(self.runs(), good)
        self.assertNotIn("systemctl restart application.service", self.called("systemctl"))

    def test_a_release_that_does_not_answer_is_taken_back_and_not_tried_again(self):
        good = self.commit("one")
        self.deploy()
        bad = self.commit("does-not-answer")
        self.assertIn(f"commit {bad} does not answer", self.fails("deploy", self.origin, "main"))
        self.assertEqual(self.runs(), good)
        self.assertEqual(self.called("systemctl restart"), ["systemctl restart application.service"] * 2)
        self.assertIn("did not answer here before", self.fails("deploy", self.origin, "main"))
        self.assertEqual(self.called("systemctl"), [])

    def test_old_releases_are_removed(self):
        commits = []
        for number in range(5):
            commits.append(self.commit(str(number)))
            self.deploy()
            os.utime(self.home / "releases" / commits[-1], (number, number))
        self.assertEqual({path.name for path in (self.home / "releases").iterdir()}, set(commits[-3:]))

    def test_a_server_without_release_has_nothing_to_restart(self):
        self.assertEqual(self.application("restart").returncode, 0)
        self.assertEqual(self.calls.read_text(), "")

    def test_a_restart_that_brings_no_answer_is_told(self):
        self.commit("one")
        self.deploy()
        (self.home / "current/does-not-answer").touch()
        self.assertIn("nothing answers", self.fails("restart"))

    def test_text_of_the_repository_is_no_option_and_no_command(self):
        for text in ["--upload-pack=touch x", "$(touch x)", "`touch x`", "; touch x"]:
            self.fails("deploy", text, "main")
            self.fails("deploy", self.origin, text)
            self.assertEqual(list(self.folder.rglob("x")), [])

    def test_wrong_words_are_told(self):
        for words in [[], ["deploy"], ["deploy", "a"], ["stop"], ["restart", "now"]]:
            self.assertIn("usage:", self.fails(*words))
