"""What the rules on accounts share."""

from __future__ import annotations

from postguard.accounts import AccountFacts
from postguard.register.accounts import Account


def in_use(account: Account, facts: AccountFacts) -> bool:
    """Whether an account is neither closed nor only applied for: what is not in use has fewer duties."""
    return account.status != "applied" and not account.closed_on(facts.today)


def listed(words: list[str], last: str) -> str:
    """Words as a sentence lists them: a, b and c."""
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


def lists(words: list[tuple[str, str]]) -> dict[str, str]:
    """Words in Swedish and English as sentences list them."""
    return {"sv": listed([sv for sv, _ in words], "och"), "en": listed([en for _, en in words], "and")}
