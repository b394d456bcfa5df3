"""The evidence pack: made, verified, tampered with."""

from __future__ import annotations

import contextlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from clausecheck.cli.main import app
from clausecheck.errors import DocumentError
from clausecheck.reports.evidence.archive import packed, unpacked

PDF = "eu-australia-framework-agreement-2017.pdf"
OWN = """\
id: talks-on-cyber
title: A dialogue on cyber matters
norm: The Parties hold a dialogue on cyber matters.
sources: [{document: A paper, quote: a dialogue}]
look_for: {topic: cybercrime}
suggest: The Parties shall hold a dialogue.
examples:
  full: ["The Parties shall combat cybercrime."]
  weak: ["The Parties recognise the threat of cybercrime."]
  absent: ["The Parties shall dance.", "The Parties shall sing."]
"""


def call(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments])


@pytest.fixture(scope="module")
def pack(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pack on a real agreement, with three rules."""
    path = tmp_path_factory.mktemp("pack") / "evidence.zip"
    rules = ("budapest-convention-reference", "cybercrime-cooperation", "paris-agreement-commitment")
    done = call("report", corpus / PDF, "--pack", path, "--no-config", *(f"--rule={rule}" for rule in rules))
    assert done.exit_code == 0, done.output
    return path


def changed(pack: Path, to: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The pack with its members changed."""
    members = unpacked("", pack.read_bytes())
    change(members)
    to.write_bytes(packed(members))
    return to


def test_a_pack_holds_report_page_crops_rules_and_hashes(pack: Path) -> None:
    members = unpacked("", pack.read_bytes())
    manifest = json.loads(members["manifest.json"])
    assert set(manifest["members"]) == set(members) - {"manifest.json"}
    assert members["crops/budapest-convention-reference-1-p19.png"].startswith(b"\x89PNG")
    assert json.loads(members["report.json"])["results"][0]["verdict"] == "full"
    assert b"<!DOCTYPE html>" in members["report.html"]
    assert "rules/shipped/packs/cybercrime/budapest-convention-reference.yaml" in members


def test_it_is_made_again_identically(pack: Path, corpus: Path, tmp_path: Path) -> None:
    done = call("verify", pack)
    assert (done.exit_code, done.output[:22]) == (0, "identical: 3 verdicts "), done.output
    again = tmp_path / "again.zip"
    rules = ("budapest-convention-reference", "cybercrime-cooperation", "paris-agreement-commitment")
    call("report", corpus / PDF, "--pack", again, "--no-config", *(f"--rule={rule}" for rule in rules))
    assert again.read_bytes() == pack.read_bytes()


def test_another_document_is_told(pack: Path, corpus: Path) -> None:
    done = call("verify", pack, corpus / "eu-mongolia-partnership-and-cooperation-agreement-2013.pdf")
    assert done.exit_code == 1
    assert "the document is another one" in done.output


def test_a_changed_member_is_told(pack: Path, tmp_path: Path) -> None:
    def upgraded(members: dict[str, bytes]) -> None:
        members["report.json"] = members["report.json"].replace(b'"weak"', b'"full"').replace(b"absent", b"full")

    done = call("verify", changed(pack, tmp_path / "forged.zip", upgraded))
    assert done.exit_code == 1
    assert "report.json was changed after the pack was made" in done.output


def test_a_forged_verdict_is_told_even_if_the_manifest_was_made_to_fit(pack: Path, tmp_path: Path) -> None:
    from clausecheck.reports.evidence.archive import sha256

    def forged(members: dict[str, bytes]) -> None:
        data = json.loads(members["report.json"])
        data["results"][0]["verdict"] = "absent"
        members["report.json"] = json.dumps(data).encode()
        manifest = json.loads(members["manifest.json"])
        manifest["members"]["report.json"] = sha256(members["report.json"])
        members["manifest.json"] = json.dumps(manifest).encode()

    done = call("verify", changed(pack, tmp_path / "forged.zip", forged))
    assert done.exit_code == 1
    assert "budapest-convention-reference: absent in the pack, full now" in done.output


def test_own_rules_and_a_profile_travel_with_the_pack(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(OWN, "utf-8")
    agreement, path = tmp_path / "draft.txt", tmp_path / "own.zip"
    agreement.write_bytes((corpus / "eu-mongolia-partnership-and-cooperation-agreement-2013.txt").read_bytes())
    made = call(
        *("report", agreement, "--pack", path, "--no-config", "--with-document"),
        *("--rules", tmp_path / "own.yaml", "--profile", "cybercrime-only"),
    )
    assert made.exit_code == 0, made.output
    agreement.unlink()
    (tmp_path / "own.yaml").unlink()
    done = call("verify", path)
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize("name", ["../out.txt", "/etc/passwd", "a//b", "C:/x", "a\\b"])
def test_names_that_lead_out_of_the_pack_are_refused(name: str) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, b"x")
    with pytest.raises(DocumentError):
        unpacked("pack.zip", file.getvalue().replace(b"a/b", name.encode()[:3]) if name == "a\\b" else file.getvalue())


def test_a_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clausecheck.reports.evidence.archive.MOST_BYTES", 1 << 20)
    bomb = packed({"a": bytes(1 << 19), "b": bytes(1 << 20)})
    assert len(bomb) < 5000
    with pytest.raises(DocumentError, match="unpacks to more"):
        unpacked("bomb.zip", bomb)


@given(st.binary(max_size=300), st.integers(0, 2000), st.integers(0, 255))
def test_any_bytes_end_in_members_or_a_clear_error(noise: bytes, at: int, value: int) -> None:
    good = bytearray(packed({"manifest.json": b"{}", "report.json": b'{"results": []}' * 20}))
    if at < len(good):
        good[at] = value
    for content in (noise, bytes(good), bytes(good[:at])):
        with contextlib.suppress(DocumentError):
            unpacked("pack.zip", content)


def test_what_is_no_pack_is_told_plainly(corpus: Path, tmp_path: Path) -> None:
    no_pack = tmp_path / "other.zip"
    no_pack.write_bytes(packed({"manifest.json": b"[]"}))
    for path in (no_pack, corpus / PDF):
        done = call("verify", path)
        assert done.exit_code == 3
        assert "Traceback" not in done.output
