"""In which language a text is written, as far as that decides whether it is the report."""

from __future__ import annotations

SAMPLE = 10_000
"""Characters; more do not change the verdict, and cost time."""

MARGIN = 50.0
"""By how much (log-likelihood over the sample) another language must beat the report's to be believed: over
one sentence of 28 words, in six languages, no other language came closer than 112."""

_ALIKE = (
    {"no", "nb", "nn", "da"},
    {"bs", "hr", "sr", "sl", "sh"},
    {"id", "ms"},
    {"cs", "sk"},
    {"pt", "gl"},
    {"mk", "bg"},
    {"hi", "mr", "ne"},
    {"nl", "af"},
)
"""Languages that are taken for one another; a doubt between them proves nothing."""


def other_language(text: str, expected: str) -> str | None:
    """The code of the text's language where it is clearly another than `expected`; None where it is not."""
    from py3langid import rank  # type: ignore[import-untyped]  # noqa: PLC0415 - numpy and a model, half a second

    scores = {str(code): float(score) for code, score in rank(text[:SAMPLE])}
    alike = {expected, *(code for group in _ALIKE if expected in group for code in group)}
    ours = [score for code, score in scores.items() if code in alike]
    if not ours:
        return None  # a language that the model does not know
    best = max(scores, key=scores.__getitem__)
    return best if best not in alike and scores[best] - max(ours) > MARGIN else None
