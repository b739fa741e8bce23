"""What is not documented fails: commands, options, the version, and why each dependency is there."""

from __future__ import annotations

import argparse
import re
import tomllib
from collections.abc import Iterator

import pytest
from conftest import ROOT

from analysis import arguments, cli
from analysis.indicators import ALL
from analysis.version import VERSION


def _options() -> Iterator[tuple[str, str]]:
    """Each command with each of its long options, and the command itself."""
    top = arguments.parser(cli.RUNS)
    commands = next(action for action in top._actions if isinstance(action, argparse._SubParsersAction))
    for name, parser in {"": top, **commands.choices}.items():
        if name:
            yield name, f"parallax {name}"
        for action in parser._actions:
            long = [option for option in action.option_strings if option.startswith("--") and option != "--help"]
            yield from ((name, option) for option in long)


@pytest.mark.parametrize(("command", "name"), list(_options()))
def test_every_command_and_option_is_in_the_readme(command: str, name: str) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", readme), f"README.md does not name {name}"


def test_there_are_commands_to_document() -> None:
    assert {name for command, name in _options() if command} >= {"parallax analyse", "parallax derive", "parallax dashboard"}


def test_every_option_says_what_it_is_for() -> None:
    commands = next(a for a in arguments.parser(cli.RUNS)._actions if isinstance(a, argparse._SubParsersAction))
    silent = [
        f"{name} {action.option_strings or action.dest}"
        for name, parser in commands.choices.items()
        for action in parser._actions
        if not action.help
    ]
    assert silent == []


def test_indicators_have_names_of_their_own() -> None:
    names = [indicator.name for indicator in ALL]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", name) for name in names)


def test_changelog_names_the_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert re.search(rf"^#+ .*\b{re.escape(VERSION)}\b", changelog, re.MULTILINE)


def test_every_dependency_has_its_reason() -> None:
    """A package of the program that is run has a comment on its line; so has what builds it."""
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    project = tomllib.loads(text)
    required = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    lines = {package: next(line for line in text.splitlines() if f'"{package}"' in line) for package in required}
    assert len(lines) >= 8
    assert [package for package, line in lines.items() if not re.search(r"#\s+\w+", line.split(f'"{package}"')[1])] == []


def test_extra_dependencies_are_pinned_to_a_range() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = [*project["dependencies"], *(p for group in project["optional-dependencies"].values() for p in group)]
    assert [package for package in named if not re.search(r">=[\d.]+,<\d", package)] == []
