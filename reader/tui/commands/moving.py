"""Moving through the text and across the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.article import Span

if TYPE_CHECKING:
    from reader.tui.findings import FindingKind
    from reader.tui.screens.compare import CompareScreen


def next_sentence(screen: CompareScreen) -> None:
    """The cursor, or the end of a selection made by key, goes on a sentence."""
    _by_sentence(screen, 1)


def previous_sentence(screen: CompareScreen) -> None:
    """The cursor, or the end of a selection made by key, goes back a sentence."""
    _by_sentence(screen, -1)


def _by_sentence(screen: CompareScreen, step: int) -> None:
    column = screen.desk.column
    if column.selection is not None:
        _reach(screen, step)
        return
    if 0 <= column.cursor + step < len(column.sentences):
        column.cursor += step
        screen.cursor_moved()


def _reach(screen: CompareScreen, step: int) -> None:
    column = screen.desk.column
    selection = column.selection
    assert selection is not None
    last = column.sentence_index(max(selection.end - 1, 0))
    if step > 0 and selection.end >= column.sentences[last].end:
        last = min(last + 1, len(column.sentences) - 1)
    elif step < 0:
        last -= 1
    end = column.sentences[max(last, 0)].end
    if end > selection.start:
        screen.select(Span(selection.start, end), reveal=end - 1)


def next_paragraph(screen: CompareScreen) -> None:
    """To the first sentence of the next block."""
    column = screen.desk.column
    for block in column.article.blocks:
        if block.start > column.sentence.start:
            _to(screen, block.start)
            return


def previous_paragraph(screen: CompareScreen) -> None:
    """To the first sentence of this block, or of the one before if the cursor is there."""
    column = screen.desk.column
    for block in reversed(column.article.blocks):
        if block.start < column.sentence.start:
            _to(screen, block.start)
            return


def _to(screen: CompareScreen, offset: int) -> None:
    column = screen.desk.column
    column.cursor = column.sentence_index(offset)
    screen.cursor_moved()


def page_down(screen: CompareScreen) -> None:
    """A window's height on."""
    screen.page_by(1)


def page_up(screen: CompareScreen) -> None:
    """A window's height back."""
    screen.page_by(-1)


def half_page_down(screen: CompareScreen) -> None:
    """Half a window's height on."""
    screen.page_by(0.5)


def half_page_up(screen: CompareScreen) -> None:
    """Half a window's height back."""
    screen.page_by(-0.5)


def top(screen: CompareScreen) -> None:
    """To the first sentence."""
    screen.jump(screen.desk.layout.active, 0)


def end(screen: CompareScreen) -> None:
    """To the last sentence."""
    screen.jump(screen.desk.layout.active, screen.desk.column.sentences[-1].start)


def next_source(screen: CompareScreen) -> None:
    """The column to the right."""
    _by_source(screen, 1)


def previous_source(screen: CompareScreen) -> None:
    """The column to the left."""
    _by_source(screen, -1)


def _by_source(screen: CompareScreen, step: int) -> None:
    order = screen.desk.layout.from_left
    at = order.index(screen.desk.layout.active) + step
    if 0 <= at < len(order):
        screen.activate(order[at])


def next_counterpart(screen: CompareScreen) -> None:
    """What faces the cursor, in the next source that has it."""
    _to_counterpart(screen, 1)


def previous_counterpart(screen: CompareScreen) -> None:
    """What faces the cursor, in the previous source that has it."""
    _to_counterpart(screen, -1)


def _to_counterpart(screen: CompareScreen, step: int) -> None:
    desk = screen.desk
    order = desk.layout.from_left
    finding = desk.finding_here()
    if len(order) == 1:
        screen.say("This is the only source of the story.")
        return
    at = order.index(desk.layout.active)
    others = [order[(at + step * distance) % len(order)] for distance in range(1, len(order))]
    if finding is not None:
        for other in others:
            goal = finding.facing(other, desk.stretch_of(finding))
            if goal is not None:
                screen.jump(other, goal.start)
                return
    others = [other for other in others if other in screen.shown] or others
    screen.jump(others[0], desk.findings.facing(desk.layout.active, desk.column.sentence.start, others[0]))
    screen.say("Nothing here is shared: this is the place that faces it.")


def next_quote(screen: CompareScreen) -> None:
    """The next quote that other sources share."""
    _by_finding(screen, "family", 1)


def previous_quote(screen: CompareScreen) -> None:
    """The previous quote that other sources share."""
    _by_finding(screen, "family", -1)


def next_dispute(screen: CompareScreen) -> None:
    """The next statement on which the sources part."""
    _by_finding(screen, "dispute", 1)


def previous_dispute(screen: CompareScreen) -> None:
    """The previous statement on which the sources part."""
    _by_finding(screen, "dispute", -1)


def _by_finding(screen: CompareScreen, kind: FindingKind, step: int) -> None:
    column = screen.desk.column
    sentence = column.sentence
    screen.desk.after = kind
    starts = sorted(
        {span.start for span, finding in screen.desk.findings.of(column.article.id) if finding.kind == kind}
    )
    if step > 0:
        ahead = [start for start in starts if start >= sentence.end]
    else:
        ahead = [start for start in starts if start < sentence.start][::-1]
    if ahead:
        screen.jump(column.article.id, ahead[0])
    elif not screen.desk.compared:
        screen.say("The sources are still being compared.")
    else:
        what = "shared quote" if kind == "family" else "dispute"
        where = "below" if step > 0 else "above"
        other = next(
            (source for source in screen.desk.layout.from_left if screen.desk.findings.count(source, kind)), None
        )
        screen.say(f"No {what} {where} in this source." if other else f"The sources have no {what}.")
