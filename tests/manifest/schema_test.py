"""Validates manifests with the committed JSON Schema and an independent implementation of JSON Schema."""

import json
import pathlib
import sys

import jsonschema
import yaml

# Bad manifests whose fault lies beyond the schema: between values, in names that differ between environments, in
# numbers behind units, or in the text before YAML is read.
READER_ONLY = {
    "cognito_prefix",
    "derived_domains",
    "duplicate_keys",
    "fargate_sizes_of_jobs",
    "name_used_twice",
    "replica_without_backups",
    "retentions",
    "same_domain",
    "uneven_subnets",
}


def switched_on(text):
    """The manifest of `init` with all that it comments out."""
    lines = []
    for line in text.splitlines():
        prose = line.startswith("# ") and not line.startswith("#  ")
        lines.append(line[1:] if line.startswith("#") and not prose else line)
    return "\n".join(lines)


def load(text):
    """The manifest as plain data, or None when it is not one YAML document."""
    try:
        return yaml.safe_load(text)
    except (yaml.YAMLError, UnicodeDecodeError):
        return None


def defaults(schema, path="schema"):
    """Every part of the schema that has a default."""
    if isinstance(schema, dict):
        if "default" in schema:
            yield path, schema
        for key, value in schema.items():
            yield from defaults(value, f"{path}/{key}")
    elif isinstance(schema, list):
        for index, value in enumerate(schema):
            yield from defaults(value, f"{path}/{index}")


def main(root):
    schema = json.loads((root / "schemas/manifest.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    failures = []

    def expect(name, data, valid, validator=validator):
        errors = [error.message for error in validator.iter_errors(data)]
        if valid and errors:
            failures.append(f"{name}: refused: {errors}")
        if not valid and not errors:
            failures.append(f"{name}: accepted")

    for path, part in defaults(schema):
        expect(path, part["default"], True, jsonschema.Draft202012Validator(part))

    examples = sorted((root / "examples/manifests").glob("*.yaml"))
    assert examples, "no examples"
    for path in examples:
        expect(path.name, load(path.read_text()), True)
    commented = (root / "examples/manifests/commented.yaml").read_text()
    expect("commented.yaml, switched on", load(switched_on(commented)), True)

    bad = sorted((root / "tests/manifest/bad").glob("*.yaml"))
    assert bad, "no bad manifests"
    unknown = READER_ONLY - {path.stem for path in bad}
    assert not unknown, f"no such bad manifests: {unknown}"
    for path in bad:
        data = load(path.read_bytes())
        if data is not None:
            expect(path.name, data, path.stem in READER_ONLY)

    for failure in failures:
        print(failure, file=sys.stderr)
    print(f"{len(examples) + 1} good and {len(bad)} bad manifests, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
