"""Proof that the checks of deployments and walks can fail: each sees a small stack with a mistake, and one without."""

import itertools
import json

from account import REGION, Failure, empty_account
from environment import BUILD
from holdings import check_held, holdings
from judge_deploy import check_kept, check_servers
from judge_walk import check_apart, check_data, check_unchanged
from releases import check_nothing_runs, check_runs, release
from stacks import Stack, inventory, prepare

ROLE = {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {
    "Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"},
                                            "Action": "sts:AssumeRole"}]}}}
IMAGE = {"Ref": "ImageUri"}
OLD_IMAGE = release("f")["ImageUri"]
numbers = itertools.count()


def results():
    with empty_account("bad") as account:
        prepare(account, False)
        for prove in (deletion, services, functions, groups, servers, neighbours):
            yield from prove(account)


def stack(name, resources, **parameters):
    folder = BUILD / "bad"
    folder.mkdir(parents=True, exist_ok=True)
    template, values = folder / f"{next(numbers)}.json", folder / "values.json"
    template.write_text(json.dumps({
        "Parameters": {key: {"Type": "String", "Default": value} for key, value in parameters.items()},
        "Resources": {"Topic": {"Type": "AWS::SNS::Topic"}, **resources}}))
    values.write_text("[]")
    return Stack(template, values, name, REGION)


def fails(function, *arguments):
    try:
        function(*arguments)
    except Failure:
        return True
    return False


def deployed(account, one, values=None):
    one.deploy(account, values or {})
    return inventory(account, [one])


def deletion(account):
    def with_bucket(policy):
        body = {"Type": "AWS::S3::Bucket", **({"DeletionPolicy": policy} if policy else {})}
        return stack(f"bucket{policy}", {"Bucket": body})

    for policy, fate in (("", "lost"), ("RetainExceptOnCreate", "kept")):
        full, empty = with_bucket(policy), stack(f"bucket{policy}", {})
        before, held = deployed(account, full), holdings(account)
        after = deployed(account, empty)
        found = fails(check_held, held, holdings(account))
        yield f"a bucket that leaves with policy '{policy}' is {fate}", found == (fate == "lost")
        yield "data that leaves the stack is missed", fails(check_data, {"Bucket"}, before, after)
        full.deploy(account, {})
        full.delete(account)
        found = fails(check_held, held, holdings(account))
        yield f"a bucket whose stack goes with policy '{policy}' is {fate}", found == (fate == "lost")
    one = with_bucket("Retain")
    before = deployed(account, one)
    renamed = [type(resource)(**{**vars(resource), "physical": "other"}) for resource in before]
    yield "a kept bucket under another id is replaced", fails(check_kept, before, renamed)
    yield "the same bucket is not", not fails(check_kept, before, before)
    yield "the same template changes nothing", not fails(check_unchanged, account, [one], {})
    yield "another template changes something", fails(check_unchanged, account, [stack(one.name, {})], {})
    changed = stack(one.name, {"Topic": {"Type": "AWS::SQS::Queue"}})
    yield "another type under the same name is refused", fails(changed.deploy, account, {})


def services(account):
    def service(image):
        container = {"Name": "app", "Image": image, "Memory": 512}
        task = {"Type": "AWS::ECS::TaskDefinition", "Properties": {"ContainerDefinitions": [container]}}
        return {"Cluster": {"Type": "AWS::ECS::Cluster"}, "Task": task, "Web": {
            "Type": "AWS::ECS::Service", "Properties": {
                "Cluster": {"Ref": "Cluster"}, "TaskDefinition": {"Ref": "Task"}, "DesiredCount": 1}}}

    good, bad = (stack(name, service(image), ImageUri="none")
                 for name, image in (("good", IMAGE), ("bad", OLD_IMAGE)))
    resources = deployed(account, good)
    yield "a service before the first release is seen", fails(check_nothing_runs, account, [good], resources)
    yield from runs_release(account, good, bad, "a service")


def functions(account):
    def function(**version):
        return {"Role": ROLE, "Function": {"Type": "AWS::Lambda::Function", "Properties": {
            "Code": {"ImageUri": IMAGE}, "PackageType": "Image", "Role": {"Fn::GetAtt": ["Role", "Arn"]}}},
            "Live": {"Type": "AWS::Lambda::Alias", "Properties": {
                "Name": "live", "FunctionName": {"Ref": "Function"},
                "FunctionVersion": {"Fn::GetAtt": ["Version", "Version"]}}},
            "Version": {"Type": "AWS::Lambda::Version", "Properties": {"FunctionName": {"Ref": "Function"}, **version}}}

    yield from runs_release(account, stack("function", function(Description=IMAGE), ImageUri="none"),
                            stack("stuck", function(), ImageUri="none"), "an alias")


def groups(account):
    def group(version):
        return {"Template": template({"Fn::Sub": "unpack ${ArtifactUri}"}), "Group": {
            "Type": "AWS::AutoScaling::AutoScalingGroup", "Properties": {
                "MinSize": "1", "MaxSize": "2", "AvailabilityZones": [f"{REGION}a"], "VPCZoneIdentifier": [],
                "LaunchTemplate": {"LaunchTemplateId": {"Ref": "Template"}, "Version": version}}}}

    latest = {"Fn::GetAtt": ["Template", "LatestVersionNumber"]}
    yield from runs_release(account, stack("group", group(latest), ArtifactUri="none"),
                            stack("late", group("1"), ArtifactUri="none"), "a group")


def template(text):
    return {"Type": "AWS::EC2::LaunchTemplate", "Properties": {"LaunchTemplateData": {
        "ImageId": "ami-12345678", "InstanceType": "m7g.large", "UserData": {"Fn::Base64": text}}}}


def runs_release(account, good, bad, what):
    for one, held in ((good, False), (bad, True)):
        one.deploy(account, {**release("a")})
        resources = deployed(account, one, release("b"))
        yield (f"{what} {'with an older release is seen' if held else 'with the release is in order'}",
               fails(check_runs, account, [one], resources, release("b")) == held)


def servers(account):
    def server(version):
        return {"Type": "AWS::EC2::Instance", "Properties": {
            "LaunchTemplate": {"LaunchTemplateId": {"Ref": "Template"}, "Version": version}}}

    def pair(first, second):
        return {"Template": template({"Ref": "Text"}), "First": server(first), "Second": server(second)}

    change = {"FirstVersion": "2"}
    before = deployed(account, stack("pair", pair("1", "1"), Text="a"))
    one = stack("pair", pair("2", "1"), Text="a")
    middle = deployed(account, one, {"Text": "b"})
    yield "two servers run", not fails(check_runs, account, [one], middle, release("a"))
    yield "one server may be replaced when its version is raised", not fails(check_servers, change, before, middle)
    yield "but not without that", fails(check_servers, {}, before, middle)
    after = deployed(account, stack("pair", pair("3", "3"), Text="a"), {"Text": "c"})
    yield "two at once are seen", fails(check_servers, change, middle, after)
    yield "one server alone is seen", fails(check_runs, account, [one], after[:-1], release("a"))


def neighbours(account):
    zone = account.ask("route53", "list_hosted_zones", "HostedZones")[0]["Id"].removeprefix("/hostedzone/")

    def record(**more):
        return {"Record": {"Type": "AWS::Route53::RecordSet", "Properties": {
            "HostedZoneId": zone, "Name": "www.cdlib.org", "Type": "A", "TTL": "60", "ResourceRecords": ["10.0.0.1"],
            **more}}}

    def neighbour(name, resources):
        return deployed(account, stack(name, resources))

    weighted = [neighbour(name, record(SetIdentifier=name, Weight=1)) for name in ("left", "right")]
    yield "weighted records may stand side by side", not fails(check_apart, account, *weighted)
    named = [neighbour(name, {"Schedule": {"Type": "AWS::Scheduler::Schedule", "Properties": {"Name": "weekly"}}})
             for name in ("here", "there")]
    yield "the same name in two stacks is seen", fails(check_apart, account, *named)
    plain = [neighbour(name, record()) for name in ("up", "down")]
    yield "the same record in two stacks is seen", fails(check_apart, account, *plain)
