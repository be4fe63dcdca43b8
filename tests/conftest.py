"""What every test may ask for."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from site_src.diagnostics import Diagnostic
from site_src.failures import Failure
from site_src.publish.checker.ledger import Fault, Ledger


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-goldens` writes the expected reports anew instead of comparing them; with `--whole`
    the browser looks at every page in every way, not only in some in turn."""
    parser.addoption("--update-goldens", action="store_true", help="write expected files anew")
    parser.addoption("--whole", action="store_true", help="look at every page in every way")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out what only a look at everything is for."""
    if not config.getoption("--whole"):
        left_out = [item for item in items if item.get_closest_marker("whole")]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


@pytest.fixture
def update_goldens(request: pytest.FixtureRequest) -> bool:
    """Whether expected files are to be written instead of compared."""
    return bool(request.config.getoption("--update-goldens"))


@pytest.fixture(scope="session")
def whole(request: pytest.FixtureRequest) -> bool:
    """Whether every page is to be looked at in every way."""
    return bool(request.config.getoption("--whole"))


@pytest.fixture(autouse=True, scope="session")
def nothing_remembered_from_before(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What builds remember for this user begins empty, and is nobody's but the tests'."""
    worker = tmp_path_factory.getbasetemp()
    together = worker.parent if "PYTEST_XDIST_WORKER" in os.environ else worker
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
            patch.setenv(variable, str(together / "user"))
        yield


@pytest.fixture(autouse=True, scope="session")
def whatever_is_found_can_be_told() -> Iterator[None]:
    """Every failure, problem and fault that any test comes upon has its sentence, with all that
    the sentence quotes."""
    with pytest.MonkeyPatch.context() as patch:
        fail, note, add = Failure.__init__, Diagnostic.__post_init__, Ledger.add

        def told_failure(failure: Failure, code: str, **params: str) -> None:
            fail(failure, code, **params)
            assert failure.sentence()

        def told_problem(problem: Diagnostic) -> None:
            note(problem)
            assert problem.line()

        def told_fault(ledger: Ledger, fault: Fault) -> None:
            assert fault.text()
            add(ledger, fault)

        patch.setattr(Failure, "__init__", told_failure)
        patch.setattr(Ledger, "add", told_fault)
        patch.setattr(Diagnostic, "__post_init__", told_problem)
        yield
