"""`clausecheck config`: what is in force, where it comes from, and what may be said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from clausecheck.cli.settings import ConfigFile, NoConfig, load_settings
from clausecheck.cli.shell import Exit, guarded

if TYPE_CHECKING:
    from pydantic import BaseModel

    from clausecheck.cli.settings.layers import Effective

app = typer.Typer(help="Show the settings in force, and the schema of the configuration.", no_args_is_help=True)


@app.command(name="show")
@guarded
def show(config: ConfigFile = None, no_config: NoConfig = False) -> Exit:
    """Print every setting with its value and where that comes from, as a configuration file would say it."""
    effective = load_settings(config=config, no_config=no_config)
    lines = list(_lines(effective))
    width = max(len(line) for line, _ in lines)
    print(f"# {effective.file.name if effective.file else 'no configuration file'}")
    for line, origin in lines:
        print(f"{line:{width}}  # {origin}")
    return Exit.OK


class Kind(StrEnum):
    """The files that have a schema."""

    CONFIG = "config"
    WAIVERS = "waivers"


@app.command(name="schema")
@guarded
def schema(kind: Annotated[Kind, typer.Argument(help="The kind of file.")] = Kind.CONFIG) -> Exit:
    """Print the JSON Schema of clausecheck.toml or waivers.yaml, for editors that complete and check them."""
    from clausecheck.cli.settings.model import ConfigModel
    from clausecheck.reports.machine import dump
    from clausecheck.rulebook.waivers import WaiversModel

    models: dict[Kind, type[BaseModel]] = {Kind.CONFIG: ConfigModel, Kind.WAIVERS: WaiversModel}
    print(
        dump({"$schema": "https://json-schema.org/draft/2020-12/schema", **models[kind].model_json_schema()}, indent=1)
    )
    return Exit.OK


def _lines(effective: Effective) -> Iterator[tuple[str, str]]:
    """Every setting as a line of TOML, with its origin; what has no value as a comment."""
    from clausecheck.cli.settings.layers import DEFAULT

    written = effective.file.root.get("waivers") if effective.file else None
    if effective.file and isinstance(written, list):
        place = f"{effective.file.name}:{effective.file.place(('waivers',))[0]}"
        yield f"# waivers in the configuration itself: {len(written)}", place
    for key, value in effective.settings.model_dump(by_alias=True, mode="json").items():
        entries = {f"{key}.{name}": one for name, one in value.items()} if isinstance(value, dict) else {key: value}
        for name, one in sorted(entries.items()) or [(key, {})]:
            origin = effective.origins.get(name, DEFAULT)
            yield (f"# {name} is not set" if one is None else f"{name} = {_toml(one)}"), origin


def _toml(value: Any) -> str:
    return "{}" if value == {} else json.dumps(value, ensure_ascii=False)
