"""A throw-away root with stand-ins for the commands that scripts call, and the record of these calls."""

import hashlib
import json
import os
import pathlib
import shlex
import shutil
import subprocess
import tempfile

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
TEMPLATES = REPOSITORY / "templates"
STUB = pathlib.Path(__file__).with_name("stub")

# These do their work; they are recorded, and can be made to fail.
REAL = ["cat", "chmod", "gzip", "install", "jq", "ln", "mkdir", "mktemp", "mv", "rm", "sha256sum", "tar"]
STAND_INS = [
    "aws",
    "chown",
    "curl",
    "dnf",
    "docker",
    "groupmod",
    "id",
    "mount",
    "mountpoint",
    "nproc",
    "sleep",
    "systemctl",
    "systemd-run",
    "useradd",
    "usermod",
]
AT_A_PATH = {
    "cfn-signal": "opt/aws/bin",
    "puppet": "opt/puppetlabs/bin",
    "amazon-cloudwatch-agent-ctl": "opt/aws/amazon-cloudwatch-agent/bin",
}

HOSTILE = {
    "quotes": """it's "quoted" and `run`""",
    "substitution": "$(touch /tmp/appinfra-was-here) ${HOME} $HOME $$ $(exit 7)",
    "newlines": "one\ntwo\n\nfour\ttab",
    "trailing newlines": "text\n\n",
    "template": "${AWS::Region} {{resolve:secretsmanager:x}} !Sub",
    "percent": "%n %s %% 100%",
    "backslashes": '\\ \\\\ \\n \\$ \\" C:\\',
    "unicode": "grün 日本 \U0001f512 \u00a0",
    "yaml": "- {a: b} # no: comment & *alias",
    "separators": "a=b;c&d|e>f<g:h,i",
    "options": "--version -rf",
    "empty": "",
    "blanks": "  a  b  ",
    "long": "0123456789 $\"'\\`" * 256,
}


def secret_arn(name, kind="secretsmanager"):
    resource = f"secret:{name}-AbCdEf" if kind == "secretsmanager" else f"parameter/{name}"
    return f"arn:aws:{kind}:us-west-2:123456789012:{resource}"


def assignments(variables):
    """What the rendered scripts begin with."""
    lines = [
        f"{name}=({' '.join(map(shlex.quote, value))})" if isinstance(value, list) else f"{name}={shlex.quote(value)}"
        for name, value in variables.items()
    ]
    return "\n".join(lines) + "\n"


class Machine:
    def __init__(self, test):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="machine "))
        test.addCleanup(shutil.rmtree, self.folder)
        self.root, self.stubs, self.bin = (self.folder / name for name in ["root", "stubs", "bin"])
        for folder in [
            self.root / "etc",
            self.root / "var/tmp",
            self.root / "usr/bin",
            self.root / "usr/local/bin",
            self.root / "etc/logrotate.d",
            self.stubs,
            self.bin,
        ]:
            folder.mkdir(parents=True)
        (self.root / "etc/fstab").write_text("UUID=1 / xfs defaults 1 1\n")
        for name in REAL:
            self.stub(name)
            self.answer(name, "", f'exec {shutil.which(name)} "$@"')
        for name in STAND_INS:
            self.stub(name)
        for name, folder in AT_A_PATH.items():
            self.stub(name, self.root / folder)

    def stub(self, name, folder=None):
        folder = folder or self.bin
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).symlink_to(STUB)

    def answer(self, name, match, action):
        """A call of `name` whose words hold `match` runs `action`; the latest answer that fits counts."""
        folder = self.stubs / "answers" / name
        folder.mkdir(parents=True, exist_ok=True)
        number = 999 - len(list(folder.glob("*.sh")))
        (folder / f"{number}.match").write_text(match)
        (folder / f"{number}.sh").write_text(action + "\n")

    def says(self, name, match, text):
        self.answer(name, match, f"printf %s {shlex.quote(text)}")

    def has_secret(self, arn, value):
        self.says(
            "aws", f"--secret-id {arn} " if ":secretsmanager:" in arn else f"--name {arn} ", json.dumps(value) + "\n"
        )

    def has_bundle(self, files):
        """A release with these files; its URI."""
        tree = self.folder / "release"
        for path, text in files.items():
            (tree / path).parent.mkdir(parents=True, exist_ok=True)
            (tree / path).write_text(text)
            (tree / path).chmod(0o755)
        bundle = self.folder / "bundle"
        subprocess.run(["tar", "-czf", bundle, "-C", tree, "."], check=True)
        uri = f"s3://releases/app/{hashlib.sha256(bundle.read_bytes()).hexdigest()}.tar.gz"
        self.answer("aws", f"s3 cp --only-show-errors {uri}", f'/bin/cp {shlex.quote(str(bundle))} "${{@: -1}}"')
        return uri

    def fail(self, nth=None, always=None):
        """Makes one call fail, or every call with the same words."""
        if nth:
            (self.stubs / "fail_nth").write_text(str(nth))
        if always:
            (self.stubs / "fail_always").write_text("".join(f"{word}\n.\n" for word in always))

    def environment(self):
        return {"PATH": f"{self.bin}:/usr/bin:/bin", "STUBS": str(self.stubs), "TMPDIR": str(self.root / "var/tmp")}

    def run(self, texts, variables, cwd="/", **extra):
        """Runs the template's scripts as one, after the variables."""
        script = self.folder / "script"
        text = "".join((TEMPLATES / text).read_text() for text in texts)
        script.write_text("#!/bin/bash\n" + assignments({"ROOT": str(self.root), **variables}) + text)
        return self.execute(["/bin/bash", script], cwd=cwd, **extra)

    def execute(self, words, cwd="/", **extra):
        return subprocess.run(
            words,
            cwd=cwd,
            env={**self.environment(), **extra},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=300,
        )

    def calls(self, name=None):
        record = self.stubs / "record"
        fields = record.read_text().split("\0") if record.exists() else []
        calls = []
        while len(fields) > 1:
            end = int(fields[0]) + 2
            calls.append(fields[1:end])
            fields = fields[end:]
        return [call for call in calls if name in (None, call[0])]

    def forget(self):
        for name in ["record", "count"]:
            (self.stubs / name).unlink(missing_ok=True)

    def text(self, path):
        return (self.root / path).read_text()

    def mode(self, path):
        return oct(os.stat(self.root / path).st_mode & 0o7777)

    def signals(self):
        """The exit codes that CloudFormation was told."""
        return [call[call.index("--exit-code") + 1] for call in self.calls("cfn-signal")]


class InstanceMachine(Machine):
    """An EC2 instance: it has metadata, and its services answer."""

    def __init__(self, test):
        super().__init__(test)
        self.says("curl", "api/token", "TOKEN")
        self.says("curl", "meta-data/instance-id", "i-0123456789abcdef0")
        self.says("curl", "meta-data/tags/instance/aws:cloudformation:logical-id", "Servers")
        self.says("curl", "--write-out %{http_code}", "200")
        # Mounted are the places that `mount` was called for.
        self.answer("mount", "", 'touch "$STUBS/mounted"; echo "$1" >>"$STUBS/mounted"')
        self.answer("mountpoint", "", 'grep --quiet --line-regexp --fixed-strings -- "$2" "$STUBS/mounted" 2>/dev/null')
