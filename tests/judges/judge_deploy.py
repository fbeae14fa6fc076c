"""moto: the real `aws cloudformation deploy` creates the stacks of an environment from the rendered templates and
parameter files, in an empty account, and then updates them with two image digests, as the pipeline will."""

import contextlib
import dataclasses
import json
import os
import socket
import subprocess
import time

from environment import BUILD, HERE, tool
from findings import Finding, Verdict
from templates import EDGE_REGION, LAYOUTS, rendered

NAME = "moto"
REGION = "us-west-2"
LAYERS = ["network", "data", "edge", "app", "pipeline"]
IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/app@sha256:"
PARAMETERS = {
    ("single", False): "{environment}.json", ("single", True): "{environment}.edge.json",
    ("layered", False): "{environment}/{name}.json", ("layered", True): "{environment}/{name}.json",
}
KEPT = {"Retain", "RetainExceptOnCreate", "Snapshot"}
REVISIONS = {"AWS::ECS::TaskDefinition"}  # each deployment makes a new one; the old ones are kept for rollback
BUCKET = "templates"
PUBLIC_KEY = "-----BEGIN PUBLIC KEY-----\nMFkw\n-----END PUBLIC KEY-----"


class Failure(Exception):
    """A step that did not do what it should."""


class Account:
    """An empty account in an emulator of its own."""

    def __init__(self, port, log):
        self.log = log
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(BUILD), "AWS_ENDPOINT_URL": f"http://localhost:{port}",
            "AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing", "AWS_EC2_METADATA_DISABLED": "true",
        }

    def aws(self, *arguments, region=REGION):
        done = subprocess.run([tool("aws"), "--region", region, "--output", "json", *map(str, arguments)],
                              capture_output=True, text=True, env=self.environment)
        if done.returncode:
            raise Failure(f"aws {' '.join(map(str, arguments[:2]))}: {done.stderr.strip()}; see {self.log}")
        return done.stdout

    def ask(self, *arguments, region=REGION):
        return json.loads(self.aws(*arguments, region=region))


@contextlib.contextmanager
def empty_account(name):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = BUILD / "moto" / f"{name.replace('/', '-')}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w") as output:
        emulator = subprocess.Popen([tool("python"), HERE / "emulator.py", "-H", "127.0.0.1", "-p", str(port)],
                                    stdout=output, stderr=output)
    try:
        await_port(emulator, port, log)
        yield Account(port, log)
    finally:
        emulator.terminate()
        emulator.wait()


def await_port(emulator, port, log):
    while True:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if emulator.poll() is not None:
            raise Failure(f"the emulator ended: see {log}")
        time.sleep(0.1)


class Stack:
    """A template, the parameter file of one environment, and what became of both."""

    def __init__(self, template, parameter_file, name, region):
        self.template_file = template
        self.tree = json.loads(template.read_text())
        entries = json.loads(parameter_file.read_text())
        self.values = {entry["ParameterKey"]: entry["ParameterValue"] for entry in entries}
        self.name = name
        self.region = region

    def parameters(self):
        return self.tree.get("Parameters", {})

    def deploy(self, account, values):
        """`deploy` of the first generation of the command line takes no file: its content is passed pair by pair."""
        pairs = [f"{key}={value}" for key, value in values.items() if key in self.parameters()]
        account.aws("cloudformation", "deploy", "--template-file", self.template_file, "--stack-name", self.name,
                    "--s3-bucket", f"{BUCKET}-{self.region}", "--capabilities", "CAPABILITY_IAM",
                    "--no-fail-on-empty-changeset", *(["--parameter-overrides", *pairs] if pairs else []),
                    region=self.region)

    def outputs(self, account):
        described = account.ask("cloudformation", "describe-stacks", "--stack-name", self.name, region=self.region)
        stack = described["Stacks"][0]
        if stack["StackStatus"] not in ("CREATE_COMPLETE", "UPDATE_COMPLETE"):
            raise Failure(f"{self.name} is {stack['StackStatus']}")
        return {output["OutputKey"]: output["OutputValue"] for output in stack.get("Outputs", [])}

    def resources(self, account):
        described = account.ask("cloudformation", "describe-stack-resources", "--stack-name", self.name,
                                region=self.region)
        return [Resource(self.name, entry["LogicalResourceId"], entry["ResourceType"], entry.get("PhysicalResourceId"),
                         self.keeps(entry["LogicalResourceId"]))
                for entry in described["StackResources"] if entry.get("LogicalResourceId")]

    def keeps(self, name):
        body = self.tree["Resources"][name]
        return body.get("DeletionPolicy") in KEPT and body["Type"] not in REVISIONS


@dataclasses.dataclass(frozen=True)
class Resource:
    """One resource as the emulator has it. `kept` ones may never be replaced by a deployment."""

    stack: str
    name: str
    type: str
    physical: str
    kept: bool


def cases(scenario):
    """What there is to deploy: scenario, layout, environment."""
    folder = rendered(scenario, REGION, "single", "json") / "parameters"
    environments = sorted(path.stem for path in folder.glob("*.json") if "." not in path.stem)
    return [(scenario, layout, environment) for layout in LAYOUTS for environment in environments]


def stacks_of(scenario, layout, environment):
    folder = rendered(scenario, REGION, layout, "json")
    names = LAYERS if layout == "layered" else ["edge", scenario]
    for name in names:
        file = PARAMETERS[layout, name == "edge"].format(environment=environment, name=name)
        parameters = folder / "parameters" / file
        if (folder / f"{name}.json").exists() and parameters.exists():
            yield Stack(folder / f"{name}.json", parameters, f"{scenario}-{environment}-{name}",
                        EDGE_REGION if name == "edge" else REGION)


def judge(scenario, layout, environment):
    name = f"{scenario}/{layout}/{environment}"
    stacks = list(stacks_of(scenario, layout, environment))
    steps, resources = Steps(name), []
    with empty_account(name) as account, contextlib.suppress(Failure):
        given = steps.run("account", prepare, account)
        # One environment has everything that can be given later; the other goes without.
        outputs = steps.run("create", deploy, account, stacks, given if environment == "production" else {})
        resources = steps.run("created", inventory, account, stacks)
        steps.run("no service without an image", check_created, resources)
        for image in (IMAGE + "a" * 64, IMAGE + "b" * 64):
            before = resources
            updated = [stack for stack in stacks if "ImageUri" in stack.parameters()]
            steps.run(f"update to {image[:-62]}", deploy, account, updated, {**outputs, "ImageUri": image})
            resources = steps.run("updated", inventory, account, stacks)
            steps.run("service runs the image", check_image, account, resources, image)
            steps.run("nothing kept is replaced", check_kept, account, before, resources)
    gaps = frozenset(resource.type for resource in resources if str(resource.physical).startswith("placeholder:"))
    return [Verdict(NAME, name, steps.count, steps.findings, gaps)]


class Steps:
    """Runs steps until one fails; what follows a failure would prove nothing."""

    def __init__(self, template):
        self.template, self.count, self.findings = template, 0, []

    def run(self, step, function, *arguments):
        self.count += 1
        try:
            return function(*arguments)
        except Failure as failure:
            self.findings.append(Finding(NAME, step, "-", self.template, str(failure)))
            raise


def prepare(account):
    """What exists before the first deployment. Returns the parameters that name it."""
    for region in (REGION, EDGE_REGION):
        account.aws("s3", "mb", f"s3://{BUCKET}-{region}", region=region)
    zone = account.ask("route53", "create-hosted-zone", "--name", "cdlib.org", "--caller-reference", "judges")
    return {"HostedZoneId": zone["HostedZone"]["Id"].removeprefix("/hostedzone/"), "ReportsPublicKeyPem": PUBLIC_KEY}


def deploy(account, stacks, overrides):
    """Deploys in order; outputs of a stack become parameters of the same name in the next. Returns all overrides."""
    overrides = dict(overrides)
    for stack in stacks:
        superfluous = set(stack.values) - set(stack.parameters())
        if superfluous:
            raise Failure(f"{stack.name}: the parameter file names {sorted(superfluous)}, the template does not")
        stack.deploy(account, {**stack.values, **overrides})
        overrides.update(stack.outputs(account))
    return overrides


def inventory(account, stacks):
    return [resource for stack in stacks for resource in stack.resources(account)]


def of_type(resources, kind):
    return [resource.physical for resource in resources if resource.type == kind]


def check_created(resources):
    if of_type(resources, "AWS::ECS::Service"):
        raise Failure("there is a service although there is no image yet")
    if not of_type(resources, "AWS::RDS::DBInstance"):
        raise Failure("there is no database")


def check_image(account, resources, image):
    services = of_type(resources, "AWS::ECS::Service")
    if not services:
        raise Failure("there is no service although there is an image")
    cluster, = of_type(resources, "AWS::ECS::Cluster")
    for service in account.ask("ecs", "describe-services", "--cluster", cluster, "--services", *services)["services"]:
        task = account.ask("ecs", "describe-task-definition", "--task-definition", service["taskDefinition"])
        images = [container["image"] for container in task["taskDefinition"]["containerDefinitions"]]
        if images != [image]:
            raise Failure(f"{service['serviceName']} runs {images}, not {image}")


def check_kept(account, before, after):
    now = {(resource.stack, resource.name): resource.physical for resource in after}
    replaced = [resource.name for resource in before
                if resource.kept and now.get((resource.stack, resource.name)) != resource.physical]
    if replaced:
        raise Failure(f"replaced: {replaced}")
    databases = {entry["DBInstanceIdentifier"] for entry in account.ask("rds", "describe-db-instances")["DBInstances"]}
    buckets = {entry["Name"] for entry in account.ask("s3api", "list-buckets")["Buckets"]}
    lost = set(of_type(after, "AWS::RDS::DBInstance")) - databases
    lost |= set(of_type(after, "AWS::S3::Bucket")) - buckets
    if lost:
        raise Failure(f"lost: {sorted(lost)}")
