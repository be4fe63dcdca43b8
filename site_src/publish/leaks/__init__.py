"""Looks for what only the office may know in the bytes of a finished public site.

It knows nothing of how the public edition is made: what is internal it learns from the sources
themselves, by a list of its own, and what the public may read from the rest of them.
"""

from site_src.publish.leaks.scan import Findings, scan

__all__ = ["Findings", "scan"]
