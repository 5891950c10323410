"""Pipes of child processes end when the child does, also one pipe for both of its output streams."""
import subprocess

COMMAND = ["/bin/sh", "-c", "echo out; echo err >&2; exit 3"]


def both_in_one():
    with subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as child:
        status = child.wait()
        return status, sorted(child.stdout.read().split())


def one_each():
    with subprocess.Popen(COMMAND, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        return child.stdout.read(), child.stderr.read(), child.wait()


def several(n):
    children = [subprocess.Popen(["/bin/cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) for _ in range(n)]
    answers = []
    for i, child in enumerate(children):
        answers.append(child.communicate(b"%d" % i)[0])
    return answers


print(both_in_one())
print(one_each())
print(several(4))
