"""docs/judges.md: what the judges said, what stays and why, and what the emulator could not do."""

import collections
import itertools

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
CDK_DEFAULTS = {
    "cfn-guard": ("rules", {"ec2": 15, "asg": 20, "ecs": 27, "fargate": 29, "lambda": 19}),
    "cdk-nag": ("findings", {"ec2": 14, "asg": 39, "ecs": 44, "fargate": 57, "lambda": 21}),
    "checkov": ("findings", {"ec2": 11, "asg": 10, "ecs": 19, "fargate": 22, "lambda": 13}),
}
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
## What the emulator does

moto 5.2.5 and the real `aws cloudformation deploy` (1.46.3) create the stacks of each environment of each scenario in
an empty account, in both layouts, and then update them with two releases: an image by digest, or the archive of `asg`.
Nothing runs the application before the first release; what runs then has the release (services and their task
definitions, versions behind aliases, instances and their user data); nothing that is kept is replaced. `ec2` has no
releases: another instance type changes its launch template and no server, and raising the version of the first server
replaces that one only.

Then one application walks. In the single layout one stack is updated through all scenarios in the order above and all
the way back. In the layered layout the app stack of the next scenario is made beside the one before, which is deleted
when the new one runs; deploying the network and data templates of the next scenario says `No changes to deploy`, and
two stacks that stand side by side have no name and no unweighted record in common. After each step RDS, S3, EFS, KMS,
Secrets Manager, CloudWatch Logs and ECR are asked what they hold: every database, bucket, file system, access point,
key, secret, log group and repository that was ever there must be there still, not made anew, and what the data layer
keeps must be in the stack under the same physical id.

## What the emulator could not do

All of this is objects in the memory of a process. Nothing runs: no instance, task, function, pipeline, rule, policy or
rotation. What stands for that:

| not done here | where it is proven instead |
| --- | --- |
| user data, builds and hosts run | `tests/scripts`: each script in a throw-away root, with recorded stand-ins |
| Puppet configures a host of `ec2` | `tests/puppet`: the catalog of the rendered role, compiled |
| an update replaces what CloudFormation says it replaces | `tests/compare`, `tests/scenarios/test_path.cpp`: \
for all 20 pairs of scenarios, from the facts of the registry |
| placeholders and ignored properties have the right form | cfn-lint (above), and the facts, each time `render` runs |
| signals, rolling replacement, gradual deployment with rollback | by form only: cfn-lint and the facts; \
the signal that an instance sends is in `tests/scripts` |
| permissions suffice | by form only: no judge here evaluates policies |

moto is taught in `tests/judges/emulator.py` and `emulated_types.py`, because without it:

- `ResourceMap.update` of moto deletes what left the template before it creates anything, whatever its `DeletionPolicy`
  says, and `ResourceMap.delete` knows only `Retain`, not `RetainExceptOnCreate`. Deletion is ours, as CloudFormation
  documents it; `--self-test` proves that it deletes what has no policy, so that a lost policy would be seen.
- No change would arrive that comes through a condition, `Fn::Sub` or another resource, outputs and parameters would
  stay those of the first deployment, and the order of resources would be that of the file.
- An Auto Scaling group, a server, a task definition and a version of a function would be updated otherwise than on
  AWS; aliases, secrets, certificates and `Fn::Cidr` would not exist.

`deploy` of the first generation of the command line, the one that can be pinned here, takes `Key=Value` pairs, not a
file: the parameter file is passed pair by pair. moto ignores tags in our templates (we leave them out: several models
read another shape), allowed values and patterns of parameters, `CreationPolicy`, `UpdatePolicy`, capabilities and
dynamic references (`{{resolve:...}}`), and in these types:
"""


def page(scenarios, verdicts, honoured):
    return "\n".join([INTRODUCTION, *_numbers(scenarios, verdicts, honoured), *_reasons(honoured), EMULATOR,
                      *_gaps(scenarios, verdicts), ""])


def _numbers(scenarios, verdicts, honoured):
    """The template that most people deploy: one file, us-west-2."""
    yield "| scenario | judge | looked at | broken rules | findings | without a reason | CDK's own defaults |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    known = {(verdict.judge, verdict.template): verdict for verdict in verdicts}
    for scenario, judge in itertools.product(scenarios, TOOLS):
        verdict = known[judge, f"{scenario}/us-west-2/single/{scenario}"]
        explained = sum((s.judge, s.template) == (judge, verdict.template) for s in honoured)
        rules = len({finding.rule for finding in verdict.findings})
        yield (f"| `{scenario}` | {TOOLS[judge]} | {verdict.checks} {LOOKED_AT[judge]} | {rules} "
               f"| {len(verdict.findings)} | {len(verdict.findings) - explained} | {_cdk(scenario, judge)} |")
    yield ""


def _cdk(scenario, judge):
    unit, numbers = CDK_DEFAULTS.get(judge, ("", {}))
    return f"{numbers[scenario]} {unit}" if scenario in numbers else ""


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


def _gaps(scenarios, verdicts):
    ignored, users = collections.defaultdict(set), collections.defaultdict(set)
    for verdict in verdicts:
        for kind, properties in verdict.gaps.items():
            ignored[kind] |= properties
            users[kind].add(verdict.template.split("/")[0])
    yield "| type | scenarios | ignored |"
    yield "| --- | --- | --- |"
    for kind in sorted(kind for kind in ignored if ignored[kind]):
        where = [scenario for scenario in scenarios if scenario in users[kind]]
        what = "everything: a placeholder" if "*" in ignored[kind] else ", ".join(sorted(ignored[kind]))
        yield f"| `{kind}` | {'all' if where == scenarios else ', '.join(where)} | {what} |"


def _cell(text):
    return text.replace("|", "\\|")
