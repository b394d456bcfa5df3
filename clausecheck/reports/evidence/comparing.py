"""A pack beside what is made of the same document anew: what differs, in words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from clausecheck.reports.evidence.archive import MANIFEST, sha256
from clausecheck.reports.evidence.contents import REPORT
from clausecheck.reports.plain import clean


def tampered(members: Mapping[str, bytes], hashes: Mapping[str, str]) -> Iterator[str]:
    """Members that are not what the manifest says, that it does not know, or that are gone."""
    for name in sorted(set(members) | set(hashes)):
        if name == MANIFEST:
            continue
        if name not in members:
            yield f"{clean(name)} is missing from the pack"
        elif name not in hashes:
            yield f"{clean(name)} is not in the manifest"
        elif sha256(members[name]) != hashes[name]:
            yield f"{clean(name)} was changed after the pack was made"


def differences(packed: Mapping[str, bytes], anew: Mapping[str, bytes]) -> Iterator[str]:
    """What differs between the members of a pack and those made anew; nothing if they are identical."""
    if packed.get(REPORT) != anew[REPORT]:
        yield from _of_reports(_data(packed.get(REPORT, b"{}")), _data(anew[REPORT]))
    for name in sorted(anew):
        if name != REPORT and packed.get(name) != anew[name]:
            yield f"{clean(name)} comes out differently" if name in packed else f"{clean(name)} is not in the pack"


def _data(content: bytes) -> dict[str, Any]:
    try:
        data = json.loads(content)
    except ValueError:
        return {}
    return data if isinstance(data, dict) else {}


def _of_reports(before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    for part in ("source", "agreement", "trust"):
        if before.get(part) != after.get(part):
            yield f"what the report says of the {part} comes out differently"
    packed = {one.get("rule"): one for one in before.get("results", []) if isinstance(one, dict)}
    told = False
    for result in after["results"]:
        was = packed.get(result["rule"])
        if was == result:
            continue
        told = True
        rule = result["rule"]
        if was is None:
            yield f"{rule}: not in the pack's report"
        elif was.get("verdict") != result["verdict"]:
            yield f"{rule}: {clean(str(was.get('verdict')))} in the pack, {result['verdict']} now"
        else:
            yield f"{rule}: {result['verdict']} as in the pack, but on other words or for other reasons"
    if not told and before != after:
        yield "the report comes out differently"
