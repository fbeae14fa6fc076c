"""Asks the peers about templates and remembers their answers by the digest of the template."""

import dataclasses
import hashlib
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


@dataclasses.dataclass(frozen=True)
class Peer:
    """Another validator: its release stands in the answers' file name, so that answers of two releases never mix."""

    name: str
    release: str
    script: str
    fatal: str = ""  # the letter of ids that are those of errors in cfn-lint, unless aliases.txt has another for them

    def answers_file(self, work):
        return work / "answers" / f"{self.name}-{self.release}.jsonl"


PEERS = [
    Peer("cloudformation-validate", "1.14.0", "peer_validate.py", "F"),
    Peer("cfn-lint", "1.58.0", "peer_cfn_lint.py"),
]


def aliases():
    lines = (HERE / "aliases.txt").read_text().splitlines()
    return dict(line.split() for line in lines if line and not line.startswith("#"))


def translate(peer, findings):
    """The findings under the ids that cfn-lint has for them."""
    known = aliases() if peer.fatal else {}
    for finding in findings:
        rule = finding["id"]
        same = "E" + rule[1:] if peer.fatal and rule.startswith(peer.fatal) else rule
        yield {**finding, "id": known.get(rule, same)}


def digest(template):
    return hashlib.sha256(template.read_bytes()).hexdigest()


def in_sample_order(templates):
    """The same templates so ordered that any first part is a fair sample."""
    return sorted(templates, key=digest)


def ask(peer, python, templates, work):
    """Returns the peer's answers by digest; asks only about templates that it has not seen."""
    path = peer.answers_file(work)
    path.parent.mkdir(parents=True, exist_ok=True)
    answers = remembered(path)
    missing = [template for template in templates if digest(template) not in answers]
    if missing:
        print(f"{peer.name}: {len(missing)} templates", file=sys.stderr)
    with path.open("a") as memory:
        while missing:
            done = ask_one_process(peer, python, missing, memory, work)
            if done < len(missing):  # the process died of this one
                remember(memory, missing[done], {"failed": "the process ended"})
            missing = missing[done + 1:]
    return remembered(path)


def ask_one_process(peer, python, templates, memory, work):
    """Feeds templates to one process until it ends, and returns how many it answered."""
    command = ["nice", "-n", "5", str(python), str(HERE / peer.script)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                          cwd=work) as process:
        for count, template in enumerate(templates):
            answer = exchange(process, template)
            if answer is None:
                return count
            remember(memory, template, json.loads(answer))
        process.stdin.close()
    return len(templates)


def exchange(process, template):
    try:
        process.stdin.write(f"{template}\n")
        process.stdin.flush()
    except BrokenPipeError:
        return None
    return process.stdout.readline() or None


def remember(memory, template, answer):
    memory.write(json.dumps({"digest": digest(template), **answer}) + "\n")
    memory.flush()


def remembered(path):
    if not path.exists():
        return {}
    with path.open() as lines:
        return {answer.pop("digest"): answer for answer in map(json.loads, lines)}
