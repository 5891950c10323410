# Sockets and event loops in one process.
import socket, threading
srv = socket.create_server(('127.0.0.1', 0))
port = srv.getsockname()[1]
def serve():
    c, a = srv.accept()
    with c:
        while True:
            d = c.recv(100)
            if not d: break
            c.sendall(d.upper())
th = threading.Thread(target=serve); th.start()
with socket.create_connection(('127.0.0.1', port)) as c:
    c.sendall(b'hello')
    print(c.recv(10))
    f = c.makefile('rwb')
    f.write(b'line\n'); f.flush()
    print(f.readline())
    f.close()
th.join()
a, b = socket.socketpair()
a.send(b'x'); print(b.recv(1)); 
b.settimeout(0.1)
try: b.recv(1)
except TimeoutError as e: print(repr(e))
import select
print(select.select([b],[a],[],0.1)[1]==[a])
a.close(); b.close()
import asyncio
async def f(x):
    await asyncio.sleep(0.01)
    return x*2
async def main():
    r = await asyncio.gather(*(f(i) for i in range(5)))
    print(r)
    async def handle(r, w):
        w.write((await r.readline()).upper()); await w.drain(); w.close()
    s = await asyncio.start_server(handle, '127.0.0.1', 0)
    p = s.sockets[0].getsockname()[1]
    r, w = await asyncio.open_connection('127.0.0.1', p)
    w.write(b'abc\n')
    print(await r.readline())
    w.close(); s.close()
    print(await asyncio.to_thread(lambda: 42))
    try:
        async with asyncio.timeout(0.01): await asyncio.sleep(5)
    except TimeoutError: print('timeout')
    async with asyncio.TaskGroup() as tg:
        t = tg.create_task(f(3))
    print(t.result())
asyncio.run(main())
