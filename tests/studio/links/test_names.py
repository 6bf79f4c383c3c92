"""Everything has an address: read, changed and heard of, by all but the one who changed it."""

import random
from collections.abc import Iterator

import pytest

from studio.links.controls import MOST_NAMES
from studio.links.names.hub import EVENTS, LIVE
from studio.links.names.kit import ACT, FLOAT, Name, NameRefusedError
from studio.links.names.others import OTHERS
from studio.links.names.page import PAGE, page
from studio.links.names.subscribers import CONFIRM, MOST_OF_ONE, Subscribers
from studio.links.names.tree import Tree, every
from studio.links.osc.allowed import Allowed
from studio.links.osc.guard import OscError, decode, encode
from studio.links.osc.limits import Place
from studio.links.osc.server import Peer
from studio.links.overheard import TakenBack
from tests.studio.links.desks import LOOPBACK, Hears, House, Program, Table
from tests.waiting import until


@pytest.fixture
def table() -> Table:
    return Table()


@pytest.fixture
def house() -> Iterator[House]:
    house = House()
    yield house
    house.close()


@pytest.fixture
def programs(house: House) -> Iterator[tuple[Program, Program]]:
    both = Program(house.port), Program(house.port)
    yield both
    for one in both:
        one.close()


# -- the tree ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "value", "read"),
    [
        ("/notalabel/cps", 0.75, 0.75),
        ("/notalabel/cps", 1e9, 16.0),
        ("/notalabel/slot/drums/gain", 0.5, 0.5),
        ("/notalabel/slot/drums/gain", 1e300, 4.0),
        ("/notalabel/slot/drums/gain", -3, 0.0),
        ("/notalabel/slot/drums/mute", 1, True),
        ("/notalabel/slot/bass/solo", True, True),
        ("/notalabel/orbit/2/gain", 0.25, 0.25),
        ("/notalabel/launch/quantum", 4.0, 4),
        ("/notalabel/launch/fade", 2, 2.0),
    ],
)
def test_what_is_changed_is_read_and_held_in_its_range(table, address, value, read):
    assert table.change(address, value)
    assert table.read(address) == read


def test_slots_are_named_and_their_code_is_read(table):
    assert sorted(table.read("/notalabel/slots")) == ["bass", "drums"]
    assert table.read("/notalabel/slot/drums/code") == "two"


def test_solo_that_is_on_stays_on(table):
    table.change("/notalabel/slot/bass/solo", 1)
    table.change("/notalabel/slot/bass/solo", 1)
    assert table.read("/notalabel/slot/bass/solo") is True


def test_the_gain_of_an_orbit_reaches_its_events_alone(table):
    table.change("/notalabel/orbit/1/gain", 0.5)
    table.clock.step(4)
    table.turn()
    levels = {event.controls.get("postgain") for event in table.sound.queue}
    assert levels == {0.5}


def test_scenes_are_stored_and_brought_back(table):
    assert table.change("/notalabel/scene/store", "A")
    assert table.change("/notalabel/slot/drums/end")
    assert table.read("/notalabel/slots") == ("bass",)
    assert table.change("/notalabel/scene/A/go")
    assert sorted(table.read("/notalabel/slots")) == ["bass", "drums"]
    assert table.read("/notalabel/scenes") == ("A",)


def test_undo_and_redo_go_back_and_forth(table):
    table.change("/notalabel/hush")
    assert table.read("/notalabel/slots") == ()
    table.change("/notalabel/undo")
    assert sorted(table.read("/notalabel/slots")) == ["bass", "drums"]
    table.change("/notalabel/redo")
    assert table.read("/notalabel/slots") == ()


@pytest.mark.parametrize(
    ("address", "args", "why"),
    [
        ("/notalabel/nothing", [], "nothing lives at /notalabel/nothing"),
        ("/notalabel/slots", ["a"], "/notalabel/slots can only be read"),
        ("/notalabel/slot/horns/gain", [1], "there is no horns now"),
        ("/notalabel/cps", ["fast"], "/notalabel/cps takes a number"),
        ("/notalabel/cps", [float("nan")], "/notalabel/cps takes a number"),
        ("/notalabel/cps", [1, 2], "/notalabel/cps takes one number"),
        ("/notalabel/scene/recall", [3], "/notalabel/scene/recall takes a text"),
    ],
)
def test_what_cannot_be_changed_says_why(table, address, args, why):
    with pytest.raises(NameRefusedError) as caught:
        table.hub.change(address, args, "", True)
    assert str(caught.value) == why


@pytest.mark.parametrize("address", ["/notalabel/record", "/notalabel/ask"])
def test_other_machines_may_not_fill_the_disk_or_ask_models(table, address):
    with pytest.raises(NameRefusedError):
        table.hub.change(address, [1], "", home=False)


def test_addresses_are_declared_once_with_a_sentence_and_a_way():
    for name in every().names.values():
        assert name.about.rstrip("?").rstrip(".") != name.about, name
        assert name.get or name.set, name
        assert ("{" in name.address) == (name.parts is not None), name
    with pytest.raises(ValueError, match="declared twice"):
        Tree([Name("/a", FLOAT, ""), Name("/a", ACT, "")])


def test_the_page_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == page(), "make pages"


def test_the_addresses_beside_the_tree_are_those_that_are_answered(house):
    answered = set(house.links.links["OSC"].house.server._exact)
    assert {address.partition(" ")[0] for address in OTHERS} == answered


# -- the hub -----------------------------------------------------------------------------------


def test_two_listeners_hear_of_a_change_but_not_of_their_own(table):
    ours, theirs = Hears("ours"), Hears("theirs")
    table.hub.join(ours, runs=False)
    table.hub.join(theirs, runs=False)
    table.change("/notalabel/slot/drums/gain", 0.5, key="ours")
    table.hub.look()
    assert ours.heard == []
    assert theirs.heard == [("/notalabel/slot/drums/gain", 0.5)]


def test_who_asked_for_too_much_hears_what_became_of_it(table):
    ours = Hears("ours")
    table.hub.join(ours, runs=False)
    table.change("/notalabel/slot/drums/gain", 99, key="ours")
    table.hub.look()
    assert ours.heard == [("/notalabel/slot/drums/gain", 4.0)]


def test_a_change_at_the_prompt_is_heard_by_all(table):
    ours = Hears("ours")
    table.hub.join(ours, runs=False)
    table.session.set_cps(0.9)
    table.turn()
    table.hub.look()
    assert ours.heard == [("/notalabel/cps", 0.9)]


def test_a_control_of_one_is_heard_by_the_other(table):
    ours, theirs = Hears("ours"), Hears("theirs")
    table.hub.join(ours, runs=False)
    table.hub.join(theirs, runs=False)
    table.hub.controls.put("/fader1", 0.5, "ours")
    assert (ours.heard, theirs.heard) == ([], [("/fader1", 0.5)])


def test_what_is_sent_to_the_sound_is_overheard_while_somebody_listens(table):
    inner = table.sound
    ear = Hears("ear", EVENTS)
    table.hub.join(ear, runs=False)
    table.turn()
    table.clock.step(2)
    table.turn()
    table.hub.look()
    assert {event.slot for event in ear.events} == {"drums", "bass"}
    table.change("/notalabel/hush")
    table.hub.look()
    assert any(isinstance(one, TakenBack) for one in ear.events)
    table.hub.leave("ear")
    table.turn()
    assert table.desk.player.sound is inner  # nobody listens: the player sends as ever


def test_levels_and_the_cycle_come_as_a_stream_for_who_asks(table):
    ours = Hears("ours", LIVE)
    table.hub.join(ours, runs=False)
    table.clock.step(1)
    table.hub.look()
    assert {"/notalabel/cycle", "/notalabel/peak"} <= {address for address, _ in ours.heard}


def test_who_is_gone_is_told_no_more(table):
    ours = Hears("ours")
    table.hub.join(ours, runs=False)
    ours.gone = True
    table.hub.look()
    assert table.hub.listeners == ()


# -- subscribers -------------------------------------------------------------------------------


class Post:
    """Subscribers of a table, and what is sent to whom."""

    def __init__(self, table: Table, *networks: str) -> None:
        self.table, self.sent = table, list[tuple[Place, bytes]]()
        self.all = Subscribers(
            table.hub, self.send, Allowed(networks), float, table.clock, lambda: 4711
        )

    def send(self, place: Place, data: bytes) -> bool:
        self.sent.append((place, data))
        return True


def test_a_program_of_this_machine_is_sent_all_values_at_once(table):
    post = Post(table)
    assert post.all.ask((LOOPBACK, 5), LOOPBACK, 9000, 60, ())
    addresses = {decode(data)[0].address for _, data in post.sent}
    assert {"/notalabel/cps", "/notalabel/slot/drums/gain", "/notalabel/scenes"} <= addresses
    post.all.end((LOOPBACK, 5), LOOPBACK, 9000)


def test_a_forged_address_gets_one_short_packet_and_nothing_more(table):
    post = Post(table, "10.0.0.0/8")
    for _ in range(1000):
        assert not post.all.ask(("10.0.0.9", 7), "10.0.0.9", 9000, 60, ())
    assert [place for place, _ in post.sent] == [("10.0.0.9", 9000)]
    asked = encode("/subscribe", ["10.0.0.9", 9000, 60.0])
    assert len(post.sent[0][1]) <= len(asked)
    assert not post.all.answered(("10.0.0.9", 9000), 4712)
    assert post.all.all == ()


def test_who_sends_the_number_back_is_a_subscriber(table):
    post = Post(table, "10.0.0.0/8")
    post.all.ask(("10.0.0.9", 7), "10.0.0.9", 9000, 60, ())
    assert decode(post.sent[0][1])[0].address == CONFIRM
    assert post.all.answered(("10.0.0.9", 9000), 4711)
    assert [one.place for one in post.all.all] == [("10.0.0.9", 9000)]
    table.hub.close()


def test_hosts_that_are_not_allowed_cannot_be_subscribed(table):
    with pytest.raises(OscError, match=r"osc\.allow"):
        Post(table).all.ask((LOOPBACK, 5), "10.0.0.9", 9000, 60, ())


def test_a_flood_of_subscriptions_ends_at_a_few(table):
    post = Post(table)
    refused = 0
    for port in range(1, 1001):
        try:
            post.all.ask((LOOPBACK, 5), LOOPBACK, port, 60, ("live",))
        except OscError:
            refused += 1
    assert (len(post.all.all), refused) == (MOST_OF_ONE, 1000 - MOST_OF_ONE)
    table.hub.close()


def test_asking_again_does_not_send_all_values_again_at_once(table):
    post = Post(table)
    post.all.ask((LOOPBACK, 5), LOOPBACK, 9000, 60, ())
    before = len(post.sent)
    for _ in range(100):
        post.all.ask((LOOPBACK, 5), LOOPBACK, 9000, 60, ())
    assert len(post.sent) == before
    table.hub.close()


def test_a_subscription_ends_when_its_time_is_over(table):
    post = Post(table)
    post.all.ask((LOOPBACK, 5), LOOPBACK, 9000, 60, ())
    table.clock.step(61)
    table.hub.look()
    assert (post.all.all, table.hub.listeners) == ((), ())


# -- over real sockets -------------------------------------------------------------------------


def test_programs_hear_each_other_and_the_prompt_but_not_themselves(house, programs):
    one, two = programs
    one.subscribe()
    two.subscribe()
    assert one.hears("/notalabel/slot/drums/gain", 1.0)
    assert two.hears("/notalabel/slot/drums/gain", 1.0)
    one.heard.clear()
    one.send("/notalabel/slot/drums/gain", 0.5)
    assert two.hears("/notalabel/slot/drums/gain", 0.5)
    house.session.set_cps(0.75)
    assert one.hears("/notalabel/cps", 0.75)
    assert ("/notalabel/slot/drums/gain", 0.5) not in one.heard


def test_ping_get_and_an_address_without_a_value_are_answered(programs):
    one, _ = programs
    one.send("/ping", 7)
    assert one.hears("/pong", 7)
    one.send("/get", "/notalabel/cps")
    assert one.hears("/notalabel/cps", 0.5)
    one.heard.clear()
    one.send("/notalabel/cps")
    assert one.hears("/notalabel/cps", 0.5)


def test_any_address_is_a_control(house, programs):
    one, two = programs
    two.subscribe()
    assert two.hears("/notalabel/cps", 0.5)
    one.send("/pad/xy", 0.25, 0.75)
    assert until(lambda: house.session.controls.value("/pad/xy:2") == 0.75)
    assert house.session.controls.value("/pad/xy") == 0.25
    assert two.hears("/pad/xy", 0.25)


def test_code_from_outside_is_evaluated_and_told(programs):
    one, two = programs
    two.subscribe()
    one.send("/notalabel/hush")
    assert two.hears("/notalabel/slots")
    one.send("/notalabel/evaluate", "beat")
    assert two.hears("/notalabel/slots", "drums", "bass")


def test_a_button_that_is_let_go_does_nothing(house, programs):
    one, _ = programs
    one.send("/notalabel/hush", 0.0)
    one.send("/ping")
    assert one.hears("/pong")
    assert house.session.playing().slots == ("drums", "bass")


def test_unsubscribing_ends_it(house, programs):
    one, two = programs
    two.subscribe()
    assert two.hears("/notalabel/cps", 0.5)
    two.send("/unsubscribe", LOOPBACK, two.port)
    two.send("/ping")
    assert two.hears("/pong")
    one.send("/notalabel/cps", 0.9)
    assert until(lambda: house.session.playing().cps == pytest.approx(0.9))
    assert all(address != "/notalabel/cps" or value == 0.5 for address, value, *_ in
               (message for message in two.listen() if len(message) > 1))  # fmt: skip


def test_mutated_packets_for_our_addresses_end_nothing_and_leave_no_more_than_before(house):
    dice = random.Random(11)
    server = house.links.links["OSC"].server
    good = [
        encode("/notalabel/slot/drums/gain", [0.5]), encode("/get", ["/notalabel/cps"]),
        encode("/subscribe", [LOOPBACK, 9, 30.0, "events"]), encode("/fader1", [0.5]),
        encode("/notalabel/scene/store", ["A"]), encode("/notalabel/hello", [1], 5.0),
    ]  # fmt: skip
    for number in range(4000):
        data = bytearray(dice.choice(good))
        for _ in range(dice.randrange(1, 5)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        data = data[: dice.randrange(1, len(data) + 1)] if number % 3 == 0 else data
        server.take(bytes(data), Peer(LOOPBACK, 1 + number % 4))
    assert len(house.session.controls.names()) <= MOST_NAMES
    assert len(house.session.scenes) <= 200
    assert house.session.evaluate("beat").ok


def test_garbage_at_every_address_ends_nothing(house, programs):
    one, _ = programs
    dice = random.Random(3)
    addresses = [*every().names, "/get", "/subscribe", "/unsubscribe", "/ping", CONFIRM, "/x"]
    values = ["", "x" * 300, 0, -1, 2**31 - 1, 1e38, True, None, b"\0\1", [1, [2]], "drums"]
    for number in range(1500):
        if number % 50 == 0:  # nothing is lost: buffers are small on some machines
            assert one.answered(number)
        address = dice.choice(addresses).replace("{slot}", "drums").replace("{orbit}", "1")
        if "panic" in address or "{" in address:
            continue
        one.send(address, *(dice.choice(values) for _ in range(dice.randrange(4))))
    assert one.answered(1500)
    assert house.session.evaluate("beat").ok
