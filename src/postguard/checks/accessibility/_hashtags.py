"""What the rules about hashtags share."""

from __future__ import annotations

import re

# Not inside a word, an address or an entity: "C#", "example.se/#start", "&#229;".
HASHTAG = re.compile(r"(?<![\w&#/])#(?P<tag>(?=\w*[^\W\d_])\w{2,80})")
