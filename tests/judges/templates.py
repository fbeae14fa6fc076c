"""Renders a scenario in every region and layout, and keeps each distinct template once."""

import dataclasses
import json
import shutil
import subprocess

from environment import BUILD

REGIONS = ["us-west-2", "us-east-1", "eu-west-1"]
LAYOUTS = ["single", "layered"]
EDGE_REGION = "us-east-1"


@dataclasses.dataclass
class Template:
    """One template: as people read it, as programs read it, and where it is deployed."""

    name: str
    yaml: object
    json: object
    regions: list

    def tree(self):
        return json.loads(self.json.read_text())


def rendered(scenario, region, layout, kind):
    return BUILD / "rendered" / scenario / region / layout / kind


def render(binary, scenario):
    """The distinct templates of a scenario."""
    shutil.rmtree(BUILD / "rendered" / scenario, ignore_errors=True)
    found = {}
    for region in REGIONS:
        for layout in LAYOUTS:
            for kind in ("yaml", "json"):
                _render(binary, scenario, region, layout, kind)
            for path in sorted(rendered(scenario, region, layout, "yaml").glob("*.yaml")):
                key = (layout, path.stem, path.read_bytes())
                target = EDGE_REGION if path.stem == "edge" else region
                if key not in found:
                    twin = rendered(scenario, region, layout, "json") / f"{path.stem}.json"
                    found[key] = Template(f"{scenario}/{region}/{layout}/{path.stem}", path, twin, [])
                if target not in found[key].regions:
                    found[key].regions.append(target)
    return list(found.values())


def _render(binary, scenario, region, layout, kind):
    folder = rendered(scenario, region, layout, kind)
    folder.mkdir(parents=True)
    subprocess.run(
        [binary, "render", scenario, "--region", region, "--layout", layout, "--format", kind, "-o", folder],
        check=True, stderr=subprocess.DEVNULL,
    )
