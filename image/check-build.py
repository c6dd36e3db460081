"""Checks cloudbuild.yaml and the Dockerfile without building anything: the schema of Cloud Build is checked beside this.

Every script in cloudbuild.yaml must parse (and please shellcheck, where that is installed), use only substitutions that are declared, and
Rust must be the same version in all places that name it.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from ruamel.yaml import YAML

problems = []


def read(path):
    return Path(path).read_text(encoding="utf-8")


def check_script(name, script):
    shell = Path(script.splitlines()[0].removeprefix("#!").split()[-1]).name
    if shell not in ("sh", "bash"):
        problems.append(f"{name}: a script begins with #!/bin/sh or #!/usr/bin/env bash")
        return
    checks = [[shell, "-n"]]
    if shutil.which("shellcheck"):
        checks.append(["shellcheck", "--color=never", f"--shell={shell}", "-"])
    for check in checks:
        done = subprocess.run(check, input=script, text=True, capture_output=True, check=False)
        if done.returncode:
            problems.append(f"{name}: {' '.join(check)}\n{done.stdout}{done.stderr}")


build = YAML(typ="safe").load(read("cloudbuild.yaml"))
declared = set(build["substitutions"])
used = set()
for step in build["steps"]:
    name = f"cloudbuild.yaml, step {step['id']}"
    check_script(name, step["script"])
    used |= set(re.findall(r"\$\{?(_[A-Z_]+)", step["script"]))
    if not re.fullmatch(r"docker\.io/\S+:\S*\d\S*", step["name"]):
        problems.append(f"{name}: the image {step['name']} needs a version")
if used != declared:
    problems.append(f"cloudbuild.yaml: declared and not used, or the other way round: {', '.join(sorted(used ^ declared))}")
given = set(re.findall(r"^ +(_[A-Z_]+) +=", read("terraform/build.tf"), re.MULTILINE))
if given != declared:
    problems.append(f"terraform/build.tf gives other substitutions: {', '.join(sorted(given ^ declared))}")

toolchain = re.search(r'channel = "(.+)"', read("rust-toolchain.toml"))[1]
for path in ("Dockerfile", "cloudbuild.yaml"):
    for version in re.findall(r"docker\.io/library/rust:([\d.]+)", read(path)):
        if version != toolchain:
            problems.append(f"{path} names Rust {version}, rust-toolchain.toml {toolchain}")

if problems:
    sys.exit("\n".join(problems))
