"""What one run of the program shares: the workspace, and how it speaks to the person at the terminal."""

from __future__ import annotations

import contextlib
import sys
import threading
from functools import cached_property
from typing import TYPE_CHECKING, Any

import click

from tracker.cli.terminal import Terminal
from tracker.errors import NotFoundError, UsageError
from tracker.naming import command_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from tracker.rendering.styled import Line
    from tracker.workspace.workspace import Workspace

PROGRESS_AFTER = 1.0
"""Seconds before a person is told what takes so long: sooner, a line would only flicker."""
PROGRESS_EVERY = 0.2
"""Seconds between looks at how far it has come."""


class Session:
    """One run of `tracker`.

    Args:
        arguments: what stands after `tracker`.
    """

    def __init__(self, arguments: Sequence[str] = ()) -> None:
        self.command = command_line(*arguments)
        """The command as typed."""
        self.named: Path | None = None
        """What `--workspace` says."""
        self.verbose = False
        self.max_bytes: int | None = None
        """What `--max-size` says."""
        self.only_reads = False
        """Set by a verb that need not store anything, which a full disk does not hinder."""

    @cached_property
    def workspace(self) -> Workspace:
        """The workspace that the command works in.

        Raises:
            NotFoundError: the folder that was named does not exist.
        """
        return self._open(make_store=True)

    @cached_property
    def workspace_as_found(self) -> Workspace:
        """The same for a command that only looks, or changes only what is there: it makes no database.

        Raises:
            NotFoundError: the folder that was named does not exist.
        """
        return self._open(make_store=False)

    def _open(self, *, make_store: bool) -> Workspace:
        from tracker.workspace.locating import find_root  # noqa: PLC0415 - `--help` needs none
        from tracker.workspace.workspace import Workspace  # noqa: PLC0415 - the same

        root = find_root(self.named)
        limits = {} if self.max_bytes is None else {"max_bytes": self.max_bytes}
        return Workspace(root, say=self.say, make_store=make_store, only_reads=self.only_reads, **limits)

    @cached_property
    def terminal(self) -> Terminal | None:
        """The terminal on standard output, if there is one."""
        return Terminal.of_output()

    @property
    def width(self) -> int:
        """Columns that a table may take."""
        from tracker.rendering.terminal import PLAIN_WIDTH  # noqa: PLC0415 - few commands show a table

        return self.terminal.width if self.terminal else PLAIN_WIDTH

    def say(self, line: str) -> None:
        """Tell the person something that is no result: one line on stderr."""
        click.echo(f"tracker: {line}", err=True)

    def write(self, content: bytes) -> None:
        """Put bytes on standard output as they are."""
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()

    def write_data(self, data: Any) -> None:
        """Put data on standard output as JSON, indented for people."""
        import json  # noqa: PLC0415 - few commands print any

        self.write(f"{json.dumps(data, ensure_ascii=False, indent=2)}\n".encode())

    def give(self, content: bytes, output: Path | None, *, names: Iterable[str] = ()) -> None:
        """Put bytes into the file that the person named, if they named one, else on standard output."""
        if output is None:
            self.write(content)
        else:
            self.write_file(output, content, names=names)

    def write_file(self, path: Path, content: bytes, *, names: Iterable[str] = ()) -> None:
        """Put bytes into the file that the person named, whole or not at all.

        Args:
            path: the file.
            content: the bytes.
            names: what they were made from, as typed; see `refuse_to_write_over`.

        Raises:
            UsageError: it is a folder, or something is read from this file.
            NotFoundError: its folder does not exist.
            OSError: it cannot be written.
        """
        from tracker.files import write_whole  # noqa: PLC0415 - most verbs write none
        from tracker.workspace.guarding import refuse_to_write_over  # noqa: PLC0415 - the same

        workspace = self.workspace if "workspace" in self.__dict__ else self.workspace_as_found
        refuse_to_write_over(workspace, path, names)
        if path.is_dir():
            raise UsageError(f"{path}: a folder; name a file in it")
        if path.parent.is_file():
            raise NotFoundError(f"{path}: {path.parent} is no folder; name another one")
        if not path.parent.is_dir():
            raise NotFoundError(f"{path}: there is no folder {path.parent}; make it first")
        try:
            write_whole(path, content)
        except OSError as error:
            # It names the file that was begun beside `path`, which tells a person nothing.
            error.filename = str(path)
            raise

    def show(self, lines: Iterable[Line]) -> None:
        """Print lines: plain into a pipe, wrapped and coloured on a terminal, paged where they are many."""
        if self.terminal is not None:
            self.terminal.page(lines)
            return
        from tracker.rendering.styled import plain  # noqa: PLC0415 - `--help` needs none

        self.write(plain(lines).encode())

    @contextlib.contextmanager
    def progress(self, doing: str) -> Iterator[Callable[[int, int], None]]:
        """Show on a terminal what is being done, once it takes over a second.

        Gives what can be told, now and then, how many of how many are done.
        """
        if not sys.stderr.isatty():
            yield lambda _done, _total: None
            return
        stop = threading.Event()
        said = [doing]
        thread = threading.Thread(target=_show_progress, args=(said, stop), daemon=True)
        thread.start()

        def tell(done: int, total: int) -> None:
            said[0] = f"{doing}: {done:,} of {total:,}"

        try:
            yield tell
        finally:
            stop.set()
            thread.join()

    def close(self) -> None:
        """Let go of the database."""
        for name in ("workspace", "workspace_as_found"):
            if name in self.__dict__:
                self.__dict__[name].close()


def _show_progress(said: list[str], stop: threading.Event) -> None:
    """Wait a moment, then turn a wheel on stderr until `stop`, beside what is said by then."""
    if stop.wait(PROGRESS_AFTER):
        return
    from rich.console import Console  # noqa: PLC0415 - quick commands need none
    from rich.text import Text  # noqa: PLC0415 - the same

    def text() -> Text:
        return Text(f"{said[0]} …")  # a name of a file may look like markup

    with Console(stderr=True).status(text()) as status:
        while not stop.wait(PROGRESS_EVERY):
            status.update(text())
