"""Workers: processes on this machine that may crash or hang without taking the others along."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any

_STARTING = 120.0  # seconds in which a new process is ready: on a loaded machine its imports take long
Task = tuple[Future[Any], Callable[..., Any], tuple[Any, ...]]


class WorkerLost(Exception):
    """A worker ended in the middle of a task."""


class TimeLimit(Exception):
    """A task took longer than it may; its worker was ended."""


class Workers(Executor):
    """Processes that run one task each at a time, like ProcessPoolExecutor, except that a task has `seconds`.

    A task that takes longer, or whose process ends, raises TimeLimit or WorkerLost; the others notice nothing.
    `begin(*given)` is called in every new process. Ends its processes when it is shut down.
    """

    chunk = 1  # drafts of a task: a draft alone shows which one did it, and processes of one machine are near

    def __init__(self, count: int, seconds: float, begin: Callable[..., None], *given: Any) -> None:
        methods = multiprocessing.get_all_start_methods()
        self._context: Any = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        self._seconds, self._begin, self._given = seconds, begin, given
        self._tasks: SimpleQueue[Task | None] = SimpleQueue()
        self._closed = False
        self._threads = [threading.Thread(target=self._serve, daemon=True) for _ in range(count)]
        for thread in self._threads:
            thread.start()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Run fn(*args) in a process; no keyword arguments. Raises RuntimeError after shutdown."""
        if self._closed or kwargs:
            raise RuntimeError("shut down" if self._closed else "no keyword arguments here")
        future: Future[Any] = Future()
        self._tasks.put((future, fn, args))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes, after the waiting tasks or, with `cancel_futures`, without them."""
        self._closed = True
        if cancel_futures:
            with contextlib.suppress(Exception):
                while task := self._tasks.get_nowait():
                    task[0].cancel()
        for _ in self._threads:
            self._tasks.put(None)
        if wait:
            for thread in self._threads:
                thread.join()

    def _serve(self) -> None:
        """In a thread: keep one process alive and give it one task after the other."""
        process = pipe = None
        while (task := self._tasks.get()) is not None:
            future, fn, args = task
            if not future.set_running_or_notify_cancel():
                continue
            try:
                if pipe is None:
                    process, pipe = self._start()
                pipe.send((fn, args))
                if not pipe.poll(self._seconds):
                    raise TimeLimit
                done, result = pipe.recv()
                future.set_result(result) if done else future.set_exception(result)
            except (EOFError, OSError, TimeLimit) as error:
                self._end(process, pipe)
                process = pipe = None
                future.set_exception(error if isinstance(error, TimeLimit) else WorkerLost())
            except Exception as error:  # what cannot be pickled
                future.set_exception(error)
        self._end(process, pipe)

    def _start(self) -> tuple[Any, Connection]:
        here, there = self._context.Pipe()
        process = self._context.Process(target=_work, args=(there, self._begin, self._given), daemon=True)
        process.start()
        there.close()
        if not here.poll(_STARTING):
            raise TimeLimit
        here.recv()
        return process, here

    @staticmethod
    def _end(process: Any, pipe: Connection | None) -> None:
        if pipe is not None:
            pipe.close()
        if process is not None:
            process.join(0.2)  # an idle one ends by itself when its pipe closes
            if process.is_alive():
                process.kill()
                process.join()


def _work(pipe: Connection, begin: Callable[..., None], given: tuple[Any, ...]) -> None:
    """In the process: tasks until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    begin(*given)
    pipe.send("ready")
    with contextlib.suppress(EOFError, OSError):
        while True:
            fn, args = pipe.recv()
            try:
                answer = (True, fn(*args))
            except Exception as error:
                answer = (False, error)
            pipe.send(answer)
