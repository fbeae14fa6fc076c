"""moto: the real `aws cloudformation deploy` creates the stacks of an environment from the rendered templates and
parameter files, in an empty account, and then updates them with two releases, as the pipeline will."""

import contextlib

from botocore.exceptions import ClientError

from account import REGION, Failure, empty_account
from findings import Finding, Verdict
from holdings import check_held, holdings
from releases import check_nothing_runs, check_runs, of_type, release
from stacks import SHARED, deploy, inventory, prepare, stack_of
from templates import LAYOUTS, rendered

NAME = "moto"
# With each release something of the servers changes, for the scenario that has servers instead of releases.
CHANGES = {"a": {"InstanceType": "m7g.xlarge"}, "b": {"FirstServerVersion": "2"}}


def environments(scenario):
    folder = rendered(scenario, REGION, "single", "json") / "parameters"
    return sorted(path.stem for path in folder.glob("*.json") if "." not in path.stem)


def cases(scenarios):
    """What there is to deploy: scenario, layout, environment."""
    return [(scenario, layout, environment) for scenario in scenarios for layout in LAYOUTS
            for environment in environments(scenario)]


def stacks_of(scenario, layout, environment):
    names = [*SHARED, "app", "pipeline"] if layout == "layered" else ["edge", scenario]
    return [stack for name in names
            for stack in stack_of(scenario, layout, environment, name, f"{scenario}-{environment}-{name}")]


def judge(scenario, layout, environment):
    name = f"{scenario}/{layout}/{environment}"
    stacks = stacks_of(scenario, layout, environment)
    with trial(name) as (steps, account):
        # One environment has everything that can be given later; the other goes without.
        given = steps.run("account", prepare, account, environment == "production")
        given = steps.run("create", deploy, account, stacks, given)
        resources = steps.inventory(account, stacks)
        steps.run("database and its secret", check_created, account, resources)
        steps.run("nothing runs without a release", check_nothing_runs, account, stacks, resources)
        for digit, change in CHANGES.items():
            before, held, given = resources, holdings(account), {**given, **change, **release(digit)}
            steps.run(f"update to release {digit}", deploy, account, stacks, given)
            resources = steps.inventory(account, stacks)
            steps.run("the release runs", check_runs, account, stacks, resources, given)
            steps.run("nothing kept is replaced", check_kept, before, resources)
            steps.run("nothing held is lost", check_held, held, holdings(account))
            steps.run("only the named server is replaced", check_servers, change, before, resources)
    return [steps.verdict()]


class Steps:
    """Runs steps until one fails; what follows a failure would prove nothing."""

    def __init__(self, template):
        self.template, self.count, self.findings, self.gaps = template, 0, [], {}

    def run(self, step, function, *arguments):
        self.count += 1
        try:
            return function(*arguments)
        except (Failure, ClientError) as failure:
            self.findings.append(Finding(NAME, step, "-", self.template, str(failure)))
            raise Failure from failure

    def inventory(self, account, stacks):
        """Notes what the emulator could not do as well."""
        resources = self.run("inventory", inventory, account, stacks)
        for resource in resources:
            self.gaps.setdefault(resource.type, set()).update(["*"] if resource.is_placeholder() else [])
        for kind, ignored in account.ignored():
            self.gaps.setdefault(kind, set()).add(ignored)
        return resources

    def verdict(self):
        return Verdict(NAME, self.template, self.count, self.findings, self.gaps)


@contextlib.contextmanager
def trial(name):
    steps = Steps(name)
    with contextlib.suppress(Failure), empty_account(name) as account:
        yield steps, account


def check_created(account, resources):
    databases = {entry["DBInstanceIdentifier"] for entry in account.ask("rds", "describe_db_instances", "DBInstances")}
    secrets = {entry["ARN"] for entry in account.ask("secretsmanager", "list_secrets", "SecretList")}
    if not databases & set(of_type(resources, "AWS::RDS::DBInstance")):
        raise Failure("there is no database")
    if not secrets & set(of_type(resources, "AWS::SecretsManager::Secret")):
        raise Failure("there is no secret")


def check_kept(before, after):
    """What left the stack is not replaced; that it still exists is for `check_held` to see."""
    now = {(resource.stack, resource.name): resource.physical for resource in after}
    replaced = [resource.name for resource in before
                if resource.kept and now.get((resource.stack, resource.name), resource.physical) != resource.physical]
    if replaced:
        raise Failure(f"replaced: {replaced}")


def check_servers(change, before, after):
    """A server is replaced when its version is raised, not when its template changes."""
    now = {resource.name: resource.physical for resource in after}
    replaced = [resource.name for resource in before
                if resource.type == "AWS::EC2::Instance" and now.get(resource.name) != resource.physical]
    if replaced != [name for name in now if f"{name}Version" in change]:
        raise Failure(f"replaced: {replaced}")
