"""The rule uncategorised-post."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from postguard.checkbase import Check
from postguard.draft import Draft
from postguard.finding import Finding
from postguard.plan import Plan


class UncategorisedPost(Check):
    """A post has no content category, or one that the house does not use, in a plan that sorts posts by category.

    The categories and the year's wheel show whether an account speaks of what it is for. Where the register of accounts
    names an account's categories, those are the ones that count.
    """

    id = "uncategorised-post"
    subject = "plan"
    level = "note"
    doc_sv = """Ett inlägg saknar innehållskategori, eller har en som huset inte använder, i en plan som sorterar efter kategori.

    Kategorierna och årshjulet visar om kontot talar om det som det är till för. Där kontoregistret anger ett kontos
    kategorier gäller de.
    """
    message = {"sv": "Inlägget har ingen kategori.", "en": "The post has no category."}
    _unknown = {
        "sv": "Kategorin finns inte bland husets: {categories}.",
        "en": "The category is none of the house's: {categories}.",
    }
    help = {"sv": "Ge inlägget en av kategorierna i planen.", "en": "Give the post one of the plan's categories."}
    categories: Annotated[tuple[str, ...], "the house's categories; without them, any will do"] = ()
    bad = ((Draft(id="1", text="Badet.", category="Fritid"), Draft(id="2", text="Snö.")),)
    good = (
        (Draft(id="1", text="Badet.", category="Fritid"),),
        (Draft(id="1", text="Badet."), Draft(id="2", text="Snö.")),
    )

    def run_plan(self, plan: Plan) -> Iterator[tuple[int, Finding]]:
        """Yield a finding for each post without a known category, where categories are used at all."""
        house = {category.lower(): category for category in self.categories}
        sorts = bool(house) or any(draft.category for draft in plan.drafts)
        own: dict[str, dict[str, str]] = {}
        for at, draft in enumerate(plan.drafts if sorts else ()):
            account = draft.account or ""
            if account not in own:
                named = (one for of in plan.register.named(account) for one in of.categories) if account else ()
                own[account] = {category.lower(): category for category in named}
            known = own[account] or house
            category = (draft.category or "").strip()
            if not category:
                yield at, self.finding("/category")
            elif known and category.lower() not in known:
                yield at, self.finding("/category", message=self._unknown, categories=", ".join(known.values()))
