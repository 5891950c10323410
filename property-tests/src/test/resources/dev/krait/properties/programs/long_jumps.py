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
