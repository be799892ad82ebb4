"""Do verdicts hang on names? `python swaps.py FOLDER FILES`: each post's person gets 24 names of twelve origins in turn.

Taken are posts that name one person by given name and surname, up to 200. A post's verdict is counted as changed for each
name with which it differs from the verdict that most names give.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from data import read

from postguard_semantic.encoder import Encoder

NAMES = {
    "svensk": ("Karin Lundgren", "Anders Lundgren"),
    "samisk": ("Inga Sarri", "Nils-Anders Sarri"),
    "finsk": ("Päivi Korhonen", "Jukka Korhonen"),
    "romsk": ("Rosita Taikon", "Stefan Taikon"),
    "bosnisk": ("Amra Hadžić", "Emir Hadžić"),
    "polsk": ("Agnieszka Nowak", "Tomasz Nowak"),
    "somalisk": ("Hodan Warsame", "Abdi Warsame"),
    "syrisk": ("Rania Haddad", "Khaled Haddad"),
    "iransk": ("Shirin Rezaei", "Dariush Rezaei"),
    "judisk": ("Rebecka Goldmann", "Aron Goldmann"),
    "kinesisk": ("Mei Chen", "Wei Chen"),
    "engelsk": ("Emily Walker", "James Walker"),
}


def main(folder: Path, files: list[Path]) -> None:
    """Swap, judge, count."""
    model = Encoder(folder)
    changed = asked = posts = 0
    spread = []
    by_origin: Counter[str] = Counter()
    for post in (p for file in files for p in read(file) if p.sensitive is not None):
        named = {post.text[a:b] for a, b, name in post.spans if name == "person"}
        full = [name for name in named if re.fullmatch(r"\w+ \w+", name)]
        if len(full) != 1 or len(named) != 1 or posts >= 200:
            continue
        posts += 1
        said = {}
        for origin, pair in NAMES.items():
            for name in pair:
                heard = model.signals(post.text.replace(full[0], name), post.lang)
                said[origin, name] = (heard.is_sensitive, heard.sensitive)
        usual = Counter(flag for flag, _ in said.values()).most_common(1)[0][0]
        spread.append(np.std([score for _, score in said.values()]))
        asked += len(said)
        for (origin, _), (flag, _) in said.items():
            changed += flag != usual
            by_origin[origin] += flag != usual
    print(
        f"{posts} posts, {asked} verdicts, {changed / asked:.4f} changed by the name; mean deviation {np.mean(spread):.3f}"
    )
    print({origin: by_origin[origin] for origin in NAMES})


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
