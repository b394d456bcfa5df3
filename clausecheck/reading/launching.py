"""The command that starts a process of ours: without the user's settings, with the same code as the caller's."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

_ROOT: Final = str(Path(__file__).parents[2])
_START: Final = "import sys; root = {root!r}; root in sys.path or sys.path.insert(0, root)"


def command(module: str) -> list[str]:
    """The command that runs `main()` of a module of clausecheck.

    Not `-m`: the classes of pickled answers must carry their module's name, not `__main__`. `-I` leaves out the folder
    where the caller stands and what its environment adds to the path; where clausecheck itself lies is added again.
    """
    return [sys.executable, "-I", "-c", f"{_START.format(root=_ROOT)}; from {module} import main; main()"]
