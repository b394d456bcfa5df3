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

from clausecheck.errors import UsageError

if TYPE_CHECKING:
    from clausecheck.cli.settings.layers import Effective

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
    from clausecheck.cli.settings.discovery import found_config, found_waivers, named_config
    from clausecheck.cli.settings.layers import effective

    if config is not None and no_config:
        raise UsageError("--config and --no-config exclude each other. Give one of them.")
    if no_config:
        return effective(options or {}, os.environ)
    named = str(config) if config else os.environ.get("CLAUSECHECK_CONFIG")
    file = named_config(Path(named)) if named else found_config(Path.cwd(), _home())
    return effective(options or {}, os.environ, file, found_waivers(file.path.parent if file else Path()))


def _home() -> Path | None:
    try:
        return Path.home()
    except RuntimeError:
        return None
