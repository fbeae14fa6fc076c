"""The moto server, taught to treat a stack as CloudFormation does; runs in the judges' Python environment.

A resource type that moto cannot create becomes a placeholder, so that the rest of the stack is created. The physical
id of a placeholder begins with `placeholder:`, and the judge lists its type as something the emulator could not do.
Types that moto has no code for are found by themselves, and so are properties that moto's code does not look at: each
is a line `ignored TYPE PROPERTY` in the log. Everything else that fails, fails the deployment, as it should.
"""

import ipaddress
import json
import re
import sys
import traceback

import emulated_types
from flask import got_request_exception
from moto.cloudformation import models, parsing
from moto.cloudformation.exceptions import UnformattedGetAttTemplateException, ValidationError
from moto.server import main

ROUNDS = 10
KEPT = ("Retain", "RetainExceptOnCreate")

moto_clean_json = parsing.clean_json
moto_resource_class_from_type = parsing.resource_class_from_type
moto_parse_resource = parsing.parse_resource
moto_generate_resource_name = parsing.generate_resource_name
moto_create_resource = parsing.parse_and_create_resource
moto_update_resource = parsing.parse_and_update_resource
moto_parse_ssm_parameter = parsing.ResourceMap.parse_ssm_parameter
moto_apply = models.ChangeSet.apply


class Properties(dict):
    """Remembers which properties somebody looked at."""

    def __init__(self, values):
        super().__init__(values)
        self.unread = set(values)

    def __getitem__(self, name):
        self.unread.discard(name)
        return super().__getitem__(name)

    def get(self, name, default=None):
        self.unread.discard(name)
        return super().get(name, default)

    def __contains__(self, name):
        self.unread.discard(name)
        return super().__contains__(name)

    def keys(self):
        self.unread.clear()
        return super().keys()

    def items(self):
        self.unread.clear()
        return super().items()

    def __deepcopy__(self, _):
        self.unread.clear()
        return dict(self)


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
    known = emulated_types.ATTRIBUTES.get((getattr(resource, "cf_resource_type", None), attribute))
    try:
        return getattr(resource, known) if known else resource.get_cfn_attribute(attribute)
    except (AttributeError, NotImplementedError, UnformattedGetAttTemplateException):
        return f"placeholder:{name}.{attribute}"


def resource_class_from_type(resource_type):
    return (emulated_types.TYPES.get(resource_type) or moto_resource_class_from_type(resource_type)
            or emulated_types.Placeholder)


def parse_resource(body, resources):
    """Leaves tags out: several of moto's models read another shape than the one their type has."""
    resource_class, parsed, resource_type = moto_parse_resource(body, resources)
    parsed["Properties"] = Properties(parsed.get("Properties", {}))
    parsed["Properties"].pop("Tags", None)
    resources.parsed_properties = parsed["Properties"]
    return resource_class, parsed, resource_type


def generate_resource_name(resource_type, stack_name, logical_id):
    name = moto_generate_resource_name(resource_type, stack_name, logical_id)
    return name.lower() if resource_type == "AWS::ECR::Repository" else name


def create_resource(logical_id, body, resources, account_id, region_name):
    resource = moto_create_resource(logical_id, body, resources, account_id, region_name)
    if resource is not None:
        resolved_properties(resources)[logical_id] = resolve(body, resources)
        if not isinstance(resource, emulated_types.Placeholder):
            for name in resources.parsed_properties.unread - {"Tags"}:
                print("ignored", body["Type"], name, flush=True)
    return resource


def resolved_properties(resources):
    return resources.__dict__.setdefault("resolved_properties", {})


def resolve(body, resources):
    """What an update compares; tags never replace anything, and moto does not get them."""
    properties = {name: value for name, value in body.get("Properties", {}).items() if name != "Tags"}
    return parsing.clean_json(properties, resources)


def update(self, template, parameters=None):
    """CloudFormation creates and changes first, deletes last, and keeps what its policy says. moto deletes first and
    everything, and sees no change that arrives through a condition, Fn::Sub or another resource."""
    before, after = self._resource_json_map, ordered(template["Resources"])
    changed = [name for name in after if name in before and before[name]["Type"] != after[name]["Type"]]
    if changed:
        raise ValidationError(message=f"Update of resource type is not permitted: {changed}")
    self._template, self._resource_json_map = template, after
    self.input_parameters = parameters or self.input_parameters
    self.load_mapping()
    self.load_parameters()
    self.load_conditions()
    dropped = {}
    for _ in range(ROUNDS):
        if not [name for name in after if refresh(self, name, dropped)]:
            break
    remove(self, dropped | {name: body for name, body in before.items() if name not in after})


def ordered(bodies):
    """What a resource names comes before it."""
    order, seen = {}, set()

    def visit(name):
        if name in bodies and name not in seen:
            seen.add(name)
            for word in re.findall(r"\w+", json.dumps(bodies[name])):
                visit(word)
            order[name] = bodies[name]

    for name in bodies:
        visit(name)
    return order


def refresh(resources, name, dropped):
    """Creates or updates one resource as its condition and properties now say. True when that changed it."""
    body = resources._resource_json_map[name]
    if "Condition" in body and not resources.lazy_condition_map[body["Condition"]]:
        dropped[name] = body
        return False
    if resources._parsed_resources.get(name) is None:
        return resources[name] is not None
    now = resolve(body, resources)
    if now == resolved_properties(resources).get(name):
        return False
    resolved_properties(resources)[name] = now
    changed = moto_update_resource(name, body, resources, resources._account_id, resources._region_name)
    if changed is not None:
        resources._parsed_resources[name] = changed
    return True


def remove(resources, bodies):
    """Deletes resources, first those that need others; one whose policy keeps it only leaves the stack."""
    bodies = dict(reversed(ordered(bodies).items()))
    present = {name: resources._parsed_resources.pop(name, None) for name in bodies}
    waiting = [name for name in bodies if present[name] is not None and bodies[name].get("DeletionPolicy") not in KEPT]
    for _ in range(ROUNDS):
        refused = []
        for name in waiting:
            try:
                properties = resolved_properties(resources).get(name, {})
                resources._delete_resource(present[name], {**bodies[name], "Properties": properties})
            except Exception as reason:  # whatever moto raises when something else still needs this
                refused.append((name, reason))
        waiting = [name for name, _ in refused]
    if waiting:
        raise refused[0][1]


def delete(self):
    remove(self, self._resource_json_map)


def apply(self):
    """Outputs and parameters too are those of the change set."""
    moto_apply(self)
    self.stack.parameters = self.parameters
    self.stack.output_map = parsing.OutputMap(self.stack.resource_map, self.template_dict, self.stack.stack_id)


def parse_template(self):
    """Every template is JSON here; moto would read it as YAML, which takes seconds."""
    self.template_dict = json.loads(self.template)


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
parsing.ResourceMap.parse_ssm_parameter = parse_ssm_parameter
parsing.ResourceMap.update = update
parsing.ResourceMap.delete = delete
parsing.ResourceMap.validate_outputs = lambda self: None
models.ChangeSet.apply = apply
models.ChangeSet._parse_template = parse_template
models.Stack.parse_template = staticmethod(json.loads)
emulated_types.teach()
got_request_exception.connect(lambda _, exception: traceback.print_exception(exception), weak=False)
main(sys.argv[1:])
