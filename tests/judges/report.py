"""docs/judges.md: what the judges said, what stays and why, and what the emulator could not do."""

import collections

from environment import ROOT

PAGE = ROOT / "docs" / "judges.md"
TOOLS = {
    "cfn-lint": "cfn-lint 1.58.0: errors, warnings, information",
    "cfn-guard": "cfn-guard 3.1.1, Control Tower controls",
    "cdk-nag": "cdk-nag 3.0.2, AwsSolutions",
    "checkov": "checkov 3.3.30",
}
LOOKED_AT = {"cfn-lint": "regions", "cfn-guard": "rules", "cdk-nag": "resources", "checkov": "checks"}
# What the constructs of CDK 2.276 for the same scenario give with their defaults, on the same judges.
CDK_DEFAULTS = {"fargate": {"cfn-guard": "29 rules broken", "cdk-nag": "57 findings", "checkov": "22 failed of 129"}}
INTRODUCTION = """\
# What other people's tools say

`tests/judges/run` renders the scenarios in three regions and both layouts and lets these judges look at the result.
This page is written by `tests/judges/run --update-docs`, and the same command without that option fails when the page
is out of date, when a finding has no reason, or when a reason has no finding any more.

The reason stands in the template, in the `Metadata` of the resource: `checkov` in the form that checkov reads by
itself, `cdk_nag` in the form that cdk-nag 2 read (cdk-nag 3 reads none from templates), `guard` under the name that
the public guard rules use (the Control Tower rules read none). For the last two it is `tests/judges` that compares.
One hint of cfn-lint is not asked for: I1022 prefers `Fn::Sub` where CT.S3.PR.8 of Control Tower recognizes `Fn::Join`.
"""
EMULATOR = """\
## What the emulator could not do

moto 5.2.5 and the real `aws cloudformation deploy` (1.46.3) create the stacks of each environment in an empty
account, in both layouts, and then update them twice with the digest of an image: the service appears with the first
and runs the second, and nothing that is retained is replaced. That is creation of objects, nothing runs: no task,
pipeline, rule, policy or rotation.

- `deploy` of the first generation of the command line, the one that can be pinned here, takes `Key=Value` pairs, not
  a file: the parameter file is passed pair by pair.
- moto ignores tags in our templates (`tests/judges/emulator.py` leaves them out, because several models of moto read
  another shape), allowed values and patterns of parameters, capabilities and dynamic references (`{{resolve:...}}`).
- `tests/judges/emulator.py` teaches moto `Fn::Cidr`, certificates, names of repositories, replacement of task
  definitions, and changes that reach a resource through a condition, `Fn::Sub` or another resource.
- Placeholders stand for the types below; for them, cfn-lint and the check against the facts in `render` are the
  proof.
"""


def page(verdicts, honoured):
    return "\n".join([INTRODUCTION, *_numbers(verdicts, honoured), *_reasons(honoured), EMULATOR, *_gaps(verdicts), ""])


def _numbers(verdicts, honoured):
    """The template that most people deploy: one file, us-west-2."""
    yield "| scenario | judge | looked at | broken rules | findings | without a reason | CDK's own defaults |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for verdict in verdicts:
        scenario = verdict.template.split("/")[0]
        if verdict.template == f"{scenario}/us-west-2/single/{scenario}":
            explained = sum((s.judge, s.template) == (verdict.judge, verdict.template) for s in honoured)
            rules = len({finding.rule for finding in verdict.findings})
            yield (f"| `{scenario}` | {TOOLS[verdict.judge]} | {verdict.checks} {LOOKED_AT[verdict.judge]} | {rules} "
                   f"| {len(verdict.findings)} | {len(verdict.findings) - explained} "
                   f"| {CDK_DEFAULTS.get(scenario, {}).get(verdict.judge, '')} |")
    yield ""


def _reasons(honoured):
    yield "## Findings that stay\n"
    yield "| judge | rule | resources | reason |"
    yield "| --- | --- | --- | --- |"
    rows = collections.defaultdict(set)
    for suppression in honoured:
        rows[(suppression.judge, suppression.rule, suppression.reason)].add(suppression.resource)
    for (judge, rule, reason), resources in sorted(rows.items()):
        names = ", ".join(f"`{name}`" for name in sorted(resources))
        yield f"| {judge} | `{_cell(rule)}` | {names} | {_cell(reason)} |"
    yield ""


def _gaps(verdicts):
    kinds = sorted(frozenset().union(*(verdict.gaps for verdict in verdicts)))
    return [f"- `{kind}`" for kind in kinds] or ["Nothing: every type was created."]


def _cell(text):
    return text.replace("|", "\\|")
