"""PDF and DOCX are read in a process of their own, with limits on time and memory.

    python -m tracker.reading.child FORMAT LENGTH MEMORY SECONDS SOURCE  < file  > what was read, as JSON

Native code and XML libraries take these files apart: a crash, a hang or a flood of memory ends the child and
becomes an `InputError` here. The limits are set by the child itself before it imports a reader, so that this
works from any thread; what comes back is JSON, never pickled objects.
"""

from __future__ import annotations

import errno
import importlib
import json
import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.model import SetAside
from tracker.reading.blocks import Block, BlockKind, Reading
from tracker.reading.formats import READERS, Format

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MEMORY_VARIABLE = "TRACKER_READER_MEMORY_MB"
SECONDS_VARIABLE = "TRACKER_READER_SECONDS"

# Address space. Python and pdfium themselves map about 100 MB; a PDF of nothing but text, 160 pages to the
# megabyte, takes some 10 MB for each.
_MEMORY_MB = 400
_MEMORY_MB_PER_MB = 12
# A PDF of text takes some 3 s a megabyte; a small file that takes half a minute is a trap.
_SECONDS = 30
_SECONDS_PER_MB = 10
# By the clock a busy machine may take so many times longer.
_PATIENCE = 4
# What a reader says when it meets the limit on memory itself.
_OUT_OF_MEMORY = "out of memory"
_FAILED = 3
_PR_SET_PDEATHSIG = 1  # linux/prctl.h


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a reader may take before it is stopped."""

    memory_mb: int
    """Megabytes of address space."""
    seconds: int
    """Seconds of processor time; by the clock it may take some times longer, as on a busy machine."""

    @property
    def clock_seconds(self) -> int:
        """Seconds by the clock: a process that waits for ever takes no processor time."""
        return self.seconds * _PATIENCE + 1

    @classmethod
    def of(cls, size: int) -> Limits:
        """The limits for a file of `size` bytes, or those that the environment sets."""
        return cls(
            memory_mb=_from_environment(MEMORY_VARIABLE, _MEMORY_MB + _MEMORY_MB_PER_MB * size // 2**20),
            seconds=_from_environment(SECONDS_VARIABLE, _SECONDS + _SECONDS_PER_MB * size // 2**20),
        )


def _from_environment(name: str, default: int) -> int:
    value = os.environ.get(name, "")
    return int(value) if value.isdecimal() and int(value) > 0 else default


def read_in_child(form: str, content: bytes, *, source: str, limits: Limits | None = None) -> Reading:
    """Read `content` in a child process.

    Args:
        form: the name of a `Format`, whose module has a `parse`.
        content: The bytes of the file.
        source: Where from, for messages.
        limits: How much the reader may take; by the size of the file where none are given.

    Raises:
        InputError: The file cannot be read, or reading it took more than the limits allow.
    """
    import subprocess  # noqa: PLC0415 (costs time at start-up, and no text or page needs it)

    limits = limits or Limits.of(len(content))
    # -P: what lies in the current folder is no module of ours
    command = [sys.executable, "-P", "-m", __name__, form]
    command += [str(len(content)), str(limits.memory_mb), str(limits.seconds), source]
    paths = os.pathsep.join(path for path in sys.path if path)
    environment = {
        **os.environ,
        "PYTHONPATH": paths,
        "PYTHONIOENCODING": "utf-8",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    try:
        done = subprocess.run(  # noqa: S603 (our own interpreter and module)
            command,
            input=content,
            capture_output=True,
            timeout=limits.clock_seconds,
            check=False,
            env=environment,
        )
    except subprocess.TimeoutExpired as error:
        raise InputError(_too_slow(source, form, limits)) from error
    except OSError as error:
        raise InputError(f"{source}: the {form.upper()} reader could not be started: {error}") from error
    if done.returncode == 0:
        return _decode(done.stdout)
    raise InputError(_failure(done.returncode, done.stdout, source, form, limits))


def _failure(code: int, output: bytes, source: str, form: str, limits: Limits) -> str:
    """Why a child ended without a result, in one line."""
    if code == _FAILED:
        message: str = json.loads(output.splitlines()[-1])
        return message if message != _OUT_OF_MEMORY else _too_large(source, form, limits)
    if code < 0:
        import signal  # noqa: PLC0415

        if -code in {getattr(signal, name, 0) for name in ("SIGXCPU", "SIGKILL", "SIGALRM")}:
            return _too_slow(source, form, limits)
        name = signal.Signals(-code).name
        return (
            f"{source}: the {form.upper()} reader crashed on it ({name}) or met its limit of "
            f"{limits.memory_mb} MB; fetch it again, or raise {MEMORY_VARIABLE}"
        )
    return f"{source}: the {form.upper()} reader failed on it (exit code {code}); fetch it again"


def _too_slow(source: str, form: str, limits: Limits) -> str:
    return (
        f"{source}: reading it as {form.upper()} took over {limits.seconds} s and was stopped; "
        f"raise {SECONDS_VARIABLE} to allow more"
    )


def _too_large(source: str, form: str, limits: Limits) -> str:
    return (
        f"{source}: reading it as {form.upper()} needs over {limits.memory_mb} MB and was stopped; "
        f"raise {MEMORY_VARIABLE} to allow more"
    )


_BLOCK = tuple(Block.__dataclass_fields__)


def _encode(reading: Reading) -> Iterator[str]:
    """A reading as lines of JSON, the last of which says that it is whole."""
    for block in reading.blocks:
        yield json.dumps(["block", *(getattr(block, name) for name in _BLOCK)])
    for piece in reading.set_aside:
        yield json.dumps(["aside", piece.text, piece.reason, piece.place])
    yield json.dumps(["end", reading.title, *reading.notices])


def _decode(output: bytes) -> Reading:
    """What `_encode` took apart."""
    blocks: list[Block] = []
    aside: list[SetAside] = []
    for line in output.splitlines():
        what, *values = json.loads(line)
        if what == "block":
            fields = dict(zip(_BLOCK, values, strict=True))
            fields["kind"] = BlockKind(fields["kind"])
            fields["turns"] = tuple(map(tuple, fields["turns"]))
            fields["marks"] = tuple(fields["marks"])
            blocks.append(Block(**fields))
        elif what == "aside":
            text, reason, place = values
            aside.append(SetAside(text=text, reason=reason, place=place))
        elif what == "end":
            title, *notices = values
            return Reading(blocks=tuple(blocks), set_aside=tuple(aside), title=title, notices=tuple(notices))
    raise ValueError("the child's answer is not whole")


def end_with_parent() -> None:
    """Have this process end with the thread that started it, which can no longer end it."""
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 (only here)
        import signal  # noqa: PLC0415

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def end_at(seconds: int) -> None:
    """Have the system end this process after so many seconds by the clock; 0 for never.

    Native code may hang as well, and keep what Python would do from being done.
    """
    import signal  # noqa: PLC0415

    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def _limit(limits: Limits) -> None:
    """Limit this process, as far as the platform can."""
    end_with_parent()
    end_at(limits.clock_seconds)
    try:
        import resource  # noqa: PLC0415 (Unix only)
    except ImportError:
        return
    memory = limits.memory_mb * 2**20
    for what, soft, hard in (
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_CPU, limits.seconds, limits.seconds + 1),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_FSIZE, 0, 0),
    ):
        try:
            resource.setrlimit(what, (soft, hard))
        except (ValueError, OSError):
            continue  # a lower limit is set already, or the platform has none


def _parser(form: str) -> Callable[..., Reading]:
    """The in-process reader of a format."""
    parse: Callable[..., Reading] = importlib.import_module(READERS[Format(form).media_type]).parse
    return parse


def main(arguments: list[str]) -> int:
    """Read standard input as the arguments say; print what was read, or why not."""
    form, length, memory, seconds, source = arguments
    _limit(Limits(memory_mb=int(memory), seconds=int(seconds)))
    try:
        content = sys.stdin.buffer.read(int(length))
        reading = _parser(form)(content, source=source)
        del content
        for line in _encode(reading):
            sys.stdout.write(line + "\n")
    except InputError as error:
        return _fail(str(error))
    except Exception as error:  # noqa: BLE001 (whatever a damaged file makes a library raise)
        if _is_out_of_memory(error):
            return _fail(_OUT_OF_MEMORY)
        return _fail(f"{source}: a damaged {form.upper()} ({type(error).__name__}); fetch it again")
    return 0


def _is_out_of_memory(error: Exception) -> bool:
    """Whether there is no room for what is read, or for a library, of which loading it says no `errno`."""
    if isinstance(error, OSError):
        return error.errno in {None, errno.ENOMEM}
    return isinstance(error, (MemoryError, ImportError))


def _fail(message: str) -> int:
    """Say why nothing could be read, on the last line."""
    sys.stdout.write(json.dumps(message) + "\n")
    return _FAILED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
