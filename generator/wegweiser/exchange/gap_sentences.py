"""The gaps in sentences: words instead of values, all of it plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from wegweiser.exchange.gap_names import GapNames
from wegweiser.exchange.gap_wants import tell_question, tell_want
from wegweiser.gaps import Change, Gaps, NeedVerdict, Suggestion
from wegweiser.gaps.advice import (
    PLACES,
    Closer,
    Inquiry,
    Overlap,
    Question,
    Remedy,
    Step,
    find_wanted,
)
from wegweiser.model import Need
from wegweiser.model.values import FEW


@dataclass(frozen=True, slots=True)
class GapSentences(GapNames):
    """What is said about gaps, with names and in whole sentences."""

    def summary(self, gaps: Gaps) -> str:
        """How many needs nothing covers, in a sentence or two."""
        open_ = [found.need for found in gaps.needs if found.verdict != "covered"]
        persons = sum(need.persons for need in open_)
        few = self.few_of(need.id for need in open_)
        tell = self.words.tell
        return tell(
            "summary",
            day=self.words.interface.date(gaps.today),
            needs=len(gaps.needs),
            open=len(open_),
            missing=gaps.totals[0].needs,
            named=tell("named-few") if few and not persons else self.words.number("named", persons),
        )

    def survey(self) -> str:
        """When, how and among how many it was asked; nothing where nobody asked."""
        survey = self.directory.needs.survey if self.directory.needs else None
        if survey is None:
            return ""
        interface = self.words.interface
        told = self.words.tell(
            "survey",
            first=interface.date(survey.from_),
            last=interface.date(survey.until),
            persons=survey.persons,
            method=survey.method or "",
        )
        return told.strip()

    def verdict(self, id_: str) -> str:
        """`Hürde`."""
        return self.words.tell(f"verdict-{id_}")

    def requirements(self, ids: Iterable[str]) -> str:
        """`Kinderbetreuung, Sprachen`."""
        return ", ".join(self.words.tell(f"requirement-{id_}") for id_ in ids)

    def suggestion(self, need: Need, found: Suggestion) -> str:
        """What could be done about a need."""
        change = [tell_want(self, each, find_wanted(need, each)) for each in found.change]
        return self._suggestion(need, found, found.kind, change)

    def remedy(self, need: Need, remedy: Remedy) -> str:
        """The least that would close a need."""
        change = [tell_want(self, each, find_wanted(need, each)) for each in remedy.change]
        if remedy.places:
            change.append(tell_want(self, PLACES, value=True))
        return self._suggestion(need, remedy, "change" if change else "ask", change)

    def _suggestion(
        self, need: Need, found: Suggestion | Remedy, kind: str, change: list[str]
    ) -> str:
        ask = [tell_question(self, each, find_wanted(need, each)) for each in found.ask]
        return self.words.tell(
            f"suggestion-{'change-and-ask' if kind == 'change' and ask else kind}",
            actor=self.actor(found.actor),
            offer=self.offer(found.offer) if found.offer else "",
            change=", ".join(change),
            ask=" ".join(ask),
        )

    def unaware(self, found: NeedVerdict) -> str:
        """How many know of no fitting offer; nothing where nobody counted, or all know."""
        if found.need.known_by == FEW and found.need.asked_by != FEW:
            return self.words.tell("unaware-most")
        return self.words.number("unaware", found.unaware) if found.unaware else ""

    def ends(self, found: NeedVerdict) -> Iterator[str]:
        """Which fitting offers end when."""
        for end in found.ends:
            day = self.words.interface.date(end.until)
            actor = self.actor_of(end.offer)
            yield self.words.tell("ends", offer=self.offer(end.offer), actor=actor, day=day)

    def closer(self, closer: Closer) -> str:
        """What speaks for an actor that could begin something, without its name."""
        tell = self.words.tell
        reasons = [tell("closer-own" if closer.own_topic else "closer-parent")]
        if closer.speaks is False:
            reasons.append(tell("closer-silent"))
        elif closer.languages:
            reasons.append(tell("closer-speaks", languages=self.languages(closer.languages)))
        if closer.km is not None:
            kind = "closer-km" if closer.km else "closer-inside"
            reasons.append(tell(kind, km=self.km(closer.km)))
        return ", ".join(reasons)

    def response(self, found: NeedVerdict) -> Iterator[str]:
        """What is done about a need, by whom, until when; nothing where nobody said."""
        response, tell = found.need.response, self.words.tell
        if response is None:
            return
        yield tell(f"response-{response.status}")
        if response.lead:
            yield tell("lead", actor=self.actor(response.lead))
        if response.provider:
            yield tell("provider", actor=self.actor(response.provider))
        if response.offer and response.offer in self.directory.offers:
            yield tell("offer", offer=self.offer(response.offer))
        if response.by:
            yield tell("by-day", day=self.words.interface.date(response.by))
        if response.note:
            yield response.note

    def changed(self, change: Change) -> str:
        """What became of a need: `Hürde → Gedeckt, durch Deutsch am Vormittag (Lernhaus)`."""
        parts = []
        if change.before and change.after:
            before, after = self.verdict(change.before.verdict), self.verdict(change.after.verdict)
            parts.append(self.words.tell("change-verdicts", before=before, after=after))
        elif change.after:
            parts.append(self.verdict(change.after.verdict))
        if change.offers:
            offers = self.words.interface.list([self.offer_ever(id_) for id_ in change.offers])
            parts.append(self.words.tell("change-because", offers=offers))
        if change.asked_otherwise:
            parts.append(self.words.tell("change-asked"))
        return ", ".join(parts)

    def lapses(self, found: NeedVerdict) -> tuple[str, ...]:
        """What does not go together."""
        return tuple(self.words.tell(f"lapse-{lapse}") for lapse in found.lapses)

    def change(self, step: Step) -> str:
        """What a step would change."""
        return tell_want(self, step.requirement, step.value)

    def step(self, step: Step) -> str:
        """A step with its offer."""
        return self.words.tell(
            "step-ask" if step.asked else "step",
            offer=self.offer(step.offer),
            actor=self.actor(step.actor),
            change=self.change(step),
        )

    def helped(self, step: Step) -> str:
        """How many persons a step would help."""
        return self.people(step.persons, self.few_of(need for need, _ in step.needs))

    def question(self, question: Question) -> str:
        """What to ask, without the offer's name."""
        return tell_question(self, question.requirement, question.wanted)

    def letter(self, inquiry: Inquiry) -> str:
        """A text to send to a partner, ready to be copied: paragraphs with a blank line between."""
        words = self.words
        paragraphs = [words.tell("letter-greeting"), words.tell("letter-intro")]
        ordered = sorted(inquiry.questions, key=lambda each: each.offer)
        number = 0
        for offer, questions in groupby(ordered, key=lambda each: each.offer):
            asked = list(questions)
            lines = [words.tell("letter-offer", offer=self.offer(offer)), self._about(asked)]
            lines += [f"{number + n}. {self.question(each)}" for n, each in enumerate(asked, 1)]
            number += len(asked)
            paragraphs.append("\n".join(lines))
        return "\n\n".join([*paragraphs, words.tell("letter-thanks")]) + "\n"

    def _about(self, questions: Iterable[Question]) -> str:
        """Which needs hang on the answers."""
        wanted = {id_ for question in questions for id_ in question.needs}
        listed = self.directory.needs.needs if self.directory.needs else ()
        needs = [
            self.words.tell("letter-need", need=need.title, persons=self.persons(need))
            for need in listed
            if need.id in wanted
        ]
        return self.words.tell("letter-about", needs="; ".join(needs))

    def overlap(self, overlap: Overlap) -> tuple[str, str]:
        """Two offers that double each other, and what they share."""
        tell = self.words.tell
        first, second = overlap.offers
        names = tell(
            "overlap",
            first=self.offer(first),
            first_actor=self.actor_of(first),
            second=self.offer(second),
            second_actor=self.actor_of(second),
        )
        shared = tell(
            "overlap-shared",
            topics=self.topics(overlap.topics),
            groups=self.groups(overlap.groups),
            hours=self._hours(overlap),
        )
        if overlap.km is None:
            return names, shared
        near = "overlap-km" if round(overlap.km, 1) else "overlap-near"
        return names, f"{shared}; {tell(near, km=self.km(overlap.km))}"

    def _hours(self, overlap: Overlap) -> str:
        """`Montag und Mittwoch von 09:00 bis 11:45`, days with the same hours together."""
        interface = self.words.interface
        days: dict[tuple[str, str], list[str]] = {}
        for day, start, end in overlap.hours:
            days.setdefault((start, end), []).append(day)
        return interface.list(
            f"{self.days(each) or ''} {interface.hours(start, end)}".strip()
            for (start, end), each in days.items()
        )
