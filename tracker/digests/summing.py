"""What changed between two editions, counted, in plain sentences."""

from __future__ import annotations

from tracker.digests.saying import Saying
from tracker.model import Flag, Kind
from tracker.rendering.shares import percent
from tracker.rendering.summary import among, standing
from tracker.rendering.verdicts import is_doubtful


class Summing(Saying):
    """Sums a comparison up for a digest; `tracker.rendering.summary` does so in English for reports."""

    def summary(self) -> tuple[str, ...]:
        """What changed, counted, in plain sentences."""
        comparison = self.comparison
        counts = comparison.counts
        loud = (Kind.REWORDED, Kind.UPDATED, Kind.ADDED, Kind.REMOVED)
        if not any(counts[kind] for kind in loud) and not any(counts[flag] for flag in Flag):
            return (self.say("Nothing but grammar, style and typography differs between {old} and {new}."),)
        sentences = [self._standing(), self._come()]
        parts = among(counts, self.count)
        if parts:
            sentences.append(
                self.say("Among the rows of what is found again: {parts}.", parts=self.words.listed(parts))
            )
        doubtful = sum(is_doubtful(change) for change in comparison.changes)
        if doubtful:
            sentences.append(
                self.count(
                    doubtful,
                    "One of these rows links passages that have few words in common:"
                    " of such rows, a third proved to be of two different findings.",
                    "{n} of these rows link passages that have few words in common:"
                    " of such rows, a third proved to be of two different findings.",
                )
            )
        return tuple(sentences)

    def _standing(self) -> str:
        """How many findings of the old edition the new one still has."""
        findings = len(self.comparison.old.findings)
        kept, _ = standing(self.comparison)
        gone = findings - kept
        if not gone:
            return self.count(
                findings,
                "The only finding of {old} is found again in {new}.",
                "All {n} findings of {old} are found again in {new}.",
            )
        if not kept:
            return self.count(
                findings,
                "The only finding of {old} was not found in {new}.",
                "None of the {n} findings of {old} was found in {new}.",
            )
        stands = self.count(
            kept,
            "Of the {findings} findings of {old}, one ({percent} percent) is found again in {new}",
            "Of the {findings} findings of {old}, {n} ({percent} percent) are found again in {new}",
            findings=findings,
            percent=percent(kept, findings, self.words),
        )
        missed = self.count(gone, "one was not found there", "{n} were not found there")
        return self.words("{stands}; {missed}.", stands=stands, missed=missed)

    def _come(self) -> str:
        """How many findings of the new edition the old one did not have."""
        findings = len(self.comparison.new.findings)
        come = sum(len(change.new) for change in self.comparison.changes if change.kind is Kind.ADDED)
        if not come:
            return self.say("Nothing in {new} is new compared with {old}.")
        if come == findings:
            return self.count(
                findings,
                "The only finding of {new} is not in {old}.",
                "None of the {n} findings of {new} is in {old}.",
            )
        return self.count(
            come,
            "Of the {findings} findings of {new}, one is not in {old}.",
            "Of the {findings} findings of {new}, {n} are not in {old}.",
            findings=findings,
        )
