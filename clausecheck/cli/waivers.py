"""The waivers of a run: from a file of their own or from the configuration itself."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from clausecheck.cli.files import any_file, relative_to
from clausecheck.errors import ConfigError, UsageError
from clausecheck.levels import FailOn

if TYPE_CHECKING:
    from clausecheck.cli.settings.layers import Effective
    from clausecheck.cli.settings.tomlfile import TomlFile
    from clausecheck.matching import Report
    from clausecheck.rulebook.waivers import Waiver


class Waivers:
    """Lays waivers beside verdicts on a day, and remembers which of them met an agreement.

    Paths in waivers are relative to `folder`.
    """

    def __init__(self, waivers: Sequence[Waiver], folder: Path, today: datetime.date) -> None:
        self._waivers = tuple(waivers)
        self._folder = folder
        self._today = today
        self._met: set[Waiver] = set()

    def applied(self, report: Report, fail_on: FailOn) -> Report:
        """The report with its waivers."""
        if not self._waivers:
            return report
        from clausecheck.matching.waiving import waived

        source = report.agreement.source
        path = relative_to(self._folder, source.path)
        self._met |= {one for one in self._waivers if one.concerns(path, source.sha256, report.agreement.title)}
        return waived(report, self._waivers, path, self._today, fail_on)

    def strangers(self) -> tuple[Waiver, ...]:
        """The waivers that met no agreement of the run and are for no file that there is."""
        return tuple(one for one in self._waivers if one not in self._met and not any_file(self._folder, one.agreement))


def load_waivers(effective: Effective, rules: Sequence[str], today: datetime.date | None) -> Waivers:
    """The waivers in force; `rules` are the ids of all rules there are, `today` is the day of the run if None.

    Raises UsageError if a file that was named does not exist, ConfigError with all mistakes of the files.
    """
    from clausecheck.cli.settings.layers import FOUND
    from clausecheck.rulebook.waivers import read_waivers

    named, origin = effective.settings.waivers, effective.origins.get("waivers")
    waivers: tuple[Waiver, ...] = ()
    folder = effective.file.path.parent if effective.file else Path()
    if named is not None:
        if not named.is_file():
            raise UsageError(f"{named}: there is no such file of waivers. Check the name and the folder.")
        folder, waivers = named.parent, read_waivers(named, rules)
    if effective.file is not None and origin in (None, FOUND):
        waivers += _of_config(effective.file, rules)
    return Waivers(waivers, folder, today or datetime.date.today())


def _of_config(file: TomlFile, rules: Sequence[str]) -> tuple[Waiver, ...]:
    """The waivers that stand in the configuration file itself, as `[[waivers]]`."""
    from clausecheck.rulebook.mistakes import Mistakes
    from clausecheck.rulebook.waivers import waivers_from

    written = file.root.get("waivers")
    if not isinstance(written, list):
        return ()
    mistakes = Mistakes()
    waivers = waivers_from({"waivers": written}, file.name, file.place, rules, mistakes)
    if mistakes.found:
        raise ConfigError(tuple(mistakes.found))
    return waivers
