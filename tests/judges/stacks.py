"""Stacks: a rendered template, the parameter file of one environment, and what became of both in an account."""

import dataclasses
import json

from account import BUCKET, EDGE_REGION, REGION, Failure
from templates import rendered

SHARED = ["network", "edge", "data"]  # layers that are the same in all scenarios
PARAMETERS = {
    ("single", False): "{environment}.json", ("single", True): "{environment}.edge.json",
    ("layered", False): "{environment}/{name}.json", ("layered", True): "{environment}/{name}.json",
}
KEPT = {"Retain", "RetainExceptOnCreate", "Snapshot"}
# Made anew by each release; the old ones are kept for rollback.
REVISIONS = {"AWS::ECS::TaskDefinition", "AWS::Lambda::Version"}
PUBLIC_KEY = "-----BEGIN PUBLIC KEY-----\nMFkw\n-----END PUBLIC KEY-----"
UNCHANGED = "No changes to deploy"


@dataclasses.dataclass(frozen=True)
class Resource:
    """One resource as the emulator has it. `kept` ones may never be replaced by a deployment."""

    stack: str
    name: str
    type: str
    physical: str
    kept: bool

    def is_placeholder(self):
        return self.physical.startswith("placeholder:")


class Stack:
    """One template and the values that one environment gives to its parameters."""

    def __init__(self, template, parameter_file, name, region):
        self.template_file = template
        self.tree = json.loads(template.read_text())
        self.values = {entry["ParameterKey"]: entry["ParameterValue"]
                       for entry in json.loads(parameter_file.read_text())}
        self.name = name
        self.region = region

    def parameters(self):
        return self.tree.get("Parameters", {})

    def deploy(self, account, overrides):
        superfluous = set(self.values) - set(self.parameters())
        if superfluous:
            raise Failure(f"{self.name}: the parameter file names {sorted(superfluous)}, the template does not")
        values = {key: value for key, value in {**self.values, **overrides}.items() if key in self.parameters()}
        return account.deploy(self.name, self.template_file, self.region, values)

    def delete(self, account):
        client = account.client("cloudformation", self.region)
        client.delete_stack(StackName=self.name)
        left = account.ask("cloudformation", "describe_stacks", "Stacks", self.region)
        if self.name in {stack["StackName"] for stack in left}:
            raise Failure(f"{self.name} is still there")

    def outputs(self, account):
        stack, = account.ask("cloudformation", "describe_stacks", "Stacks", self.region, StackName=self.name)
        if stack["StackStatus"] not in ("CREATE_COMPLETE", "UPDATE_COMPLETE"):
            raise Failure(f"{self.name} is {stack['StackStatus']}")
        return {output["OutputKey"]: output["OutputValue"] for output in stack.get("Outputs", [])}

    def resources(self, account):
        described = account.ask("cloudformation", "describe_stack_resources", "StackResources", self.region,
                                StackName=self.name)
        return [Resource(self.name, entry["LogicalResourceId"], entry["ResourceType"],
                         entry.get("PhysicalResourceId", ""), self.keeps(entry["LogicalResourceId"]))
                for entry in described if entry.get("LogicalResourceId")]

    def keeps(self, name):
        body = self.tree["Resources"][name]
        return body.get("DeletionPolicy") in KEPT and body["Type"] not in REVISIONS


def stack_of(scenario, layout, environment, template, name):
    """The stack `name` of one rendered template; none when this environment has no such stack."""
    folder = rendered(scenario, REGION, layout, "json")
    edge = template == "edge"
    parameters = folder / "parameters" / PARAMETERS[layout, edge].format(environment=environment, name=template)
    if (folder / f"{template}.json").exists() and parameters.exists():
        return [Stack(folder / f"{template}.json", parameters, name, EDGE_REGION if edge else REGION)]
    return []


def prepare(account, everything):
    """What exists before the first deployment. Returns the parameters that name it; none unless `everything` is given
    that can be given later."""
    account.client("s3").create_bucket(
        Bucket=f"{BUCKET}-{REGION}", CreateBucketConfiguration={"LocationConstraint": REGION})
    account.client("s3", EDGE_REGION).create_bucket(Bucket=f"{BUCKET}-{EDGE_REGION}")
    zone = account.client("route53").create_hosted_zone(Name="cdlib.org", CallerReference="judges")["HostedZone"]["Id"]
    if not everything:
        return {}
    return {"HostedZoneId": zone.removeprefix("/hostedzone/"), "ReportsPublicKeyPem": PUBLIC_KEY}


def deploy(account, stacks, overrides):
    """Deploys in order; outputs of a stack become parameters of the same name in the next. Returns all overrides."""
    overrides = dict(overrides)
    for stack in stacks:
        stack.deploy(account, overrides)
        overrides.update(stack.outputs(account))
    return overrides


def inventory(account, stacks):
    return [resource for stack in stacks for resource in stack.resources(account)]
