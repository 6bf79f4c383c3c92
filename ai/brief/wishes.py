"""The wishes of a request: which layers, and what was said of each.

One pass over the marks. A chunk ends at a comma or a word such as "and"; what is said in a
chunk belongs to the layer that it names, and to the whole where it names none.
"""

from dataclasses import dataclass, field, replace

from ai.brief.counts import beats_at, euclid_of
from ai.brief.intent import Wish
from ai.brief.lexicon import Meaning
from ai.brief.marks import Mark
from ai.tables import table

ROLES = ("bass", "chords", "pad", "lead", "arp", "drone")
# A rhythm that is always that of one layer.
OWNERS = {
    "octave": "bass", "walking": "bass", "wobbling": "bass", "acidline": "bass",
    "doublekick": "kick", "rolls": "hat", "son_clave": "clave", "son_clave_23": "clave",
    "rumba_clave": "clave", "bossa_clave": "rim", "amen": "break",
}  # fmt: skip
STRONG, SLIGHT = 1.6, 0.5
NOUNS_OF_THE_WHOLE = ("tempo", "energy", "density")
STEADY = ("halftime", "doubletime", "polyrhythm", "polymeter", "call_response", "onedrop", "dembow")


@dataclass(slots=True)
class Heard:
    """What a pass over the marks has found.

    Attributes:
        wishes: the layers.
        forbidden: what must not sound.
        qualities: of the whole, feature and way.
        rhythms: of the whole.
        structures: of the whole.
        genres: in order.
        moods: in order.
        only: "just" or "only" was said.
        beat: a beat or track was asked for.
        voices: how many voices.
    """

    wishes: list[Wish] = field(default_factory=list)
    forbidden: list[str] = field(default_factory=list)
    qualities: list[tuple[str, float]] = field(default_factory=list)
    rhythms: list[str] = field(default_factory=list)
    structures: list[str] = field(default_factory=list)
    genres: list[str] = field(default_factory=list)
    moods: list[str] = field(default_factory=list)
    only: bool = False
    beat: bool = False
    voices: int = 0


BEATS = {
    "beat", "beats", "groove", "a beat", "a groove", "ritmo", "un ritmo", "ritmos", "rythme",
    "un rythme", "rhythmus", "batida", "base", "ビート", "リズム", "グルーヴ", "track", "song",
    "bop", "jam", "cancion", "una cancion", "canzone", "chanson", "loop", "beat maker",
}  # fmt: skip


class Listener:
    """Hears the marks one by one."""

    def __init__(self, found: list[Mark], used: frozenset[int]) -> None:
        self.found, self.used = found, used
        self.out = Heard()
        self.ready: Wish = Wish("")  # said before its layer is named
        self.at_wish = -1  # the wish of this chunk
        self.negated = self.comma = False
        self.degree = 1.0
        self.style = ""

    def hear(self) -> Heard:
        """All of them."""
        at = 0
        while at < len(self.found):
            at += self._one(at)
        self._end_chunk()
        return self.out

    def _one(self, at: int) -> int:
        mark = self.found[at]
        if at in self.used:
            return 1
        if mark.kind == "stop" or (mark.has("and") and not mark.has("mode")):
            self._separate(mark, at)
            return 1
        beats, size = beats_at(self.found, at)
        if size and not self._tempo_follows(at + size):
            self._say(beats=beats)
            return size
        if mark.has("negation"):
            self.negated = True
        elif mark.has("only") and not mark.words.startswith("solo"):
            self.out.only = True
        elif mark.has("very"):
            self.degree = STRONG
        elif mark.has("a_bit"):
            self.degree = SLIGHT
        else:
            self._content(mark, at)
        return 1

    def _tempo_follows(self, at: int) -> bool:
        return at < len(self.found) and self.found[at].name("unit") == "bpm"

    def _separate(self, mark: Mark, at: int) -> None:
        following = self.found[at + 1 : at + 4]
        lists_on = self.negated and any(one.target() for one in following)
        lists_on = lists_on and not any(one.has("operation", "quality") for one in following[:1])
        self._end_chunk()
        self.comma = mark.kind == "stop"
        self.negated = lists_on and mark.words in ("and", "or", ",", "&", "y", "und", "et", "e")

    def _content(self, mark: Mark, at: int) -> None:
        target, quality = mark.target(), mark.quality()
        after = self.found[at + 1] if at + 1 < len(self.found) else None
        voices = after is not None and after.name("unit") == "voices" and mark.number
        counted = mark.name("unit") == "voices" and at and self.found[at - 1].number
        if voices:
            self.out.voices = int(mark.number or 0)
        elif counted:
            return
        elif mark.has("genre") and not (quality and (self.out.genres or not at)):
            self._genre(mark.name("genre"), at)
        elif target is not None:
            if target.kind != "group":
                self._target(mark, target)
        elif mark.has("mood") and not self.negated:
            self.out.moods.append(mark.name("mood"))
        elif quality is not None:
            self._quality(quality)
        else:
            self._idea(mark)

    def _idea(self, mark: Mark) -> None:
        if mark.has("rhythm"):
            self._rhythm(mark)
        elif mark.has("structure"):
            self._say(structures=(mark.name("structure"),))
        elif mark.name("operation") == "vague" and mark.words in BEATS:
            if self.negated:
                self.out.forbidden.append("drums")
            self.out.beat = not self.negated
        elif mark.name("operation") in ("more", "less"):
            self.degree = STRONG if mark.name("operation") == "more" else -1.0

    def _genre(self, name: str, at: int) -> None:
        if self.negated:
            self.out.forbidden.append(f"genre:{name}")
            return
        ahead = self.found[at + 1] if at + 1 < len(self.found) else None
        named = ahead is not None and ahead.target()
        if named:
            self.style = name
        if not (named and self.out.genres):
            self.out.genres.append(name)

    def _target(self, mark: Mark, target: Meaning) -> None:
        if self.negated:
            self.out.forbidden.append(target.name)
            return
        if self.degree == STRONG and self.found and self.style == "":
            self.ready = _more(self.ready, "loudness", 0.0)
        wish = wish_of(target, mark.words)
        said, self.ready = self.ready, Wish("")
        merged = self._merge(wish)
        if not merged:
            self.out.wishes.append(wish)
            self.at_wish = len(self.out.wishes) - 1
        self._add(said)
        if self.style:
            mine = self.out.wishes[self.at_wish]
            self.out.wishes[self.at_wish] = replace(mine, genre=self.style)
            self.style = ""
        self.degree = 1.0

    def _merge(self, wish: Wish) -> bool:
        """Two names for one layer, such as "guitar arpeggios" or "a melody on a flute"."""
        if self.at_wish < 0:
            return False
        mine = self.out.wishes[self.at_wish]
        both = joined(mine, wish)
        if both is None:
            return False
        self.out.wishes[self.at_wish] = both
        return True

    def _quality(self, quality: Meaning) -> None:
        way = quality.way or (-1 if self.negated else 1)
        if quality.way and self.negated:
            way = -quality.way
        amount, self.degree = way * self.degree, 1.0
        if quality.name == "tempo":
            if quality.way:
                self.out.qualities.append((quality.name, amount))
        elif quality.way == 0 and quality.name in NOUNS_OF_THE_WHOLE:
            return
        else:
            self._say(qualities=((quality.name, amount),))

    def _rhythm(self, mark: Mark) -> None:
        name = mark.name("rhythm")
        if self.negated:
            return
        layered = name == "halftime" and (self.at_wish >= 0 or self._ahead(mark))
        if name in STEADY and not layered:
            self.out.rhythms.append(name)
            return
        owner = "snare" if name == "gated" and "snare" in mark.words else OWNERS.get(name, "")
        if name == "octave" and "bass" not in mark.words and "line" not in mark.words:
            owner = ""
        if owner and self.at_wish < 0 and not self._ahead(mark):
            self.out.wishes.append(Wish(owner, words=mark.words))
            self.at_wish = len(self.out.wishes) - 1
        self._say(rhythms=(name,))

    def _ahead(self, mark: Mark) -> bool:
        """Is a layer named later in this chunk?"""
        at = self.found.index(mark) + 1
        for other in self.found[at : at + 6]:
            if other.kind == "stop" or (other.has("and") and not other.target()):
                return False
            if other.target():
                return True
        return False

    def _say(self, **said: object) -> None:
        """Say something of the layer of this chunk, or of the one that it will name."""
        piece = replace(Wish(""), **said)  # type: ignore[arg-type] # fields of a Wish
        if self.at_wish >= 0:
            self._add(piece)
        else:
            self.ready = _both(self.ready, piece)

    def _add(self, said: Wish) -> None:
        mine = self.out.wishes[self.at_wish]
        self.out.wishes[self.at_wish] = _both(mine, said)

    def _end_chunk(self) -> None:
        said, self.ready = self.ready, Wish("")
        if said != Wish(""):
            alone = len(self.out.wishes) == 1 and self.at_wish < 0
            if self.out.wishes and self.at_wish < 0 and (not self.comma or alone):
                self.at_wish = len(self.out.wishes) - 1
                self._add(said)
            if self.comma or self.at_wish < 0:
                self.out.qualities.extend(said.qualities)
                self.out.rhythms.extend(said.rhythms)
                self.out.structures.extend(said.structures)
        self.at_wish, self.degree, self.style = -1, 1.0, ""


def wish_of(target: Meaning, words: str) -> Wish:
    """The wish for a thing that plays.

    >>> wish_of(Meaning("instrument", "flute"), "flute").role
    'lead'
    """
    if target.kind == "instrument":
        row = table("words/instruments")[target.name]
        return Wish(row["role"], "" if target.name in ROLES else target.name, words=words)
    return Wish(target.name, words=words)


def joined(one: Wish, two: Wish) -> Wish | None:
    """One wish of two names for the same layer, None where they are two layers.

    >>> joined(Wish("chords", "guitar"), Wish("arp"))
    Wish(role='arp', instrument='guitar', qualities=(), rhythms=(), beats=(), euclid=(0, 0), \
structures=(), words=' ', genre='')
    """
    if one.role not in ROLES or two.role not in ROLES:
        return None
    if one.instrument and two.instrument and "bass" not in (one.role, two.role):
        return None
    if not one.instrument and not two.instrument and one.role != two.role:
        return None
    named = one if not one.instrument else two
    role = named.role if not named.instrument else two.role
    words = f"{one.words} {two.words}"
    return replace(_both(one, two), role=role, words=words,
                   instrument=one.instrument or two.instrument)  # fmt: skip


def _both(one: Wish, two: Wish) -> Wish:
    return replace(
        one,
        qualities=one.qualities + two.qualities,
        rhythms=one.rhythms + two.rhythms,
        beats=one.beats or two.beats,
        euclid=one.euclid if one.euclid[0] else two.euclid,
        structures=one.structures + two.structures,
        genre=one.genre or two.genre,
    )


def _more(wish: Wish, feature: str, way: float) -> Wish:
    return replace(wish, qualities=(*wish.qualities, (feature, way))) if way else wish


def hear(found: list[Mark], used: frozenset[int]) -> Heard:
    """The wishes of a request.

    >>> from ai.brief.marks import marks
    >>> [(one.role, one.beats) for one in hear(marks("kick on 1 and 3, snare"), frozenset()).wishes]
    [('kick', (0.0, 2.0)), ('snare', ())]
    """
    whole = any(one.name("rhythm") == "euclid" for one in found)
    euclid, places = euclid_of(found, whole)
    heard = Listener(found, used | places).hear()
    if euclid[0]:
        drums = [at for at, one in enumerate(heard.wishes) if one.role != "drums"]
        if drums:
            heard.wishes[drums[0]] = replace(heard.wishes[drums[0]], euclid=euclid)
        else:
            heard.wishes.append(Wish("perc" if not heard.wishes else "rim", euclid=euclid))
    return heard
