"""What cfn-lint finds: reads file names, prints one JSON line for each. One process for all, because starting is slow."""

import json
import signal
import sys

from cfnlint.config import ConfigMixIn, ManualArgs
from cfnlint.runner import Runner, run_template_by_file_path

SECONDS = 60


def main():
    rules = Runner(config()).rules
    signal.signal(signal.SIGALRM, late)
    for line in sys.stdin:
        print(json.dumps(said_of(line.rstrip("\n"), rules)), flush=True)


def config():
    return ConfigMixIn([], **ManualArgs(regions=["us-east-1"]))


def late(_signal, _frame):
    raise TimeoutError(f"more than {SECONDS} s")


def said_of(name, rules):
    signal.alarm(SECONDS)
    try:
        return {"findings": [finding(match) for match in run_template_by_file_path(name, config(), rules, False)]}
    except Exception as error:  # whatever it is: the peer gave no answer for this template
        return {"failed": f"{type(error).__name__}: {error}"[:300]}
    finally:
        signal.alarm(0)


def finding(match):
    return {
        "id": match.rule.id, "severity": match.rule.severity, "line": match.linenumber, "column": match.columnnumber,
        "path": "/".join(map(str, getattr(match, "path", None) or [])), "message": match.message[:300],
    }


if __name__ == "__main__":
    main()
