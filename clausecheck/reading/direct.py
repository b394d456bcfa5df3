"""Calls of PDFium without declared types, for loops that run in C: ten times as fast as one call at a time.

The arguments are made once and used for every call; the functions are called by `map`.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium


def function(name: str, result: Any = ctypes.c_int) -> Any:
    """A function of PDFium that takes ready-made arguments and plain small integers."""
    return ctypes.PYFUNCTYPE(result)(ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value or 0)


def handle(handle: Any) -> Any:
    """A handle as a ready-made argument of a direct call."""
    return ctypes.c_void_p.from_param(ctypes.cast(handle, ctypes.c_void_p).value or 0)
