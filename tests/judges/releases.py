"""What a release is, and what of it runs."""

import base64
import re

from account import Failure

IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/app@sha256:"
BUNDLE = "s3://releases/releases/{}.tar.gz"
DIGEST = 64
ENCODED = re.compile(r"^decode '\w+' '([A-Za-z0-9+/=]*)'$", re.MULTILINE)


def release(digit):
    """The parameters that carry a release; a template takes those that it has."""
    return {"ImageUri": IMAGE + digit * DIGEST, "ArtifactUri": BUNDLE.format(digit * DIGEST)}


def images(account, resources):
    """The images of services, of functions, and of the versions that aliases lead to."""
    client = account.client("ecs")
    for cluster in of_type(resources, "AWS::ECS::Cluster"):
        for service in of_type(resources, "AWS::ECS::Service"):
            described, = client.describe_services(cluster=cluster, services=[service])["services"]
            task = client.describe_task_definition(taskDefinition=described["taskDefinition"])["taskDefinition"]
            yield from (container["image"] for container in task["containerDefinitions"])
    for function in of_type(resources, "AWS::Lambda::Function", "AWS::Lambda::Alias"):
        yield account.client("lambda").get_function(FunctionName=function)["Code"]["ImageUri"]


def bundles(account, resources):
    """The user data of every instance of a group: its head carries values of parameters in base64, which is undone."""
    client = account.client("ec2")
    groups = set(of_type(resources, "AWS::AutoScaling::AutoScalingGroup"))
    for group in account.ask("autoscaling", "describe_auto_scaling_groups", "AutoScalingGroups"):
        if group["AutoScalingGroupName"] in groups:
            for instance in group["Instances"]:
                answer = client.describe_instance_attribute(InstanceId=instance["InstanceId"], Attribute="userData")
                text = base64.b64decode(answer["UserData"]["Value"]).decode()
                yield ENCODED.sub(lambda value: base64.b64decode(value[1]).decode(), text)


RUNNING = {"ImageUri": images, "ArtifactUri": bundles}


def of_type(resources, *kinds):
    return [resource.physical for resource in resources if resource.type in kinds]


def kind_of(stacks):
    """The parameter that carries a release in these stacks, if one does."""
    return next((kind for kind in RUNNING for stack in stacks if kind in stack.parameters()), None)


def check_nothing_runs(account, stacks, resources):
    kind = kind_of(stacks)
    running = list(RUNNING[kind](account, resources)) if kind else []
    if running:
        raise Failure(f"something runs although there is no release yet: {running}")


def check_runs(account, stacks, resources, given):
    kind = kind_of(stacks)
    if not kind:
        return check_servers(account, resources)
    running = list(RUNNING[kind](account, resources))
    if not running:
        raise Failure("nothing runs although there is a release")
    other = [text for text in running if given[kind] not in text]
    if other:
        raise Failure(f"runs another release than {given[kind]}: {other[0][:200]}")
    return running


def check_servers(account, resources):
    """A scenario without a release is servers that somebody else fills."""
    servers = of_type(resources, "AWS::EC2::Instance")
    states = [instance["State"]["Name"] for reservation in account.ask("ec2", "describe_instances", "Reservations")
              for instance in reservation["Instances"] if instance["InstanceId"] in servers]
    if states != ["running"] * 2:
        raise Failure(f"two servers should run, not {states}")
    return servers
