"""Feed damaged files to the readers: each ends in an Edition or in an error of ours.

    python tests/fuzz/fuzz_readers.py [--inputs 10000] [--format html] [--seed 1] [--keep DIR]

Every input is made by damaging a good file (or two), from a seeded generator: the same seed gives the same
inputs. They are read in a worker process with the limits that the reader's own child has. A worker that dies
or hangs is a failure for text, Markdown and HTML, which are read in the caller's process; for PDF and DOCX it
is what the child process is there for, and is counted. Any other exception than ours is a failure for all.
"""

# ruff: noqa: T201 (a command: it prints)

from __future__ import annotations

import argparse
import io
import json
import random
import resource
import signal
import subprocess
import sys
import time
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.reading.formats import READERS, Format

if TYPE_CHECKING:
    from collections.abc import Callable

CONTAINED = (Format.PDF, Format.DOCX)
"""Read in a process of their own, by the `parse` of their module."""
TREE = Path(__file__).resolve().parents[2]

MEMORY_MB = 500
SECONDS = 10
"""Small files: ten seconds are a hang."""

_SLICE = 6000
_BATCH = 500
_WORDS = {
    "text": b"\xff \xfe \x00 Section/1. a. - ; .; \xe2\x80\xa8 \xef\xbb\xbf".split(),
    "markdown": b"######### > >>>>>>>>>>>> *** |---| [[[[[[[[[[[[[ ]( ``````` <!-- \\ &#x110000;".split(),
    "html": (
        b"<table> </table> <!-- --> <script> <h1> <p <br> &#0; &bogus; <li> </p> <svg> <main> hidden <pre>"
        b" <select> <template> \x00 \xff <sup> <tr> <meta/charset=utf-7> <a/href=#> <td/rowspan=9999> <base>"
    ).split(),
    "pdf": (
        b"0/R obj endobj stream << >> /Kids /Parent /Contents Tf Tm -1 99999999999 0.0000001 Tj /Length"
        b" xref %%EOF /Prev /Filter/FlateDecode nan"
    ).split(),
    "docx": (
        b"<w:p> </w:p> <w:tbl> <w:tr> <w:tc> <w:ins> <w:del> &amp; <w:numPr> <w:txbxContent> <w:sdt> <w:t/>"
        b" <w:fldChar/> -1 99999999999"
    ).split(),
}
"""What the readers take apart, put in anywhere."""


def good_files(form: str) -> list[bytes]:
    """Good files of a format, to be damaged."""
    sys.path.insert(0, str(TREE / "tests" / "fixtures"))
    import make_formats  # type: ignore[import-not-found] # noqa: PLC0415 (the fixtures' folder is no package)

    pieces = make_formats.seed_pieces("2020", short=True)
    if form == "text":
        seeds = [path.read_bytes() for path in sorted((TREE / "seeds").glob("*.txt"))]
        return [seed[start : start + _SLICE] for seed in seeds for start in (0, 20_000, len(seed) - _SLICE)]
    if form == "markdown":
        return [make_formats.as_markdown(pieces[start : start + 20]).encode() for start in (0, 30, 60)]
    if form == "html":
        return [make_formats.as_page(pieces[start : start + 12]).encode() for start in (0, 30, 60)]
    return {"pdf": _good_pdfs, "docx": _good_docxs}[form]()


def _good_pdfs() -> list[bytes]:
    """One written by hand, uncompressed, and first pages of the kept ones."""
    import pdf_writer  # type: ignore[import-not-found] # noqa: PLC0415
    import pypdfium2  # noqa: PLC0415

    lines = ["The government took steps to find and punish", "officials who may have done so in the country."]
    pages = [
        [
            pdf_writer.At(72, 750, "Running header", 9),
            *pdf_writer.column(72, 700, ["a. A Heading"], size=15, bold=True),
            *pdf_writer.column(72, 660, lines * 4),
            *pdf_writer.column(330, 660, lines * 4),
            pdf_writer.At(72, 40, f"Page {number}", 9),
        ]
        for number in (1, 2, 3)
    ]
    found = [pdf_writer.pdf_of(pages), pdf_writer.pdf_of(pages[:1], rotate=90)]
    for path in sorted((TREE / "tests" / "fixtures" / "formats").glob("20*.pdf")):
        first = pypdfium2.PdfDocument.new()
        first.import_pages(pypdfium2.PdfDocument(path), [1])
        out = io.BytesIO()
        first.save(out)
        found.append(out.getvalue())
    return found


def _good_docxs() -> list[bytes]:
    found = [path.read_bytes() for path in sorted((TREE / "tests" / "fixtures" / "formats").glob("*.docx"))]
    import docx_writer  # type: ignore[import-not-found] # noqa: PLC0415

    bold = "<w:b/>"
    body = docx_writer.paragraph(docx_writer.run("Life"), '<w:pStyle w:val="Heading1"/>')
    body += docx_writer.paragraph(docx_writer.run("Administration:", bold) + docx_writer.run(" It was bad."))
    cells = "".join(f"<w:tc>{docx_writer.paragraph(docx_writer.run(text))}</w:tc>" for text in ("2020", "7"))
    body += f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{cells}</w:tr></w:tbl>"
    return [docx_writer.docx_of(body), *found]


def damaged(form: str, good: list[bytes], number: int, seed: int) -> bytes:
    """Input `number`: a good file, damaged."""
    chance = random.Random(f"{form}-{seed}-{number}")  # noqa: S311 (no secret)
    content = chance.choice(good)
    if form == "docx" and chance.random() < 0.8:
        return _damaged_inside(content, chance)
    return _damage(form, content, chance.choice(good), chance)


def _damage(form: str, content: bytes, other: bytes, chance: random.Random) -> bytes:
    """Content with some damage; now and then part of another file."""
    out = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4, 8, 30))):
        place = chance.randrange(len(out) + 1)
        match chance.randrange(8):
            case 0:
                out[place : place + 1] = bytes([chance.randrange(256)])
            case 1:
                del out[place : place + chance.choice((1, 3, 50, 500))]
            case 2:
                out[place:place] = chance.choice(_WORDS[form])
            case 3:
                start = chance.randrange(len(out) + 1)
                out[place:place] = out[start : start + chance.choice((5, 100, 1000))]
            case 4:
                start = chance.randrange(len(other))
                out[place:place] = other[start : start + chance.choice((20, 400))]
            case 5:
                out = out[:place] if chance.random() < 0.3 else out
            case 6:
                out[place : place + 8] = bytes(chance.randrange(256) for _ in range(8))
            case 7:
                word = chance.choice(_WORDS[form])
                out[place : place + len(word)] = word
    return bytes(out)


def _damaged_inside(content: bytes, chance: random.Random) -> bytes:
    """A sound archive with a damaged part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        parts = [name for name in old.namelist() if name.endswith((".xml", ".rels"))]
        victim = "word/document.xml" if chance.random() < 0.6 else chance.choice(parts)
        for name in old.namelist():
            part = old.read(name)
            if name == victim:
                part = (
                    _shuffled(part, chance) if chance.random() < 0.5 else _damage("docx", part, part, chance)
                )
            new.writestr(name, part)
    return out.getvalue()


def _shuffled(part: bytes, chance: random.Random) -> bytes:
    """Sound XML whose elements are where they do not belong."""
    from lxml import etree  # noqa: PLC0415

    root = etree.fromstring(part)
    for _ in range(chance.choice((1, 3, 10))):
        elements = [element for element in root.iter() if element is not root]
        if not elements:
            break
        one, other = chance.choice(elements), chance.choice([root, *elements])
        match chance.randrange(4):
            case 0:
                parent = one.getparent()
                if parent is not None:
                    parent.remove(one)
            case 1:
                other.append(etree.fromstring(etree.tostring(one)))
            case 2:
                if one not in other.iterancestors() and one is not other:
                    other.insert(0, one)
            case 3:
                for name in one.attrib:
                    one.set(name, chance.choice(("", "-1", "0", "99999999999", "x", "begin", "end")))
    return etree.tostring(root)


def _reader(form: str) -> Callable[[bytes], object]:
    """Read bytes to an edition as the program does, but without a further process."""
    import importlib  # noqa: PLC0415

    from tracker.model import Provenance  # noqa: PLC0415
    from tracker.reading.assemble import edition_from_blocks  # noqa: PLC0415

    module = importlib.import_module(READERS[Format(form).media_type])
    read = module.parse if form in CONTAINED else module.blocks
    provenance = Provenance(report=None, edition="fuzz", title="", sha256="", source="fuzz")
    return lambda content: edition_from_blocks(read(content, source="fuzz"), provenance=provenance)


def work(form: str, first: int, count: int, seed: int) -> None:
    """Read inputs, one line of JSON for each; the parent sees which was the last."""
    from tracker.errors import TrackerError  # noqa: PLC0415

    good = good_files(form)
    read = _reader(form)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_MB * 2**20, MEMORY_MB * 2**20))
    for number in range(first, first + count):
        content = damaged(form, good, number, seed)
        print(json.dumps({"begin": number}), flush=True)
        signal.setitimer(signal.ITIMER_REAL, SECONDS)  # no handler: it ends the process, whatever holds it
        start = time.perf_counter()
        try:
            read(content)
            outcome = "edition"
        except TrackerError as error:
            outcome = "message of several lines" if "\n" in str(error) else _refused(error)
        except MemoryError:
            outcome = "over memory"
        except Exception as error:  # noqa: BLE001 (what is looked for)
            outcome = f"{type(error).__name__}: {error}"
        signal.setitimer(signal.ITIMER_REAL, 0)
        seconds = time.perf_counter() - start
        print(
            json.dumps({"end": number, "outcome": outcome, "seconds": seconds, "peak": _peak()}), flush=True
        )


def _peak() -> int:
    """Peak memory of this process in MB; ru_maxrss would begin with that of the process that started it."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) // 1024


# Errors of a library about a damaged file may have any name; these are rather mistakes of ours.
_OURS = frozenset(
    {
        "AttributeError",
        "IndexError",
        "TypeError",
        "NameError",
        "UnboundLocalError",
        "RecursionError",
        "AssertionError",
    }
)


def _refused(error: Exception) -> str:
    """`refused`, or the mistake of a reader of ours that its own handling of damaged files covers up."""
    cause = error.__cause__
    frames = []
    trace = cause.__traceback__ if cause else None
    while trace is not None:
        frames.append(trace.tb_frame.f_code.co_filename)
        trace = trace.tb_next
    mistake = frames and "tracker/reading" in frames[-1] and type(cause).__name__ in _OURS
    return f"{type(cause).__name__} covered up: {cause}" if mistake else "refused"


@dataclass
class Result:
    """What came of the inputs of one format."""

    form: str
    outcomes: Counter[str] = field(default_factory=Counter)
    failures: list[tuple[int, str]] = field(default_factory=list)
    slowest: float = 0.0
    peak: int = 0

    def take(self, number: int, outcome: str) -> None:
        """Count an outcome; keep it if it is a failure."""
        self.outcomes[outcome.split(":", maxsplit=1)[0]] += 1
        if outcome not in {
            "edition",
            "refused",
            "contained: crash",
            "contained: hang",
            "contained: over memory",
        }:
            self.failures.append((number, outcome))

    def __str__(self) -> str:
        """One line."""
        counts = ", ".join(f"{count} {outcome}" for outcome, count in self.outcomes.most_common())
        return f"{self.form}: {counts}; slowest {self.slowest:.2f} s, peak {self.peak} MB"


def fuzz(form: str, inputs: int, seed: int) -> Result:
    """Read damaged files of one format in worker processes."""
    result = Result(form)
    number = 0
    while number < inputs:
        number = _batch(form, number, min(_BATCH, inputs - number), seed, result)
    return result


def _batch(form: str, first: int, count: int, seed: int, result: Result) -> int:
    """One worker's inputs; the number of the input to go on with."""
    command = [sys.executable, __file__, "--worker", form, str(first), str(count), str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=TREE)
    begun = None
    for line in done.stdout.splitlines():
        record = json.loads(line)
        if "begin" in record:
            begun = record["begin"]
            continue
        begun = None
        outcome = record["outcome"]
        if outcome == "over memory" and form in CONTAINED:
            outcome = "contained: over memory"
        result.take(record["end"], outcome)
        result.slowest = max(result.slowest, record["seconds"])
        result.peak = max(result.peak, record["peak"])
    if done.returncode == 0:
        return first + count
    if begun is None:
        raise SystemExit(f"the worker failed of itself: {done.stderr[-2000:]}")
    outcome = "hang" if -done.returncode == signal.SIGALRM else "crash"
    result.take(begun, f"contained: {outcome}" if form in CONTAINED else f"{outcome} ({done.returncode})")
    return int(begun) + 1


def main() -> int:
    """Fuzz, and say what came of it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--format", choices=[*Format], action="append")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, metavar="DIR", help="write the inputs that failed there")
    parser.add_argument("--worker", nargs=4, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        form, *numbers = options.worker
        work(form, *map(int, numbers))
        return 0
    failed = False
    for form in options.format or Format:
        result = fuzz(form, options.inputs, options.seed)
        print(result)
        for number, outcome in result.failures[:20]:
            print(f"  input {number}: {outcome}")
            if options.keep:
                options.keep.mkdir(parents=True, exist_ok=True)
                (options.keep / f"{form}-{number}").write_bytes(
                    damaged(form, good_files(form), number, options.seed)
                )
        failed = failed or bool(result.failures)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
