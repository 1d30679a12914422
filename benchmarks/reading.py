"""How fast each format is read, and how much memory a 50 MB PDF takes.

    python benchmarks/reading.py [--large MB] [--repeat N]

Each format holds the whole 2020 seed; `read` is the whole way from bytes to an Edition, and for PDF and DOCX
that includes the child process. PDFs and one DOCX are made by LibreOffice and WeasyPrint where these are.
The large PDF is the seed's, its pages repeated; its peak memory is that of the child that reads it.
"""

from __future__ import annotations

import argparse
import io
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pypdfium2

from tracker.errors import InputError
from tracker.model import Document
from tracker.reading import read

TREE = Path(__file__).resolve().parents[1]
MB = 2**20


def processor_seconds() -> float:
    """Seconds of processor time so far, of this process and its ended children."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def best(document: Document, repeat: int) -> tuple[float, float]:
    """Seconds of the fastest of several readings: by the clock, and of processor time."""
    clock, processor = [], []
    for _ in range(repeat):
        start, used = time.perf_counter(), processor_seconds()
        read(document, max_bytes=2**40)
        clock.append(time.perf_counter() - start)
        processor.append(processor_seconds() - used)
    return min(clock), min(processor)


def make_files(folder: Path) -> list[Path]:
    """The whole 2020 seed in each format that can be made here."""
    sys.path.insert(0, str(TREE / "tests" / "fixtures"))
    import make_formats  # type: ignore[import-not-found] # noqa: PLC0415 (the fixtures' folder is no package)

    pieces = make_formats.seed_pieces("2020")
    files = []
    for name, maker in make_formats.MAKERS.items():
        if make_formats.can_make(name):
            files.append(folder / name)
            maker(pieces, files[-1])
    return files


def large_pdf(path: Path, size: int) -> bytes:
    """The pages of a PDF over and over, each time as a copy of its own, until it is `size` bytes large."""
    content = path.read_bytes()
    merged = pypdfium2.PdfDocument.new()
    for _ in range(max(1, round(size / len(content)))):
        merged.import_pages(pypdfium2.PdfDocument(content))
    out = io.BytesIO()
    merged.save(out)
    return out.getvalue()


def measure_large(path: Path, megabytes: int) -> None:
    """Time and peak memory of a large PDF, read in a fresh process.

    A child begins with the peak of the process that starts it, and to make the file takes much.
    """
    large = path.with_name(f"large-{path.name}")
    large.write_bytes(large_pdf(path, megabytes * MB))
    subprocess.run([sys.executable, __file__, "--one", str(large)], check=True)


def read_one(path: Path) -> None:
    """Read one file and print what it took."""
    content = path.read_bytes()
    pages = len(pypdfium2.PdfDocument(content))
    start, used = time.perf_counter(), processor_seconds()
    try:
        edition = read(Document(content=content, source=path.name), max_bytes=2**40)
        outcome = f"{len(edition.findings)} findings"
    except InputError as error:
        outcome = str(error)
    seconds, processor = time.perf_counter() - start, processor_seconds() - used
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{path.name}, {pages} pages, {len(content) / MB:.1f} MB: {seconds:.1f} s ({processor:.1f} s of "
        f"processor time), {pages / seconds:.0f} pages/s, peak {child} MB in the child, {own} MB in all the "
        f"rest: {outcome}"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--large", type=int, default=50, metavar="MB", help="size of the large PDF; 0 for none"
    )
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        read_one(options.one)
        return
    with tempfile.TemporaryDirectory() as folder:
        files = make_files(Path(folder))
        print(f"{'file':18} {'size':>9} {'read':>8} {'processor':>9} {'MB/s':>7} {'pages/s':>8}")
        for path in files:
            content = path.read_bytes()
            seconds, processor = best(Document(content=content, source=path.name), options.repeat)
            pages = len(pypdfium2.PdfDocument(content)) if path.suffix == ".pdf" else 0
            speed = f"{pages / seconds:8.0f}" if pages else f"{'':8}"
            print(
                f"{path.name:18} {len(content) / 1000:6.0f} kB {seconds * 1000:5.0f} ms"
                f" {processor * 1000:6.0f} ms {len(content) / MB / seconds:7.2f} {speed}"
            )
        for path in files:
            if options.large and path.name in {"weasyprint.pdf", "libreoffice.pdf"}:
                measure_large(path, options.large)


if __name__ == "__main__":
    main()
