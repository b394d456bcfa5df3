"""What a run can be told, by whatever means: the keys of the configuration, with their meaning and their defaults."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from clausecheck.cli.documents import Ocr
from clausecheck.errors import UsageError
from clausecheck.levels import FailOn
from clausecheck.reading import Limits
from clausecheck.reports.formats import FORMATS, format_named
from clausecheck.rulebook.rule import Grade
from clausecheck.rulebook.waivers import WaiverModel

Level = Literal[Grade.FULL, Grade.PARTIAL, Grade.WEAK, "off"]


def _listed(value: Any) -> Any:
    """One value for a list of one."""
    return [value] if isinstance(value, str | Path) else value


def _mapped(example: str) -> Callable[[Any], Any]:
    """Reads the NAME=VALUE of the command line and the environment into a table."""

    def mapped(value: Any) -> Any:
        if not isinstance(value, list | tuple):
            return value
        pairs = [str(one).partition("=") for one in value]
        for name, equals, given in pairs:
            if not (name and equals and given):
                raise ValueError(f"'{name}{equals}{given}' is no NAME=VALUE, for example {example}")
        return {name: given for name, _, given in pairs}

    return mapped


def _output(value: Any) -> Any:
    """A table of formats and files as FORMAT=PATH."""
    return [f"{name}={path}" for name, path in value.items()] if isinstance(value, dict) else _listed(value)


def _format(name: str) -> str:
    try:
        return format_named(name).name
    except UsageError as error:
        raise ValueError(str(error)) from None


def _formats(outputs: tuple[str, ...]) -> tuple[str, ...]:
    for one in outputs:
        name, equals, _ = one.partition("=")
        if equals:  # what is malformed is told where outputs are opened
            _format(name)
    return outputs


_LIST = {"type": "array", "items": {"type": "string"}}
_TABLE = {"type": "object", "additionalProperties": {"type": "string"}}
_ONE_OR_MORE = WithJsonSchema({"anyOf": [{"type": "string"}, _LIST]})
Words = Annotated[tuple[str, ...], BeforeValidator(_listed), _ONE_OR_MORE]
Paths = Annotated[tuple[Path, ...], BeforeValidator(_listed), _ONE_OR_MORE]
Outputs = Annotated[
    tuple[str, ...],
    BeforeValidator(_output),
    AfterValidator(_formats),
    WithJsonSchema({"anyOf": [_TABLE, {"type": "string"}, _LIST]}),
]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=lambda name: name.replace("_", "-"))


_LIMITS = Limits()


class LimitSettings(_Model):
    """The limits that protect the machine from one document."""

    max_bytes: int = Field(default=_LIMITS.max_bytes, gt=0, description="bytes of the file")
    max_pages: int = Field(default=_LIMITS.max_pages, gt=0, description="pages")
    max_characters: int = Field(default=_LIMITS.max_characters, gt=0, description="characters of the text")
    max_seconds: float = Field(default=_LIMITS.max_seconds, gt=0, description="seconds of reading")
    max_memory: int = Field(default=_LIMITS.max_memory, gt=0, description="bytes of memory for reading")

    def limits(self) -> Limits:
        """The limits as the readers take them."""
        return Limits(**self.model_dump())


class Settings(_Model):
    """The configuration. A key is the name of the option of the command line, without its hyphens before."""

    pack: Words = Field(default=(), description="packs of rules to check")
    rule: Words = Field(default=(), description="single rules to check")
    rules: Paths = Field(default=(), description="rule files and folders of your own")
    profile: str | None = Field(default=None, description="a named set of rules with their wanted levels")
    option: Annotated[dict[str, str], BeforeValidator(_mapped("budapest-status=party"))] = Field(
        default={}, description="values that decide between variants of rules"
    )
    wanted: Annotated[dict[str, Level], BeforeValidator(_mapped("cybercrime-cooperation=partial"))] = Field(
        default={}, description="the level wanted of single rules; 'off' leaves a rule out"
    )
    include: Words = Field(default=(), description="patterns of the files that are checked where none is named")
    exclude: Words = Field(default=(), description="patterns of files that are never checked")
    fail_on: FailOn | None = Field(
        default=None, description="the verdict from which downward the run fails; never, or worse beside a baseline"
    )
    format: Annotated[str, AfterValidator(_format)] | None = Field(
        default=None, description=f"what standard output gets: {', '.join(one.name for one in FORMATS)}"
    )
    output: Outputs = Field(
        default=(), description="reports written to files: a table of formats and paths, or FORMAT=PATH"
    )
    brief: bool = Field(default=False, description="print the scorecard only")
    progress: bool = Field(default=True, description="show a progress bar on long files")
    ocr: Ocr = Field(default=Ocr.AUTO, description="when scanned pages are read by character recognition")
    password_file: Path | None = Field(default=None, description="a file whose first line is the password of documents")
    waivers: Path | None = Field(default=None, description="a file of waivers")
    unused_waivers: Literal["warn", "fail"] = Field(
        default="warn", description="whether a waiver that waives nothing makes the run fail"
    )
    baseline: Path | None = Field(default=None, description="a baseline beside which only what became worse fails")
    limits: Annotated[LimitSettings, BeforeValidator(_mapped("max-pages=500"))] = LimitSettings()


class ConfigModel(Settings):
    """A configuration file: the settings, and waivers in place of the name of their file."""

    waivers: Path | list[WaiverModel] | None = Field(  # type: ignore[assignment]
        default=None, description="a file of waivers, or the waivers themselves"
    )


FILES = frozenset({"rules", "password_file", "waivers", "baseline"})
"""The settings that name files to read; those of a configuration file are relative to its folder."""
