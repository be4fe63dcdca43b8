"""The output checker: judges a finished site by its files alone, however they were made.

`verdict` goes through the files; a page is read by `reader`: its `lines` are put together from
pieces of `markup`, and `page` does what they leave to be done (`deeds`). `files` looks at what is
no page, `whole` at what only all pages together can tell. `elements`, `links`, `writing` and
`security` know tags, addresses, scripts and policies; `ledger` keeps what was found.
"""

from __future__ import annotations

from site_src.publish.checker.ledger import SHOWN, Fault, Ledger
from site_src.publish.checker.links import Site
from site_src.publish.checker.verdict import Verdict, derived, verify

__all__ = ["SHOWN", "Fault", "Ledger", "Site", "Verdict", "derived", "verify"]
