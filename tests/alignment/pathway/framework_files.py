"""A tiny framework that has nothing to do with care, as files."""

from pathlib import Path

MANIFEST = """\
version: bakery-1
title: Bakery skills
publisher: The Guild of Made-up Bakers
licence: CC0
notice: An example.
date: 2024-02-29
sources:
  - id: guild
    title: Guild handbook
    address: https://example.org/guild
    updated: 2024-02
categories: [baker, head_baker]
statement_files: [skills.yaml]
themes:
  - id: dough
    title: Dough
    why: Bread begins with dough.
  - id: shop
    title: The shop
    why: Bread has to be sold.
outside_scope:
  - id: butcher
    title: A butcher
    advice: Ask the butchers.
    signs:
      - id: cuts-meat
        reason: cuts meat
        weight: 3
        phrases: [cut* meat, butcher*]
"""

BAKER = """\
id: baker
title: Baker
summary: Makes bread.
titles: [baker]
signs:
  - id: kneads
    reason: kneads dough
    weight: 1
    also:
      head_baker: 0.2
    phrases: [knead* … dough, bake*]
source: guild
"""

HEAD_BAKER = """\
id: head_baker
title: Head baker
summary: Leads the bakery.
titles: [head baker]
false_friends: [report* to … head baker]
signs:
  - id: leads
    reason: leads the bakers
    weight: 2
    phrases: [lead* … bakers]
source: guild
"""

SKILLS = """\
statements:
  - id: dough.knead
    kind: skill
    theme: dough
    text: Knead dough until it is smooth.
    expected_by:
      baker: core
      head_baker: expected
    phrases:
      - "knead by hand: and by machine"
  - id: shop.pride
    kind: value
    theme: shop
    text: I buy bread from people who are proud of it.
    expected_by: {baker: core, head_baker: core}
"""

MORE = """\
statements:
  - id: shop.order
    kind: knowledge
    theme: shop
    text: Know how much flour to order each week.
    expected_by:
      head_baker: core
"""


def write_framework(folder: Path, **changed: str) -> Path:
    """Write the files into a folder; a changed one is named by its stem, such as `baker` or `pathway`."""
    texts = {
        "pathway.yaml": MANIFEST,
        "categories/baker.yaml": BAKER,
        "categories/head_baker.yaml": HEAD_BAKER,
        "statements/skills.yaml": SKILLS,
        "statements/more.yaml": MORE,
    }
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(changed.get(path.stem, text), encoding="utf-8")
    return folder
