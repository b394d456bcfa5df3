"""Loading rule folders: every file is read, every mistake is reported, all at once.

A rules folder holds `instruments/`, `topics/` and `acts/` (one lexicon a file) and `packs/NAME/` (a `pack.yaml` and one
rule a file). A user's folder may be of the same shape, or simply hold rule files.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from clausecheck.errors import RuleError, UsageError
from clausecheck.language.lexicon import Lexicon, LexiconKind
from clausecheck.rulebook.building import build_lexicon, build_profile, build_rule
from clausecheck.rulebook.mistakes import Mistakes, closest
from clausecheck.rulebook.rule import Pack, Rule, Rulebook
from clausecheck.rulebook.schema import InstrumentModel, PackModel, ProfileModel, RuleModel, TopicModel
from clausecheck.rulebook.shipped import shipped_rules
from clausecheck.rulebook.yamlfile import YamlFile, read_yaml

_LEXICON_FOLDERS = {
    "instruments": (LexiconKind.INSTRUMENT, InstrumentModel),
    "topics": (LexiconKind.TOPIC, TopicModel),
    "acts": (LexiconKind.ACT, TopicModel),
}
_REFERENCES = frozenset(kind.value for kind in LexiconKind)
OWN_PACK = "own"
"""The pack of rule files that a user names outside any pack folder."""


@dataclass(slots=True)
class _Loader:
    """What has been read so far."""

    mistakes: Mistakes = field(default_factory=Mistakes)
    lexicons: dict[str, Lexicon] = field(default_factory=dict)
    rules: dict[str, Rule] = field(default_factory=dict)
    packs: list[Pack] = field(default_factory=list)
    profiles: list[tuple[YamlFile, ProfileModel]] = field(default_factory=list)
    roots: dict[str, dict[str, Any]] = field(default_factory=dict)
    files: dict[str, YamlFile] = field(default_factory=dict)


def load_rulebook(own: Iterable[Path] = (), *, root: Path | None = None) -> Rulebook:
    """The shipped rulebook with the user's rule files and folders added.

    Raises UsageError if a path does not exist, RuleError with all mistakes of all files if any file is wrong.
    """
    loader = _Loader()
    _load_folder(loader, root or shipped_rules())
    for path in own:
        if path.is_dir():
            _load_folder(loader, path)
        elif path.is_file():
            _load_loose_rules(loader, [path])
        else:
            raise UsageError(f"{path}: there is no such rule file or folder. Name a .yaml file or a folder of them.")
    _check_references(loader)
    _check_profiles(loader)
    if loader.mistakes.found:
        raise RuleError(tuple(loader.mistakes.found))
    rules = tuple(loader.rules[rule] for pack in loader.packs for rule in pack.rules)
    profiles = tuple(build_profile(model, rules) for _, model in loader.profiles)
    return Rulebook(tuple(loader.packs), rules, loader.lexicons, profiles)


def _load_folder(loader: _Loader, root: Path) -> None:
    for folder, (kind, model) in _LEXICON_FOLDERS.items():
        for path in sorted((root / folder).glob("*.yaml")):
            _load_lexicon(loader, path, kind, model)
    for manifest in sorted((root / "packs").glob("*/pack.yaml")):
        _load_pack(loader, manifest)
    for path in sorted((root / "profiles").glob("*.yaml")):
        file = _read(loader, path)
        profile = file.validate(ProfileModel, loader.mistakes) if file else None
        if file is not None and profile is not None:
            loader.profiles.append((file, profile))
    if (root / "pack.yaml").is_file():
        _load_pack(loader, root / "pack.yaml")
    else:
        _load_loose_rules(loader, sorted(root.glob("*.yaml")))


def _load_lexicon(loader: _Loader, path: Path, kind: LexiconKind, model: type[TopicModel]) -> None:
    file = _read(loader, path)
    validated = file.validate(model, loader.mistakes) if file else None
    if file is None or validated is None:
        return
    if validated.id in loader.lexicons:
        loader.mistakes.add(
            file.name, *file.place(("id",)), f"the id '{validated.id}' is taken by another lexicon file"
        )
        return
    loader.lexicons[validated.id] = build_lexicon(validated, kind)


def _load_pack(loader: _Loader, manifest: Path) -> None:
    file = _read(loader, manifest)
    pack = file.validate(PackModel, loader.mistakes) if file else None
    if file is None or pack is None:
        return
    paths = sorted(path for path in manifest.parent.glob("*.yaml") if path.name != "pack.yaml")
    loaded = {rule for path in paths if (rule := _load_rule(loader, path, pack.id))}
    for i, rule in enumerate(pack.rules):
        if not (manifest.parent / f"{rule}.yaml").is_file():
            loader.mistakes.add(file.name, *file.place(("rules", i)), f"there is no file {rule}.yaml in this pack")
    for rule in sorted(loaded - set(pack.rules)):
        loader.mistakes.add(file.name, *file.place(("rules",)), f"the rule '{rule}' of this folder is not listed")
    loader.packs.append(
        Pack(pack.id, pack.title, pack.description, tuple(rule for rule in pack.rules if rule in loaded))
    )


def _load_loose_rules(loader: _Loader, paths: list[Path]) -> None:
    loaded = tuple(rule for path in paths if (rule := _load_rule(loader, path, OWN_PACK)))
    if loaded:
        loader.packs.append(Pack(OWN_PACK, "Own rules", "Rule files named on the command line.", loaded))


def _load_rule(loader: _Loader, path: Path, pack: str) -> str | None:
    file = _extended(loader, _read(loader, path))
    model = file.validate(RuleModel, loader.mistakes) if file else None
    if file is None or model is None:
        return None
    loader.roots[model.id] = file.root
    if model.id in loader.rules:
        if file.extends == model.id:
            loader.rules[model.id] = build_rule(model, loader.rules[model.id].pack, file.name)
            return None
        other = loader.rules[model.id].file
        loader.mistakes.add(file.name, *file.place(("id",)), f"the id '{model.id}' is taken by {other}")
        return None
    loader.rules[model.id] = build_rule(model, pack, file.name)
    return model.id


def _extended(loader: _Loader, file: YamlFile | None) -> YamlFile | None:
    """A file that `extends` a rule, with all that it does not say itself taken from that rule."""
    if file is None or "extends" not in file.root:
        return file
    base = str(file.root["extends"])
    if base not in loader.roots:
        problem = f"there is no rule '{base}' to extend{closest(base, sorted(loader.roots))}"
        loader.mistakes.add(file.name, *file.place(("extends",)), problem)
        return None
    own = {key: value for key, value in file.root.items() if key != "extends"}
    return replace(file, root={**loader.roots[base], **own}, extends=base)


def _read(loader: _Loader, path: Path) -> YamlFile | None:
    name = str(path)
    file = read_yaml(path, name, loader.mistakes)
    if file is not None:
        loader.files[name] = file
    return file


def _check_references(loader: _Loader) -> None:
    """Every instrument, topic, act and child rule that a file names must exist."""
    for file in loader.files.values():
        for key, value, path in file.values_of(_REFERENCES):
            lexicon = loader.lexicons.get(value)
            if lexicon is None or lexicon.kind != key:
                known = sorted(one.id for one in loader.lexicons.values() if one.kind == key)
                loader.mistakes.add(file.name, *file.place(path), f"there is no {key} '{value}'{closest(value, known)}")
        known = sorted(one.id for one in loader.lexicons.values() if one.kind == LexiconKind.INSTRUMENT)
        for i, instrument in enumerate(file.root.get("instead") or ()):
            if instrument not in known:
                problem = f"there is no instrument '{instrument}'{closest(str(instrument), known)}"
                loader.mistakes.add(file.name, *file.place(("instead", i)), problem)
        children = (
            file.root.get("look_for", {}).get("children", {}) if isinstance(file.root.get("look_for"), dict) else {}
        )
        for i, child in enumerate(children.get("rules", ()) if isinstance(children, dict) else ()):
            if child not in loader.rules:
                place = file.place(("look_for", "children", "rules", i))
                loader.mistakes.add(
                    file.name, *place, f"there is no rule '{child}'{closest(str(child), sorted(loader.rules))}"
                )


def _check_profiles(loader: _Loader) -> None:
    """Every pack and rule that a profile names must exist."""
    packs = sorted(pack.id for pack in loader.packs)
    for file, profile in loader.profiles:
        for i, pack in enumerate(profile.packs):
            if pack not in packs:
                problem = f"there is no pack '{pack}'{closest(pack, packs)}"
                loader.mistakes.add(file.name, *file.place(("packs", i)), problem)
        for rule in profile.rules:
            if rule not in loader.rules:
                problem = f"there is no rule '{rule}'{closest(rule, sorted(loader.rules))}"
                loader.mistakes.add(file.name, *file.place(("rules", rule)), problem)
