"""A wire between web and PostgreSQL that can be cut at a chosen word (reliability.md 8.1)."""

import asyncio
import threading
from collections import Counter

COMMITTED = b"COMMIT\0"  # the server's answer once the transaction is on disk
CHUNK = 65_536


class Proxy:
    """Carries bytes both ways between a port of its own and the server's socket.

    `cut_reply(word)` lets what holds the word come from the server and not reach the client; `cut_request(word)` drops
    the connection once the server has had the statement with the word and answered it. `closed` takes nobody in.
    """

    def __init__(self, socket_path):
        self.upstream, self.closed, self.cuts = str(socket_path), False, Counter()
        self.reply = self.request = None
        self.closes_with_the_cut = False
        started = threading.Event()
        self.thread = threading.Thread(target=lambda: asyncio.run(self.serve(started)), daemon=True)
        self.thread.start()
        assert started.wait(60)

    def cut_reply(self, word=COMMITTED, *, and_close=False):
        self.reply, self.closes_with_the_cut = word, and_close

    def cut_request(self, word, *, and_close=False):
        self.request, self.closes_with_the_cut = word, and_close

    def close(self):
        """As if PostgreSQL were gone: every line breaks, and nobody is taken in."""
        self.closed = True
        for wire in self.wires:
            wire.end()

    def open(self):
        self.closed = False

    @property
    def address(self):
        return f"127.0.0.1:{self.port}"

    async def serve(self, started):
        self.loop, self.over, self.wires = asyncio.get_running_loop(), asyncio.Event(), set()
        async with await asyncio.start_server(self.carry, "127.0.0.1", 0) as server:
            self.port = server.sockets[0].getsockname()[1]
            started.set()
            await self.over.wait()
            self.close()
            while self.wires:
                await asyncio.sleep(0)

    def end(self):
        self.loop.call_soon_threadsafe(self.over.set)
        self.thread.join(60)

    async def reach(self):
        return await asyncio.open_unix_connection(self.upstream)

    async def carry(self, reader, writer):
        if self.closed:
            writer.transport.abort()
            return
        try:
            up_reader, up_writer = await self.reach()
        except OSError:
            writer.transport.abort()
            return
        wire = Wire(self, (writer, up_writer))
        self.wires.add(wire)
        await asyncio.gather(wire.requests(reader, up_writer), wire.replies(up_reader, writer))
        self.wires.discard(wire)


class Wire:
    """One connection; `doomed` once its next reply is to be the last the server sends."""

    def __init__(self, proxy, ends):
        self.proxy, self.ends, self.doomed = proxy, ends, None

    async def requests(self, reader, writer):
        try:
            while data := await reader.read(CHUNK):
                word = self.proxy.request
                if word and word in data:
                    self.proxy.request, self.doomed = None, word
                writer.write(data)
                await writer.drain()
        except OSError:
            pass
        finally:
            self.end()

    async def replies(self, reader, writer):
        try:
            while data := await reader.read(CHUNK):
                if self.is_cut_by(data):
                    break
                writer.write(data)
                await writer.drain()
        except OSError:
            pass
        finally:
            self.end()

    def is_cut_by(self, data):
        word = self.proxy.reply
        if word and word in data:
            self.proxy.reply, self.doomed = None, word
        if self.doomed:
            self.proxy.cuts[self.doomed.decode().strip("\0")] += 1
            if self.proxy.closes_with_the_cut:
                self.proxy.close()
        return bool(self.doomed)

    def end(self):
        for writer in self.ends:
            writer.transport.abort()
