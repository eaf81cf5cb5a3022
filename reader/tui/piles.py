"""A folder of articles sorted into stories from the library: planned and explained first, moved at a yes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import CrossreadError
from reader.tui.dialogs import ask
from reader.tui.display import one_line
from reader.tui.rows import Row, row

if TYPE_CHECKING:
    from reader.article import Story
    from reader.sort.moves import Move
    from reader.sort.pile import SortedPile
    from reader.tui.screens.library import LibraryScreen


def ask_for_pile(screen: LibraryScreen) -> None:
    """Ask for a folder, sort it in a worker, show what would be moved where and why."""
    ask(screen.reader_app, "Sort a folder into stories", "", lambda folder: _sort(screen, folder), "a folder")


def _sort(screen: LibraryScreen, given: str) -> None:
    app, folder = screen.reader_app, Path(given).expanduser()
    if not folder.is_dir():
        app.notify(f"{one_line(given)}: not a folder; name one that holds articles.", severity="error", markup=False)
        return
    screen.say("Sorting … nothing is moved yet.")

    def work() -> None:
        from reader.sort.moves import planned_moves
        from reader.sort.pile import sort_pile

        try:
            pile = sort_pile([folder])
            moves = planned_moves(pile, folder)
        except CrossreadError as error:
            words = str(error)
            app.call_from_thread(lambda: app.notify(words, severity="error", timeout=8, markup=False))
        else:
            app.call_from_thread(lambda: _show(screen, folder, pile, moves))

    app.run_worker(work, thread=True, group="sort", exclusive=True)


def _show(screen: LibraryScreen, folder: Path, pile: SortedPile, moves: tuple[Move, ...]) -> None:
    from reader.tui.screens.pile import PileScreen

    if not screen.is_current:
        return  # the reader has gone elsewhere meanwhile

    def answered(yes: bool | None) -> None:
        if yes:
            _move(screen, moves)

    screen.app.push_screen(PileScreen(plan_rows(folder, pile, moves), bool(moves)), answered)


def plan_rows(folder: Path, pile: SortedPile, moves: tuple[Move, ...]) -> list[Row]:
    """Each story, why its articles belong together, and where its files would go."""
    homes = {move.origin: move.target.parent for move in moves}
    rows: list[Row] = []
    alone = 0
    for story in pile.stories:
        if len(story.paths) < 2:
            alone += 1
            continue
        rows.append(row((one_line(story.title), "head"), (f" · {len(story.paths)} articles", "dim")))
        if story.why:
            rows.append(row(("  shared: ", "dim"), ", ".join(one_line(why) for why in story.why), hang=4))
        for path in story.paths:
            home = homes.get(Path(path))
            goes = f" → {home.name}/" if home is not None else " stays"
            rows.append(row("  ", _short(path, folder), (goes, "accent" if home is not None else "dim"), hang=4))
        rows.append(row(" "))
    if alone:
        rows.append(row((f"{alone} article{'s stand' if alone != 1 else ' stands'} alone: nothing is moved.", "dim")))
    rows += [row((one_line(problem), "warn")) for problem in pile.problems]
    return rows


def _short(path: str, folder: Path) -> str:
    whole = Path(path)
    return one_line(str(whole.relative_to(folder)) if whole.is_relative_to(folder) else path)


def _move(screen: LibraryScreen, moves: tuple[Move, ...]) -> None:
    app = screen.reader_app

    def work() -> None:
        from reader import load_story
        from reader.sort.moves import apply_moves

        problems = list(apply_moves(moves))
        stories: list[Story] = []
        for home in dict.fromkeys(move.target.parent for move in moves):
            try:
                stories.append(load_story([home]))
            except CrossreadError as error:
                problems.append(str(error))
        app.call_from_thread(lambda: _moved(screen, stories, problems))

    app.run_worker(work, thread=True, group="sort", exclusive=True)


def _moved(screen: LibraryScreen, stories: list[Story], problems: list[str]) -> None:
    app = screen.reader_app
    for problem in problems[:5]:
        app.notify(one_line(problem), severity="warning", timeout=8, markup=False)

    def kept(_: object) -> None:
        count = f"{len(stories)} stor{'ies are' if len(stories) != 1 else 'y is'}"
        app.notify(f"{count} in the library now.")
        screen.on_screen_resume()

    app.notebook.ask(lambda store: [store.register(story) for story in stories], kept)
