"""Texts of the entries that an edit adds, with braces for what differs from time to time."""

from __future__ import annotations

TRANSLATION = "---\ntitle: More\nissuer: X\nsummary: Y\n---\n\nText\n"
WORDS = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Projects"
msgstr "项目{}"
"""
PAGE = """---
visibility: public
title: 页{}
---

## 一

[x](project:nylon-filament)
"""
PLACE = "visibility: public\ntitle: 别处\nlevel: county\n"
PARK = """visibility: public
title: 园区{}
level: county
region: elsewhere
industries: [nylon-textiles]
"""
SITE = "visibility: public\ntitle: 地块\nform: parcel\nregion: elsewhere\nstandard:\n  intensity: "
NEWS = """---
visibility: public
title: 消息{}
date: 2026-0{}-12
projects: [nylon-filament]
published: 2026-11-20
---

正文
"""
PICTURE = "images:\n  - file: plant.png\n    alt: 厂区\n"
INCENTIVE = """visibility: public
title: 补助{}
form: grant
region: pingdingshan
policy: payment-rules
fair_competition_review: reviewed
conditions:
  - of: investment
    {}
award:
  amount: 100万元
"""
SERVICE = """visibility: public
title: 事项{}
form: procedure
region: pingdingshan
applies_to: [{}]
steps:
  - key: apply
    title: 受理
    time: {}个工作日
"""
