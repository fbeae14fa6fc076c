"""The moto server, taught what it needs to create our stacks; runs in the judges' Python environment.

A resource type that moto cannot create becomes a placeholder, so that the rest of the stack is created. The physical
id of a placeholder begins with `placeholder:`, and the judge lists its type as something the emulator could not do.
Types that moto has no code for are found by themselves. Everything else that fails, fails the deployment, as it should.
"""

import ipaddress
import sys

from moto.acm.models import acm_backends
from moto.cloudformation import models, parsing
from moto.cloudformation.exceptions import UnformattedGetAttTemplateException
from moto.ecs.models import TaskDefinition
from moto.rds.models import DBParameterGroup
from moto.server import main

UPDATE_ROUNDS = 10
# Attributes that moto's models have under a Python name only.
ATTRIBUTES = {("AWS::RDS::DBInstance", "DBInstanceArn"): "db_instance_arn"}

moto_clean_json = parsing.clean_json
moto_resource_class_from_type = parsing.resource_class_from_type
moto_parse_resource = parsing.parse_resource
moto_generate_resource_name = parsing.generate_resource_name
moto_create_resource = parsing.parse_and_create_resource
moto_update_resource = parsing.parse_and_update_resource
moto_build_resource_diff = parsing.ResourceMap.build_resource_diff
moto_parse_ssm_parameter = parsing.ResourceMap.parse_ssm_parameter
moto_update = parsing.ResourceMap.update
moto_apply = models.ChangeSet.apply


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
    @classmethod
    def create_from_cloudformation_json(cls, *_, **request):
        return cls(f"placeholder:{request['LogicalId']}")


class Certificate(Stand):
    """moto has certificates, but not in templates; a listener insists on one that exists."""

    @classmethod
    def create_from_cloudformation_json(cls, name, definition, account_id, region_name, **_):
        backend = acm_backends[account_id][region_name]
        return cls(backend.request_certificate(definition["Properties"]["DomainName"], None, [], []))


def replace_task_definition(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
    """Every property of a task definition replaces it; moto's own update loses the containers."""
    return cls.create_from_cloudformation_json(new_resource_name, cloudformation_json, account_id, region_name)


def clean_json(node, resources):
    if isinstance(node, dict) and "Fn::Cidr" in node:
        return cidr(*parsing.clean_json(node["Fn::Cidr"], resources))
    if isinstance(node, dict) and "Fn::GetAtt" in node:
        return attribute_of(*node["Fn::GetAtt"], node, resources)
    return moto_clean_json(node, resources)


def cidr(block, count, bits):
    ranges = ipaddress.ip_network(block).subnets(new_prefix=32 - int(bits))
    return [str(next(ranges)) for _ in range(int(count))]


def attribute_of(name, attribute, node, resources):
    resource = resources.get(name)
    if resource is None:
        return moto_clean_json(node, resources)
    known = ATTRIBUTES.get((getattr(resource, "cf_resource_type", None), attribute))
    try:
        return getattr(resource, known) if known else resource.get_cfn_attribute(attribute)
    except (AttributeError, NotImplementedError, UnformattedGetAttTemplateException):
        return f"placeholder:{name}.{attribute}"


def resource_class_from_type(resource_type):
    if resource_type == "AWS::CertificateManager::Certificate":
        return Certificate
    return moto_resource_class_from_type(resource_type) or Placeholder


def parse_resource(body, resources):
    """Leaves tags out: several of moto's models read another shape than the one their type has."""
    parsed = moto_parse_resource(body, resources)
    parsed[1].get("Properties", {}).pop("Tags", None)
    return parsed


def generate_resource_name(resource_type, stack_name, logical_id):
    name = moto_generate_resource_name(resource_type, stack_name, logical_id)
    return name.lower() if resource_type == "AWS::ECR::Repository" else name


def create_resource(logical_id, body, resources, account_id, region_name):
    resource = moto_create_resource(logical_id, body, resources, account_id, region_name)
    if resource is not None:
        resolved_properties(resources)[logical_id] = resolve(body, resources)
    return resource


def resolved_properties(resources):
    return resources.__dict__.setdefault("resolved_properties", {})


def resolve(body, resources):
    return parsing.clean_json(body.get("Properties", {}), resources)


def build_resource_diff(self, other_template, parameters=None):
    """Leaves modifications to `refresh`: moto sees none that arrive through conditions, Fn::Sub or other resources."""
    return {**moto_build_resource_diff(self, other_template, parameters), "Modify": []}


def update(self, template, parameters=None):
    moto_update(self, template, parameters)
    for _ in range(UPDATE_ROUNDS):
        if not [name for name in self._resource_json_map if refresh(self, name)]:
            return


def refresh(resources, name):
    """Creates, updates or removes one resource as its condition and properties now say. True when that changed it."""
    body = resources._resource_json_map[name]
    wanted = resources.lazy_condition_map[body["Condition"]] if "Condition" in body else True
    present = resources._parsed_resources.get(name) is not None
    if not wanted:
        if present:
            resources._delete_resource(resources._parsed_resources.pop(name), body)
        return present
    if not present:
        return resources[name] is not None
    now = resolve(body, resources)
    if now == resolved_properties(resources).get(name):
        return False
    resolved_properties(resources)[name] = now
    changed = moto_update_resource(name, body, resources, resources._account_id, resources._region_name)
    if changed is not None:
        resources._parsed_resources[name] = changed
    return True


def apply(self):
    """Outputs too are those of the new template."""
    moto_apply(self)
    self.stack.output_map = parsing.OutputMap(self.stack.resource_map, self.template_dict, self.stack.stack_id)


def parse_ssm_parameter(self, value, value_type):
    """Leaves alone the names of parameters, and values that the deployment before this one has looked up."""
    if value_type == "AWS::SSM::Parameter::Name" or value in self.resolved_parameters.values():
        return value
    return moto_parse_ssm_parameter(self, value, value_type)


parsing.clean_json = clean_json
parsing.resource_class_from_type = resource_class_from_type
parsing.parse_resource = parse_resource
parsing.generate_resource_name = generate_resource_name
parsing.parse_and_create_resource = create_resource
parsing.ResourceMap.build_resource_diff = build_resource_diff
parsing.ResourceMap.parse_ssm_parameter = parse_ssm_parameter
parsing.ResourceMap.update = update
models.ChangeSet.apply = apply
parsing.ResourceMap.validate_outputs = lambda self: None
TaskDefinition.update_from_cloudformation_json = classmethod(replace_task_definition)
DBParameterGroup.physical_resource_id = property(lambda self: self.name)
main(sys.argv[1:])
