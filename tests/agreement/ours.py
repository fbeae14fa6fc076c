"""What we find, in the same form as the peers' answers."""

import collections
import json
import re
import subprocess

# What appinfra_lint prints, the small program for those who work on rules.
LINE = re.compile(r"^(?P<file>.+?):(?P<line>\d+):(?P<column>\d+): (?P<id>[A-Z]\d{4}) (?P<message>.*) \[(?P<path>[^]]*)\]$")
BATCH = 50
SECONDS = 60


def ask(program, templates):
    """Findings by template; a template on which the program dies or takes too long gets one finding that says so."""
    found = {}
    for start in range(0, len(templates), BATCH):
        found.update(ask_batch(program, templates[start:start + BATCH]))
    return found


def ask_batch(program, templates):
    try:
        done = subprocess.run([*command(program), *map(str, templates)], capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        done = None
    if done is not None and done.returncode in (0, 1):
        read = findings_of_lint if is_lint(program) else findings_of_json
        return by_template(templates, read(done.stdout.decode(errors="replace")))
    if len(templates) == 1:
        how = "time" if done is None else f"status {done.returncode}"
        return {templates[0]: [{"id": "CRASH", "line": 0, "column": 0, "path": "", "message": how}]}
    middle = len(templates) // 2
    return {**ask_batch(program, templates[:middle]), **ask_batch(program, templates[middle:])}


def is_lint(program):
    return program.name == "appinfra_lint"


def command(program):
    return [program] if is_lint(program) else [program, "validate", "--region", "us-east-1", "--format", "json"]


def findings_of_json(output):
    return [finding for finding in json.loads(output)["findings"] if not finding["suppressed"]]


def findings_of_lint(output):
    for match in filter(None, map(LINE.match, output.splitlines())):
        yield {**match.groupdict(), "line": int(match["line"]), "column": int(match["column"])}


def by_template(templates, findings):
    names = {str(template): template for template in templates}
    found = collections.defaultdict(list, {template: [] for template in templates})
    for finding in findings:
        if finding["file"] in names:
            found[names[finding["file"]]].append(finding)
    return dict(found)
