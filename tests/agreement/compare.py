"""Sets our findings beside a peer's: by id and line, template by template."""

import collections
import dataclasses

OURS, THEIRS = "only ours", "only theirs"


@dataclasses.dataclass
class Tally:
    """One id: how often both found it on the same line, both on another line, or one of the two alone."""

    both: int = 0
    elsewhere: int = 0
    alone: dict = dataclasses.field(default_factory=lambda: {OURS: [], THEIRS: []})


def compare(templates, ours, theirs, wanted):
    """Tallies by id, over the templates that both sides answered. Alone are pairs of template and finding."""
    tallies = collections.defaultdict(Tally)
    for template in templates:
        settle(template, ours[template], theirs[template], wanted, tallies)
    return tallies


def settle(template, ours, theirs, wanted, tallies):
    left = {OURS: places(ours, wanted), THEIRS: places(theirs, wanted)}
    for place in sorted(left[OURS].keys() & left[THEIRS].keys()):
        tallies[place[0]].both += 1
        del left[OURS][place], left[THEIRS][place]
    for rule in {place[0] for place in left[OURS]} & {place[0] for place in left[THEIRS]}:
        pairs = list(zip(of_rule(left[OURS], rule), of_rule(left[THEIRS], rule)))
        tallies[rule].elsewhere += len(pairs)
        for mine, yours in pairs:
            del left[OURS][mine], left[THEIRS][yours]
    for side, findings in left.items():
        for place in sorted(findings):
            tallies[place[0]].alone[side].append((template, findings[place]))


def places(findings, wanted):
    return {(finding["id"], finding["line"] or 0): finding for finding in findings if wanted(finding)}


def of_rule(findings, rule):
    return sorted(place for place in findings if place[0] == rule)
