"""The worker of `ask` as a process: one that is gone leaves nothing open; another takes over."""

from studio.asker import Asker


def test_a_worker_that_was_given_up_leaves_nothing_open_and_another_takes_over() -> None:
    asker = Asker()
    try:
        given_up = asker._running()
        given_up.kill()
        given_up.wait()
        assert asker._running() is not given_up
        assert given_up.stdin is not None
        assert given_up.stdin.closed
        assert given_up.stdout is not None
        assert given_up.stdout.closed
    finally:
        asker.close()
