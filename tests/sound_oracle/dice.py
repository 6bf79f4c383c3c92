"""Cases by dice, which nobody has seen: `python -m tests.sound_oracle.dice SEED [COUNT]`.

Prints text of the form of cases.txt, for `python -m tests.sound_oracle.run --cases FILE`. Each case
is a source, one control of its group, and up to three of other groups. In the tables `{a|b|c}` is a
die, and `~` marks what is random by nature.
"""

import random
import re
import sys
from collections.abc import Iterator
from typing import Final

_DIE: Final = re.compile(r"\{([^{}]*)\}")
NOTES: Final = "{c2|eb2|g2|c3|f#3|a3|c4|e4|bb4|f5}"

SOURCES: Final = {
    "oscillators": (
        '.s("sine")', '.s("triangle")', '.s("square")', '.s("sawtooth")', '.s("pulse")',
        '.s("pulse").pw({.1|.3|-.4|.8})', '.s("pulse").pwrate({1|4}).pwsweep({.2|.6})',
        '.s("user").partials([1,{0|.4|.8},{0|.3},{.2|.6}])', '.s("sawtooth").n({3|6|12})',
        '.s("square").partials([1,.2,{.5|.9}]).phases([{0|.25},{.3|.5},0])',
        '~.s("supersaw")', '~.s("supersaw").unison({2|4|9}).detune({.1|.4|1}).spread({0|.5|1})',
    ),
    "noise": (
        '~.s("white")', '~.s("pink")', '~.s("brown")', '~.s("crackle").density({2|8|40})',
        '~.s("{sine|square|sawtooth}").noise({.1|.4|.8})',
    ),
    "drums": ('.s("sbd")', '.s("sbd").decay({.15|.4}).penv({18|42|-6}).pdecay({.1|.3|.8})'),
    "bytebeat": ('.s("bytebeat").n({0|1|2|3|4|5|6|7|8|9|10|11|12|13|14})',),
    "zzfx": (
        '.s("z_{sine|sawtooth|triangle|square|tan}")', '.s("z_sawtooth").zcrush({.05|.2})',
        '.s("z_sine").slide({-1|.5|3})',
        '.s("z_square").pitchJump({-80|150}).pitchJumpTime({.05|.2})',
        '.s("z_triangle").zmod({5|30}).curve({.4|2})', '~.s("z_noise")',
        '.s("z_sawtooth").zdelay({.05|.2}).lfo({.1|.3})', '.s("z_sine").deltaSlide({-2|1})',
    ),
}  # fmt: skip
# Controls that any of these sources may have. Those of `pitch` and `fm` need a source with a pitch.
CONTROLS: Final = {
    "envelopes": (
        ".attack({.01|.1|.3})", ".decay({.05|.2})", ".release({.05|.4})", ".sustain({.1|.5})",
        ".adsr(\"{.01|.2}:{.05|.2}:{0|.3|.8}:{.02|.3}\")", ".clip({.2|.6|1.4})",
        ".decay({.1|.3}).sustain({0|.2|.6}).release({.1|.5})",
    ),
    "lowpass": (
        ".lpf({150|500|1500|5000})", ".lpf({300|900|2500}).lpq({0|3|9|18})",
        ".lpf({400|1200}).lpq({1|7}).ftype('24db')",
        ".lpf({200|600}).lpenv({2|4|-2|7}).lpa({.01|.15}).lpd({.1|.4}).lps({0|.5})",
        ".lpf({300|800}).lpenv({3|5}).lpd({.1|.3}).fanchor({.5|1})",
        ".lpf({500|1000}).lprate({1|3|7}).lpdepth({.4|1|2})",
        ".lpf(700).lpsync({2|4|8}).lpshape('{sine|saw|ramp|square|tri}')",
        ".lpf(900).lprate(2).lpskew({.1|.8}).lpdc({-.5|0})", ".lpf(\"{300|900}:{5|12}:{2|4}\")",
    ),
    "other filters": (
        ".hpf({100|600|2500})", ".hpf({300|1000}).hpq({2|8|15})",
        ".bpf({300|900|2500}).bpq({1|4|12})",
        ".hpf({150|600}).hpenv({2|4}).hpd({.1|.3})", ".bpf({300|700}).bpenv({2|3}).bpd(.2).bpq(3)",
        ".hpf({400|900}).hprate({2|5}).hpdepth({.5|1})",
        ".bpf({500|900}).bprate({2|5}).bpq({2|6})",
        ".vowel('{a|e|i|o|u|ae|aa|oe|ue|y|uh|un|en|an|on}')", ".djf({.15|.3|.7|.9})",
        ".hpf({200|700}).ftype('24db').hpq({1|6})",
    ),
    "ladder": (
        ".lpf({300|800|2500}).lpq({1|6|15}).ftype('ladder')",
        ".lpf({500|1200}).lpq({2|9}).drive({.2|2|3.5}).ftype('ladder')",
        ".lpf({200|500}).lpenv({2|5}).lpd({.1|.3}).lpq({3|9}).ftype('ladder')",
    ),
    "distortion": (
        ".crush({2|4|7|11})", ".coarse({2|5|12|40})", ".shape({.2|.5|.8})", ".distort({.5|1.5|4})",
        ".distort(\"{.7|2|5}:{.3|.7}:{soft|hard|cubic|diode|asym|fold|sinefold|chebyshev}\")",
        ".shape(\"{.3|.7}:{.4|.8}\")", ".coarse({3|9}).crush({3|6})",
    ),
    "modulation": (
        ".tremolo({1.5|4|9}).tremolodepth({.4|.8|1})",
        ".tremolosync({2|6}).tremoloshape('{sine|tri|square|saw|ramp}')",
        ".tremolo({2|5}).tremoloskew({.2|.7}).tremolophase({0|.4})",
        ".phaser({.5|2|6}).phaserdepth({.4|.75|1})",
        ".phaser(\"{1|3}:{.6|.9}:{600|2000}:{800|3000}\")",
    ),
    "dynamics": (
        ".compressor({-10|-25|-40})",
        ".compressor(\"{-15|-30|-45}:{2|6|18}:{0|10|25}:{.002|.03}:{.03|.2}\")",
        ".transient({-.7|.4|1})", ".transient(\"{0|.5}:{-.8|.6}\")",
    ),
    "mix": (
        ".pan({0|.2|.6|1})", ".gain({.2|.6|1.3})", ".velocity({.3|.7})", ".postgain({.4|1.6})",
        ".gain({.5|1.1}).velocity({.4|.9}).postgain({.6|1.2})", ".pan(\"0 {.4|.7} 1\")",
        ".orbit({2|3})",
    ),
    "space": (
        ".delay({.3|.8}).delaytime({.08|.2|.45}).delayfeedback({.2|.6|.85})",
        ".delay({.4|.7}).delaysync({1/16|1/8|3/16})", ".delay(\"{.3|.6}:{.1|.3}:{.4|.7}\")",
        "~.room({.2|.6|1}).roomsize({.5|2|6})",
        "~.room({.5|.9}).roomlp({800|4000}).roomdim({200|2000})",
        "~.room({.4|.8}).roomfade({.02|.4})", "~.room({.4|.8}).dry({0|.4})",
        ".delay(.5).dry({0|.5})",
    ),
    "chains": (
        ".FX(lpf({400|1500}), distort({1|3}))", ".FX(crush({3|6}).gain(1)).lpf({600|2000})",
        ".FX(distort({1|2}), hpf({300|900}).gain({.5|1}))",
        ".FX(delay({.3|.6}).delaytime({.1|.2}))",
        ".FX(tremolo({3|7}), coarse({3|8}))", ".FX(vowel('{a|o|i}'))",
        ".FX(phaser({1|4})).pan({.2|.9})",
    ),
    "movers": (
        ".lpf({400|900}).lfo({r:{1|3|7}, dr:{.4|.9}})", ".gain(.5).lfo({r:{2|5}, dr:{.3|.8}})",
        ".hpf({300|800}).lfo({s:{2|4}, sh:'{saw|square|sine}'})",
        ".postgain({.6|1}).lfo({r:{3|6}, dr:.7})",
        ".late(.05).lpf({200|500}).env({a:{.05|.2}, d:{.1|.4}, dr:{3|8}})",
        ".late(.05).gain(.3).env({a:{.05|.2}, d:.3, s:{0|.5}, dr:{1|3}})",
        ".pan(.5).lfo({r:{1|3}, da:{.5|1}})",
    ),
}  # fmt: skip
PITCHED: Final = {
    "pitch": (
        ".vib({3|6|9}).vibmod({.1|.5|2})", ".penv({12|-7|24}).pattack({.05|.2})",
        ".penv({12|-12}).pdecay({.05|.3})",
        ".penv({7|19}).pattack(.05).pdecay({.1|.3}).psustain({.2|.6})", ".octave({-1|1})",
        ".penv({5|12}).pdecay(.2).panchor({0|.5|1})",
        ".pdecay({.1|.3}).pcurve({0|1}).penv(12).panchor(0)",
        ".penv(12).pattack(.1).prelease(.2).release(.3)",
    ),
    "fm": (
        ".fm({.5|2|6|12})", ".fm({1|3|7}).fmh({.5|1.41|2|3.5})",
        ".fm({2|5}).fmdecay({.1|.3}).fmsustain({0|.3})",
        ".fm({2|5}).fmattack({.05|.3}).fmenv('{lin|exp}')",
        ".fm({1|3}).fmwave('{square|triangle|sawtooth}')",
        ".fm({1|2}).fmi2({1|3}).fmh2({1|2.5})", ".fm({1|3}).fmh({1|2}).fmi20({1|2}).fmh2({3|5})",
        ".fm(\"{1|4}:{2|.75}\")", ".fm({1|2}).fmi11({.3|.8})",
    ),
}  # fmt: skip
TOGETHER: Final = (
    'stack({sound}.orbit(2), '
    's("sbd*{2|4}").late(.05).duck(2).duckattack({.1|.3}).duckdepth({.5|1}))',
    'stack({sound}, note("{c2|g3}").s("tri").decay(.2).delay(.5).orbit(2))',
    'stack({sound}.bus(1).dry(0), s("bus:1").lpf({500|1500}))',
    'stack({sound}.clip(.8), note("{c3,e3|eb4}*4").s("square").decay(.05).pan({.2|.8}))',
)  # fmt: skip
GROUPS: Final = (*SOURCES, *CONTROLS, *PITCHED, "together")
WITH_PITCH: Final = ("oscillators",)


def thrown(text: str, dice: random.Random) -> str:
    """The text with each die thrown.

    >>> thrown(".fm({2|2}).fmh({3})", random.Random(1))
    '.fm(2).fmh(3)'
    """
    return _DIE.sub(lambda die: dice.choice(die[1].split("|")), text)


def sound(group: str, dice: random.Random) -> str:
    """One sound with a control of a group and some of others; `~` stands before what is random."""
    kind = group if group in SOURCES else dice.choice(["oscillators"] * 4 + list(SOURCES))
    tables = CONTROLS | (PITCHED if kind in WITH_PITCH else {})
    if group in PITCHED:
        kind, tables = "oscillators", CONTROLS | PITCHED
    others = dice.sample(sorted(set(tables) - {group}), dice.choice((0, 1, 1, 2, 3)))
    notes = " ".join(NOTES for _ in range(dice.choice((1, 2, 2, 4))))
    parts = [f'note("{notes}")', dice.choice(SOURCES[kind])]
    parts += [dice.choice(tables[each]) for each in (group, *others) if each in tables]
    return "".join(parts)


def case(group: str, dice: random.Random) -> str:
    """A line of a group."""
    made = sound(group, dice)
    if group == "together":
        made = dice.choice(TOGETHER).replace("{sound}", made)
    marks = "~ " if "~" in made else ""
    tail = "tail=.8 " if "delay" in made or "room" in made else ""
    return f"{marks}{tail}cps={dice.choice(('.4', '.5', '.7', '1'))} " + thrown(
        made.replace("~", ""), dice
    )


def text(seed: int, count: int) -> Iterator[str]:
    """Lines of cases, as many of each group."""
    dice = random.Random(seed)
    for number, group in enumerate(GROUPS):
        yield f"[{group}]"
        for _ in range(count * (number + 1) // len(GROUPS) - count * number // len(GROUPS)):
            yield case(group, dice)


if __name__ == "__main__":
    seed, count = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 150
    print("\n".join(text(seed, count)))  # noqa: T201 # its purpose
