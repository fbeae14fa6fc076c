"""shellcheck: every script that ends up in a template."""

import json
import subprocess

from environment import ROOT
from findings import Finding, Verdict

NAME = "shellcheck"


def scripts():
    return sorted((ROOT / "templates").rglob("*.sh"))


def judge(paths):
    return [judge_one(path) for path in paths]


def judge_one(path):
    name = str(path.relative_to(ROOT))
    done = subprocess.run(["shellcheck", "--shell", "bash", "--format", "json", path], capture_output=True, text=True)
    findings = [Finding(NAME, f"SC{match['code']}", "-", name, f"line {match['line']}: {match['message']}")
                for match in json.loads(done.stdout)]
    return Verdict(NAME, name, 1, findings)
