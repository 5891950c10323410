"""Runs suites of CPython's package `test` and notes each test: python conformance.py RESULTS MODULE...

A line of the file RESULTS holds the suite, the test, what became of it and why, separated by tabs. A test is noted when it starts, too, so that
one which never ends is known; the last line says that all have been run.
"""

import sys
import unittest

import test.support


def check_impl_detail(**guards):
    """What is specific to CPython is what these runs are about: Krait is asked for it, where the suite would skip it elsewhere.

    "Not on CPython?" is asked before garbage is collected that CPython has freed already: the time of finalisation may differ.
    """
    guards, default = test.support._parse_guards(guards)
    if guards == {"cpython": False} and sys.implementation.name != "cpython":
        test.support.gc_collect()
    return guards.get("cpython", default)


class Notes(unittest.TestResult):
    def __init__(self, file, suite):
        super().__init__()
        self.file = file
        self.suite = suite

    def note(self, case, outcome, reason=""):
        reason = " ".join(str(reason).split())[:300]
        print(self.suite, case.id(), outcome, reason, sep="\t", file=self.file, flush=True)

    def startTest(self, case):
        super().startTest(case)
        print(case.id(), file=sys.stderr, flush=True)
        self.note(case, "started")

    def failed(self, case, outcome, err):
        text = self._exc_info_to_string(err, case)
        print(text, file=sys.stderr, flush=True)
        self.note(case, outcome, text.strip().splitlines()[-1])

    def addSuccess(self, case):
        self.note(case, "passed")

    def addFailure(self, case, err):
        self.failed(case, "failed", err)

    def addError(self, case, err):
        self.failed(case, "failed", err)

    def addSubTest(self, case, subtest, err):
        if err is not None:
            self.failed(case, "failed", err)

    def addSkip(self, case, reason):
        self.note(case, "skipped", reason)

    def addExpectedFailure(self, case, err):
        self.note(case, "passed")

    def addUnexpectedSuccess(self, case):
        self.note(case, "failed", "unexpected success")


def main(results, *modules):
    test.support.check_impl_detail = check_impl_detail
    with open(results, "w", encoding="utf-8") as file:
        for module in modules:
            unittest.defaultTestLoader.loadTestsFromName("test." + module).run(Notes(file, module))
        print("finished", file=file)


if __name__ == "__main__":
    main(*sys.argv[1:])
