"""Machines and modules that play long recordings of sixteen bits, 1986 to 2003."""

from engine.drums.kinship import Kin
from engine.drums.kit import Grit

LINN2, TR707, SP12, TR909 = "AkaiLinn", "RolandTR707", "EmuSP12", "RolandTR909"
SIXTEEN_BITS = Grit(clock_hz=44_100, bits=14)
THIN = Grit(clock_hz=32_000, bits=12, top_hz=13_000)
PUNCHY = Grit(clock_hz=44_100, bits=14, drive=1.2)
LATIN = (
    "agogo high, agogo low, bongo high, bongo low, claves, conga high, conga low, conga muted, "
    "quijada, timbale high, timbale low, whistle short, whistle"
)

KIN = (
    Kin("RolandMT32", "MT32", TR707, 1, 0.9, 0, THIN,
        "bd, cb, cp, cr, hh, ht, lt, mt, oh x2, rd, rim, sd x2, sh x2, tb", perc=LATIN),
    Kin("RolandD110", "D110", TR707, -1, 0.95, 1, THIN,
        "bd, cb x2, cr, hh, lt, oh x2, rd, rim, sd x3, sh, tb",
        perc="bongo high, conga high, block high"),
    Kin("RolandD70", "D70", LINN2, 1, 1, 1, SIXTEEN_BITS,
        "bd x4, cb, cp, cr, hh, lt, mt, oh, rd, rim, sd x5, sh", perc="stick"),
    Kin("RolandS50", "S50", SP12, -1, 1, -1, Grit(clock_hz=30_000, bits=12, top_hz=14_000),
        "bd x4, cb, cp, cr x2, ht, lt x2, mt, oh, rd, sd x3, sh x4, tb x2",
        perc="agogo high, agogo low, bongo high, claves x2, conga high, conga middle, conga low, "
        "quijada, timbale high, timbale low, triangle, block high, whistle",
        misc="cuica open x2, cuica muted x2, gong, triangle muted"),
    Kin("RolandR8", "R8", LINN2, 2, 1, 2, PUNCHY,
        "bd x7, cb, cp, cr, hh x2, ht x4, lt x4, mt x4, oh, rd x2, rim x2, sd x12, sh x2, tb",
        perc="bell x2, bongo high, bongo low, conga high, metal, whistle, block high"),
    Kin("RolandJD990", "JD990", SP12, 2, 1, 2, PUNCHY,
        "bd x10, cb, cp, cr, hh x4, ht, lt x5, mt x2, oh x2, rd, sd x15, tb",
        perc="agogo high, glass, quijada, metal, snap, stick",
        misc="glass x2, chimes, bell, metal, kalimba x2, bell x2, pling, plop, tube bell"),
    Kin("RolandMC303", "MC303", TR909, 0, 0.9, 1, PUNCHY,
        "bd x16, cb x2, cp x8, hh x6, ht x5, lt x5, mt x6, oh x5, rd x2, rim x6, sd x26, sh x7, "
        "tb x5",
        perc="guiro, metal, bamboo x2, brush, claves, bongo high, bongo low, synth tom, snap, "
        "agogo high, bamboo, bongo high, conga high x2, block high, synth tom, timbale high, "
        "block high, agogo low, bamboo, bongo low, conga low, block low, guiro, whistle, "
        "timbale low, block low, surdo muted x2, triangle muted, surdo x2, triangle, guiro short, "
        "whistle short, tabla, udu, quijada",
        misc="gong, hit, zap x2, blip, cuica muted, cuica open, slap", fx="heart, noise"),
    Kin("KorgM1", "M1", SP12, 1, 0.95, 1, SIXTEEN_BITS,
        "bd x3, cb, cp, cr, hh x2, ht x2, mt, oh x2, rd, rim, sd x4, sh, tb",
        perc="conga high, conga low, hit, string, timbale high, timbale low, block high",
        misc="bell, plop, glass, metal, metal, click x2, pipe, scratch, snap, tube bell x4, whip, "
        "chimes"),
    Kin("KorgT3", "T3", SP12, 2, 1, 0, SIXTEEN_BITS, "bd x5, cp, hh x2, oh x2, rim, sd x5, sh x3",
        perc="block high, conga high, hit, stick", misc="bell x2, click, tube bell"),
    Kin("KorgKRZ", "KRZ", LINN2, -2, 0.9, 0, THIN, "bd, cr, hh, ht, lt, oh, rd, sd x2",
        misc="bell", fx="zap x2"),
    Kin("AlesisHR16", "HR16", SP12, 1, 1, 2, SIXTEEN_BITS, "bd, cp, hh, ht, lt, oh, rim, sd, sh x3",
        perc="agogo high, claves, conga high, conga low, timbale high, triangle, block high, "
        "block low"),
    Kin("AlesisSR16", "SR16", SP12, -1, 1, 2, PUNCHY,
        "bd x13, cb, cp, cr x2, hh x3, oh x4, rd x3, rim, sd x12, sh, tb",
        perc="block high, bongo high, conga high, snap, guiro, timbale high, triangle",
        misc="hit, metal, zap"),
    Kin("AkaiXR10", "XR10", LINN2, 0, 0.85, 2, SIXTEEN_BITS,
        "bd x10, cb, cp, cr x3, hh x2, ht, lt x2, mt x2, oh, rd, rim x2, sd x10, sh, tb",
        perc="agogo high, claves, conga high, conga middle, conga low, conga muted, snap, "
        "guiro short, guiro, timbale high, timbale low, bongo high, triangle, quijada, whistle",
        misc="hit, bass, synth tom x2"),
    Kin("BossDR550", "DR550", TR707, 0, 0.9, 2, SIXTEEN_BITS,
        "bd x5, cb x2, cp, cr, hh x2, ht x3, lt x3, mt x2, oh x2, rd x2, rim, sd x6, sh x2, tb",
        perc="agogo high, agogo low, bongo high, bongo low, claves, conga high, conga low, "
        "conga muted, timbale high, timbale low, whistle",
        misc="zap, scratch x2"),
    Kin("YamahaRY30", "RY30", TR909, 1, 1, 1, SIXTEEN_BITS,
        "bd x13, cb x2, cp, cr x2, hh x4, ht x3, lt x3, mt x2, oh x4, rd x3, rim x2, sd x21, "
        "sh x2, tb",
        perc="bell, bongo high, bongo low, conga high, conga low, hit, stick, timbale high, "
        "timbale low, triangle, whistle, block high, block low",
        misc="click, block low x2, noise, pipe, scratch, snap, string"),
    Kin("YamahaTG33", "TG33", TR707, -2, 1, 0, THIN,
        "bd x4, cb x3, cp, cr x3, ht x2, lt x2, mt x2, oh, rd x2, rim, sd x5, sh, tb",
        perc="bongo high, bongo low, claves, conga high, snap, timbale high, triangle x2, plop, "
        "whistle, whistle short, block high",
        misc="pipe, glass x2, zap x7", fx="zap"),
    Kin("YamahaRM50", "RM50", LINN2, 1, 1, 1, PUNCHY,
        "bd x103, cb x6, cp x2, cr x22, hh x18, ht x25, lt x49, mt x34, oh x12, rd x13, sd x108, "
        "sh x6, tb x3",
        perc="agogo high x2, block high x2, block low x2, bongo high x3, bongo low x3, claves x2, "
        "click x3, conga high x3, conga low x3, cuica muted, cuica open, guiro, guiro short, "
        "kalimba x2, metal x3, pling x2, snap x3, stick x3, tabla x3, timbale high x3, "
        "timbale low x3, triangle x2, triangle muted x2, udu x2, whistle",
        misc="glass x4, gong x2, hit x4, noise x3, pipe x2, scratch x4, string x3, whip x2, "
        "zap x4"),
    Kin("MPC1000", "", TR909, 0, 0.8, 0, PUNCHY, "bd x5, cp, hh x4, oh, sd x4, sh", perc="stick"),
)  # fmt: skip
