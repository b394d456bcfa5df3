"""Settings from all that may say them: options before the environment before the configuration file before defaults."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from clausecheck.cli.settings.discovery import shown
from clausecheck.cli.settings.model import FILES, Settings
from clausecheck.cli.settings.tomlfile import TomlFile
from clausecheck.cli.settings.variables import NOT_SETTINGS, PREFIX, setting_variables
from clausecheck.cli.shell import say
from clausecheck.errors import ConfigError, UsageError
from clausecheck.rulebook.mistakes import Mistakes, closest
from clausecheck.rulebook.validation import told, validated

DEFAULT = "default"
FOUND = "found"
_NAMES = {str(field.alias): name for name, field in Settings.model_fields.items()}
_SELECTING = ("pack", "rule")
_MAPPINGS = frozenset({"option", "wanted", "limits"})


@dataclass(frozen=True, slots=True)
class Layer:
    """What one source says, validated, and where it says each key."""

    settings: Settings
    origins: Mapping[str, str]

    @property
    def given(self) -> frozenset[str]:
        """The names of the fields that it sets."""
        return frozenset(self.settings.model_fields_set)


@dataclass(frozen=True, slots=True)
class Effective:
    """The settings in force and where each comes from.

    `narrowed` says that packs or rules were named closer to the user than the profile was: then the profile gives the
    levels, but chooses nothing. `file` is the configuration file, if there is one.
    """

    settings: Settings
    origins: Mapping[str, str] = field(default_factory=dict)
    narrowed: bool = False
    file: TomlFile | None = None


def effective(
    options: Mapping[str, Any],
    environment: Mapping[str, str],
    file: TomlFile | None = None,
    waivers: Path | None = None,
) -> Effective:
    """The settings in force. Tables (`option`, `wanted`, `limits`) are joined entry by entry, all else is replaced.

    `waivers` is the file of waivers where none is named. Raises UsageError for a wrong option or variable, ConfigError
    with all mistakes of the file at their lines.
    """
    layers = [_of_file(file)] if file else []
    layers += [_of_environment(environment), _of_options(options)]
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    selected = profile = -1
    for i, layer in enumerate(layers):
        if layer.given.intersection(_SELECTING):
            selected = i
            for name in _SELECTING:
                values.pop(name, None)
                origins.pop(name, None)
        profile = i if "profile" in layer.given else profile
        for name in sorted(layer.given):
            values[name] = _joined(name, values.get(name), getattr(layer.settings, name))
            origins.update(_origins(name, layer))
    if waivers is not None and "waivers" not in values:
        values["waivers"], origins["waivers"] = waivers, FOUND
    settings = Settings.model_validate({_key(name): value for name, value in values.items()})
    return Effective(settings, origins, narrowed=-1 < profile < selected, file=file)


def _key(name: str) -> str:
    return str(Settings.model_fields[name].alias)


def _joined(name: str, lower: Any, upper: Any) -> Any:
    if name not in _MAPPINGS:
        return upper
    return {**_entries(lower or {}), **_entries(upper)}


def _entries(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else value.model_dump(by_alias=True, exclude_unset=True)


def _origins(name: str, layer: Layer) -> Iterator[tuple[str, str]]:
    key = _key(name)
    if name not in _MAPPINGS:
        yield key, layer.origins[key]
        return
    for entry in _entries(getattr(layer.settings, name)):
        yield f"{key}.{entry}", layer.origins.get(f"{key}.{entry}", layer.origins[key])


def _of_options(given: Mapping[str, Any]) -> Layer:
    data = {name.replace("_", "-"): value for name, value in given.items() if value is not None and value != []}
    return _plain(data, {key: f"--{key}" for key in data})


def _of_environment(environment: Mapping[str, str]) -> Layer:
    data: dict[str, Any] = {}
    origins = {}
    for variable in setting_variables(environment):
        key = variable.removeprefix(PREFIX).lower().replace("_", "-")
        if key not in _NAMES:
            known = sorted({*NOT_SETTINGS, *(_variable(one) for one in _NAMES)})
            say(f"the variable {variable} means nothing{closest(variable, known)}")
            continue
        words = environment[variable]
        data[key] = [one.strip() for one in words.split(",") if one.strip()] if _is_collection(key) else words.strip()
        origins[key] = variable
    return _plain(data, origins)


def _variable(key: str) -> str:
    return PREFIX + key.replace("-", "_").upper()


def _is_collection(key: str) -> bool:
    default = getattr(Settings(), _NAMES[key])
    return isinstance(default, tuple | dict) or _NAMES[key] in _MAPPINGS


def _plain(data: dict[str, Any], origins: dict[str, str]) -> Layer:
    """A layer of the command line or the environment."""
    try:
        return Layer(Settings.model_validate(data), origins)
    except ValidationError as error:
        detail = error.errors()[0]
        key = str(detail["loc"][0])
        raise UsageError(f"{origins[key]}: {told(detail['msg']).rstrip('.')}.") from None


def _of_file(file: TomlFile) -> Layer:
    data = dict(file.root)
    if isinstance(data.get("waivers"), list):
        del data["waivers"]
    mistakes = Mistakes()
    settings = validated(Settings, data, file.name, file.place, mistakes)
    if settings is not None:
        _check_outputs(settings, file, mistakes)
    if settings is None or mistakes.found:
        raise ConfigError(tuple(mistakes.found))
    folder = file.path.parent
    based: dict[str, Any] = {
        name: _based(folder, getattr(settings, name)) for name in FILES & settings.model_fields_set
    }
    if "output" in settings.model_fields_set:
        based["output"] = tuple(_based_output(folder, one) for one in settings.output)
    origins = {".".join(map(str, path)): f"{file.name}:{file.place(path)[0]}" for path in _key_paths(data)}
    return Layer(settings.model_copy(update=based), origins)


def _key_paths(data: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    for key, value in data.items():
        yield (key,)
        if isinstance(value, dict):
            yield from ((key, entry) for entry in value)


def _based(folder: Path, value: Path | tuple[Path, ...]) -> Path | tuple[Path, ...]:
    """Paths of a configuration file are relative to its folder."""
    if isinstance(value, Path):
        return shown(folder / value)
    return tuple(shown(folder / one) for one in value)


def _based_output(folder: Path, written: str) -> str:
    name, _, path = written.partition("=")
    return written if path in ("", "-") else f"{name}={shown(folder / path).as_posix()}"


def _check_outputs(settings: Settings, file: TomlFile, mistakes: Mistakes) -> None:
    """A configuration file may come with a stranger's repository: it writes in its own folder and nowhere else."""
    folder = file.path.parent.resolve()
    for one in settings.output:
        name, _, path = one.partition("=")
        if path not in ("", "-") and not (folder / path).resolve().is_relative_to(folder):
            problem = f"'{path}' leads out of the folder of this file; only the command line may write there"
            mistakes.add(file.name, *file.place(("output", name)), problem)
