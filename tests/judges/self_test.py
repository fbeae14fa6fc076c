"""Proof that each judge can find something, and that suppressions are held to their rules."""

import pathlib

import judge_checkov
import judge_guard
import judge_lint
import judge_nag
import judge_scripts
import self_test_deploy
from findings import settle, suppressions_in
from templates import Template

HERE = pathlib.Path(__file__).resolve().parent / "bad"
EXPECTED = [
    (judge_lint, "E3012"),
    (judge_lint, "W2001"),
    (judge_guard, "CT.S3.PR.1"),
    (judge_guard, "CT.S3.PR.8"),
    (judge_nag, "AwsSolutions-S10"),
    (judge_nag, "AwsSolutions-IAM5[Action::*]"),
    (judge_checkov, "CKV_AWS_53"),
    (judge_checkov, "CKV_AWS_20"),
]


def run():
    template = Template("bad", "single", HERE / "template.json", HERE / "template.json", ["us-west-2"])
    findings = {judge: judge.judge(template if judge is judge_guard else [template])[0].findings
                for judge in {judge for judge, _ in EXPECTED}}
    results = [(f"{judge.NAME} finds {rule}", rule in {f.rule for f in findings[judge]}) for judge, rule in EXPECTED]
    script = judge_scripts.judge_one(HERE / "script.sh")
    results.append(("shellcheck finds SC2086", "SC2086" in {f.rule for f in script.findings}))
    results += self_test_deploy.results()
    results += suppressions(template, [f for found in findings.values() for f in found])
    for name, held in results:
        print(f"{'ok' if held else 'FAILED'}: {name}")
    failed = sum(not held for _, held in results)
    print(f"{len(results) - failed} passed, {failed} failed")
    return 1 if failed else 0


def suppressions(template, findings):
    settlement = settle(findings, list(suppressions_in(template.tree(), "bad")))
    open_rules = {(f.rule, f.resource) for f in settlement.unexplained}
    yield "a suppressed finding of checkov is explained", ("CKV_AWS_18", "Public") not in open_rules
    yield "a suppressed finding of cdk-nag is explained", ("AwsSolutions-S1", "Public") not in open_rules
    yield "a suppressed finding of cfn-guard is explained", ("CT.S3.PR.2", "Public") not in open_rules
    yield "the same finding elsewhere is not", ("CT.S3.PR.2", "Other") in open_rules
    yield "a suppression of nothing is a complaint", any("CKV_AWS_999" in c for c in settlement.complaints)
    yield "a suppression without a reason is a complaint", any(
        "without a reason: cfn-guard CT.S3.PR.9" in c for c in settlement.complaints)
