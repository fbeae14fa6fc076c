"""Lets other people's tools judge what we render. See docs/judges.md.

    tests/judges/run [--binary PATH] [--only JUDGE,...] [--update-docs] [SCENARIO ...]
    tests/judges/run --self-test
"""

import argparse
import collections
import concurrent.futures
import functools
import os
import pathlib
import sys
import time

import judge_checkov
import judge_deploy
import judge_guard
import judge_lint
import judge_nag
import judge_scripts
import judge_walk
import report
import self_test
import templates
from environment import ROOT
from findings import settle, suppressions_in

JUDGES = [judge.NAME for judge in [judge_lint, judge_guard, judge_nag, judge_checkov, judge_scripts, judge_deploy]]


def main():
    arguments = parse()
    if arguments.self_test:
        return self_test.run()
    all_scenarios = templates.scenarios_of(arguments.binary)
    scenarios = arguments.scenarios or all_scenarios
    rendered = templates.render(arguments.binary, scenarios)
    whole = templates.joined(rendered)
    verdicts = hold_court(tasks_for(arguments.only, scenarios, rendered, whole))
    said = [suppression for template in whole for suppression in suppressions_in(template.tree(), template.name)
            if suppression.judge in arguments.only]
    settlement = settle([finding for verdict in verdicts for finding in verdict.findings], said)
    if (arguments.only, scenarios) == (JUDGES, all_scenarios):
        settlement.complaints += check_page(report.page(scenarios, verdicts, settlement.honoured),
                                            arguments.update_docs)
    return conclude(verdicts, settlement)


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=ROOT / "build" / "release" / "appinfra", type=pathlib.Path)
    parser.add_argument("--only", default=JUDGES, type=lambda names: names.split(","), help=f"of {', '.join(JUDGES)}")
    parser.add_argument("--update-docs", action="store_true", help="write docs/judges.md instead of comparing with it")
    parser.add_argument("--self-test", action="store_true", help="prove that each judge can find something")
    parser.add_argument("scenarios", nargs="*", help="all, when none is named")
    return parser.parse_args()


def tasks_for(only, scenarios, rendered, whole):
    """Each judge's name and a call that gives verdicts; the slowest first."""
    partial = functools.partial
    tasks = [(judge_checkov.NAME, partial(judge_checkov.judge, whole))]
    tasks += [(judge_deploy.NAME, partial(judge_walk.judge, *case)) for case in judge_walk.cases(scenarios)]
    tasks += [(judge_lint.NAME, partial(judge_lint.judge, rendered))]
    tasks += [(judge_deploy.NAME, partial(judge_deploy.judge, *case)) for case in judge_deploy.cases(scenarios)]
    tasks += [(judge_guard.NAME, partial(judge_guard.judge, template)) for template in whole]
    tasks += [(judge_nag.NAME, partial(judge_nag.judge, whole))]
    tasks += [(judge_scripts.NAME, partial(judge_scripts.judge, judge_scripts.scripts()))]
    return [task for task in tasks if task[0] in only]


def hold_court(tasks):
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return [verdict for verdicts in pool.map(timed, tasks) for verdict in verdicts]


def timed(task):
    name, judge = task
    start = time.monotonic()
    verdicts = judge()
    print(f"{time.monotonic() - start:6.1f} s {name} {verdicts[0].template if len(verdicts) == 1 else ''}",
          file=sys.stderr)
    return verdicts


def check_page(page, update):
    if update:
        report.PAGE.write_text(page)
    elif not report.PAGE.exists() or report.PAGE.read_text() != page:
        return ["docs/judges.md is out of date: tests/judges/run --update-docs"]
    return []


def conclude(verdicts, settlement):
    left = collections.Counter((finding.judge, finding.template) for finding in settlement.unexplained)
    print(f"{'judge':<11}{'template':<38}{'checked':>8}{'found':>7}{'open':>6}")
    for verdict in verdicts:
        print(f"{verdict.judge:<11}{verdict.template:<38}{verdict.checks:>8}{len(verdict.findings):>7}"
              f"{left[verdict.judge, verdict.template]:>6}")
    for finding in settlement.unexplained:
        print(f"{finding.judge}: {finding.template}: {finding.resource}: {finding.rule}: {finding.text}")
    for complaint in settlement.complaints:
        print(complaint)
    failed = len(left) + len(settlement.complaints)
    print(f"{len(verdicts) - len(left)} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
