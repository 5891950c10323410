"""Binary trees made, counted and dropped: a test of allocation."""
import sys


class Node:
    __slots__ = ("left", "right")

    def __init__(self, left, right):
        self.left = left
        self.right = right

    def count(self):
        if self.left is None:
            return 1
        return 1 + self.left.count() + self.right.count()


def build(depth):
    if depth == 0:
        return Node(None, None)
    return Node(build(depth - 1), build(depth - 1))


def main(deepest):
    shallowest = 4
    deepest = max(shallowest + 2, deepest)
    print(f"stretch tree of depth {deepest + 1}\t check: {build(deepest + 1).count()}")
    lasting = build(deepest)
    for depth in range(shallowest, deepest + 1, 2):
        trees = 1 << deepest - depth + shallowest
        check = 0
        for _ in range(trees):
            check += build(depth).count()
        print(f"{trees}\t trees of depth {depth}\t check: {check}")
    print(f"long lived tree of depth {deepest}\t check: {lasting.count()}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 16)
