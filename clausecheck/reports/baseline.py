"""`clausecheck/baseline/v1`: what a check remembers, as a JSON file that is kept beside the drafts."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Literal

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from clausecheck.errors import UsageError
from clausecheck.matching.baseline import Baseline, PastAgreement

SCHEMA = "clausecheck/baseline/v1"
MAX_BYTES = 500_000_000


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class _File:
    schema: Literal["clausecheck/baseline/v1"]
    agreements: tuple[PastAgreement, ...]


def baseline_json(baseline: Baseline) -> str:
    """The file's text: agreements by path, the same bytes for the same verdicts."""
    agreements = [asdict(one) for one in sorted(baseline.agreements, key=lambda one: one.path)]
    return json.dumps({"schema": SCHEMA, "agreements": agreements}, ensure_ascii=False, indent=1) + "\n"


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file. Raises UsageError if there is none, or if it is not one."""
    remedy = "Make it anew: clausecheck baseline create."
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UsageError(f"{path}: the baseline is larger than {MAX_BYTES:,} bytes. {remedy}")
        file = TypeAdapter(_File).validate_json(path.read_bytes())
    except OSError as error:
        raise UsageError(f"{path}: the baseline cannot be read ({error.strerror}). {remedy}") from None
    except ValidationError as error:
        detail = error.errors()[0]
        where = ".".join(map(str, detail["loc"]))
        raise UsageError(f"{path}: this is no baseline ({where}: {detail['msg']}). {remedy}") from None
    return Baseline(file.agreements)
