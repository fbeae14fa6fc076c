"""Renders scenarios in every region and layout, and keeps each distinct template once."""

import dataclasses
import itertools
import json
import re
import shutil
import subprocess

from environment import BUILD

REGIONS = ["us-west-2", "us-east-1", "eu-west-1"]
LAYOUTS = ["single", "layered"]
EDGE_REGION = "us-east-1"
SUBSTITUTED = re.compile(r"\$\{(\w+)\}")


@dataclasses.dataclass
class Template:
    """One template: as people read it, as programs read it, and where it is deployed."""

    name: str
    layout: str
    yaml: object
    json: object
    regions: list

    def tree(self):
        return json.loads(self.json.read_text())


def rendered(scenario, region, layout, kind):
    return BUILD / "rendered" / scenario / region / layout / kind


def scenarios_of(binary):
    """The scenarios, in the order in which an application moves through them."""
    usage = subprocess.run([binary, "render", "--help"], check=True, capture_output=True, text=True).stdout
    return re.search(r"One of: ([\w, ]+)", usage)[1].replace(",", " ").split()


def render(binary, scenarios):
    """The distinct templates of all scenarios; most layers are the same in several scenarios, layouts and regions."""
    found = {}
    for scenario, region, layout in itertools.product(scenarios, REGIONS, LAYOUTS):
        for kind in ("yaml", "json"):
            _render(binary, scenario, region, layout, kind)
        for path in sorted(rendered(scenario, region, layout, "yaml").glob("*.yaml")):
            twin = rendered(scenario, region, layout, "json") / f"{path.stem}.json"
            name = f"{scenario}/{region}/{layout}/{path.stem}"
            template = found.setdefault(path.read_bytes(), Template(name, layout, path, twin, []))
            target = EDGE_REGION if path.stem == "edge" else region
            if target not in template.regions:
                template.regions.append(target)
    return list(found.values())


def joined(templates):
    """The templates as judges that compare resources read them: those of a layered folder as one, since a resource and
    what it needs may stand in different layers."""
    single = [template for template in templates if template.layout == "single"]
    folders = {template.json.parent for template in templates if template.layout == "layered"}
    return single + [_join(folder) for folder in sorted(folders)]


def _join(folder):
    whole = {section: {} for section in ("Parameters", "Mappings", "Conditions", "Resources")}
    for path in sorted(folder.glob("*.json")):
        tree = json.loads(path.read_text())
        for section, entries in whole.items():
            entries.update(tree.get(section, {}))
    written = {name: whole["Resources"][f"{name}Parameter"]["Properties"]["Value"]
               for name, body in whole["Parameters"].items()
               if body["Type"].startswith("AWS::SSM::Parameter::Value") and f"{name}Parameter" in whole["Resources"]}
    for name in written:
        del whole["Parameters"][name]
    path = folder.parent / "joined.json"
    path.write_text(json.dumps(_resolve(whole, written)))
    scenario, region = folder.parts[-4:-2]
    return Template(f"{scenario}/{region}/layered/joined", "layered", path, path, [region])


def _resolve(node, written):
    """Puts what a layer writes into an SSM parameter where another layer reads that parameter."""
    if isinstance(node, list):
        return [_resolve(value, written) for value in node]
    if not isinstance(node, dict):
        return node
    if node.keys() == {"Ref"}:
        return written.get(node["Ref"], node)
    if isinstance(node.get("Fn::Sub"), str):
        return {"Fn::Sub": SUBSTITUTED.sub(lambda reference: _spelled(reference, written), node["Fn::Sub"])}
    return {key: _resolve(value, written) for key, value in node.items()}


def _spelled(reference, written):
    match written.get(reference[1]):
        case {"Ref": name}:
            return f"${{{name}}}"
        case {"Fn::GetAtt": [name, attribute]}:
            return f"${{{name}.{attribute}}}"
        case None:
            return reference[0]
        case other:
            raise ValueError(f"no short spelling for {other}")


def _render(binary, scenario, region, layout, kind):
    folder = rendered(scenario, region, layout, kind)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    subprocess.run(
        [binary, "render", scenario, "--region", region, "--layout", layout, "--format", kind, "-o", folder],
        check=True, stderr=subprocess.DEVNULL,
    )
