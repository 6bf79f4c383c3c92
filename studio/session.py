"""A session: the one place where code is evaluated, and what it changes is played.

Two threads do the work: one evaluates the player's code, one asks patterns and sends
events. Whoever uses a session only leaves requests: nothing here blocks a prompt, and
nothing that the code does reaches the sound but as a change that was tried before.
"""

import logging
import queue
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import replace

from engine.metrics import Metrics
from engine.samples.shelf import NOTHING, Shelf
from patterns.pattern import Pattern
from studio.bouncing import Bounces
from studio.deadline import Deadline
from studio.evaluations import Evaluations, Job
from studio.library import Library
from studio.memory import Forgetful, Memory
from studio.offers import Offers
from studio.player import Player
from studio.preparing import (
    Evaluates,
    EvaluatesAgain,
    Prepared,
    Stage,
    examine,
    prepare,
)
from studio.replies import Notice, Reply
from studio.requestlog import RequestLog
from studio.reviving import revive
from studio.sampling import foresee
from studio.saying import said, unheard
from studio.sets import Saved, Set, SetError
from studio.slots import Change, Part, Picture
from studio.sound import Sound
from studio.takes import Takes
from studio.tasting import Tasting
from studio.vault import NOWHERE, Vault
from studio.wishes import Launch, Playing, Wish

MOST_DEFINING = 500  # pieces of code that define names, kept for a set
TICK_S = 0.020  # between two looks at what is due
FORESEE_S = 0.2  # for looking ahead at what new code will play

LOG = logging.getLogger(__name__)


class Session:
    """Evaluates code and plays it.

    Args:
        sound: plays the events; started and stopped by whoever made it.
        evaluates: code to a program.
        tell: hears what happens unasked, in the player's thread: it must not block.
        memory: keeps the history.
        seconds: a clock that never goes back.
        vault: the player's data, open.
        shelf: the samples that the player has loaded.
        takes: records what is played, None where nothing can.
        metrics: tells what the sound costs, None where nothing can.

    Attributes:
        library: the player's patterns.
        sound, memory, tells: play, keep the history, hears what happens.
        launch: how code and scenes come in.
        controls: the live values that patterns read.
        scenes: pictures of what played, by name; only the player's thread looks at them.
        bounces: renders what plays to files.
        defining: code that defined names for later code, and where its dice began.
        taps: when the tempo was tapped, in seconds.
        offers: what `ask` and breeding offered last.
        tasting: what is learnt of the player's taste.
        requests: what was asked, where the player wants that kept.
        shared: evaluates code (alone or not) for a room of players instead, None outside of one.
    """

    def __init__(
        self,
        sound: Sound,
        evaluates: EvaluatesAgain,
        tell: Callable[[Notice], None],
        memory: Memory | None = None,
        seconds: Callable[[], float] = time.perf_counter,
        vault: Vault = NOWHERE,
        shelf: Shelf = NOTHING,
        takes: Takes | None = None,
        metrics: Callable[[], Metrics] | None = None,
    ) -> None:
        self.vault, self.shelf, self.takes, self.metrics = vault, shelf, takes, metrics
        self.bounces = Bounces(tell, shelf)
        self.library = Library(vault.folder, self.tell_bad, connect=vault.connect)
        self._evaluates, self.memory, self._seconds = evaluates, memory or Forgetful(), seconds
        self.tells, self.sound = tell, sound
        self._deadline = Deadline(seconds)
        self._player = Player(sound, tell, self._deadline, seconds, self.memory.landed)
        self.launch, self.controls = Launch(), self._player.controls
        self.scenes: dict[str, Picture] = {}
        self.defining: dict[str, int] = {}
        self.taps: list[float] = []
        self.offers, self.tasting, self.requests = Offers(), Tasting(vault), RequestLog(vault)
        self._evaluations = Evaluations(self._stage, self._evaluated, seconds)
        self._requests: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self.shared: Callable[[str, bool], Future[Reply]] | None = None
        self._hushed = 0  # what was asked for before this number came too late for the last hush
        self._threads: list[threading.Thread] = []
        self._closing = False

    # -- life ----------------------------------------------------------------------------------

    def start(self) -> None:
        """Let the two threads run."""
        self._run("evaluator", self._evaluations.run)
        self._run("player", self._play)

    def close(self) -> None:
        """Silence, and the end of both threads."""
        self.requests.close()
        self.hush()
        self.bounces.close()
        self._evaluations.close()
        self._requests.put(self._finish)
        for thread in self._threads:
            thread.join(0.5)

    def _finish(self) -> None:
        self._closing = True

    def _run(self, name: str, target: Callable[[], None]) -> None:
        thread = threading.Thread(target=target, name=name, daemon=True)
        self._threads.append(thread)
        thread.start()

    # -- what can be asked for -----------------------------------------------------------------

    def submit(
        self, code: str, evaluates: Evaluates | None = None, alone: bool = False
    ) -> "Future[Reply]":
        """Evaluate code behind the caller's back; what it asks for is played when it is ready.

        Whoever has read the reply knows that the code is in the history.

        Args:
            code: the player's.
            evaluates: another way from code to a program; such code is not remembered.
            alone: it takes the place of all that plays.
        """
        if self.shared is not None and evaluates is None:
            return self.shared(code, alone)
        number = self.memory.evaluated(code) if evaluates is None else 0

        def work(stage: Stage) -> Prepared:
            chosen = evaluates or self._evaluates
            found = prepare(code, stage, chosen, self._deadline, self._seconds, number)
            cycle = None if stage.cycle is None else float(stage.cycle)
            self.memory.became(number, found.change is not None, found.seed, cycle)
            if found.defines:
                self._defined(code, found.seed)
            if alone and found.change is not None:
                whole = frozenset(found.change.parts)
                return replace(found, change=replace(found.change, whole=whole))
            return found

        promised: Future[Reply] = Future()
        self._evaluations.put(work).add_done_callback(
            lambda done: self.memory.then(lambda: _settle(promised, done.result()))
        )
        return promised

    def open_set(self, saved: Saved) -> "Future[Reply]":
        """Evaluate the code of a set, and let it take the place of all that plays."""
        return self._evaluations.put(lambda _: self._revived(saved))

    def kept(self, player: Player) -> Set:
        """All that a set keeps; only the player's thread asks."""
        how = self.launch.quantum, self.launch.fade
        return Set(player.picture(), self.scenes, self.defining, *how)

    def examine(
        self, sources: Mapping[str, str], ask: Callable[[Mapping[str, Pattern]], tuple[str, ...]]
    ) -> "Future[Reply]":
        """Say something about the patterns of some code, see preparing.examine; nothing plays."""
        return self._evaluations.put(
            lambda _: examine(sources, self._evaluates, self._deadline, ask)
        )

    def sources(self) -> dict[str, str]:
        """The slots that play, and the code of each."""
        return {name: slot.part.source for name, slot in tuple(self._player.slots.items())}

    def evaluate(self, code: str, evaluates: Evaluates | None = None, alone: bool = False) -> Reply:
        """Evaluate code and wait for what comes of it, see submit; never raises."""
        return self.submit(code, evaluates, alone).result()

    def hush(self) -> "Future[Reply]":
        """End everything that plays, and what is still being evaluated; what sounds rings out."""
        self._hushed = self._evaluations.number()
        return self._change(Change(hush=True), "silence")

    def panic(self) -> "Future[Reply]":
        """End everything, what rings out too."""
        self._hushed = self._evaluations.number()

        def wish(_: Player) -> Wish:
            self.sound.panic()
            return Wish(Change(hush=True), Reply(True, "silence"))

        return self.wish(wish)

    def set_cps(self, cps: float) -> "Future[Reply]":
        """Another tempo, without a jump in phase."""
        return self._change(Change(cps=cps), f"cps {cps:g}")

    def wish(self, make: Callable[[Player], Wish]) -> "Future[Reply]":
        """Let a function look at the player, in the player's thread, and say what is to change."""
        promised: Future[Reply] = Future()
        self._requests.put(lambda: self._grant(make, promised))
        return promised

    def tell(self, text: str) -> None:
        """Tell the player of something that goes on."""
        self.tells(Notice(text))

    def known(self, code: str, pattern: Pattern) -> Part:
        """A part whose pattern is there already; the history can bring it back from its code."""
        number = self.memory.evaluated(code)
        self.memory.became(number, True, 0, None)
        return Part(code, pattern, piece=number)

    def tell_bad(self, text: str) -> None:
        """Tell the player of something that went wrong."""
        self.tells(Notice(text, bad=True))

    def commanded(self, line: str) -> None:
        """Keep a command in the history."""
        self.memory.commanded(line)

    def playing(self) -> Playing:
        """What plays now; cheap enough to ask many times a second."""
        player = self._player
        slots, faders, waiting = tuple(player.slots), player.faders, player.waiting
        return Playing(
            player.cycle(),
            float(player.cps),
            slots,
            self._evaluations.busy,
            frozenset(name for name in slots if not faders.level(name)),
            min((cycle for cycle, _ in waiting), default=None),
        )

    def _change(self, change: Change, text: str) -> "Future[Reply]":
        return self.wish(lambda _: Wish(change, Reply(True, text)))

    # -- the evaluator's thread ----------------------------------------------------------------

    def work(self) -> bool:
        """Evaluate the next piece of code that waits: what the evaluator's thread does."""
        return self._evaluations.work()

    def _evaluated(self, job: Job, found: Prepared | Reply) -> None:
        """Take what came of a job."""
        if isinstance(found, Reply):
            _settle(job.reply, found)
        elif found.change is None:
            _settle(job.reply, Reply(False, found.problem, found.notes, fault=found.fault))
        else:
            self._foresee(found.change)
            change = replace(found.change, quantum=self.launch.quantum, fade=self.launch.fade)
            reply = Reply(True, said(change), found.notes)
            self._requests.put(lambda: self._apply(change, reply, job))

    def _foresee(self, change: Change) -> None:
        """Have the samples loaded that will be played soon."""
        patterns = [part.pattern for part in change.parts.values()]
        with self._deadline.within(FORESEE_S):
            foresee(patterns, self._stage(), self.shelf, self._deadline.expired)

    def _defined(self, code: str, seed: int) -> None:
        """Keep code that defines names: what is saved needs it again, last meaning last."""
        self.defining.pop(code, None)
        self.defining[code] = seed
        if len(self.defining) > MOST_DEFINING:
            del self.defining[next(iter(self.defining))]

    def _revived(self, saved: Saved) -> Prepared:
        numbers = [self.memory.evaluated(piece.code) for piece in saved.pieces]
        pieces = [replace(a, number=n) for a, n in zip(saved.pieces, numbers, strict=True)]
        revived = revive(pieces, self._evaluates, self._deadline)
        for piece in pieces:
            self.memory.became(piece.number, piece.number in revived.slots, piece.seed, None)
        try:
            kept = saved.revived(revived, numbers)
        except SetError as error:
            return Prepared(problem=str(error))
        self._requests.put(lambda: self._adopt(kept))
        return Prepared(kept.picture.change(), notes=tuple(revived.problems))

    def _adopt(self, kept: Set) -> None:
        self.scenes, self.defining = dict(kept.scenes), dict(kept.defining)
        self.launch = Launch(kept.quantum, kept.fade)

    def _stage(self) -> Stage:
        return Stage(self._player.cycle(), self._player.cps)

    # -- the player's thread -------------------------------------------------------------------

    def _play(self) -> None:
        while not self._closing:
            try:
                self.turn(TICK_S)
            except Exception:  # the show goes on
                LOG.exception("the player stumbles")
                self.tells(Notice("playing stumbled for a moment; the log file says why", bad=True))

    def turn(self, wait_s: float = 0.0) -> None:
        """Do what was asked for, and send what is due.

        Args:
            wait_s: how long to wait for a request.
        """
        try:
            request = self._requests.get(timeout=wait_s) if wait_s else self._requests.get_nowait()
        except queue.Empty:
            pass
        else:
            request()
        self._player.tick()
        self._leave_behind()

    def _apply(self, change: Change, reply: Reply, job: Job) -> None:
        if job.number < self._hushed:
            _settle(job.reply, Reply(True, "hushed before it could play"))
        else:
            self._grant(lambda player: Wish(change, unheard(change, reply, player)), job.reply)

    def _grant(self, make: Callable[[Player], Wish], promised: "Future[Reply]") -> None:
        try:
            wish = make(self._player)
            reply = wish.reply
            due = None if wish.change is None else self._player.change(wish.change)
            if due is not None:
                reply = replace(reply, text=f"at cycle {due}: {reply.text}".rstrip(": "))
        except Exception:
            LOG.exception("a change cannot be played")
            reply = Reply(False, "this cannot be played; the log file says why")
        _settle(promised, reply)

    def _leave_behind(self) -> None:
        """Give up on an evaluation that hangs where no limit is looked at."""
        stuck = self._evaluations.stuck()
        if stuck is None:
            return
        _settle(stuck.reply, Reply(False, "this code takes too long and was left behind"))
        if self._threads:
            self._run("evaluator", self._evaluations.run)


def _settle(promised: "Future[Reply]", reply: Reply) -> None:
    if not promised.done():
        promised.set_result(reply)
