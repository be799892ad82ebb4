"""The rules on accounts: each asks the register what it says of one account, and what is planned there."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from postguard.answers import Memory, settle
from postguard.checkbase import Check, NotJudged
from postguard.config import Config
from postguard.draft import Answer, Draft
from postguard.facts.warm import Warm
from postguard.finding import AccountReport, Finding, Settled, Unjudged
from postguard.register.accounts import Account, Accounts
from postguard.register.legal_basis import Doubt
from postguard.run import crash
from postguard.soundness import validate
from postguard.sources.calendar.rows import standing

EXEMPT = {
    "sv": "undantag i registret: {why}", "en": "exemption in the register: {why}",
}  # fmt: skip
UNSAID = {"sv": "plattformen rymmer det inte", "en": "the platform has no room for it"}


@dataclass(frozen=True)
class AccountFacts:
    """What a rule may ask about an account: the settings, the day, and the posts that the run knows of it."""

    config: Config
    today: date
    planned: tuple[date, ...] = ()
    """The days for which posts are planned, in order."""
    published: tuple[date, ...] = ()
    """The days of posts that their status says are published, in order."""


def accounts_of(drafts: Iterable[Draft], register: Accounts) -> list[Account]:
    """The accounts of the register that some drafts are to be published in, in the drafts' order."""
    found = (account for name, channels in _named(drafts) for account in register.named(name, channels))
    return list({account.id: account for account in found}.values()) if len(register) else []


def _named(drafts: Iterable[Draft]) -> Iterator[tuple[str, tuple[str, ...]]]:
    return iter(dict.fromkeys((draft.account, draft.channels) for draft in drafts if draft.account))


def judge_accounts(
    accounts: Sequence[Account],
    drafts: Iterable[Draft],
    checks: Sequence[Check],
    source: Mapping[str, Check],
    warm: Warm,
    memory: Memory,
    asleep: Collection[str] = (),
) -> Iterator[AccountReport]:
    """A report for each account: what is found, what an exemption or answer of the register settles, what was not judged.

    `asleep` are known rules that this run does not ask: an answer about one of them is neither used nor unused.
    """
    unreadable = source["unreadable-field"]
    planned, published = days_of(drafts, warm.accounts, warm.config)
    for account in accounts:
        facts = AccountFacts(warm.config, warm.today, *(tuple(sorted(d[account.id])) for d in (planned, published)))
        findings = [_doubt(unreadable, doubt) for doubt in account.doubts if unreadable.id not in asleep]
        unjudged: list[Unjudged] = []
        for check in checks:
            try:
                for found in _ask(check, account, facts):
                    if isinstance(found, NotJudged):
                        unjudged.append(Unjudged(check.id, str(found.why[check.lang])))
                    else:
                        validate(found, account, check.id)
                        findings.append(found)
            except (Exception, SystemExit, GeneratorExit) as error:
                findings.append(crash(check, error, source["check-crashed"]))
        yield _settled(account, _known(findings, account), unjudged, source, warm, memory, asleep)


def _ask(check: Check, account: Account, facts: AccountFacts) -> Iterator[Finding | NotJudged]:
    try:
        yield from check.run_account(account, facts)
    except NotJudged as reason:
        yield reason


def _doubt(check: Check, doubt: Doubt) -> Finding:
    found = check.finding("", why=doubt.why)
    return found if doubt.blocks else replace(found, level="warning")


def days_of(
    drafts: Iterable[Draft], accounts: Accounts, config: Config
) -> tuple[Mapping[str, list[date]], Mapping[str, list[date]]]:
    """The days of planned and of published posts by account id, as far as the drafts' accounts are registered."""
    planned: Mapping[str, list[date]] = defaultdict(list)
    published: Mapping[str, list[date]] = defaultdict(list)
    meant: dict[tuple[str, tuple[str, ...]], list[Account]] = {}
    for draft in drafts if len(accounts) else ():
        if not draft.account or draft.publish_at is None:
            continue
        key = (draft.account, draft.channels)
        if key not in meant:
            meant[key] = accounts.named(*key)
        said = standing(draft.status, config)
        if said == "cancelled":
            continue
        into = published if said == "published" else planned
        for account in meant[key]:
            into[account.id].append(draft.publish_at.date())
    return planned, published


def _known(findings: Sequence[Finding], account: Account) -> list[Finding]:
    """The findings with their fingerprints: an answer holds until what the rule judged has changed."""
    seen: Counter[str] = Counter()
    done = []
    for finding in findings:
        info = finding.pointer.startswith("/info/")
        judged = (account.bio, account.links) if info else account.resolve(finding.pointer) if finding.pointer else finding.about  # fmt: skip
        parts = (finding.rule, finding.pointer, judged)
        seen[repr(parts)] += 1
        whole = "\x1f".join(map(repr, (*parts, seen[repr(parts)])))
        identity = hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        done.append(replace(finding, fingerprint=identity))
    return done


def _settled(
    account: Account,
    findings: list[Finding],
    unjudged: list[Unjudged],
    source: Mapping[str, Check],
    warm: Warm,
    memory: Memory,
    asleep: Collection[str],
) -> AccountReport:
    exempt = {f.fingerprint: account.info[_item(f)] for f in findings if _item(f) in account.info}
    reporter = source["answer-not-applied"]
    asked = [finding for finding in findings if finding.fingerprint not in exempt]
    unanswerable = {check.id for check in source.values() if not check.answerable}
    draft = account.as_draft()
    draft = replace(draft, answers=tuple(answer for answer in draft.answers if answer.rule not in asleep))
    still_open, settled, remarks = settle(draft, asked, warm.today, reporter, memory, unanswerable)
    exempted = tuple(
        Settled(f, Answer(f.rule, EXEMPT[reporter.lang].format(why=exempt[f.fingerprint] or UNSAID[reporter.lang])))
        for f in findings
        if f.fingerprint in exempt
    )
    said = [replace(remark, pointer="") for remark in remarks]  # an account has no /answers
    return AccountReport(account, (*still_open, *_known(said, account)), (*exempted, *settled), tuple(unjudged))


def _item(finding: Finding) -> str:
    return finding.pointer.removeprefix("/info/") if finding.pointer.startswith("/info/") else ""
