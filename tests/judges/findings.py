"""What judges find, what templates say about it, and what is left."""

import dataclasses

LEAST_REASON = 20


@dataclasses.dataclass(frozen=True, order=True)
class Finding:
    """One rule of one judge that one resource of one template breaks."""

    judge: str
    rule: str
    resource: str
    template: str = dataclasses.field(compare=False)
    text: str = dataclasses.field(default="", compare=False)


@dataclasses.dataclass(frozen=True, order=True)
class Suppression:
    """A finding that stays, as the Metadata of its resource says it."""

    judge: str
    rule: str
    resource: str
    template: str = dataclasses.field(compare=False)
    reason: str = dataclasses.field(default="", compare=False)


@dataclasses.dataclass
class Verdict:
    """What one judge says about one template."""

    judge: str
    template: str
    checks: int
    findings: list
    gaps: dict = dataclasses.field(default_factory=dict)  # resource type: properties the emulator ignored, * for all


def suppressions_in(template, name):
    """The suppressions of all resources of a template, in the forms that the judges' own users know."""
    for resource, body in template.get("Resources", {}).items():
        metadata = body.get("Metadata", {})
        for entry in metadata.get("cdk_nag", {}).get("rules_to_suppress", []):
            yield Suppression("cdk-nag", entry["id"], resource, name, entry.get("reason", ""))
        for entry in metadata.get("checkov", {}).get("skip", []):
            yield Suppression("checkov", entry["id"], resource, name, entry.get("comment", ""))
        for entry in metadata.get("guard", {}).get("SuppressedRules", []):
            yield Suppression("cfn-guard", entry["id"], resource, name, entry.get("reason", ""))
        for rule in metadata.get("cfn-lint", {}).get("config", {}).get("ignore_checks", []):
            yield Suppression("cfn-lint", rule, resource, name)


@dataclasses.dataclass
class Settlement:
    """Findings and suppressions after they met."""

    unexplained: list
    honoured: list
    complaints: list


def settle(findings, suppressions):
    """Matches both. Suppressions without a reason, or of something no judge finds any more, are complaints."""
    said = {(s.judge, s.rule, s.resource, s.template): s for s in suppressions}
    unexplained, honoured = [], []
    for finding in sorted(findings, key=lambda f: (f, f.template)):
        match = said.get((finding.judge, finding.rule, finding.resource, finding.template))
        (honoured if match else unexplained).append(match or finding)
    # The same resource stands in several templates (regions, layouts); one that needs the suppression is enough.
    needed = set(honoured)
    complaints = []
    for suppression in sorted(set(suppressions)):
        where = f"{suppression.judge} {suppression.rule} on {suppression.resource} ({suppression.template})"
        if suppression not in needed:
            complaints.append(f"suppresses nothing: {where}")
        elif len(suppression.reason) < LEAST_REASON:
            complaints.append(f"suppressed without a reason: {where}")
    return Settlement(unexplained, honoured, complaints)
