"""Machines that play short recordings of few bits, 1980 to 1988."""

from engine.drums.kinship import Kin
from engine.drums.kit import Grit

LINN, LINN2, TR707, DMX, SP12 = "LinnDrum", "AkaiLinn", "RolandTR707", "OberheimDMX", "EmuSP12"
EIGHT_BITS = Grit(clock_hz=24_000, bits=8, top_hz=11_000)
DULL = Grit(clock_hz=20_000, bits=8, top_hz=8000)
BRIGHT = Grit(clock_hz=30_000, bits=8)
TWELVE_BITS = Grit(clock_hz=30_000, bits=12, top_hz=14_000)
TOY = Grit(clock_hz=9400, bits=8)

KIN = (
    Kin("LinnLM1", "LM1", LINN, -2, 0.8, 1, Grit(clock_hz=28_000, bits=8),
        "bd x4, cb, cp, hh, ht, lt, oh, rim, sd, sh, tb", perc="bongo high, bongo low, block high"),
    Kin("LinnLM2", "LM2", LINN, 1, 1, 1, BRIGHT,
        "bd x4, cb, cp, cr, hh x2, ht, lt, mt, oh x2, rd, rim x2, sd x4, sh, tb"),
    Kin("Linn9000", "9000", LINN2, -1, 1, -1, Grit(clock_hz=37_000, bits=8),
        "bd, cb x2, cr x2, hh, ht x2, lt x2, mt, oh, rd x2, rim, sd, tb",
        perc="conga high, conga low, conga middle"),
    Kin("AkaiMPC60", "MPC60", LINN2, 2, 0.9, 1, Grit(clock_hz=40_000, bits=12),
        "bd x2, cp, cr, hh, ht, lt, mt, oh, rd, rim, sd x3",
        perc="bongo high, click, conga high, conga low, timbale high", misc="bass, pling"),
    Kin("EmuDrumulator", "Drumulator", SP12, 1, 0.75, -1, EIGHT_BITS,
        "bd, cb, cp, cr, hh, ht, lt, mt, oh, rim, sd", perc="claves"),
    Kin("SequentialCircuitsDrumtracks", "CircuitsDrumtracks", DMX, 1, 0.95, 2, BRIGHT,
        "bd, cb, cp, cr, hh, ht, oh, rd, rim, sd, sh, tb"),
    Kin("SequentialCircuitsTom", "CircuitsTom", DMX, -1, 0.8, -1, EIGHT_BITS,
        "bd, cp, cr, hh, ht x2, oh, sd"),
    Kin("KorgDDM110", "DDM110", LINN, 3, 0.7, -3, DULL,
        "bd, cp, cr, hh, ht x2, lt x2, oh, rim, sd"),
    Kin("BossDR220", "DR220", TR707, 2, 0.85, 1, EIGHT_BITS,
        "bd, cp, cr, hh, ht, lt, mt, oh, rd, sd", perc="claves"),
    Kin("CasioRZ1", "RZ1", DMX, 3, 0.8, -2, DULL,
        "bd, cb, cp, cr, hh, ht, lt, mt, rd x2, rim, sd"),
    Kin("CasioSK1", "SK1", DMX, 5, 0.7, 2, TOY, "bd, hh, ht, mt, oh, sd"),
    Kin("RolandTR505", "TR505", TR707, 1, 0.8, -1, EIGHT_BITS,
        "bd, cb x2, cp, cr, hh, ht, lt, mt, oh, rd, rim, sd",
        perc="conga high, conga low, timbale high"),
    Kin("RolandCompurhythm1000", "Compurhythm1000", TR707, -1, 0.9, -1, EIGHT_BITS,
        "bd, cb, cp, cr, hh, ht, lt, mt, oh, rd, rim, sd",
        perc="conga high, conga low, timbale high"),
    Kin("RolandTR626", "TR626", TR707, 2, 1, 1, TWELVE_BITS,
        "bd x2, cb, cp, cr x2, hh, ht x2, lt x2, mt x2, oh, rd x2, rim, sd x3, sh, tb",
        perc="agogo high, agogo low, claves, conga high, conga low, conga middle, timbale high, "
        "timbale low"),
    Kin("RolandTR727", "TR727", TR707, 0, 1, 0, Grit(clock_hz=25_000, bits=8, top_hz=11_000),
        "sh x2",
        perc="agogo high, agogo low, bongo high, bongo low, conga low, quijada, chimes, "
        "timbale high, timbale low, whistle"),
    Kin("YamahaRX21", "RX21", TR707, -2, 0.8, 1, EIGHT_BITS, "bd, cp, cr, hh, ht, lt, mt, oh, sd"),
    Kin("YamahaRX5", "RX5", TR707, -1, 1, 2, TWELVE_BITS,
        "bd x2, cb, hh, lt, oh, rim, sd x3, sh, tb", fx="zap"),
    Kin("SakataDPM48", "DPM48", LINN, -1, 0.9, -1, TWELVE_BITS,
        "bd x3, cp, cr, hh x2, ht, lt x2, mt, oh, rd, rim, sd x2, sh x2",
        perc="agogo high, agogo low"),
    Kin("XdrumLM8953", "LM8953", SP12, 3, 0.8, -2, DULL,
        "bd x3, cr, hh x2, ht x2, lt x2, mt x2, oh, rd, rim x2, sd x5, tb"),
)  # fmt: skip
