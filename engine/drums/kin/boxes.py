"""Rhythm boxes and small analogue machines, 1967 to 1986."""

from engine.drums.kinship import Kin
from engine.drums.kit import Grit

CR78, TR606, TR808, SDS5 = "RolandCompurhythm78", "RolandTR606", "RolandTR808", "SimmonsSDS5"
TUBE = Grit(top_hz=7000, drive=1.6)
ORGAN = Grit(top_hz=9000, drive=0.8)
TOY = Grit(clock_hz=16_000, top_hz=7000)

KIN = (
    Kin("RhythmAce", "Ace", CR78, 2, 0.8, -4, TUBE, "bd x3, hh, ht, lt, oh, sd x3",
        perc="claves, click, block high x2, block low x2"),
    Kin("KorgMinipops", "Minipops", CR78, 1, 0.9, -2, ORGAN, "bd x7, hh x4, oh x4, sd x13",
        misc="conga low x2, block high, block low"),
    Kin("UnivoxMicroRhythmer12", "MicroRhythmer12", CR78, -2, 0.75, -5, TUBE, "bd, hh, oh, sd"),
    Kin("KorgKR55", "KR55", CR78, 3, 1, 2, has="bd, cb, cr, hh, ht, oh, rim, sd",
        perc="claves, conga high"),
    Kin("KorgKPR77", "KPR77", TR606, 2, 0.85, 1, has="bd, cp, hh, oh, sd"),
    Kin("SoundmastersR88", "R88", TR606, -3, 0.8, -2, Grit(drive=0.7), "bd, cr, hh, oh, sd x2"),
    Kin("BossDR55", "DR55", TR606, -1, 0.6, -1, has="bd x2, hh x2, rim, sd x8"),
    Kin("BossDR110", "DR110", TR606, 1, 0.9, 3, has="bd, cp, cr, hh, oh, rd, sd"),
    Kin("MFB512", "", TR808, 3, 0.55, 1, Grit(drive=1.0), "bd, cp, cr, hh, ht, lt, mt, oh, sd"),
    Kin("RolandCompurhythm8000", "Compurhythm8000", TR606, 0, 0.95, 2, Grit(top_hz=15_000),
        "bd, cb, cp, cr, hh, ht, lt, mt, oh, rim, sd", perc="claves, conga middle"),
    Kin("CasioVL1", "VL1", CR78, 9, 0.5, 4, TOY, "bd, hh, sd"),
    Kin("AJKPercusyn", "Percysyn", SDS5, 3, 0.7, 0, has="bd, cb x2, ht, sd"),
    Kin("ViscoSpaceDrum", "SpaceDrum", SDS5, 1, 0.85, 2, Grit(top_hz=12_000, drive=0.6),
        "bd x11, cb, hh x6, ht x7, lt x2, mt x2, oh x3, rim, sd x3",
        perc="block high, block low", misc="blip x2"),
    Kin("SimmonsSDS400", "SDS400", SDS5, -2, 0.9, -2, has="ht x3, lt x6, mt x8, sd x3"),
    Kin("RolandDDR30", "DDR30", SDS5, 1, 1, 1, Grit(clock_hz=32_000, bits=12),
        "bd x8, ht x4, lt x4, sd x8"),
    Kin("DoepferMS404", "MS404", SDS5, -4, 1, -3, Grit(top_hz=10_000, drive=1.5),
        "bd x2, hh, lt, oh, sd"),
    Kin("EmuModular", "", SDS5, -5, 1, -2, has="bd x2", perc="click x2", misc="blip"),
    Kin("SergeModular", "", SDS5, 4, 0.7, 3, has="bd", perc="claves, click x4", misc="glass"),
    Kin("RolandSystem100", "System100", SDS5, -1, 1, -1, Grit(drive=0.8),
        "bd x15, hh x2, oh x3, sd x21",
        perc="bell, click x6, pling x3, plop x9", misc="block low, triangle"),
    Kin("RolandSH09", "SH09", TR808, 2, 0.7, -2, Grit(drive=1.2), "bd x43"),
    Kin("RolandMC202", "MC202", TR808, 4, 0.6, -1, Grit(drive=0.9), "bd x5, ht x3", perc="click"),
    Kin("MoogConcertMateMG1", "ConcertMateMG1", SDS5, -3, 0.9, -3, Grit(drive=2.0), "bd x3, sd x2"),
    Kin("KorgPoly800", "Poly800", SDS5, 0, 0.8, -4, Grit(top_hz=9000), "bd x4"),
    Kin("RhodesPolaris", "Polaris", SDS5, -2, 1, 0, Grit(top_hz=14_000), "bd x4, sd x4",
        misc="noise x4"),
)  # fmt: skip
