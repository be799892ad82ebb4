"""The recipes for CI: each file is valid by the published schema of its format, and its commands do what the docs say.

The schemas come with check-jsonschema; the commands run in a scratch repository with a good and a bad draft, in bash as the
servers start it. What a server itself does is not tried: checking out, images, annotations. tests/test_precommit.py runs the
hook itself.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner, Result
from conftest import ROOT

RECIPES = ROOT / "examples" / "ci"
SCHEMAS = {
    ROOT / "action.yml": "vendor.github-actions",
    RECIPES / "github-workflow.yml": "vendor.github-workflows",
    RECIPES / "github-action.yml": "vendor.github-workflows",
    RECIPES / "gitlab-ci.yml": "vendor.gitlab-ci",
}
BASH = [
    "bash",
    "--noprofile",
    "--norc",
    "-eo",
    "pipefail",
    "-c",
]  # as GitHub's runner starts it; GitLab's sets the same


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def env(borrowed: Mapping[str, str]) -> Mapping[str, str]:
    """A server's environment; the house keeps postguard in this folder."""
    return {**borrowed, "POSTGUARD": ROOT.as_uri()}


def drafts(folder: Path, name: str) -> Path:
    """A repository with one draft, good or bad."""
    text = {"good": "Badet öppnar i dag. Välkommen!\n", "bad": "![](badet.jpg)\nBadet öppnar i dag.\n"}[name]
    (folder / "utkast").mkdir(parents=True)
    (folder / "utkast" / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(params=["good", "bad"])
def scratch(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return drafts(tmp_path, request.param)


def shell(lines: str, folder: Path, env: Mapping[str, str]) -> tuple[int, str]:
    done = subprocess.run(
        [*BASH, lines], cwd=folder, env={**os.environ, **env}, text=True, timeout=120,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    return done.returncode, done.stdout


def is_bad(folder: Path) -> bool:
    return (folder / "utkast" / "bad.md").exists()


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_each_file_is_valid(path: Path, tmp_path: Path) -> None:
    def check(file: Path) -> Result:
        return CliRunner().invoke(check_jsonschema, ["--builtin-schema", SCHEMAS[path], str(file)])

    assert check(path).exit_code == 0, check(path).output
    broken = tmp_path / path.name
    broken.write_text(re.sub(r"\b(runs|jobs|script):", r"\1s:", path.read_text("utf-8")), encoding="utf-8")
    assert check(broken).exit_code == 1, "a schema that finds nothing"


def test_the_pre_commit_file_names_the_hook_that_there_is(tmp_path: Path) -> None:
    tool = [sys.executable, "-m", "pre_commit", "validate-config", str(RECIPES / "pre-commit-config.yaml")]
    assert subprocess.run(tool, capture_output=True, timeout=60).returncode == 0
    (repo,) = read(RECIPES / "pre-commit-config.yaml")["repos"]
    assert [hook["id"] for hook in repo["hooks"]] == [hook["id"] for hook in read(ROOT / ".pre-commit-hooks.yaml")]


def filled(values: Mapping[str, str], inputs: Mapping[str, str]) -> dict[str, str]:
    """A step's environment with the inputs in place of ${{ inputs.NAME }}."""
    return {k: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: inputs[found[1]], v) for k, v in values.items()}


def test_the_action(env: Mapping[str, str], scratch: Path) -> None:
    action = read(ROOT / "action.yml")
    (job,) = read(RECIPES / "github-action.yml")["jobs"].values()
    given = job["steps"][-1]["with"]
    assert given.keys() <= action["inputs"].keys()
    assert {name for name, one in action["inputs"].items() if one.get("required")} <= given.keys()
    inputs = {name: one.get("default", "") for name, one in action["inputs"].items()} | given
    steps = [step for step in action["runs"]["steps"] if "run" in step]
    assert all("${{" not in step["run"] for step in steps), "inputs come through the environment"
    install, check = steps
    if not is_bad(scratch):  # once is enough: it stays installed
        status, said = shell(install["run"], scratch, {**env, **filled(install["env"], inputs), "GITHUB_ACTION_PATH": str(ROOT)})  # fmt: skip
        assert status == 0, said
    status, said = shell(check["run"], scratch, {**env, **filled(check["env"], inputs)})
    assert (status, "::error file=utkast/bad.md,line=1" in said) == ((1, True) if is_bad(scratch) else (0, False)), said
    if is_bad(scratch):
        return
    odd = {
        **inputs,
        "paths": "utkast\n\n  \nno such; touch hacked\n",
        "format": "json",
        "output": "a b.json",
        "strict": "true",
    }
    status, said = shell(check["run"], scratch, {**env, **filled(check["env"], odd)})
    assert status == 2 and "no such; touch hacked" in said and not (scratch / "hacked").exists()
    assert json.loads((scratch / "a b.json").read_text("utf-8"))["summary"]["drafts"] == 1


def test_the_workflow(env: Mapping[str, str], tmp_path: Path) -> None:
    (job,) = read(RECIPES / "github-workflow.yml")["jobs"].values()
    install, check = (step["run"] for step in job["steps"] if "run" in step)
    assert job["env"].keys() <= env.keys()
    assert install == read(RECIPES / "gitlab-ci.yml")["postguard"]["before_script"][0], "which the next test runs"
    status, said = shell(check, drafts(tmp_path, "bad"), env)
    assert status == 1 and "::error file=utkast/bad.md,line=1" in said, said


def test_gitlab(env: Mapping[str, str], tmp_path: Path) -> None:
    job = read(RECIPES / "gitlab-ci.yml")["postguard"]
    assert job["variables"].keys() <= env.keys()
    folder = drafts(tmp_path, "bad")
    status, said = shell("\n".join(job["before_script"]), folder, env)
    assert status == 0, said
    status, said = shell("\n".join(job["script"]), folder, env)
    assert status == 1 and "alt-missing" in said, said
    issues = json.loads((folder / job["artifacts"]["reports"]["codequality"]).read_text("utf-8"))
    assert "utkast/bad.md" in {issue["location"]["path"] for issue in issues}
