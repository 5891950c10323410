# Generators that nobody refers to any more run what they have left to do.
import gc, sys, warnings
warnings.simplefilter('always')
def g(n):
    try:
        yield 1
    finally:
        print('finally', n)
x = g(1); next(x); del x; gc.collect()
for i in g(2): break
i = None
gc.collect()
def bad():
    try: yield
    except GeneratorExit: yield

async def co(): pass
class M:
    def __enter__(s): print('enter'); return s
    def __exit__(s,*a): print('exit', a[0])
def w():
    with M(): yield 1
k = w(); next(k); del k; gc.collect()
async def ag():
    try: yield 1
    finally: print('ag finally')
import asyncio
async def main():
    a = ag()
    async for v in a: break
    del a, v
    gc.collect()
    await asyncio.sleep(0.01)
asyncio.run(main())
last = g('exit'); next(last)
print('end')
