"""How well and how fast persons are found: by origin and gender, on news text that others labelled, and beside Presidio.

Run `python benchmarks/names.py [--corpus test_corpus.txt] [--misses]`. The corpus is the test file of
github.com/klintan/swedish-ner-corpus (CC BY 4.0), which is no part of this repository.
"""

from __future__ import annotations

import argparse
import csv
import json
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from postguard.facts.names import find_names

DATA = Path(__file__).parent.parent / "tests" / "data"
POSTS = DATA / "posts" / "accessibility.jsonl"
CARRIERS = {
    "after a verb": "I går berättade {} om sitt arbete för klassen.",
    "at the start": "{} håller föredraget på torsdag.",
    "in a list": "På scenen stod Lars Ek, {} och Karin Berg.",
    "genitive": "Vi lyssnade på {}s föredrag om havet.",
}
ROUNDS = 7


def people() -> Iterator[tuple[str, str, str]]:
    """Origin, gender and full name of each row of names_by_origin.tsv."""
    with (DATA / "names_by_origin.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader((line for line in lines if not line.startswith("# ")), delimiter="\t"):
            yield row["origin"], row["gender"], row["name"]


def carried(name: str, carrier: str) -> tuple[str, tuple[int, int]]:
    """The sentence with the name in it, and the name's place. A name in s, x or z takes no genitive s in Swedish."""
    start = carrier.index("{}")
    text = carrier.replace("{}s", "{}") if name.lower().endswith(("s", "x", "z")) else carrier
    return text.replace("{}", name), (start, start + len(name))


def recall() -> tuple[dict[tuple[str, str], dict[str, float]], list[str]]:
    """Share of names found with their exact span, a group and carrier; and the sentences where one was not."""
    hits: dict[tuple[str, str], dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    missed = []
    for origin, gender, name in people():
        for kind, carrier in CARRIERS.items():
            text, span = carried(name, carrier)
            found = find_names(text, "sv")
            hits[origin, gender][kind].append(span in found)
            if span not in found:
                missed.append(f"{origin} {gender}: {text}  found {[text[a:b] for a, b in found]}")
    return {group: {k: statistics.mean(v) for k, v in kinds.items()} for group, kinds in hits.items()}, missed


def sentences(path: Path) -> Iterator[tuple[str, list[tuple[int, int, bool]]]]:
    """Each sentence of the corpus as text, with each token's place and whether it is labelled a person."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        text, tokens, opened = "", [], False
        for line in block.splitlines():
            word, _, label = line.strip().rpartition("\t") if "\t" in line else line.strip().rpartition(" ")
            if not (word := word.strip()):
                continue
            glued = word in {".", ",", ":", ";", "!", "?", ")", "”", "»", "%"} or opened or not text
            text += word if glued else f" {word}"
            opened = word in {"(", "«"}
            tokens.append((len(text) - len(word), len(text), label == "PER"))
        if tokens:
            yield text, tokens


def on_corpus(path: Path) -> tuple[dict[str, float], list[str]]:
    """Precision, recall and F1 of persons by exact tokens, a sentence at a time.

    A person of the corpus is a run of tokens labelled PER. What we find counts as the tokens that it touches: the
    corpus leaves a genitive s in its token, we do not.
    """
    right = ours = theirs = 0
    wrong = []
    for text, tokens in sentences(path):
        labelled, run = set(), []
        for at, (_, _, person) in enumerate([*tokens, (0, 0, False)]):
            if person:
                run.append(at)
            elif run:
                labelled.add(tuple(run))
                run = []
        found = {
            tuple(at for at, (start, end, _) in enumerate(tokens) if start < b and a < end)
            for a, b in find_names(text, "sv")
        }
        right, ours, theirs = right + len(found & labelled), ours + len(found), theirs + len(labelled)
        for sign, spans in (("+", found - labelled), ("-", labelled - found)):
            wrong += [f"{sign} {text[tokens[s[0]][0] : tokens[s[-1]][1]]} | {text}" for s in sorted(spans)]
    precision, share = right / ours, right / theirs
    figures = {"persons": theirs, "found": ours, "precision": precision, "recall": share}
    return {**figures, "F1": 2 * precision * share / (precision + share)}, wrong


def speed() -> None:
    """Milliseconds a post of names and identifiers, and of Presidio's own default recognisers, in turn in one run."""
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NoOpNlpEngine
    from presidio_analyzer.recognizer_registry import RecognizerRegistry

    from postguard.presidio import analyzer

    def presidio(languages: list[str]) -> AnalyzerEngine:
        registry = RecognizerRegistry(supported_languages=languages)
        registry.load_predefined_recognizers(languages=languages)
        registry.remove_recognizer("SpacyRecognizer")  # only reads what a model found, and here is none
        engine = NoOpNlpEngine([{"lang_code": lang, "model_name": "none"} for lang in languages])
        return AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=languages)

    posts = [json.loads(line)["draft"] for line in POSTS.read_text(encoding="utf-8").splitlines()]
    ours, english, both = analyzer(), presidio(["en"]), presidio(["sv", "en"])
    jobs: dict[str, Callable[[str, str], object]] = {
        "Presidio's defaults, all as English": lambda text, lang: english.analyze(text, "en"),
        "Presidio's defaults, post's language": lambda text, lang: both.analyze(text, lang),
        "names": find_names,
        "identifiers": ours.analyze,
        "names + identifiers": lambda text, lang: (find_names(text, lang), ours.analyze(text, lang)),
    }
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for at in range(ROUNDS + 1):
        for name, job in jobs.items():
            start = time.process_time()
            for post in posts:
                job(post["text"], post["lang"])
            if at:  # the first round warms up
                times[name].append((time.process_time() - start) / len(posts) * 1000)
    base = statistics.median(next(iter(times.values())))
    print(f"\n{f'n = {len(posts)} posts, median of {ROUNDS} rounds':38} {'ms a post':>10} {'ratio':>7}")
    for name, values in times.items():
        print(f"{name:38} {statistics.median(values):10.3f} {statistics.median(values) / base:7.2f}")


def main() -> None:
    """Print the three tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, help="test_corpus.txt of klintan/swedish-ner-corpus")
    parser.add_argument("--misses", action="store_true", help="print what was not found, and what was wrongly")
    args = parser.parse_args()
    groups, missed = recall()
    print(f"{f'recall, n = {len(list(people()))} names':38}" + "".join(f"{kind:>14}" for kind in (*CARRIERS, "all")))
    for (origin, gender), kinds in groups.items():
        row = (*kinds.values(), statistics.mean(kinds.values()))
        print(f"{origin + ' ' + gender:38}" + "".join(f"{share:14.3f}" for share in row))
    totals = [statistics.mean(kinds.values()) for kinds in groups.values()]
    print(f"all {statistics.mean(totals):.3f}, best group {max(totals):.3f}, worst {min(totals):.3f}")
    if args.misses:
        print(*missed, sep="\n")
    if args.corpus:
        figures, wrong = on_corpus(args.corpus)
        print(
            "\nswedish-ner-corpus, persons: "
            + ", ".join(f"{k} {v:.3f}".replace(".000", "") for k, v in figures.items())
        )
        if args.misses:
            print(*wrong, sep="\n")
    speed()


if __name__ == "__main__":
    main()
