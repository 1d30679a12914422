"""Reading many documents at once, each in one of a few processes that stay.

    python -m tracker.sources.readers  < tasks > results

A first check of many sources has hundreds of documents to read, which is work for the processor and not for
threads. A check that finds little new never starts a process: the first documents are read here.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import struct
import sys
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import IO, TYPE_CHECKING, Any

from tracker.errors import InputError
from tracker.sources.judging import judge
from tracker.store.packing import pack_content

if TYPE_CHECKING:
    import subprocess

    from tracker.sources.judging import Judged, Task

READ_HERE = 6
"""Documents that are read before processes are started: each costs half a second to start, the time in which
some six documents of 90 kB are read."""

MOST_PROCESSES = 4
"""One thread stores what they read; more would wait for it."""

_LENGTH = struct.Struct(">Q")


class Readers:
    """Judges documents in the order in which they come. Close it after use."""

    def __init__(self) -> None:
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        self.processes = min(cores, MOST_PROCESSES)
        self._read = 0
        self._threads: ThreadPoolExecutor | None = None
        self._own = threading.local()
        self._children: list[subprocess.Popen[bytes]] = []

    def submit(self, task: Task) -> Future[Judged]:
        """A document to be judged; the future has the result, or what was raised."""
        self._read += 1
        if self._read <= READ_HERE or self.processes < 2:  # noqa: PLR2004 - one would be no gain
            future: Future[Judged] = Future()
            try:
                future.set_result(judge(task))
            except Exception as error:  # noqa: BLE001 - raised again where the result is asked for
                future.set_exception(error)
            return future
        if self._threads is None:
            self._threads = ThreadPoolExecutor(self.processes, thread_name_prefix="tracker-read")
        return self._threads.submit(self._ask, task)

    def close(self) -> None:
        """End the processes; what they had not begun is left."""
        if self._threads is not None:
            self._threads.shutdown(wait=False, cancel_futures=True)
        for child in self._children:
            child.kill()
            child.wait()
            for stream in (child.stdin, child.stdout):
                if stream is not None:
                    with contextlib.suppress(BrokenPipeError):  # half a document for a reader that is gone
                        stream.close()

    def _ask(self, task: Task) -> Judged:
        """Hand a task to this thread's process, and wait."""
        child = getattr(self._own, "child", None)
        if child is None:
            child = self._own.child = self._start()
        try:
            _send(child.stdin, task)
            packed = pack_content(task.document.content)  # while the process reads; it takes a third as long
            result = _receive(child.stdout)
        except (OSError, EOFError, ValueError) as error:
            self._own.child = None
            raise InputError(f"{task.document.source}: the process that read it ended") from error
        if isinstance(result, BaseException):
            raise result
        judged: Judged = result
        return replace(judged, packed=packed)

    def _start(self) -> subprocess.Popen[bytes]:
        import subprocess  # noqa: PLC0415 - only where there is much to read

        # -P: what lies in the current folder is no module of ours
        command = [sys.executable, "-P", "-m", "tracker.sources.readers"]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        child = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            start_new_session=True,  # Ctrl-C is for the parent, which ends this one
        )
        self._children.append(child)
        return child


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
