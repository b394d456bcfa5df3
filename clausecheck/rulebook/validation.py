"""Data of users' files checked against its model, every mistake at its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from clausecheck.rulebook.mistakes import Mistakes, Path_, Place, closest

Model = TypeVar("Model", bound=BaseModel)
_MEMBER = re.compile(r"<\w+\.\w+: ('[^']*')>")


def validated(
    model: type[Model],
    data: Any,
    name: str,
    place: Place,
    mistakes: Mistakes,
    is_noise: Callable[[Path_, str], bool] = lambda path, kind: False,
) -> Model | None:
    """The data of a file as a model; None, with every mistake noted, if it is not one.

    `is_noise` tells from an error's path and kind that another error at the same place says it better.
    """
    try:
        return model.model_validate(data)
    except ValidationError as error:
        for detail in error.errors():
            path = tuple(detail["loc"])
            if not is_noise(path, detail["type"]):
                mistakes.add(name, *place(path), _explain(model, path, detail["type"], detail["msg"]))
        return None


def _explain(model: type[BaseModel], path: Path_, kind: str, message: str) -> str:
    where = ".".join(str(step) for step in path if not (isinstance(step, str) and step[:1].isupper()))
    if kind == "extra_forbidden":
        return f"unknown key '{path[-1]}'{closest(str(path[-1]), _keys(model, path[:-1]))}"
    if kind == "missing":
        return f"'{path[-1]}' is missing"
    return f"{where}: {told(message)}" if where else told(message)


def told(message: str) -> str:
    """A message of the validator in plain words."""
    return _MEMBER.sub(r"\1", message.removeprefix("Value error, "))


def _keys(model: type[BaseModel], path: Path_) -> list[str]:
    """The keys of the models that may stand at a path below a model."""
    at = {model}
    for step in path:
        fields = [field for one in at for name, field in one.model_fields.items() if step in (name, field.alias)]
        if fields:
            at = {inner for field in fields for inner in _models(field.annotation)}
    return sorted({field.alias or name for one in at for name, field in one.model_fields.items()})


def _models(annotation: Any) -> set[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {annotation}
    return {model for inner in get_args(annotation) for model in _models(inner)}
