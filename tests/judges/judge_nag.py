"""cdk-nag with the AwsSolutions pack, on the plain templates (nag.mjs does the work)."""

import json
import subprocess

from environment import HERE, NODE
from findings import Finding, Verdict

NAME = "cdk-nag"


def judge(templates):
    done = subprocess.run(["node", HERE / "nag.mjs", *(template.json for template in templates)],
                          cwd=NODE, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return [Verdict(NAME, template.name, report["resources"],
                    [Finding(NAME, f["rule"], f["resource"], template.name, f["text"]) for f in report["findings"]])
            for template, report in zip(templates, json.loads(done.stdout), strict=True)]
