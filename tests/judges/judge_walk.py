"""moto: one application walks through all scenarios and back by `aws cloudformation deploy`, with a release given.

In the single layout one stack is updated. In the layered layout the stack of the next scenario is made beside that of
the one before, which is deleted then, and what they share gets no change."""

import json

from account import REGION, Failure
from holdings import check_held, holdings
from judge_deploy import check_kept, environments, trial
from releases import check_nothing_runs, check_runs, release
from stacks import KEPT, SHARED, UNCHANGED, deploy, inventory, prepare, stack_of
from templates import rendered

# Ref gives these no name of their own: that of the record, and in moto that of the group.
UNNAMED = {"AWS::Route53::RecordSet", "AWS::EC2::SecurityGroupIngress"}


def cases(scenarios):
    """What there is to walk: how, through which scenarios, in which environment."""
    if len(scenarios) < 2:
        return []
    back = list(reversed(scenarios[:-1]))
    return [(walk, scenarios + rest, environment) for walk, rest in ((single, back), (layered, back[-1:]))
            for environment in environments(scenarios[0])]


def judge(walk, path, environment):
    with trial(f"walk/{walk.__name__}/{environment}") as (steps, account):
        given = steps.run("account", prepare, account, environment == "production")
        walk(steps, account, path, environment, given)
    return [steps.verdict()]


def single(steps, account, path, environment, given):
    resources, held, name = [], {}, f"walk-{environment}"
    given = {**given, **release("a")}
    for scenario in path:
        stacks = (stack_of(scenario, "single", environment, "edge", f"{name}-edge")
                  + stack_of(scenario, "single", environment, scenario, name))
        steps.run(f"update to {scenario}", deploy, account, stacks, given)
        before, resources = resources, steps.inventory(account, stacks)
        steps.run(f"{scenario} runs", check_runs, account, stacks, resources, given)
        steps.run(f"{scenario} replaces nothing kept", check_kept, before, resources)
        steps.run(f"{scenario} has the data", check_data, kept_data(scenario), before, resources)
        held = steps.run(f"{scenario} loses nothing held", still_held, account, held)


def layered(steps, account, path, environment, given):
    shared = [stack for name in SHARED for stack in stack_of(
        path[0], "layered", environment, name, f"walk-{environment}-{name}")]
    given = steps.run("create what is shared", deploy, account, shared, given)
    held, old, resources = {}, [], []
    for scenario in path:
        same = [stack for name in SHARED for stack in stack_of(
            scenario, "layered", environment, name, f"walk-{environment}-{name}")]
        steps.run(f"{scenario} changes nothing shared", check_unchanged, account, same, given)
        new = stack_of(scenario, "layered", environment, "app", f"walk-{environment}-{scenario}")
        pipeline = stack_of(scenario, "layered", environment, "pipeline", "walk-pipeline")
        steps.run(f"create {scenario} beside", deploy, account, new + pipeline, given)
        steps.run(f"{scenario} waits", check_nothing_runs, account, new, inventory(account, new))
        steps.run(f"release {scenario}", deploy, account, new, {**given, **release("a")})
        before, resources = resources, steps.inventory(account, new)
        steps.run(f"{scenario} runs", check_runs, account, new, resources, release("a"))
        steps.run(f"{scenario} takes nothing from the old one", check_apart, account, before, resources)
        for stack in old:
            steps.run(f"delete {stack.name}", stack.delete, account)
        steps.run(f"{scenario} still runs", check_runs, account, new, resources, release("a"))
        held, old = steps.run(f"{scenario} loses nothing held", still_held, account, held), new


def kept_data(scenario):
    """Logical ids of what the data layer keeps."""
    template = json.loads((rendered(scenario, REGION, "layered", "json") / "data.json").read_text())
    return {name for name, body in template["Resources"].items() if body.get("DeletionPolicy") in KEPT}


def check_data(names, before, after):
    now = {resource.name: resource.physical for resource in after}
    gone = [resource.name for resource in before
            if resource.name in names and now.get(resource.name) != resource.physical]
    if gone:
        raise Failure(f"no longer the same: {gone}")


def still_held(account, before):
    """What is held now."""
    now = holdings(account)
    check_held(before, now)
    return now


def check_unchanged(account, stacks, given):
    changed = [stack.name for stack in stacks if UNCHANGED not in stack.deploy(account, given)]
    if changed:
        raise Failure(f"changed: {changed}")


def check_apart(account, old, new):
    """Two stacks that stand side by side have nothing with the same name; but records of DNS are weighted."""
    taken = {(resource.type, resource.physical) for resource in old if resource.type not in UNNAMED}
    both = [resource.name for resource in new if (resource.type, resource.physical) in taken]
    records = [(record["Name"], record["Type"], record.get("SetIdentifier"))
               for zone in account.ask("route53", "list_hosted_zones", "HostedZones")
               for record in account.ask("route53", "list_resource_record_sets", "ResourceRecordSets",
                                         HostedZoneId=zone["Id"])]
    both += sorted({f"{name} {kind}" for name, kind, identifier in records
                    if records.count((name, kind, identifier)) > 1})
    if both:
        raise Failure(f"in both stacks: {both}")
