"""A story with a comparison made by hand and notes on it, for the tests of every export."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.article import Article, Span
from reader.compare.model import (
    Change,
    Comparison,
    Dispute,
    Family,
    Member,
    Origin,
    OriginUse,
    Place,
    Quote,
    Side,
    Speaker,
)  # fmt: skip
from reader.notes.model import Notes
from reader.notes.store import Store
from tests.notes.samples import Clock, article, place, story, wire

# A line each; "\\x1b" and its like are escapes.
_LINES = r"""
[[link]] and ![[embed]] and [text](javascript:alert(1)) and ![img](http://x.example/p.png)
``` fence
~~~ fence
<script>alert(1)</script><img src=x onerror=alert(1)>
%% hidden %%
---
===
* * *
# heading
key:: value
[key:: value]
a | b | c
words ^c-0123456789ab
^id
=SUM(A1:A9)
+1
-1
@cmd
> quote
- [ ] box
1. item
$x$ and $$y$$
==mark==
~~gone~~
*star* _under_ **bold**
`code`
#tag #crossread/false
[^1]: note [^a1]
[ref]: http://x.example
\x1b[2J\x1b]0;title\x07
\u202eesrever\u2066
NUL \0 here
lone \ud800 here
<!-- crossread:note story sum=1 -->
<!-- /crossread:note -->
&lt;b&gt; &#91;
\\[[escaped\\]]
*[HTML]: x
\u2028new line\u2029
::: div
<!--
-->
]]>
<![CDATA[
<?xml
{{x}} {% x %}
\tcell =tab
＝WIDE()
"""
_ESCAPE = re.compile(r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|([0t\\]))")
_SHORT = {"0": "\0", "t": "\t", "\\": "\\"}


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _SHORT[match[3]]


HOSTILE = [_ESCAPE.sub(_unescaped, line) for line in _LINES.strip().splitlines()]


@dataclass
class Case:
    """What an export takes, and the store it came from."""

    comparison: Comparison
    notes: Notes
    store: Store
    articles: tuple[Article, ...]


def quay(*, marks: bool = True, clock: Clock | None = None) -> Case:
    """Two sources, a quote they share, a number they part on, a passage of one source; three notes and a link."""
    one, two = article(url="https://times.example/fire?id=1"), wire()
    given = story(one, two)
    said, cut = place(one, "Nobody told us anything until Friday"), place(two, "Nobody told us … until Friday")
    twelve, nine = place(one, "Twelve people were hurt"), place(two, "Nine people were hurt")
    speaker = Speaker("Ada Voss", place(one, "Ada Voss"))
    comparison = Comparison(
        articles=(one, two),
        quotes=(
            Quote("q1", "a1", said, "direct", "u1", speaker=speaker, confidence=0.9),
            Quote("q2", "a2", cut, "direct", "u2", speaker=Speaker("Ada Voss"), via=("a letter",), confidence=0.9),
        ),
        families=(
            Family("f1", "q1", "Ada Voss", (
                Member("a1", said, "q1", ("verbatim",), 1.0),
                Member("a2", cut, "q2", ("elided",), 0.8, (Change("delete", "anything", "", None),)),
            )),
        ),
        disputes=(
            Dispute("d1", "contradicted_fact", "Twelve people were hurt", (
                Side("asserts", "a1", twelve, "12", "the hospital"), Side("asserts", "a2", nine, "9", "police"),
            ), 0.8, "number"),
        ),
        single_source=(Place("a1", place(one, "The ferry will sail again on Monday, the company promised.")),),
        origins=(Origin("o1", "Harbour office", (OriginUse("a1", said),)),),
        story_id="s1", story_title="Quay fire",
    )  # fmt: skip
    store = Store.in_memory(clock=clock or Clock())
    store.register(given)
    if marks:
        first = store.toggle_tag(one, [twelve], "disputed").annotation
        store.set_note(one, [twelve], "Ask the **hospital**.\n\n- call back")
        second = store.toggle_tag(two, [nine], "follow-up").annotation
        store.toggle_tag(one, [place(one, "The ferry will sail again on Monday")], "unverified")
        assert first and second
        store.link(first.id, second.id, "contradicts")
    return Case(comparison, store.notes("s1"), store, given.articles)


def hostile(text: str) -> Case:
    """Two sources whose title, outlet, text, speakers and values are `text`, all of it marked and noted."""
    body = f"Title\n\nBefore {text}\n\n{text}\n\nAfter it all."
    one = article(body, text or "x", title=text, outlet=text, url=text)
    two = article(body, "b.txt", id="a2", title=text, outlet=None)
    given = story(one, two, title=text)
    spans = [Span(block.start, block.end) for block in one.blocks if block.kind == "paragraph"]
    sides = (Side("asserts", "a1", spans[-1], text, text), Side("denies", "a2", spans[-1]))
    members = tuple(Member(a.id, spans[0], None, ("reworded",), 0.5) for a in (one, two))
    comparison = Comparison(
        articles=(one, two),
        families=(Family("f1", "q1", text, members),),
        disputes=(
            Dispute("d1", "denied_claim", text, sides, 0.5),
        ),
        origins=(Origin("o1", text, (OriginUse("a1", spans[0]),)),),
        story_id="s1", story_title=text,
    )  # fmt: skip
    store = Store.in_memory(clock=Clock())
    store.register(given)
    for span in spans:
        store.toggle_tag(one, [span], "follow-up")
    store.set_note(two, [spans[0]], "an own note")
    return Case(comparison, store.notes("s1"), store, given.articles)
