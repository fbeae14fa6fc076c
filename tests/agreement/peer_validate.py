"""What AWS's cloudformation-validate finds: reads file names, prints one JSON line for each."""

import json
import sys

import cloudformation_validate

SEVERITIES = {"FATAL": "error", "ERROR": "error", "WARN": "warning", "INFO": "informational", "DEBUG": "informational"}


def main():
    engine = cloudformation_validate.CompositeEngine()
    for line in sys.stdin:
        print(json.dumps(said_of(engine, line.rstrip("\n"))), flush=True)


def said_of(engine, name):
    try:
        return {"findings": [finding(found) for found in engine.validate_template(name).diagnostics]}
    except Exception as error:  # whatever it is: the peer gave no answer for this template
        return {"failed": f"{type(error).__name__}: {error}"[:300]}


def finding(found):
    entity = getattr(found.entity, "logical_id", None) or ""
    return {
        "id": found.rule_id, "severity": SEVERITIES[found.severity.name], "line": found.start_line,
        "column": found.start_column, "path": f"{entity}/{found.property_path or ''}", "message": found.message[:300],
    }


if __name__ == "__main__":
    main()
