"""List what was read and not understood, by place, and end with counts that can be watched.

Sentences with a date, a body or an identifier from which no fact came but that these are named; identifiers that nothing
took; names that nobody knows or several bear; paragraphs, cells and tables that no rule reads; what the reading complained
about. This is how the rules grow: what stands here most often is worth a rule, or a line in the reviewed data.

example:
  kg coverage wtsa16-action-plan.docx | less
  kg coverage wtsa16-action-plan.docx --counts
  kg coverage wtsa16-action-plan.docx --kind identifier-not-taken -o identifiers.csv
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from ingest.coverage import Coverage, Gap, coverage
from ingest.pipeline import load, read
from kg.export.table import Table, table_as
from kg.messages import KgError, shorten
from kg.nearest import did_you_mean
from kg.output import chosen_format, write_result

FORMATS = ("text", "json", "csv")
_QUOTE = 160


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("document", type=Path, metavar="DOCUMENT", help="an action plan or a paper: Word, text, HTML, Markdown, PDF")
    parser.add_argument("--counts", action="store_true", help="only the counts")
    parser.add_argument("--kind", action="append", metavar="KIND", help="only gaps of this kind; may be repeated")
    parser.add_argument("--format", metavar="FORMAT", help=f"{', '.join(FORMATS)} (default: by the file's name, else text)")
    parser.add_argument("-o", "--output", metavar="FILE", default="-", help="write there; - is standard output")


def run(args: argparse.Namespace) -> int:
    """Write the list; raises UnreadableDocument, and KgError for an unknown kind or format."""
    form = chosen_format(args, FORMATS, "text", {"txt": "text"})
    _, document = read(load(args.document))
    found = coverage(document)
    gaps = () if args.counts else chosen(found, args.kind or ())
    write_result(formatted(found, gaps, form, counts_only=args.counts), args.output)
    return 0


def chosen(found: Coverage, kinds: list[str] | tuple[str, ...]) -> tuple[Gap, ...]:
    """The gaps of these kinds, all where none is named; raises KgError for a kind that the document has no gap of."""
    known = [count.name for count in found.by_kind()]
    for kind in kinds:
        if kind not in known:
            raise KgError(f"no gap is of kind {kind!r}{did_you_mean(kind, known)}", remedy=f"kinds here: {', '.join(known)}")
    return tuple(gap for gap in found.gaps if not kinds or gap.kind in kinds)


def formatted(found: Coverage, gaps: tuple[Gap, ...], form: str, *, counts_only: bool = False) -> bytes:
    """These gaps and all counts in one of `FORMATS`; a CSV file holds either the gaps or, if only these are wanted, the
    counts.
    """
    if form == "csv":
        return table_as(_counts(found) if counts_only else _rows(gaps), "csv")
    if form == "json":
        return (json.dumps(_json(found, gaps, counts_only=counts_only), ensure_ascii=False, indent=1) + "\n").encode()
    return "".join(f"{line}\n" for line in (*_lines(gaps), *_summary(found))).encode()


def _rows(gaps: tuple[Gap, ...]) -> Table:
    rows = tuple((g.place, g.kind, g.item, shorten(g.quote, _QUOTE), g.reason) for g in gaps)
    return Table(("place", "kind", "item", "quote", "reason"), rows)


def _counts(found: Coverage) -> Table:
    counts = tuple((c.name, c.number, c.of, c.share) for c in (*found.counts, *found.by_kind()))
    return Table(("count", "number", "of", "percent"), counts)


def _json(found: Coverage, gaps: tuple[Gap, ...], *, counts_only: bool) -> dict[str, object]:
    counts = {c.name: {"number": c.number, "of": c.of, "percent": c.share} for c in found.counts}
    kinds = {c.name: c.number for c in found.by_kind()}
    listed = [{"place": g.place, "kind": g.kind, "item": g.item or None, "quote": shorten(g.quote, _QUOTE), "reason": g.reason}
              for g in gaps]
    return {**({} if counts_only else {"gaps": listed}), "counts": counts, "gaps_by_kind": kinds}


def _lines(gaps: tuple[Gap, ...]) -> Iterator[str]:
    """Each gap on a line that can be searched; the item before the place, because people know items."""
    for gap in gaps:
        where = ": ".join(part for part in (gap.item, gap.place) if part)
        quote = f" “{shorten(gap.quote, _QUOTE)}”" if gap.quote else ""
        yield f"{gap.kind}: {where}{':' if where else ''}{quote}: {gap.reason}"
    if gaps:
        yield ""


def _summary(found: Coverage) -> Iterator[str]:
    yield from (str(count) for count in found.counts)
    kinds = found.by_kind()
    yield f"gaps: {len(found.gaps):,}"
    yield from (f"  {count}" for count in kinds)
