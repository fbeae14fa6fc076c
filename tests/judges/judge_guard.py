"""cfn-guard with the Control Tower proactive controls, both from the npm package of the CDK validator."""

import json
import platform
import re
import subprocess

from environment import NODE
from findings import Finding, Verdict

NAME = "cfn-guard"
PACKAGE = NODE / "node_modules" / "@cdklabs" / "cdk-validator-cfnguard"
MACHINE = {"x86_64": "x86_64", "aarch64": "aarch64", "arm64": "aarch64"}
CONTROL = re.compile(r"\[(CT\.[A-Z0-9.-]+)\]:?\s*(.*)")
RESOURCE = re.compile(r"^/Resources/([A-Za-z0-9]+)(/.*)?$")


def judge(template):
    rules = rules_for(template)
    if not rules:
        return [Verdict(NAME, template.name, 0, [])]
    program = PACKAGE / "bin" / "ubuntu" / MACHINE[platform.machine()] / "cfn-guard"
    # JSON, not YAML: the controls look into the list of Fn::GetAtt, which the short form does not give them.
    done = subprocess.run(
        [program, "validate", "--structured", "--output-format", "json", "--show-summary", "none",
         "--rules", *rules, "--data", template.json],
        capture_output=True, text=True,
    )
    try:
        report, = json.loads(done.stdout)
    except ValueError:
        raise RuntimeError(done.stderr or done.stdout) from None
    failed = report["not_compliant"]
    judged = {rule["Rule"]["name"] for rule in failed} | set(report["compliant"])
    found = dict.fromkeys(finding for rule in failed for finding in findings(rule, template))
    return [Verdict(NAME, template.name, len(judged), list(found))]


def rules_for(template):
    """The rule files that speak of a type in the template; the others would take most of the time to say nothing."""
    types = {f'"{body["Type"]}"' for body in template.tree()["Resources"].values()}
    files = sorted((PACKAGE / "rules" / "control-tower" / "cfn-guard").rglob("*.guard"))
    return [path for path in files if any(kind in path.read_text() for kind in types)]


def findings(rule, template):
    control, title = CONTROL.search("\n".join(messages(rule))).groups()
    resources = sorted(set(resources_in(rule))) or ["-"]
    return [Finding(NAME, control, resource, template.name, title) for resource in resources]


def messages(node):
    for key, value in children(node):
        if key == "custom_message" and value:
            yield value
        yield from messages(value)


def resources_in(node):
    """Logical ids of what was compared. Not at fault are what it was compared with (`to`) and the type it refers to."""
    for key, value in children(node):
        match = RESOURCE.match(value) if key == "path" else None
        if match and match[2] != "/Type":
            yield match[1]
        if key != "to":
            yield from resources_in(value)


def children(node):
    if isinstance(node, dict):
        return node.items()
    return enumerate(node) if isinstance(node, list) else ()
