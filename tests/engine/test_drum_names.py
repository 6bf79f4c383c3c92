"""Names of drums: machines, aliases, variants, and what is said of those that are not there."""

import pytest

from engine.drums.cupboard import banks
from engine.errors import SoundError
from engine.messages import SoundEvent
from engine.resolve import resolve_with_notices
from engine.sounds import find

ALIASES = {
    "AJKPercusyn": "Percysyn", "AkaiLinn": "Linn", "AkaiMPC60": "MPC60", "AkaiXR10": "XR10",
    "AlesisHR16": "HR16", "AlesisSR16": "SR16", "BossDR110": "DR110", "BossDR220": "DR220",
    "BossDR55": "DR55", "BossDR550": "DR550", "CasioRZ1": "RZ1", "CasioSK1": "SK1",
    "CasioVL1": "VL1", "DoepferMS404": "MS404", "EmuDrumulator": "Drumulator", "EmuSP12": "SP12",
    "KorgDDM110": "DDM110", "KorgKPR77": "KPR77", "KorgKR55": "KR55", "KorgKRZ": "KRZ",
    "KorgM1": "M1", "KorgMinipops": "Minipops", "KorgPoly800": "Poly800", "KorgT3": "T3",
    "Linn9000": "9000", "LinnLM1": "LM1", "LinnLM2": "LM2",
    "MoogConcertMateMG1": "ConcertMateMG1", "OberheimDMX": "DMX", "RhodesPolaris": "Polaris",
    "RhythmAce": "Ace", "RolandCompurhythm1000": "Compurhythm1000",
    "RolandCompurhythm78": "Compurhythm78", "RolandCompurhythm8000": "Compurhythm8000",
    "RolandD110": "D110", "RolandD70": "D70", "RolandDDR30": "DDR30", "RolandJD990": "JD990",
    "RolandMC202": "MC202", "RolandMC303": "MC303", "RolandMT32": "MT32", "RolandR8": "R8",
    "RolandS50": "S50", "RolandSH09": "SH09", "RolandSystem100": "System100",
    "RolandTR505": "TR505", "RolandTR606": "TR606", "RolandTR626": "TR626",
    "RolandTR707": "TR707", "RolandTR727": "TR727", "RolandTR808": "TR808",
    "RolandTR909": "TR909", "SakataDPM48": "DPM48",
    "SequentialCircuitsDrumtracks": "CircuitsDrumtracks",
    "SequentialCircuitsTom": "CircuitsTom", "SimmonsSDS400": "SDS400", "SimmonsSDS5": "SDS5",
    "SoundmastersR88": "R88", "UnivoxMicroRhythmer12": "MicroRhythmer12",
    "ViscoSpaceDrum": "SpaceDrum", "XdrumLM8953": "LM8953", "YamahaRM50": "RM50",
    "YamahaRX21": "RX21", "YamahaRX5": "RX5", "YamahaRY30": "RY30", "YamahaTG33": "TG33",
}  # fmt: skip
ALONE = {"EmuModular", "LinnDrum", "MFB512", "MPC1000", "SergeModular"}
VOICES = "bd sd hh oh cp rim lt mt ht cr rd cb sh tb perc misc fx"
COUNTS = {
    "RolandTR808": "bd25 cb2 cp5 cr25 hh1 ht5 lt5 mt5 oh5 perc16 rim1 sd25 sh2",
    "RolandTR909": "bd4 cp5 cr5 hh4 ht9 lt9 mt9 oh5 rd5 rim3 sd16",
    "RolandTR707": "bd2 cb1 cp1 cr1 hh1 ht1 lt1 mt1 oh1 rim1 sd2 tb1",
    "RolandTR606": "bd1 cr1 hh1 ht1 lt1 oh1 sd1",
    "LinnDrum": "bd1 cb1 cp1 cr1 hh3 ht2 lt2 mt1 oh1 perc6 rd1 rim3 sd3 sh1 tb1",
    "AkaiLinn": "bd1 cb1 cp1 cr1 hh1 ht1 lt1 mt1 oh1 rd1 sd1 sh1 tb1",
    "RolandCompurhythm78": "bd1 cb1 hh2 misc4 oh2 perc8 sd1 tb1",
    "SimmonsSDS5": "bd12 hh5 ht3 lt8 mt6 oh2 rim7 sd21",
    "EmuSP12": "bd14 cb1 cp1 cr1 hh2 ht6 lt6 misc7 mt4 oh1 perc1 rd1 rim2 sd21",
    "YamahaRM50": "bd103 cb6 cp2 cr22 hh18 ht25 lt49 misc28 mt34 oh12 perc56 rd13 sd108 sh6 tb3",
    "RolandMC303": "bd16 cb2 cp8 fx2 hh6 ht5 lt5 misc8 mt6 oh5 perc39 rd2 rim6 sd26 sh7 tb5",
}


def resolved(**controls):
    return resolve_with_notices(SoundEvent(0, "$", 1, 0.25, 0.5, 0, controls))[0]


def key(**controls):
    return resolved(**controls).source[1][0]


def test_every_machine_of_strudel_is_there():
    assert set(banks()) == set(ALIASES) | ALONE


@pytest.mark.parametrize("name", ALIASES)
def test_a_machine_answers_to_its_alias_in_any_case(name):
    drum = next(iter(banks()[name].drums))
    for bank in (name, ALIASES[name], name.upper(), ALIASES[name].lower()):
        assert find(drum, bank).name == f"{name}_{drum}"
        assert find(f"{bank}_{drum}").name == f"{name}_{drum}"


@pytest.mark.parametrize("name", COUNTS)
def test_a_machine_has_as_many_variants_as_strudel_has_files(name):
    counts = {drum.name: len(drum.variants) for drum in banks()[name].drums.values()}
    assert " ".join(f"{drum}{counts[drum]}" for drum in sorted(counts)) == COUNTS[name]


def test_no_two_variants_have_the_same_settings():
    for bank in banks().values():
        for drum in bank.drums.values():
            seen = [str(sorted(settings.items())) for settings in drum.variants]
            assert len(seen) == len(set(seen)), drum.sound


@pytest.mark.parametrize("name", VOICES.split())
def test_every_drum_sounds_without_a_machine(name):
    assert resolved(s=name) is not None


def test_the_knobs_of_the_variants_are_in_strudels_order():
    drum = banks()["RolandTR808"].drums["bd"]
    assert drum.variants[0] == {"tone": 0, "decay": 0}
    assert drum.variants[1] == {"tone": 0, "decay": 1}
    assert drum.variants[13] == {"tone": 0.25, "decay": 0.5} == drum.settings(None)
    assert drum.seconds(1) > 3 > 0.2 > drum.seconds(0)


def test_variants_wrap_around():
    assert key(s="bd", n=3) == key(s="bd", n=28) == key(s="bd", n=-22) == "RolandTR808_bd:3"
    assert key(s="hh", n=7) == key(s="hh")


def test_open_hats_are_choked_by_closed_ones_of_the_same_machine():
    with_both = [name for name, bank in banks().items() if {"hh", "oh"} <= set(bank.drums)]
    assert {"RolandTR808", "RolandTR909", "RolandTR606", "LinnDrum"} <= set(with_both)
    for bank in with_both:
        assert resolved(s="hh", bank=bank).chokes == (f"{bank}_oh",)
        assert resolved(s="oh", bank=bank).sound == f"{bank}_oh"


@pytest.mark.parametrize(
    ("name", "bank", "sentence"),
    [
        ("tb", "TR606", "RolandTR606 has no tb; it has bd, sd, hh, oh, cr, lt, ht"),
        ("bd", "RolandTR80", "there is no bank called RolandTR80; did you mean RolandTR808?"),
        ("bd", "qwxyz", "there is no bank called qwxyz; try RolandTR909"),
        ("bdd", "", "there is no sound called bdd; did you mean bd?"),
    ],
)
def test_what_is_not_there_is_told_in_a_sentence(name, bank, sentence):
    with pytest.raises(SoundError) as caught:
        find(name, bank)
    assert str(caught.value) == sentence
