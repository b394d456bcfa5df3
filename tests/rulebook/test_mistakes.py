"""A wrong rule file is told in full: every mistake of every file at once, with file, line and column."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import SMALL_RULES

from clausecheck.errors import Mistake, RuleError, UsageError
from clausecheck.rulebook.loading import OWN_PACK, load_rulebook

RIGHT = """\
id: preserves-data
title: Preserves data
norm: The Parties can order the expedited preservation of stored computer data.
sources: [{document: Convention on Cybercrime, quote: expeditious preservation}]
look_for:
  words: [preserv* … data]
suggest: Each Party shall ensure that stored computer data can be preserved expeditiously.
examples:
  full: [Each Party shall preserve computer data.]
  weak: [The Parties may preserve computer data.]
  absent:
    - Each Party shall preserve natural habitats.
    - Each Party shall publish statistical data.
"""

Load = Callable[[str | bytes], tuple[Mistake, ...]]


@pytest.fixture
def mistakes_in(tmp_path: Path) -> Load:
    """The mistakes of a rule file with the given words; none if it is right."""

    def load(content: str | bytes) -> tuple[Mistake, ...]:
        file = tmp_path / "own.yaml"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        try:
            load_rulebook([file], root=SMALL_RULES)
        except RuleError as error:
            assert {mistake.file for mistake in error.mistakes} == {str(file)}
            return error.mistakes
        return ()

    return load


def places(mistakes: tuple[Mistake, ...]) -> list[tuple[int, int]]:
    return [(mistake.line, mistake.column) for mistake in mistakes]


def test_a_right_rule_joins_the_rulebook(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(RIGHT, "utf-8")
    book = load_rulebook([file], root=SMALL_RULES)
    assert book.rules[-1].id == "preserves-data"
    assert book.packs[-1].id == book.rules[-1].pack == OWN_PACK


def test_three_mistakes_are_told_at_once_each_at_its_place(mistakes_in: Load) -> None:
    wrong = (
        RIGHT.replace("id: preserves-data", "id: Preserves Data")
        .replace("  words: [preserv* … data]", "  topic: crime-by-computers")
        .replace("suggest:", "sugest:")
    )
    mistakes = mistakes_in(wrong)
    assert [mistake.line for mistake in mistakes] == sorted(mistake.line for mistake in mistakes)
    assert {mistake.line for mistake in mistakes} == {1, 6, 7}
    assert any("unknown key 'sugest'; did you mean 'suggest'?" in mistake.problem for mistake in mistakes)
    assert any("'suggest' is missing" in mistake.problem for mistake in mistakes)
    assert any("no topic 'crime-by-computers'; did you mean 'crime-by-computer'?" in m.problem for m in mistakes)
    assert all(str(mistake).startswith(f"{mistake.file}:{mistake.line}:{mistake.column}: ") for mistake in mistakes)


@pytest.mark.parametrize(
    ("right", "wrong", "place", "said"),
    [
        ("title:", "titel:", (2, 1), "unknown key 'titel'"),
        ("title: Preserves data\n", "", (1, 1), "'title' is missing"),
        ("title: Preserves data", "title: 7", (2, 1), "string"),
        ("title: Preserves data", "title: Preserves data\ntitle: Again", (3, 1), "duplicate|title"),
        ("  words: [preserv* … data]", "  topic: crime-by-computr", (6, 3), "did you mean 'crime-by-computer'"),
        ("  words: [preserv* … data]", "  topic: quantum-gravity", (6, 3), "no topic 'quantum-gravity'$"),
        ("  words: [preserv* … data]", "  topic: budapest", (6, 3), "no topic 'budapest'"),
        ("  words: [preserv* … data]", "  instrument: [budapest, budapset]", (6, 26), "did you mean 'budapest'"),
        ("  words: [preserv* … data]", "  any:\n    - act: work-togethr", (7, 7), "work-together"),
        ("  words: [preserv* … data]", "  words: ['(preserv*']", (6, 11), r"'\)' is missing"),
        ("  words: [preserv* … data]", "  words: []", (6, 3), "at least 1 item"),
        ("  words: [preserv* … data]", "  {}", (5, 1), "the condition is empty"),
        ("  words: [preserv* … data]", "  near: {window: page, all: [{topic: rights}]}", (6, 10), "'article'"),
        ("  words: [preserv* … data]", "  within: {placement: [recital]}", (6, 24), "'preamble'"),
        ("  words: [preserv* … data]", "  children: {rules: [names-paaris], full: 1}", (6, 22), "mean 'names-paris'"),
        ("  words: [preserv* … data]", "  children: {rules: [names-paris], full: 0}", (6, 36), "greater than or"),
        ("suggest: Each", "applies_from: in November\nsuggest: Each", (7, 1), "date"),
        ("suggest: Each", "wanted: excellent\nsuggest: Each", (7, 1), "'full'"),
        ("suggest: Each", "overrides: [{when: {topic: rights}, because: it must be}]\nsuggest: Each", (7, 13), "at_m"),
        ("  weak: [The Parties may preserve computer data.]\n", "", (8, 1), "at least one example of 'weak'"),
        ("    - Each Party shall publish statistical data.\n", "", (8, 1), "two look-alikes"),
        ("  full: [Each Party shall preserve computer data.]\n", "", (8, 1), "'full' or 'partial'"),
        ("sources: [{document: Convention on", "sources: []\nnote: [{on", (4, 1), "at least 1"),
        ("id: preserves-data", "id: names-budapest", (1, 1), "is taken by .*names-budapest.yaml"),
    ],
)  # fmt: skip
def test_a_mistake_is_placed_and_explained(
    mistakes_in: Load, right: str, wrong: str, place: tuple[int, int], said: str
) -> None:
    assert right in RIGHT
    mistakes = mistakes_in(RIGHT.replace(right, wrong))
    told = [mistake for mistake in mistakes if re.search(said, mistake.problem)]
    assert told, [str(mistake) for mistake in mistakes]
    assert places((told[0],)) == [place]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "must be a mapping"),
        (b"- id: one\n", "must be a mapping"),
        (b"just words\n", "must be a mapping"),
        (b"id: caf\xe9\n", "not UTF-8"),
        (b"id: [one\n", "not valid YAML"),
        (b"id: one\n\ttitle: two\n", "not valid YAML"),
        (b"id: !!python/object:os.system one\n", "mistake|missing|tag|YAML"),
        (b"id: *nowhere\n", "not valid YAML"),
        (b"id: one\napplies_from: 2001-23-11\n", "month"),
        (b"#" * 1_000_001, "larger than"),
        (b"id: one\n---\nid: two\n", "not valid YAML"),
    ],
)
def test_what_is_no_rule_file_is_told_in_one_line(mistakes_in: Load, content: bytes, said: str) -> None:
    mistakes = mistakes_in(content)
    assert any(re.search(said, mistake.problem) for mistake in mistakes), mistakes
    assert all("\n" not in mistake.problem for mistake in mistakes)


def test_a_missing_file_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.yaml: there is no such rule file"):
        load_rulebook([tmp_path / "none.yaml"], root=SMALL_RULES)


def test_all_files_of_a_folder_are_reported_together(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text(RIGHT.replace("title:", "titel:"), "utf-8")
    (tmp_path / "two.yaml").write_text("", "utf-8")
    with pytest.raises(RuleError) as raised:
        load_rulebook([tmp_path], root=SMALL_RULES)
    assert {Path(mistake.file).name for mistake in raised.value.mistakes} == {"one.yaml", "two.yaml"}


class TestFolders:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        """A folder of a user's own: one pack with one rule, and a topic for it."""
        pack = tmp_path / "packs" / "evidence"
        pack.mkdir(parents=True)
        (pack / "pack.yaml").write_text(
            "id: evidence\ntitle: Evidence\ndescription: Electronic evidence.\nrules: [preserves-data]\n", "utf-8"
        )
        (pack / "preserves-data.yaml").write_text(RIGHT, "utf-8")
        topics = tmp_path / "topics"
        topics.mkdir()
        (topics / "evidence.yaml").write_text("id: evidence\ntitle: evidence\nterms: [electronic evidence]\n", "utf-8")
        return tmp_path

    def test_a_pack_and_its_lexicons_are_added(self, folder: Path) -> None:
        book = load_rulebook([folder], root=SMALL_RULES)
        assert [pack.id for pack in book.packs] == ["cyber", "values", "evidence"]
        assert book.rules[-1].pack == "evidence"
        assert "evidence" in book.lexicons

    def test_a_pack_folder_alone_is_enough(self, folder: Path) -> None:
        book = load_rulebook([folder / "packs" / "evidence"], root=SMALL_RULES)
        assert book.rules[-1].id == "preserves-data"

    def test_a_pack_that_lists_a_missing_file_says_so(self, folder: Path) -> None:
        manifest = folder / "packs" / "evidence" / "pack.yaml"
        manifest.write_text(
            manifest.read_text("utf-8").replace("[preserves-data]", "[preserves-data, seizes-data]"), "utf-8"
        )
        with pytest.raises(RuleError, match=r"pack\.yaml:4:25: there is no file seizes-data\.yaml in this pack"):
            load_rulebook([folder], root=SMALL_RULES)

    def test_a_rule_that_no_pack_lists_is_not_lost_in_silence(self, folder: Path) -> None:
        more = folder / "packs" / "evidence" / "more.yaml"
        more.write_text(RIGHT.replace("id: preserves-data", "id: more"), "utf-8")
        with pytest.raises(RuleError, match="the rule 'more' of this folder is not listed"):
            load_rulebook([folder], root=SMALL_RULES)

    def test_a_lexicon_of_the_same_id_is_a_mistake(self, folder: Path) -> None:
        (folder / "topics" / "again.yaml").write_text("id: budapest\ntitle: again\nterms: [again]\n", "utf-8")
        with pytest.raises(RuleError, match=r"again\.yaml:1:1: the id 'budapest' is taken"):
            load_rulebook([folder], root=SMALL_RULES)


class TestHostileFiles:
    @pytest.mark.parametrize("levels", [2, 5, 30])
    def test_aliases_cannot_blow_up(self, mistakes_in: Load, levels: int) -> None:
        bomb = "\n".join(f"x{i}: &x{i} [{', '.join([f'*x{i - 1}'] * 9)}]" for i in range(1, levels + 1))
        mistakes = mistakes_in(f"x0: &x0 [a, b]\n{bomb}\n")
        assert mistakes
        assert all(len(mistake.problem) < 300 for mistake in mistakes)

    def test_a_condition_may_be_deep_but_not_bottomless(self, mistakes_in: Load) -> None:
        def nested(depth: int) -> str:
            return RIGHT.replace("words: [preserv* … data]", "not: {" * depth + "words: [data]" + "}" * depth)

        assert mistakes_in(nested(5)) == ()
        assert mistakes_in(nested(2000)) != ()

    @settings(max_examples=40)
    @given(st.text(max_size=200))
    def test_any_text_is_a_rule_or_a_list_of_mistakes(
        self, tmp_path_factory: pytest.TempPathFactory, content: str
    ) -> None:
        file = tmp_path_factory.getbasetemp() / "any.yaml"
        file.write_text(content, "utf-8", errors="replace")
        with pytest.raises(RuleError) as raised:
            load_rulebook([file], root=SMALL_RULES)
        assert raised.value.mistakes
