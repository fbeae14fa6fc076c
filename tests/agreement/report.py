"""docs/agreement.md: how far we and the peers say the same, and why where we do not."""

import collections
import dataclasses
import pathlib

from compare import OURS, THEIRS

HERE = pathlib.Path(__file__).resolve().parent
PAGE = HERE.parent.parent / "docs" / "agreement.md"
DIFFERENCES = HERE / "differences.txt"
KINDS = {"ours": "our bug", "theirs": "their bug", "choice": "a choice"}
EXAMPLES = 2


@dataclasses.dataclass(frozen=True)
class Difference:
    """What is known of the findings of one id that only one side has."""

    kind: str
    reason: str


def differences():
    """By peer, id and side. A line is `PEER ID only-ours|only-theirs ours|theirs|choice REASON`."""
    known = {}
    for line in DIFFERENCES.read_text().splitlines():
        if line and not line.startswith("#"):
            peer, rule, side, kind, reason = line.split(None, 4)
            known[peer, rule, side.replace("-", " ")] = Difference(KINDS[kind], reason)
    return known


def page(corpus, results):
    """`results` are pairs of a peer's name and release, what could not be compared, and the tallies."""
    parts = [INTRODUCTION, *_corpus(corpus)]
    known = differences()
    for name, release, failed, tallies in results:
        parts += [f"\n## {name} {release}\n", *_totals(failed, tallies), "", *_table(name, tallies, known)]
    return "\n".join(parts) + "\n"


def _corpus(corpus):
    yield "| packages | templates | median size |"
    yield "| --- | --- | --- |"
    yield f"| {corpus.packages} | {corpus.templates} | {corpus.median} bytes |"


def _totals(failed, tallies):
    both = sum(tally.both for tally in tallies.values())
    elsewhere = sum(tally.elsewhere for tally in tallies.values())
    alone = {side: sum(len(tally.alone[side]) for tally in tallies.values()) for side in (OURS, THEIRS)}
    yield "| same id and line | same id, another line | only ours | only theirs | templates without its answer |"
    yield "| --- | --- | --- | --- | --- |"
    yield f"| {both} | {elsewhere} | {alone[OURS]} | {alone[THEIRS]} | {failed} |"


def _table(name, tallies, known):
    yield "| id | both | another line | only ours | only theirs | why | examples |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for rule, tally in sorted(tallies.items(), key=lambda item: (-_distance(item[1]), item[0])):
        if _distance(tally):
            reasons = [_reason(known.get((name, rule, side)), side) for side in (OURS, THEIRS) if tally.alone[side]]
            yield (f"| {rule} | {tally.both} | {tally.elsewhere} | {len(tally.alone[OURS])} "
                   f"| {len(tally.alone[THEIRS])} | {' '.join(reasons)} | {_examples(tally)} |")


def _distance(tally):
    return len(tally.alone[OURS]) + len(tally.alone[THEIRS])


def _reason(difference, side):
    return f"{side}: {difference.kind}: {difference.reason}" if difference else f"{side}: **unexplained**."


def _examples(tally):
    shown = collections.OrderedDict()
    for side in (OURS, THEIRS):
        for template, finding in tally.alone[side]:
            shown.setdefault(f"`{template.name}:{finding['line']}`")
    return ", ".join(list(shown)[:EXAMPLES])


INTRODUCTION = """\
# How far others agree

Two other validators judge the same things: cfn-lint, whose ids ours are, and AWS's cloudformation-validate. All three
look at the templates that public packages ship in their tests (`tests/agreement/corpus.txt` names the packages, with
digests and licences; the templates are not kept here), and their errors are compared by id and line. A copy of a
template for another partition or by another release of a program counts once.

"Another line" is mostly a place that is told more exactly here: a short form in a list, such as `- !Ref Name`, has no
place of its own in cfn-lint, which tells the line of the list's key instead, and cloudformation-validate often tells that
of the resource.

This page is written by `tests/agreement/measure --update-docs`; why one side alone finds something stands in
`tests/agreement/differences.txt`.
"""
