"""Titles of tasks told apart from the text that follows them, and texts parted into measures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.notice.wording import excerpt, pieces

LENGTH = 60
"""Characters up to which a first sentence is a title."""

END = " 。．.；;，,：:、"
"""What may stand at the end of a title without belonging to it."""


def split_title(text: str) -> tuple[str, str]:
    """A title and the text that follows it; where a long text has no title, its first clause and the whole text."""
    sentences = list(pieces(text[: 4 * LENGTH], "。"))
    first = sentences[0].strip(END) if sentences else ""
    if first and len(first) <= LENGTH:
        return first, text[text.index(sentences[0]) + len(sentences[0]) :].lstrip(END)
    head, colon, rest = text[:LENGTH].partition("：")
    if colon and len(head) <= LENGTH // 2 and rest:
        return head.strip(END), text[len(head) + 1 :]
    clause = next((part for part in pieces(first, "，,；;：:") if part.strip(END)), first)
    return excerpt(clause.strip(END), LENGTH) or excerpt(text.strip(), LENGTH), text


def split_measures(texts: Sequence[str]) -> Iterator[str]:
    """The measures of texts: what stands between semicolons and full stops outside of quotations."""
    for text in texts:
        for part in pieces(text, "；;。！"):
            if measure := part.strip(END):
                yield measure
