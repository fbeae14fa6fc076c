"""Collects the templates, asks everybody, compares and reports. Runs in the Python environment of tests/judges."""

import argparse
import dataclasses
import pathlib
import statistics
import sys

import compare
import corpus
import ours
import peers
import report

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent


@dataclasses.dataclass(frozen=True)
class Measured:
    """The size of what was compared."""

    packages: int
    templates: int
    median: int


def main():
    arguments = parse()
    work = arguments.work.resolve()
    templates = peers.in_sample_order(corpus.collect(work))[:arguments.sample]
    said = ours.ask(arguments.program.resolve(), templates)
    if arguments.show:
        return show(*arguments.show, templates, said, work)
    results = [measure(peer, templates, said, work, is_error) for peer in peers.PEERS]
    size = Measured(len(corpus.packages()), len(templates),
                    round(statistics.median(template.stat().st_size for template in templates)))
    text = report.page(size, results)
    if arguments.update_docs:
        report.PAGE.write_text(text)
    else:
        print(text, end="")
    crashes = [template for template, findings in said.items() if any(found["id"] == "CRASH" for found in findings)]
    for template in crashes:
        print(f"appinfra died of {template}", file=sys.stderr)
    return 1 if crashes else 0


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=ROOT / "build" / "release" / "appinfra", type=pathlib.Path)
    parser.add_argument("--work", default=ROOT / "build" / "agreement", type=pathlib.Path, help="keeps what was fetched")
    parser.add_argument("--sample", type=int, help="compare so many templates only")
    parser.add_argument("--show", nargs=2, metavar=("PEER", "ID"), help="list every difference of that id, and no more")
    parser.add_argument("--update-docs", action="store_true", help="write docs/agreement.md instead of printing it")
    return parser.parse_args()


def measure(peer, templates, said, work, wanted):
    answers = peers.ask(peer, sys.executable, templates, work)
    answered = {template: answers[peers.digest(template)] for template in templates}
    theirs = {template: list(peers.translate(peer, answer["findings"]))
              for template, answer in answered.items() if "findings" in answer}
    tallies = compare.compare(list(theirs), said, theirs, wanted)
    return peer.name, peer.release, len(templates) - len(theirs), tallies


def show(name, rule, templates, said, work):
    """Each finding of the id that one side has alone: who, template and line, message. Also of warnings."""
    peer = next((peer for peer in peers.PEERS if peer.name == name), None)
    if peer is None:
        sys.exit(f"no peer {name}; there are {', '.join(peer.name for peer in peers.PEERS)}")
    *_, tallies = measure(peer, templates, said, work, lambda finding: finding["id"] == rule)
    for side, found in tallies[rule].alone.items():
        for template, finding in found:
            print(f"{side}: {template.relative_to(work / 'templates')}:{finding['line']}: {finding['message']}")
    return 0


def is_error(finding):
    return finding["id"].startswith("E")


if __name__ == "__main__":
    sys.exit(main())
