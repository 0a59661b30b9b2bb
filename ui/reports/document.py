"""A report as a document: its title, who, when and from what, and its blocks, in words."""

from collections.abc import Iterator

from ui.language.numbers import chance, moment, month, period
from ui.language.words import batches
from ui.paper.parts import Block, Document, Words
from ui.recovery.wording import tr
from ui.reports.findings import Findings
from ui.reports.kinds import BLOCKS, ReportKind, title_of
from ui.reports.span import Span

ALWAYS = ("standing", "dates")  # blocks that need no batches


def document_of(kind: ReportKind, found: Findings) -> Document:
    """Say what was found."""
    return Document(
        title=tr("{report}, {period}").format(report=title_of(kind), period=span_words(found.span)),
        lines=tuple(_lines(found)),
        blocks=tuple(_blocks(kind, found)),
        footer=" · ".join(_footer(found)),
        page_of=tr("page {n} of {count}"),
        notices=tuple(_notices(found)),
    )


def span_words(span: Span) -> str:
    """`Oct 2026`, `week 2026-W40`, `2026`, in words."""
    if span.grain == "month":
        return month(span.since)
    if span.grain == "week":
        return tr("week {}").format(span.name)
    begins_in_january = span.since.month == 1
    return span.name if begins_in_january else period(span.since, span.last)


def _blocks(kind: ReportKind, found: Findings) -> Iterator[Block]:
    if found.is_empty:
        said = tr("No batches came in from {}: there is nothing to add up. Where batches are "
                  "missing, log them and make the report again.")  # fmt: skip
        days = period(found.span.since, found.span.until)
        yield Block("nothing", tr("Nothing came in"), (Words(said.format(days), "body"),))
    for name in kind.blocks:
        if found.is_empty and name not in ALWAYS:
            continue
        block = BLOCKS[name](found)
        if block:
            yield block


def _lines(found: Findings) -> Iterator[str]:
    summary, span = found.summary, found.span
    days = period(span.since, span.until)
    yield " · ".join(filter(None, (summary.facility.name, days, batches(summary.batches))))
    written = tr("written {} by {}").format(moment(summary.written_at), summary.who or "–")
    yield " · ".join((written, _version(found), _provisional(found)))


def _footer(found: Findings) -> Iterator[str]:
    if found.summary.facility.name:
        yield found.summary.facility.name
    yield period(found.span.since, found.span.until)
    yield _version(found)
    yield _provisional(found)


def _version(found: Findings) -> str:
    return tr("data version {}").format(found.summary.data_version or "–")


def _provisional(found: Findings) -> str:
    share = found.summary.provisional
    return tr("nothing provisional") if not share else tr("{} provisional").format(chance(share))


def _notices(found: Findings) -> Iterator[str]:
    if found.summary.facility.simulated:
        yield tr("Simulated facility: people, suppliers and batches are invented.")
    if not found.span.is_whole:
        yield tr("The period is not over: figures are to {}.").format(
            period(found.span.until, found.span.until)
        )
