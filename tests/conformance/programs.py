"""Programs of Strudel code made up from what functions there are: tables, and the dice.

A method is a row: its name and the kinds of its arguments. A kind is a list of templates;
in a template {kind} stands for another draw of that kind. The same seed gives the same
program.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from random import Random
from typing import Final

KINDS: Final[dict[str, list[str]]] = {
    "time": [
        ".25", ".5", "2", "3", "1.5", "1/3", ".75", '"<1 2>"', '"2 .5"', '"<.5 3>"', "4",
        '"1 2 3"',
    ],
    "offset": [".25", ".5", "1/8", "-.25", "1/3", '"<0 .25>"', '"0 .5"', "1", '"<0 .125>*2"'],
    "unit": [".5", ".25", ".75", "1", "0", '"<0 .5 1>"', '"0 .5"', "sine"],
    "count": ["2", "3", "4", '"<2 3>"', '"2 4"', "5", '"<1 2 4>"', '"<3 4>/2"'],
    "steps": ["1", "2", "3", "-1", "-2", '"1 2"', '"<1 2>"', '"1 -1"', '"2 3"'],
    "number": [
        "1", "2", "-3", ".5", "7", "10", '"<1 2>"', '"0 2"', '"3 [4 5]"', "saw", '"<0 3>*2"',
    ],
    "gate": [
        '"1 0"', '"<1 0>"', '"1 0 1 1"', '"x ~ x"', '"1*4"', '"<1 [0 1]>"', '"t(3,8)"',
        '"0 1 1"',
    ],
    "index": [
        '"0 1"', '"<0 1 2>"', '"0 1 2 3"', '"0 [2 1]"', '"<0 2>*2"', '"1 .. 3"',
        "irand(4).segment(4)",
    ],
    "words": [
        "0 1 2 3", "0 <1 2>", "0 [1 2] 3", "<0 1 2>", "0 ~ 2", "0*2 1", "0(3,8)", "0@3 1",
        "<0 1>(3,8)", "{0 1 2}%4", "0,2,4", "[0,3] 1", "0 1 2 3 4 5 6 7", "0!2 <3 4>", "0/2",
        "0 .. 3", "<0 [1 2]>*2", "0 1 . 2 3 4", "<0 1 2 3>/2", "^0 [1 2]", "<0@2 1>", "~ 1",
        "0:1 2", "{step} {step}", "{step} {step} {step}", "<{step} {step}>", "{step} , {step}",
    ],
    "step": [
        "0", "1", "2", "3", "~", "4.5", "-1", "[{step} {step}]", "<{step} {step} {step}>",
        "{step}*2", "{step}/1.5", "{step}(3,8)", "{step}(<3 5>,8,2)", "{step}!2", "{step}@3",
        "{step}?", "[{step},{step}]", "[{step}|{step}]", "{{step} {step}}%3", "{step}*<2 3>",
        "{step}:{step}", "{step} .. 3", "{step} _",
    ],
    "sounds": [
        "bd sd", "bd*4", "<bd sd> hh", "bd ~ hh [sd hh]", "bd(3,8)", "bd hh cp", "bd/2",
        "bd:1 sd",
    ],
    "signal": [
        "sine", "saw", "tri", "square", "isaw", "cosine", "perlin", "rand", "rand2",

    ],
    "source": [
        'n("{words}")', 'n("{words}")', 'n("{words}")', 's("{sounds}")', 'note("c3 [e3 g3]")',
        '"{words}"',
        "{signal}.segment(4)", "run(4).n()", "irand(8).segment(4).n()",
        's("{sounds}").n("{words}")',
    ],
    "pattern": [
        "{source}", "{source}", 'stack({source}, {source})', 'cat({source}, {source})',
        "seq({source}, {source})",
        "stepcat([3, {source}], [1, {source}])", "polymeter({source}, {source})",
        "stepcat({source}, {source})",
        "arrange([2, {source}], [1, {source}])", "chooseCycles({source}, {source})",
        "zip({source}, {source})",
        "stackLeft({source}, {source})", "stepalt([{source}, {source}], {source})",
        "slowcatPrime({source}, {source})",
        "xfade({source}, {unit}, {source})", "polyrhythm({source}, {source})",
        "wchooseCycles([{source}, 2], [{source}, 1])",
    ],
    "same": ["{pattern}"],
    "change": [
        "x => x{call}", "x => x{call}", "rev", "fast(2)", "x => x.add(n(7))", "x => x.speed(2)",
        "late(.25)",
        "x => x{call}{call}", "x => x.fast(2)", "press",
    ],
    "same-function": ["x => x{call}", "(x, i) => x.add(n(i))", "(x, i) => x.late(i / 8)"],
    "value": ["x => x", "x => ({ n: 1, ...x })"],
    "control": ["gain", "speed", "pan", "lpf", "room", "begin", "n", "note", "orbit"],
    "list": ["[{source}, {source}]", "[{source}, {source}, {source}]"],
    "how": ["", ".in", ".out", ".mix", ".squeeze", ".squeezeout", ".reset", ".restart", ".poly"],
    "op": ["add", "sub", "mul", "set", "keep", "div", "mod", "keepif"],
    "operand": ["{number}", 'n("{words}")', '"{words}"', 'n("<0 1>")'],
}  # fmt: skip

TIME: Final = """
fast time; slow time; early offset; late offset; fastGap time; ply count; segment count; rev;
palindrome;
inside time change; outside time change; hurry time; linger unit; iter count; iterBack count;
brak; press;
pressBy unit; swingBy unit count; swing count; ribbon offset time; repeatCycles count; revv;
compress .25 .75;
zoom .25 .75; focus .25 .75; zoom .5 1; compress unit 1; bite count index;
plyWith count change; inv;
cpm "<30 60>"; beat "0,3,5" 8; beat index count; loopAt count; loopAtCps count unit;
zoom unit 1; fast 1.5
"""
STRUCTURE: Final = """
struct gate; mask gate; structAll gate; maskAll gate; reset gate; restart gate;
euclid "3 5" 8; euclid count 8;
euclidRot 3 8 count; euclidLegato 3 8; euclidLegatoRot 3 8 count; euclidish 3 8 unit; bypass gate;
chunk count change; chunkBack count change; fastChunk count change; chunkInto count change;
chunkBackInto count change; into gate change; within 0 .5 change; resetAll gate;
restartAll gate; bjork "3:8:2"
"""
CHANGING: Final = """
every count change; firstOf count change; lastOf count change; when gate change; off offset change;
superimpose change; layer change change; jux change; juxBy unit change; echo count offset unit;
stut count unit offset; echoWith count offset same-function; sometimes change;
sometimesBy unit change;
someCycles change; someCyclesBy unit change; often change; rarely change; almostNever change;
always change;
never change; apply change; applyN count change; degrade; degradeBy unit; undegradeBy unit;
shuffle count;
scramble count; seed number; degradeByWith saw unit
"""
STEPWISE: Final = """
take steps; drop steps; shrink steps; grow steps; expand count; contract count; extend count;
pace count;
replicate count; tour source; steps count; shrink "1 -1"
"""
SAMPLES: Final = """
chop count; striate count; slice count index; splice count index; fit; scrub unit; chop 3;
slice 4 "0 <2 3>"
"""
OTHERS: Final = [
    ".{op}{how}({operand})", ".{op}{how}({operand})", ".{control}({number})", ".{control}({unit})",
    ".set{how}(n({number}))", ".stack({source})", ".range({number}, {number})", ".round()",
    ".fmap({value})", ".filter(h => h.whole.begin.lt(1))", ".filterWhen(t => t % 1 < .5)",
    ".filterHaps(h => h.hasOnset())", ".onsetsOnly()",
    ".unjoin({gate}, x => x.fast(2)).innerJoin()", ".squeezeBind(x => {source})", ".discreteOnly()",
    ".innerBind(x => {source})", ".outerBind(x => {source})", ".bind(x => {source})",
    ".stepBind(x => {source})", ".plyForEach({count}, (x, i) => x.add(n(i)))", ".keyDown()",
    ".whenKey('a', {change})", ".as('{control}')", ".hsl({unit}, .5, .25)", ".rangex(1, {number})",
    ".range2({number}, {number})", ".toBipolar()", ".floor()", ".ceil()", ".log2(2)", ".ratio()",
    ".pickF({index}, [{change}, {change}])", ".{op}(saw.range(0, 8))", ".segment(8).{op}({signal})",
    ".splitQueries()", ".removeUndefineds()", ".lt({operand})", ".eq({operand})", ".and({gate})",
    ".or({gate})", ".ne(1)", ".pow(2)", ".seq({source})", ".cat({source})", ".brshift(1)",
    ".band(3)",
    ".layer({change}, {change})", ".superimpose({change}, {change})", ".hush()",
    ".slowcat({source})",
]  # fmt: skip
TOPS: Final = [
    *['{pattern}{call}', '{pattern}{call}{call}', "{pattern}{call}{call}{call}"] * 3,
    "{index}.pick({list})", "{index}.inhabit({list})", "{index}.pickRestart({list})",
    "{index}.pickReset({list})",
    "{index}.pickOut({list})", "{index}.squeeze({list})", "{index}.pickmod({list})",
    "{signal}{call}.segment(4)",
    "stack({pattern}{call}, {pattern}{call})", "cat({pattern}{call}, {pattern}{call}){call}",
    "seq({pattern}{call}, {pattern}){call}", "{source}.{control}({signal}){call}",
    "stackBy(\"<left right centre expand repeat>\", {source}, {source}){call}",
    "binary({number}){call}",
    "stackRight({source}, {source}){call}", "stackCentre({source}, {source}){call}",
    "seqPLoop([0, 2, {source}], [1, 3, {source}]){call}", "binaryN({number}, 5){call}",
    "s(\"bd\").struct(morph([1, 0, 1, 0], [1, 1, 0, 0], {unit})){call}", "run({count}){call}",
    "randrun(4){call}", "withSeed(x => 3, {pattern}{call})", "steady(.5).segment(2){call}",
    "signal(t => t * 2).segment(4){call}", "chooseWith({signal}, {list}).segment(4){call}",
    "choose({source}, {source}).segment(4){call}", "chooseInWith({signal}, {list}){call}",
    "{signal}.range({number}, {number}).segment(4){call}", "fast({time}, {pattern}){call}",
    "jux({change}, {pattern}){call}", "every({count}, {change}, {pattern}){call}",
    "pick({list}, {index}){call}", "wchoose([{source}, 2], [{source}, {unit}]).segment(4){call}",
    "{signal}.{op}({signal}).segment(4){call}", "{source}.{control}({signal}.{op}({signal})){call}",
    "pace({count}, {pattern}{call})", "zip({pattern}{call}, {pattern}{call})",
    "randcat({source}{call}, {source})",
    "polymeter({pattern}{call}, {pattern}{call})", "stepcat({pattern}{call}, {pattern}{call})",
    "stepalt([{pattern}, {source}], {pattern}{call})", "{pattern}.xfade({unit}, {pattern}){call}",
    "{index}.pickRestart({{ 0: {source}, 1: {source}, 2: {source}, 3: {source} }})",
    "sequenceP([{source}, {source}]).fmap(x => x[0]){call}",
    "perlin.range(1, {number}).segment(8){call}",
]  # fmt: skip
DEEPEST: Final = 7


def quoted(row: str) -> list[str]:
    """A row of a table as words; what is in quotes stays together."""
    words, inside = [""], False
    for letter in row:
        inside ^= letter == '"'
        if letter == " " and not inside:
            words.append("")
        else:
            words[-1] += letter
    return [word for word in words if word]


def rows(*tables: str) -> list[list[str]]:
    """The rows of tables."""
    return [quoted(row) for table in tables for row in table.replace("\n", " ").split(";")]


ROWS: Final = rows(TIME, TIME, STRUCTURE, CHANGING, CHANGING, STEPWISE, SAMPLES)


@dataclass(frozen=True)
class Tables:
    """What programs are made of: kinds, methods with the kinds of their arguments, other calls."""

    kinds: Mapping[str, Sequence[str]]
    rows: Sequence[Sequence[str]]
    others: Sequence[str]

    def filled(self, template: str, dice: Random, depth: int = 0) -> str:
        """A template with every {kind} drawn; shallow where it gets deep."""
        out, rest = "", template
        while "{" in rest:
            before, _, after = rest.partition("{")
            kind, closed, tail = after.partition("}")
            if not closed or not (kind in self.kinds or kind == "call"):
                out, rest = out + before + "{", after
                continue
            drawn = self._call if kind == "call" else partial(self._drawn, kind)
            out += before + drawn(dice, depth + 1)
            rest = tail
        return out + rest

    def _drawn(self, kind: str, dice: Random, depth: int) -> str:
        choices = self.kinds[kind]
        if depth > DEEPEST:
            shallow = [choice for choice in choices if "{" not in choice]
            choices = shallow or [
                choice for choice in choices if "{call}" not in choice and "{pattern}" not in choice
            ]
        return self.filled(dice.choice(choices), dice, depth)

    def _call(self, dice: Random, depth: int) -> str:
        if dice.random() < 0.25:
            return self.filled(dice.choice(self.others), dice, depth)
        name, *kinds = dice.choice(self.rows)
        args = [self._drawn(kind, dice, depth) if kind in self.kinds else kind for kind in kinds]
        return f".{name}({', '.join(args)})"


TABLES: Final = Tables(KINDS, ROWS, OTHERS)


def program(seed: int) -> str:
    """The program of a seed.

    >>> program(1) == program(1)
    True
    """
    dice = Random(seed)
    return TABLES.filled(dice.choice(TOPS), dice)
