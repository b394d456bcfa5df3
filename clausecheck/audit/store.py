"""The store of an audit: one SQLite file, a transaction a document: a kill loses what is in flight and no more."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, Self

from clausecheck.audit.rows import Rows
from clausecheck.errors import UsageError
from clausecheck.rulebook.rule import Rulebook

VERSION: Final = "1"
_TABLES: Final = ("documents", "verdicts", "findings", "near_misses")


class Store:
    """An audit's results: `Store.writing` is for the one coordinator, `Store.reading` for answers."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    @contextmanager
    def writing(cls, path: Path) -> Iterator[Self]:
        """The store for the coordinator of an audit; made if there is none, readable for its owner alone.

        Raises UsageError if another coordinator is at work on it, or if the file is something else.
        """
        with _locked(path):
            connection = _connected(path, f"{path.resolve().as_uri()}?mode=rw")
            try:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = NORMAL")
                connection.execute("PRAGMA foreign_keys = ON")
                if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                    script = files("clausecheck.audit").joinpath("schema.sql").read_text("utf-8")
                    version = f"INSERT INTO meta VALUES ('version', '{VERSION}')"
                    connection.executescript(f"BEGIN; {script}; {version}; COMMIT;")
                _check_version(path, connection)
                yield cls(connection)
            finally:
                connection.close()

    @classmethod
    @contextmanager
    def reading(cls, path: Path) -> Iterator[Self]:
        """The store for answers; nothing in it can be changed. Raises UsageError if there is none."""
        if not path.is_file():
            raise UsageError(f"{path}: there is no such store. 'clausecheck audit FOLDER --store {path}' makes one.")
        connection = _connected(path, f"{path.resolve().as_uri()}?mode=ro")
        try:
            connection.execute("PRAGMA query_only = ON")
            _check_version(path, connection)
            yield cls(connection)
        finally:
            connection.close()

    def known(self, path: str) -> tuple[str, str, str] | None:
        """The hash of a document's bytes, and the digests of what read and judged it; None for a new one."""
        row = self._connection.execute("SELECT sha256, reader, rules FROM documents WHERE path = ?", (path,)).fetchone()
        return row if row is None else (row[0], row[1], row[2])

    def write(self, rows: Rows) -> None:
        """Put the rows of a document in the place of those it had."""
        with self._transaction():
            self._connection.execute("DELETE FROM documents WHERE path = ?", (rows.document["path"],))
            columns = sorted(rows.document)
            self._connection.execute(
                f"INSERT INTO documents ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
                [rows.document[column] for column in columns],
            )
            for table, found in zip(_TABLES[1:], (rows.verdicts, rows.findings, rows.near_misses), strict=True):
                if found:
                    places = ", ".join("?" * len(found[0]))
                    self._connection.executemany(f"INSERT INTO {table} VALUES ({places})", found)

    def write_rules(self, book: Rulebook) -> None:
        """Note the rules that are judged by."""
        rows = [
            (rule.id, rule.pack, position, rule.title, rule.norm, rule.wanted.value)
            for position, rule in enumerate(book.rules)
        ]
        with self._transaction():
            self._connection.execute("DELETE FROM rules")
            self._connection.executemany("INSERT INTO rules VALUES (?, ?, ?, ?, ?, ?)", rows)

    def forget_all_but(self, paths: set[str]) -> int:
        """Remove the documents that are not among these; how many they were."""
        gone = [path for (path,) in self._connection.execute("SELECT path FROM documents") if path not in paths]
        with self._transaction():
            self._connection.executemany("DELETE FROM documents WHERE path = ?", [(path,) for path in gone])
        return len(gone)

    def rows(self, sql: str, values: Sequence[Any] = ()) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """The names of the columns and the rows of a query. Raises UsageError with what SQLite says of a wrong one."""
        try:
            cursor = self._connection.execute(sql, values)
            return tuple(column[0] for column in cursor.description or ()), cursor.fetchall()
        except (sqlite3.Error, sqlite3.Warning) as error:
            raise UsageError(f"the query cannot be answered: {error}.") from None

    def dump(self) -> list[tuple[Any, ...]]:
        """Every row of every table in a fixed order: two stores with equal dumps hold the same."""
        found: list[tuple[Any, ...]] = []
        for table in _TABLES:
            rows = self._connection.execute(f"SELECT * FROM {table}").fetchall()
            found += [(table, *row) for row in sorted(rows, key=repr)]
        return found

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")


def _connected(path: Path, uri: str) -> sqlite3.Connection:
    try:
        return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=30)
    except sqlite3.Error as error:
        raise UsageError(f"{path}: the store cannot be opened ({error}).") from None


def _check_version(path: Path, connection: sqlite3.Connection) -> None:
    try:
        row = connection.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
    except sqlite3.DatabaseError:
        row = None
    if row is None:
        raise UsageError(f"{path}: this is no store of an audit. Name another file.")
    if row[0] != VERSION:
        raise UsageError(f"{path}: this store is of version {row[0]}, not {VERSION}. Begin a new one.")


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Keep other coordinators out, where the system can; the lock goes with the process, however that ends."""
    try:
        path.touch(mode=0o600, exist_ok=True)
        file = path.open("rb")
    except OSError as error:
        raise UsageError(f"{path}: the store cannot be opened ({error.strerror}). Name another file.") from None
    with file:
        with suppress(ImportError):
            import fcntl

            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise UsageError(f"{path}: another audit is writing into this store. Wait for its end.") from None
        yield
