"""Self-contained pages: they open offline, from an e-mail or a memory stick, and ask nothing of a network.

Their content-security policy names their one style sheet and their one script by their hashes and allows nothing else,
so that words of a hostile document stay words.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from clausecheck.reports.plain import clean

if TYPE_CHECKING:
    from jinja2 import Template


@cache
def template(name: str) -> Template:
    """A template that escapes all words and takes out the characters that act instead of being read."""
    # Imported here: no other format needs it.
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("clausecheck.reports", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: clean(value) if type(value) is str else value,
    )
    return environment.get_template(name)


def dress(style: str, script: str) -> dict[str, Any]:
    """What every page needs: `css` and `script`, which are ours and not escaped, and the `policy` that allows them."""
    from markupsafe import Markup

    sheet, program = _file("base.css") + _file(style), _file(script)
    policy = (
        f"default-src 'none'; style-src '{_hash(sheet)}'; script-src '{_hash(program)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return {"css": Markup(sheet), "script": Markup(program), "policy": policy}


@cache
def _file(name: str) -> str:
    return files("clausecheck.reports").joinpath("templates", name).read_text("utf-8")


def _hash(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode('utf-8')).digest()).decode('ascii')}"
