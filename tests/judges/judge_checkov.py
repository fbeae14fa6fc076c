"""checkov, offline. It reads the suppressions itself; what it skipped for one is a finding with an explanation."""

import json
import subprocess

from environment import checkov
from findings import Finding, Verdict

NAME = "checkov"


def judge(templates):
    files = [argument for template in templates for argument in ("--file", template.json)]
    done = subprocess.run([checkov(), *files, "--framework", "cloudformation", "--skip-download", "--output", "json"],
                          capture_output=True, text=True)
    try:
        results = json.loads(done.stdout).get("results", {})
    except json.JSONDecodeError:
        raise RuntimeError(done.stderr or done.stdout) from None
    return [verdict(template, results) for template in templates]


def verdict(template, results):
    def checks(*kinds):
        return [check for kind in kinds for check in results.get(kind, [])
                if check["file_abs_path"] == str(template.json)]

    found = checks("failed_checks", "skipped_checks")
    findings = [Finding(NAME, check["check_id"], check["resource"].split(".")[-1], template.name, check["check_name"])
                for check in found]
    return Verdict(NAME, template.name, len(found) + len(checks("passed_checks")), findings)
