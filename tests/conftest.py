"""What all tests share: the corpus, the shipped rules, and a small rulebook of the tests' own."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings
from samples import SMALL_RULES, agreement_of

from clausecheck.agreement import Agreement
from clausecheck.matching import Judge, Report, Result
from clausecheck.reading import read
from clausecheck.rulebook.loading import load_rulebook
from clausecheck.rulebook.rule import Rulebook
from clausecheck.structure import parse

TESTS = Path(__file__).parent
# The benchmarks are no part of the installed package; tests import them from the repository's root.
sys.path.insert(0, str(TESTS.parent))

settings.register_profile("clausecheck", deadline=None, derandomize=True, print_blob=False)
settings.load_profile("clausecheck")


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A cache of the tests' own, for the commands that they run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLAUSECHECK_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real agreements."""
    return TESTS.parent / "corpus"


@pytest.fixture(scope="session")
def shipped() -> Rulebook:
    """The rules that come with clausecheck."""
    return load_rulebook()


@pytest.fixture(scope="session")
def small() -> Rulebook:
    """A rulebook that belongs to the tests, so that they say the same whatever rules are shipped."""
    return load_rulebook(root=SMALL_RULES)


@pytest.fixture(scope="session")
def small_judge(small: Rulebook) -> Judge:
    """A judge of the small rulebook."""
    return Judge(small)


@pytest.fixture
def judged(small_judge: Judge) -> Callable[..., Report]:
    """Judge a text, or an agreement, by the small rulebook."""

    def judge(words: str | Agreement) -> Report:
        return small_judge.judge(words if isinstance(words, Agreement) else agreement_of(words))

    return judge


@pytest.fixture
def result_of(judged: Callable[..., Report]) -> Callable[..., Result]:
    """The result of one rule of the small rulebook on a text."""

    def result(rule: str, words: str | Agreement) -> Result:
        return next(one for one in judged(words).results if one.rule.id == rule)

    return result


@pytest.fixture(scope="session")
def verdicts_on(corpus: Path, shipped: Rulebook) -> Callable[[str], dict[str, Result]]:
    """The verdicts of the shipped rules on a file of the corpus, by rule; each file is read once."""
    judge = Judge(shipped)

    @cache
    def verdicts(file: str) -> dict[str, Result]:
        return {result.rule.id: result for result in judge.judge(parse(*read(corpus / file))).results}

    return verdicts
