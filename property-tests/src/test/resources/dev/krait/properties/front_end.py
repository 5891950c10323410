"""Answers what the front end makes of a text: its code object, its tree or its error, with its warnings.

A request is a line `WHAT MODE FLAGS OPTIMIZE VERSION LENGTH`, then the bytes of the text. WHAT is `code`, `tree` or `time`. The answer is a line with
its length, then UTF-8.
"""
import _ast
import ast
import gc
import sys
import time
import warnings

import code_objects


def error(e):
    line = f'{type(e).__name__}: {e}'
    if isinstance(e, SyntaxError):
        line = f'{type(e).__name__}: {e.msg} at {e.lineno} {e.offset} to {e.end_lineno} {e.end_offset} text {e.text!a}'
    return line


def compiled(what, mode, flags, optimize, version, source):
    if what == 'tree':
        flags |= _ast.PyCF_ONLY_AST
    result = compile(source, 'file', mode, flags, True, optimize, _feature_version=version)
    if isinstance(result, _ast.AST):
        return ast.dump(result, include_attributes=True)
    return code_objects.text(result)


def outcome(what, mode, flags, optimize, version, source):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        try:
            lines = [compiled(what, mode, flags, optimize, version, source)]
        except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError) as e:
            lines = [error(e)]
    return '\n'.join([f'warning {w.lineno}: {w.message}' for w in caught] + lines)


def seconds(source):
    """The least processor time of three."""
    warnings.simplefilter('ignore')
    gc.disable()
    best = float('inf')
    for _ in range(3):
        start = time.process_time()
        compile(source, 'file', 'exec', 0, True)
        best = min(best, time.process_time() - start)
    return f'{best:.9f}'


def serve(requests, answers):
    while header := requests.readline():
        what, mode, flags, optimize, version, length = header.decode().split()
        source = requests.read(int(length))
        if what == 'time':
            answer = seconds(source)
        else:
            answer = outcome(what, mode, int(flags), int(optimize), int(version), source)
        answer = answer.encode('utf-8', 'surrogatepass')
        answers.write(b'%d\n' % len(answer))
        answers.write(answer)
        answers.flush()


if __name__ == '__main__':
    serve(sys.stdin.buffer, sys.stdout.buffer)
