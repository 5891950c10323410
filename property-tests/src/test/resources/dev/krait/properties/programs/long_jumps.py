"""Branches and loops over bodies so long that their jumps have prefixes: compiled code that is left at one goes on as if it had not been."""


class Node:
    def __init__(self):
        self.on = False
        self.a = None
        self.n = 1

    def report(self):
        if self.on:
            print("wrong", self.a, self.a, self.a, self.a, self.a, self.a, self.a, self.a, self.a, self.a, self.a, self.a, self.a, self.a, self.a,
                  self.a, self.a, self.a, self.a, self.a, self.a, self.a, self.a, self.a, self.a, self.a, self.a, self.a, self.a, self.a, self.a)
        return self.n

    def compare(self, n):
        if n < self.n:
            print("wrong", self.a, self.a, self.a, self.a, self.a, self.a, self.a, self.a, self.a, self.a, self.a, self.a, self.a, self.a, self.a,
                  self.a, self.a, self.a, self.a, self.a, self.a, self.a, self.a, self.a, self.a, self.a, self.a, self.a, self.a, self.a, self.a)
        return n

    def loop(self, items):
        total = 0
        for item in items:
            if not item:
                continue
            total += item * self.n + item * self.n + item * self.n + item * self.n + item * self.n + item * self.n + item * self.n
            total -= item * self.n + item * self.n + item * self.n + item * self.n + item * self.n + item * self.n + item * self.n
            total += item * self.n + item * self.n + item * self.n + item * self.n + item * self.n + item * self.n + item * self.n
            total -= item * self.n + item * self.n + item * self.n + item * self.n + item * self.n + item * self.n + item * self.n
            total += item
        return total


node = Node()
print({node.report() for _ in range(100)}, [node.compare(i) for i in range(1, 60)][-1], {node.loop(range(30)) for _ in range(30)})
print(node.loop([1.5, 2, 0, True, 2**70]))

import sys

# each EXTENDED_ARG has an INSTRUCTION event of its own
lines = "\n".join(f"        x{i} = a + {i}" for i in range(300))
names = {}
exec(f"def wide(n, a=1):\n    for i in range(n):\n        try:\n            if i == 1: raise ValueError\n        except ValueError as e:\n            pass\n{lines}\n    return x299\n", names)
wide = names["wide"]
offsets = []
sys.monitoring.use_tool_id(4, "instructions")
sys.monitoring.register_callback(4, sys.monitoring.events.INSTRUCTION, lambda code, offset: offsets.append(offset) if code is wide.__code__ else None)
for _ in range(4):
    wide(4)
sys.monitoring.set_events(4, sys.monitoring.events.INSTRUCTION)
wide(3)
sys.monitoring.set_events(4, 0)
sys.monitoring.free_tool_id(4)
print(len(offsets), offsets[:40], offsets[-40:], sum(offsets))
