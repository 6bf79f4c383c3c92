"""The hand on the process that reads sound files: asked in turn, replaced when it is lost."""

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any, Final

from engine.errors import SampleError
from engine.launch import ROOT
from engine.samples.limits import LIMITS, Limits

_ONE_THREAD: Final = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


class Decoder:
    """One process at most, started when it is first needed; used from one event loop."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._limits = limits
        self._process: asyncio.subprocess.Process | None = None
        self._turn = asyncio.Lock()

    async def decode(
        self, source: Path, target: Path, rate: int, shift: float = 1.0
    ) -> dict[str, Any]:
        """See engine.samples.decoding.

        Raises:
            SampleError: the file is refused; its text goes on from the file's name.
        """
        request = {"source": str(source), "target": str(target), "rate": rate, "shift": shift}
        async with self._turn:
            try:
                async with asyncio.timeout(self._limits.decode_s):
                    line = await self._ask(json.dumps(request).encode() + b"\n")
            except TimeoutError:
                line = b""
            except OSError as error:
                raise SampleError("cannot be read: no process can be started") from error
            if not line:
                await self.close()
                raise SampleError("cannot be read within the time and memory that there are")
        answer: dict[str, Any] = json.loads(line)
        if "refused" in answer:
            raise SampleError(str(answer["refused"]))
        return answer

    async def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            process.kill()
            await process.wait()

    async def _ask(self, request: bytes) -> bytes:
        """The line that answers; empty where the process is lost."""
        if self._process is None or self._process.returncode is not None:
            known = os.environ.get("PYTHONPATH")
            places = os.pathsep.join([str(ROOT), *([known] if known else [])])
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-P", "-m", "engine.samples.decoding"),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                env={**os.environ, **_ONE_THREAD, "PYTHONPATH": places},
            )
        pipe_in, pipe_out = self._process.stdin, self._process.stdout
        assert pipe_in is not None  # both were asked for
        assert pipe_out is not None
        try:
            pipe_in.write(request)
            await pipe_in.drain()
            return await pipe_out.readline()
        except (ConnectionError, ValueError):
            return b""
