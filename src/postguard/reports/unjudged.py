"""What could not be judged, said once for all drafts that it holds for."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from postguard.draft import Draft
from postguard.finding import Results


class UnjudgedGroup(NamedTuple):
    """A reason, the rules that could not be judged for it, and on which drafts; `everywhere` if on all."""

    why: str
    rules: tuple[str, ...]
    drafts: tuple[Draft, ...]
    everywhere: bool

    def where(self) -> str:
        """The first drafts' ids in brackets; nothing where all are meant."""
        names = ", ".join(draft.id for draft in self.drafts[:5])
        return "" if self.everywhere else f" ({names}{' …' if len(self.drafts) > 5 else ''})"


def unjudged_groups(results: Results) -> list[UnjudgedGroup]:
    """What could not be judged in a run: rules with the same reason on the same drafts together."""
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, report in enumerate(results.reports):
        for unjudged in report.not_judged:
            places[unjudged.rule, unjudged.why].append(at)
    rules: dict[tuple[str, tuple[int, ...]], list[str]] = defaultdict(list)
    for (rule, why), reports in places.items():
        rules[why, tuple(reports)].append(rule)
    readable = tuple(at for at, report in enumerate(results.reports) if report.draft.readable)
    return [
        UnjudgedGroup(why, tuple(some), tuple(results.reports[at].draft for at in reports), reports == readable)
        for (why, reports), some in rules.items()
    ]
