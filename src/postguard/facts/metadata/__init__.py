"""Metadata inside media files: whether they hold a position or the camera's owner, and taking just that out.

One walk serves both: each format yields the bytes that hold such data together with what to write instead. What is
found and what is removed can therefore not differ. No value ever leaves this package.
"""

from postguard.facts.metadata.files import Metadata, read, strip
from postguard.facts.metadata.formats import cleaned, found
from postguard.facts.metadata.splice import EVERYTHING, Unread, What

__all__ = ["EVERYTHING", "Metadata", "Unread", "What", "cleaned", "found", "read", "strip"]
