"""Settings: one frozen object per run, from options, environment, configuration file and defaults.

run = load_settings({"profile": profile}, config=config, no_config=no_config)
run.settings.profile, run.origins["profile"]
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from clausecheck.cli.settings.variables import setting_variables
from clausecheck.errors import UsageError

if TYPE_CHECKING:
    from clausecheck.cli.settings.layers import Effective
    from clausecheck.cli.settings.tomlfile import TomlFile

ConfigFile = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="The configuration file, instead of the nearest one."),
]
NoConfig = Annotated[bool, typer.Option("--no-config", help="Use no configuration file.")]


def load_settings(
    options: Mapping[str, Any] | None = None, *, config: Path | None = None, no_config: bool = False
) -> Effective:
    """The settings in force: `options` are those of the command line, None where one was not given.

    Raises UsageError or ConfigError.
    """
    from clausecheck.cli.settings.discovery import found_waivers
    from clausecheck.cli.settings.layers import effective

    file = _config_file(config, no_config)
    waivers = None if no_config else found_waivers(file.path.parent if file else Path())
    return effective(options or {}, os.environ, file, waivers)


def own_rules(given: list[Path] | None, *, config: Path | None, no_config: bool) -> tuple[Path, ...]:
    """The user's rule files in force: those given on the command line, else those that the settings name.

    Where neither a file nor a variable says anything, what reads settings is not even loaded: a list of rules should
    come at once. Raises UsageError or ConfigError.
    """
    if _config_file(config, no_config) is None and not any(setting_variables(os.environ)):
        return tuple(given or ())
    return load_settings({"rules": given}, config=config, no_config=no_config).settings.rules


def _config_file(config: Path | None, no_config: bool) -> TomlFile | None:
    from clausecheck.cli.settings.discovery import found_config, named_config

    if config is not None and no_config:
        raise UsageError("--config and --no-config exclude each other. Give one of them.")
    if no_config:
        return None
    named = str(config) if config else os.environ.get("CLAUSECHECK_CONFIG")
    return named_config(Path(named)) if named else found_config(Path.cwd(), _home())


def _home() -> Path | None:
    try:
        return Path.home()
    except RuntimeError:
        return None
