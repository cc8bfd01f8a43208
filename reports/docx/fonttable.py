"""The fonts a document names, and by which other names a system may know them, or what may stand in for them."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

_WORDS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_STANDARD = (
    ("方正小标宋简体", "FZXiaoBiaoSong-B05S,方正小标宋_GBK,华文中宋,宋体", "script"),
    ("仿宋_GB2312", "仿宋,FangSong,FangSong_GB2312,华文仿宋,Noto Serif CJK SC", "modern"),
    ("楷体_GB2312", "楷体,KaiTi,KaiTi_GB2312,华文楷体,Noto Serif CJK SC", "modern"),
    ("黑体", "SimHei,Noto Sans CJK SC", "modern"),
    ("宋体", "SimSun,Noto Serif CJK SC", "auto"),
)


def _font(name: str, others: str, family: str) -> str:
    """An entry; character set 134 (hexadecimal 86) is GB 2312."""
    return (
        f"<w:font w:name={quoteattr(name)}><w:altName w:val={quoteattr(others)}/>"
        f'<w:charset w:val="86"/><w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
    )


FONT_TABLE = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts {_WORDS}>'
    + "".join(_font(*entry) for entry in _STANDARD)
    + '<w:font w:name="Times New Roman"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/>'
    + "</w:font></w:fonts>"
).encode()
