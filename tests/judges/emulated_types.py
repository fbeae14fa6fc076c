"""Resource types that moto's stacks lack or treat otherwise than CloudFormation does."""

import hashlib
import json

from moto.acm.models import acm_backends
from moto.autoscaling.models import FakeAutoScalingGroup, autoscaling_backends
from moto.awslambda.models import lambda_backends
from moto.ec2.models import ec2_backends
from moto.ec2.models.instances import Instance
from moto.ecr.models import Repository
from moto.ecs.models import TaskDefinition
from moto.efs.models import AccessPoint
from moto.kms.models import Key
from moto.rds.models import DBParameterGroup
from moto.route53.models import RecordSet, route53_backends
from moto.secretsmanager.models import secretsmanager_backends
from moto.ssm.models import Document

moto_create_key = Key.create_from_cloudformation_json
moto_create_document = Document.create_from_cloudformation_json
moto_create_group = FakeAutoScalingGroup.create_from_cloudformation_json

# Attributes that moto's models have under a Python name only.
ATTRIBUTES = {
    ("AWS::EFS::AccessPoint", "AccessPointId"): "access_point_id",
    ("AWS::EFS::AccessPoint", "Arn"): "access_point_arn",
    ("AWS::EFS::FileSystem", "Arn"): "file_system_arn",
    ("AWS::EFS::FileSystem", "FileSystemId"): "file_system_id",
    ("AWS::RDS::DBInstance", "DBInstanceArn"): "db_instance_arn",
}


class Stand:
    """What a resource must answer to CloudFormation."""

    def __init__(self, physical_resource_id):
        self.physical_resource_id = physical_resource_id

    def is_created(self):
        return True

    def get_cfn_attribute(self, attribute):
        return f"{self.physical_resource_id}.{attribute}"

    @classmethod
    def update_from_cloudformation_json(cls, original_resource, **_):
        return original_resource

    @classmethod
    def delete_from_cloudformation_json(cls, *_):
        pass


class Placeholder(Stand):
    """Has the name that its template gives, so that two stacks which take the same one can be found."""

    @classmethod
    def create_from_cloudformation_json(cls, name, definition, *_, **request):
        properties = definition["Properties"]
        given = properties.get("Name") or properties.get(request["ResourceType"].split("::")[-1] + "Name")
        return cls(f"placeholder:{given or name}")


class Certificate(Stand):
    """A listener insists on a certificate that exists."""

    @classmethod
    def create_from_cloudformation_json(cls, name, definition, account_id, region_name, **_):
        backend = acm_backends[account_id][region_name]
        return cls(backend.request_certificate(definition["Properties"]["DomainName"], None, [], []))


class Secret(Stand):
    """Its content is made anew with each secret, so that a secret which was made twice can be found."""

    @classmethod
    def create_from_cloudformation_json(cls, name, definition, account_id, region_name, **_):
        properties = definition["Properties"]
        secret = secretsmanager_backends[account_id][region_name].create_secret(
            name=properties.get("Name", name), secret_string=hashlib.sha256(name.encode()).hexdigest(),
            secret_binary=None, description=None, tags=None, kms_key_id=properties.get("KmsKeyId"),
            client_request_token=None, replica_regions=[], force_overwrite=False)
        return cls(json.loads(secret)["ARN"])

    def delete(self, account_id, region_name):
        secretsmanager_backends[account_id][region_name].delete_secret(self.physical_resource_id, None, True)


class FunctionVersion(Stand):
    """Every property of a version replaces it: a new version of the code that the function has then."""

    @classmethod
    def create_from_cloudformation_json(cls, name, definition, account_id, region_name, **_):
        function = definition["Properties"]["FunctionName"]
        version = lambda_backends[account_id][region_name].publish_version(function)
        version.code = dict(version.code)  # moto's versions share it with the function
        return cls(version.function_arn)

    @classmethod
    def update_from_cloudformation_json(cls, original_resource, new_resource_name, cloudformation_json, **where):
        return cls.create_from_cloudformation_json(new_resource_name, cloudformation_json, **where)

    def get_cfn_attribute(self, attribute):
        return self.physical_resource_id if attribute == "FunctionArn" else self.physical_resource_id.split(":")[-1]


class FunctionAlias(Stand):
    @classmethod
    def create_from_cloudformation_json(cls, name, definition, account_id, region_name, **_):
        properties = definition["Properties"]
        alias = lambda_backends[account_id][region_name].create_alias(
            properties["Name"], properties["FunctionName"], properties["FunctionVersion"], "", None)
        return cls(alias.arn)

    @classmethod
    def update_from_cloudformation_json(cls, original_resource, cloudformation_json, account_id, region_name, **_):
        properties = cloudformation_json["Properties"]
        lambda_backends[account_id][region_name].update_alias(
            properties["Name"], properties["FunctionName"], properties["FunctionVersion"], None, None)
        return original_resource

    def delete(self, account_id, region_name):
        _, function, alias = self.physical_resource_id.rsplit(":", 2)
        lambda_backends[account_id][region_name].delete_alias(alias, function)


TYPES = {
    "AWS::CertificateManager::Certificate": Certificate,
    "AWS::Lambda::Alias": FunctionAlias,
    "AWS::Lambda::Version": FunctionVersion,
    "AWS::SecretsManager::Secret": Secret,
}


def replace(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
    """For types whose every property replaces them; moto has no update for them or loses something in it."""
    return cls.create_from_cloudformation_json(new_resource_name, cloudformation_json, account_id, region_name)


def stay(cls, original_resource, **_):
    """For types that moto makes anew, because it makes up another name for each update."""
    return original_resource


def create_key(cls, name, definition, *where, **request):
    """The service wants a policy as text."""
    properties = definition["Properties"]
    properties["KeyPolicy"] = json.dumps(properties["KeyPolicy"])
    return moto_create_key(name, definition, *where, **request)


def create_document(cls, name, definition, *where, **request):
    """The service wants content as text, and to hear what is the default."""
    properties = definition["Properties"]
    properties["Content"] = json.dumps(properties["Content"])
    properties.setdefault("DocumentFormat", "JSON")
    return moto_create_document(name, definition, *where, **request)


def create_instance(cls, name, definition, account_id, region_name, **_):
    """From a version of a launch template, which moto's stacks do not know."""
    properties = definition["Properties"]
    reservation = ec2_backends[account_id][region_name].run_instances(
        properties.get("ImageId", ""), 1, properties.get("UserData"), [], is_instance_type_default=True,
        launch_template=properties["LaunchTemplate"], subnet_id=properties.get("SubnetId"))
    return reservation.instances[0]


def replace_instance(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
    original_resource.delete(account_id, region_name)
    return cls.create_from_cloudformation_json(new_resource_name, cloudformation_json, account_id, region_name)


def with_numbers(properties):
    """A template may give sizes as text."""
    for size in {"DesiredCapacity", "MaxSize", "MinSize"} & set(properties):
        properties[size] = int(properties[size])
    return properties


def create_group(cls, name, definition, *where, **request):
    with_numbers(definition["Properties"])
    return moto_create_group(name, definition, *where, **request)


def update_group(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
    """In place; moto makes another group. A new launch template replaces the instances, all at once."""
    properties = with_numbers(cloudformation_json["Properties"])
    group = autoscaling_backends[account_id][region_name].update_auto_scaling_group(
        original_resource.name, [], properties.get("DesiredCapacity"), properties["MaxSize"], properties["MinSize"], "",
        properties["LaunchTemplate"], ",".join(properties["VPCZoneIdentifier"]), None, None)
    old = [state.instance.id for state in group.instance_states]
    group.ec2_backend.terminate_instances(old)
    group.instance_states = []
    group.set_desired_capacity(properties.get("DesiredCapacity"))
    return group


def delete_record(self, account_id, _):
    """Of several records with the same name, only its own."""
    zone = route53_backends[account_id]["aws"].get_hosted_zone(self.hosted_zone_id)
    zone.rrsets = [record for record in zone.rrsets if record is not self]


def teach():
    AccessPoint.physical_resource_id = property(lambda self: self.access_point_id)
    Document.create_from_cloudformation_json = classmethod(create_document)
    DBParameterGroup.physical_resource_id = property(lambda self: self.name)
    FakeAutoScalingGroup.create_from_cloudformation_json = classmethod(create_group)
    FakeAutoScalingGroup.update_from_cloudformation_json = classmethod(update_group)
    Instance.create_from_cloudformation_json = classmethod(create_instance)
    Instance.update_from_cloudformation_json = classmethod(replace_instance)
    Key.create_from_cloudformation_json = classmethod(create_key)
    RecordSet.delete = delete_record
    Repository.update_from_cloudformation_json = classmethod(stay)
    TaskDefinition.update_from_cloudformation_json = classmethod(replace)
