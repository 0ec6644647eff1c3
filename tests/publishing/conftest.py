"""A store in the memory."""

import pytest

from habitat_site.publishing import store
from tests.gates import require_or_skip
from tests.publishing.stores import Watched


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Watched:
    """Return a store in the memory, to which objects go one after another."""
    require_or_skip("obstore")
    from obstore.store import MemoryStore

    # In order, so that a test can tell at which of them it ends.
    monkeypatch.setattr(store, "AT_ONCE", 1)
    return Watched("s3://bucket", MemoryStore())
