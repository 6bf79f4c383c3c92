"""The progress as a page of HTML: one file, nothing loaded from anywhere. Pure."""

from collections.abc import Mapping
from html import escape
from string import Template
from typing import Final

from tutorials.achievements import ACHIEVEMENTS, earned
from tutorials.catalogue import Catalogue, english
from tutorials.course import Progress
from tutorials.placement import Item
from tutorials.report import figure_lines, skill_rows

PAGE: Final = Template("""\
<!doctype html>
<html lang="$language">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>$title</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem;
       background: #fff; color: #222; }
@media (prefers-color-scheme: dark) { body { background: #161616; color: #ddd; } }
table { width: 100%; border-collapse: collapse; }
td { padding: .2rem .4rem; vertical-align: middle; }
td.bar { width: 14rem; }
meter { width: 100%; height: 1.2rem; display: block; }
td.marks { width: 12rem; opacity: .7; }
li.open { opacity: .5; }
</style>
<h1>$title</h1>
<ul>$figures</ul>
<h2>$skill</h2>
<table>$skills</table>
<h2>$honour</h2>
<ul>$honours</ul>
</html>
""")


def html_page(
    progress: Progress, items: Mapping[str, Item], at: float, words: Catalogue | None = None
) -> str:
    """The page.

    >>> page = html_page(Progress(), {}, at=0)
    >>> "<h2>Honours</h2>" in page, "http" in page
    (True, False)
    """
    words = words or english()
    rows = [
        f"<tr><td>{escape(title)}</td>"
        f'<td class="bar"><meter value="{chance:.2f}" title="{chance:.0%}">{chance:.0%}</meter>'
        "</td>"
        f'<td class="marks">{escape(", ".join(marks))}</td></tr>'
        for title, chance, marks in skill_rows(progress, items, at, words)
    ]
    has = earned(progress)
    honours = [
        f"<li{'' if one in has else ' class=open'}>"
        f"{words.named('page', 'earned' if one in has else 'open')}: "
        f"{escape(words.named('honours', one.name))}, "
        f"{escape(words.named('honours_for', one.name))}</li>"
        for one in sorted(ACHIEVEMENTS, key=lambda one: one not in has)
    ]
    return PAGE.substitute(
        language=words.language,
        title=words.named("page", "title"),
        skill=words.named("page", "skills"),
        honour=words.named("page", "honours"),
        figures="".join(f"<li>{escape(line)}</li>" for line in figure_lines(progress, at, words)),
        skills="\n".join(rows),
        honours="\n".join(honours),
    )
