"""cfn-lint: every template, in every region it is deployed to; warnings and informational findings count too."""

import itertools
import json
import subprocess

from environment import tool
from findings import Finding, Verdict

NAME = "cfn-lint"
# Prefers Fn::Sub to Fn::Join; the Control Tower rule for TLS on buckets (CT.S3.PR.8) recognizes only Fn::Join.
IGNORED = "I1022"


def judge(templates):
    by_regions = sorted(templates, key=regions_of)
    return [verdict for regions, group in itertools.groupby(by_regions, regions_of)
            for verdict in judge_in(regions, list(group))]


def regions_of(template):
    return template.regions


def judge_in(regions, templates):
    done = subprocess.run(
        [tool("cfn-lint"), "--format", "json", "--include-checks", "I", "--ignore-checks", IGNORED,
         "--regions", *regions, "--template", *(str(template.yaml) for template in templates)],
        capture_output=True, text=True,
    )
    try:
        matches = json.loads(done.stdout)
    except json.JSONDecodeError:
        raise RuntimeError(done.stderr or done.stdout) from None
    return [Verdict(NAME, template.name, len(regions),
                    [finding(match, template) for match in matches if match["Filename"] == str(template.yaml)])
            for template in templates]


def finding(match, template):
    path = match["Location"]["Path"] or []
    resource = path[1] if len(path) > 1 else "-"
    line = match["Location"]["Start"]["LineNumber"]
    return Finding(NAME, match["Rule"]["Id"], str(resource), template.name, f"line {line}: {match['Message']}")
