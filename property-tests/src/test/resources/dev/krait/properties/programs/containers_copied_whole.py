"""What goes through all of a dict or a set at once is one operation: other threads that change it meanwhile do not disturb it."""
import threading

OPERATIONS = """
list(d)
tuple(d)
sorted(d)
[*d]
{*d}
{*s}
(*d, *s)
{**d}
list(d.items())
list(d.values())
tuple(d.keys())
dict(d.items())
set(d.items())
frozenset(d.values())
set(d)
frozenset(s)
sorted(s)
[].extend(s)
{}.update(d)
dict.fromkeys(d)
dict.fromkeys(s)
d.copy() == d
d | {}
s | s
s & s
s ^ s
s - s
s <= s
s.union(d)
s.intersection(d)
s.difference(d)
s.isdisjoint(d)
d.keys() & s
d.keys() | s
d.keys() - s
d.keys() == s
d.items() - s
repr(d)
repr(s)
repr(d.items())
""".split("\n")
CODES = [compile(each, each, "eval") for each in OPERATIONS if each]
d, s = {}, set()
failed = {}
done = threading.Event()


def change(i):
    k = 0
    while not done.is_set():
        k += 1
        d[i, k % 50] = k
        s.add((i, k % 50))
        if k % 3 == 0:
            d.pop((i, k % 50), None)
            s.discard((i, k % 40))
        if k % 97 == 0:
            d.clear()
            s.clear()


def copy():
    for _ in range(20):
        for code in CODES:
            try:
                eval(code)
            except Exception as e:
                failed[code.co_filename] = repr(e)


changing = [threading.Thread(target=change, args=(i,)) for i in range(2)]
copying = [threading.Thread(target=copy) for _ in range(2)]
for thread in changing + copying:
    thread.start()
for thread in copying:
    thread.join()
done.set()
for thread in changing:
    thread.join()
print(failed)

# an index that is counted from the end means the end that there is when the item is taken
items = list(range(100))
TAKING = [compile(each, each, "exec") for each in ("items[-1]", "items[-1] = 5", "del items[-2]; items.append(1)", "items.pop()\nitems.append(2)", "items.pop(-3)\nitems.append(3)")]


def take():
    for k in range(400):
        for code in TAKING:
            items.append(k)
            items.append(k)
            try:
                exec(code)
            except Exception as e:
                failed[code.co_filename] = repr(e)
            items.pop()
            items.pop()


taking = [threading.Thread(target=take) for _ in range(4)]
for thread in taking:
    thread.start()
for thread in taking:
    thread.join()
print(failed, len(items))
