"""Reading what was fetched, documents and pages of links, each in one of a few processes that stay.

    python -m tracker.sources.readers  < tasks > results

A first check of many sources has hundreds of documents to read, which is work for the processor and not for
threads. And only a process can be ended: a document that takes for ever, or takes its reader down, is held
back as any that cannot be read, and the others go on. A check whose addresses have nothing new starts none.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import struct
import sys
import threading
from concurrent.futures import CancelledError, ThreadPoolExecutor
from dataclasses import replace
from typing import IO, TYPE_CHECKING, Any, TypeVar

from tracker.errors import FetchError
from tracker.reading.child import SECONDS_VARIABLE, Limits, end_at, end_with_parent
from tracker.sources.gate import Doubt, Reason
from tracker.sources.judging import Judged, judge
from tracker.sources.links import links_of
from tracker.store.packing import pack_content

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from concurrent.futures import Future

    from tracker.sources.judging import Task
    from tracker.sources.links import Link, Page

Given = TypeVar("Given")
Result = TypeVar("Result")
Done = TypeVar("Done")

MOST_PROCESSES = 4
"""One thread stores what they read; more would wait for it."""

LATER = 5
"""Seconds after which a process ends itself where nobody did."""

_LENGTH = struct.Struct(">Q")


class Readers:
    """Judges documents in the order in which they come, and reads pages of links. Close it after use."""

    def __init__(self) -> None:
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        self.processes = min(cores, MOST_PROCESSES)
        self._threads: ThreadPoolExecutor | None = None
        self._own = threading.local()
        self._lock = threading.Lock()
        self._is_closed = False
        self._started: list[_Process] = []

    def submit(self, task: Task) -> Future[Judged]:
        """A document to be judged; the future has the result, or what was raised."""
        return self._pool().submit(self._judged, task)

    def links(self, page: Page) -> list[Link]:
        """The links of a page or feed, waited for.

        Raises:
            FetchError: it is no page or feed, or the process that read it ended.
            CancelledError: this was closed.
        """
        return self._pool().submit(self._linked, page).result()

    def close(self) -> None:
        """End the processes; what they had not begun is left."""
        with self._lock:
            self._is_closed = True
        if self._threads is not None:
            self._threads.shutdown(wait=False, cancel_futures=True)
        for process in list(self._started):
            process.close()

    def _pool(self) -> ThreadPoolExecutor:
        with self._lock:
            if self._is_closed:
                raise CancelledError
            if self._threads is None:
                self._threads = ThreadPoolExecutor(self.processes, thread_name_prefix="tracker-read")
            return self._threads

    def _judged(self, task: Task) -> Judged:
        """Hand a task to this thread's process, and wait."""
        process = self._process()
        content = task.document.content
        try:
            # Packed while the process reads; it takes a third as long.
            judged, packed = process.ask(judge, task, len(content), meanwhile=lambda: pack_content(content))
        except EOFError:
            return Judged((Doubt(Reason.UNREADABLE, process.why_ended),), None)
        return replace(judged, packed=packed)

    def _linked(self, page: Page) -> list[Link]:
        process = self._process()
        try:
            found, _ = process.ask(links_of, page, len(page.content), meanwhile=lambda: None)
        except EOFError:
            raise FetchError(f"{page.shown}: {process.why_ended}") from None
        return found

    def _process(self) -> _Process:
        """This thread's process, a new one where it has ended.

        Raises:
            CancelledError: nobody would end a new one any more.
        """
        process: _Process | None = getattr(self._own, "process", None)
        if process is not None and process.is_running:
            return process
        with self._lock:
            if self._is_closed:
                raise CancelledError
            if process is not None:
                self._started.remove(process)
                process.close()
            self._own.process = _Process()
            self._started.append(self._own.process)
        made: _Process = self._own.process
        return made


class _Process:
    """A process that reads one document after another, each for so long at most as its size allows."""

    def __init__(self) -> None:
        import subprocess  # noqa: PLC0415 - only where something is new

        # -P: what lies in the current folder is no module of ours
        command = [sys.executable, "-P", "-m", "tracker.sources.readers"]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        self._child: subprocess.Popen[bytes] = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            start_new_session=True,  # Ctrl-C is for the parent, which ends this one
        )
        self._too_slow = 0
        """Seconds after which it was ended."""

    @property
    def is_running(self) -> bool:
        return self._child.poll() is None

    def ask(
        self, work: Callable[[Given], Result], given: Given, size: int, *, meanwhile: Callable[[], Done]
    ) -> tuple[Result, Done]:
        """What `work` gives in the process, and what `meanwhile` does here.

        Args:
            work: a function of a module, by whose name the process finds it.
            given: its argument.
            size: bytes of what is read, which say how long it may take.
            meanwhile: called while the process works.

        Raises:
            EOFError: the process ended over it; `why_ended` says how.
        """
        most = Limits.of(size).clock_seconds
        timer = threading.Timer(most, self._stop, [most])
        timer.daemon = True
        timer.start()
        try:
            _send(self._child.stdin, (work, given, most))
            done = meanwhile()
            result = _receive(self._child.stdout)
        except (OSError, ValueError) as error:
            raise EOFError from error
        finally:
            timer.cancel()
            timer.join()
        if isinstance(result, BaseException):
            raise result
        return result, done

    @property
    def why_ended(self) -> str:
        """For people."""
        if self._too_slow:
            return (
                f"reading it took over {self._too_slow} s and was stopped; "
                f"raise {SECONDS_VARIABLE} to allow more"
            )
        code = self._child.wait()
        how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        return f"the process that read it ended ({how}); look at it, it may be damaged"

    def close(self) -> None:
        """End it."""
        self._kill()
        self._child.wait()
        for stream in (self._child.stdin, self._child.stdout):
            if stream is not None:
                with contextlib.suppress(BrokenPipeError):  # half a document for a reader that is gone
                    stream.close()

    def _stop(self, seconds: int) -> None:
        self._too_slow = seconds
        self._kill()

    def _kill(self) -> None:
        """End it, and what it started: PDF and DOCX have a process of their own."""
        if self.is_running and hasattr(os, "killpg"):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._child.pid, signal.SIGKILL)
        else:
            self._child.kill()


def _send(stream: IO[bytes] | None, value: object) -> None:
    assert stream is not None  # noqa: S101 - a pipe was asked for
    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def _receive(stream: IO[bytes] | None) -> Any:
    assert stream is not None  # noqa: S101 - a pipe was asked for
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return pickle.loads(data)  # noqa: S301 - between processes of our own


def main() -> None:
    """Do the tasks on standard input until it ends."""
    end_with_parent()
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a library prints is no result
    while True:
        try:
            work, given, most = _receive(sys.stdin.buffer)
        except EOFError:
            return
        end_at(most + LATER)
        result: object
        try:
            result = work(given)
        except Exception as error:  # noqa: BLE001 - raised again in the parent
            error.__cause__ = error.__context__ = None
            result = error
        end_at(0)
        try:
            _send(output, result)
        except BrokenPipeError:  # the parent was killed: nobody waits for it
            os._exit(0)


if __name__ == "__main__":
    main()
