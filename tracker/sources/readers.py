"""Reading what was fetched, each document in one of a few processes that stay.

    python -m tracker.sources.readers  < tasks > results

A first check of many sources has hundreds of documents to read, which is work for the processor and not for
threads. And only a process can be ended: a document that takes for ever, or takes its reader down, is held
back as any that cannot be read, and the others go on. A check that finds nothing new starts none.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import struct
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import IO, TYPE_CHECKING, Any

from tracker.reading.child import SECONDS_VARIABLE, Limits
from tracker.sources.gate import Doubt, Reason
from tracker.sources.judging import Judged, judge
from tracker.store.packing import pack_content

if TYPE_CHECKING:
    import subprocess
    from concurrent.futures import Future

    from tracker.sources.judging import Task
    from tracker.store.packing import Packed

MOST_PROCESSES = 4
"""One thread stores what they read; more would wait for it."""

_LENGTH = struct.Struct(">Q")


class Readers:
    """Judges documents in the order in which they come. Close it after use."""

    def __init__(self) -> None:
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        self.processes = min(cores, MOST_PROCESSES)
        self._threads: ThreadPoolExecutor | None = None
        self._own = threading.local()
        self._started: list[_Process] = []

    def submit(self, task: Task) -> Future[Judged]:
        """A document to be judged; the future has the result, or what was raised."""
        if self._threads is None:
            self._threads = ThreadPoolExecutor(self.processes, thread_name_prefix="tracker-read")
        return self._threads.submit(self._judged, task)

    def close(self) -> None:
        """End the processes; what they had not begun is left."""
        if self._threads is not None:
            self._threads.shutdown(wait=False, cancel_futures=True)
        for process in self._started:
            process.close()

    def _judged(self, task: Task) -> Judged:
        """Hand a task to this thread's process, and wait."""
        process: _Process | None = getattr(self._own, "process", None)
        if process is None or not process.is_running:
            process = self._own.process = _Process()
            self._started.append(process)
        try:
            result, packed = process.ask(task)
        except EOFError:
            return Judged((Doubt(Reason.UNREADABLE, process.why_ended),), None)
        if isinstance(result, BaseException):
            raise result
        assert isinstance(result, Judged)  # noqa: S101 - what `judge` gives
        return replace(result, packed=packed)


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

    def ask(self, task: Task) -> tuple[object, Packed]:
        """What `judge` gave or raised, and the document's bytes as they will be stored.

        Raises:
            EOFError: the process ended over it; `why_ended` says how.
        """
        most = Limits.of(len(task.document.content)).clock_seconds
        timer = threading.Timer(most, self._stop, [most])
        timer.daemon = True
        timer.start()
        try:
            _send(self._child.stdin, task)
            packed = pack_content(task.document.content)  # while the process reads; it takes a third as long
            return _receive(self._child.stdout), packed
        except (OSError, ValueError) as error:
            raise EOFError from error
        finally:
            timer.cancel()
            timer.join()

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
    """Judge the tasks on standard input until it ends."""
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a library prints is no result
    while True:
        try:
            task = _receive(sys.stdin.buffer)
        except EOFError:
            return
        result: object
        try:
            result = judge(task)
        except Exception as error:  # noqa: BLE001 - raised again in the parent
            error.__cause__ = error.__context__ = None
            result = error
        try:
            _send(output, result)
        except BrokenPipeError:  # the parent was killed: nobody waits for it
            os._exit(0)


if __name__ == "__main__":
    main()
