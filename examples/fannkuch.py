"""Pancake flipping: the longest series of prefix reversals over all permutations of n numbers, and a checksum."""
import sys


def fannkuch(n):
    perm = list(range(n))
    count = [0] * n
    checksum = 0
    longest = 0
    sign = 1
    while True:
        first = perm[0]
        if first != 0:
            work = perm[:]
            flips = 0
            while first != 0:
                low, high = 1, first - 1
                while low < high:
                    work[low], work[high] = work[high], work[low]
                    low += 1
                    high -= 1
                work[first], first = first, work[first]
                flips += 1
            if flips > longest:
                longest = flips
            checksum += sign * flips
        if sign == 1:
            perm[0], perm[1] = perm[1], perm[0]
            sign = -1
            continue
        perm[1], perm[2] = perm[2], perm[1]
        sign = 1
        i = 2
        while count[i] == i:
            count[i] = 0
            i += 1
            if i == n:
                return checksum, longest
            moved = perm[0]
            for k in range(i):
                perm[k] = perm[k + 1]
            perm[i] = moved
        count[i] += 1


def main(n):
    checksum, longest = fannkuch(n)
    print(checksum)
    print(f"Pfannkuchen({n}) = {longest}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
