"""An incremental constraint solver: one-way data flow kept consistent under a hierarchy of strengths."""
import sys
from enum import IntEnum


class Strength(IntEnum):
    REQUIRED = 0
    STRONG_PREFERRED = 1
    PREFERRED = 2
    STRONG_DEFAULT = 3
    NORMAL = 4
    WEAK_DEFAULT = 5
    WEAKEST = 6


REQUIRED = int(Strength.REQUIRED)
PREFERRED = int(Strength.PREFERRED)
STRONG_DEFAULT = int(Strength.STRONG_DEFAULT)
NORMAL = int(Strength.NORMAL)
WEAKEST = int(Strength.WEAKEST)


class Variable:
    def __init__(self, name, value=0):
        self.name = name
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.mark = 0
        self.walk_strength = WEAKEST
        self.stay = True


class Constraint:
    is_input = False

    def __init__(self, strength):
        self.strength = strength

    def add_to(self, planner):
        for variable in self.variables():
            variable.constraints.append(self)
        self.forget_direction()
        planner.incremental_add(self)

    def remove_from(self, planner):
        if self.is_satisfied():
            planner.incremental_remove(self)
        else:
            self.unhook()

    def unhook(self):
        for variable in self.variables():
            if self in variable.constraints:
                variable.constraints.remove(self)
        self.forget_direction()

    def satisfy(self, mark, planner):
        self.choose_direction(mark)
        if not self.is_satisfied():
            if self.strength == REQUIRED:
                raise RuntimeError("a required constraint cannot be satisfied")
            return None
        for variable in self.inputs():
            variable.mark = mark
        out = self.output()
        overridden = out.determined_by
        if overridden is not None:
            overridden.forget_direction()
        out.determined_by = self
        if not planner.add_propagate(self, mark):
            raise RuntimeError("cycle in the constraints")
        out.mark = mark
        return overridden

    def inputs_known(self, mark):
        for variable in self.inputs():
            if not (variable.mark == mark or variable.stay or variable.determined_by is None):
                return False
        return True


class Unary(Constraint):
    def __init__(self, variable, strength, planner):
        super().__init__(strength)
        self.target = variable
        self.satisfied = False
        self.add_to(planner)

    def variables(self):
        return (self.target,)

    def inputs(self):
        return ()

    def output(self):
        return self.target

    def is_satisfied(self):
        return self.satisfied

    def forget_direction(self):
        self.satisfied = False

    def choose_direction(self, mark):
        self.satisfied = self.target.mark != mark and self.strength < self.target.walk_strength

    def recalculate(self):
        self.target.walk_strength = self.strength
        self.target.stay = not self.is_input
        if self.target.stay:
            self.execute()

    def execute(self):
        pass


class Stay(Unary):
    pass


class Edit(Unary):
    is_input = True


NONE, FORWARD, BACKWARD = 0, 1, -1


class Binary(Constraint):
    def __init__(self, first, second, strength, planner):
        super().__init__(strength)
        self.first = first
        self.second = second
        self.direction = NONE
        self.add_to(planner)

    def variables(self):
        return (self.first, self.second)

    def inputs(self):
        return (self.first,) if self.direction == FORWARD else (self.second,)

    def input(self):
        return self.first if self.direction == FORWARD else self.second

    def output(self):
        return self.second if self.direction == FORWARD else self.first

    def is_satisfied(self):
        return self.direction != NONE

    def forget_direction(self):
        self.direction = NONE

    def choose_direction(self, mark):
        first, second = self.first, self.second
        if first.mark == mark:
            free = second.mark != mark and self.strength < second.walk_strength
            self.direction = FORWARD if free else NONE
        elif second.mark == mark:
            free = first.mark != mark and self.strength < first.walk_strength
            self.direction = BACKWARD if free else NONE
        elif first.walk_strength > second.walk_strength:
            self.direction = BACKWARD if self.strength < first.walk_strength else NONE
        else:
            self.direction = FORWARD if self.strength < second.walk_strength else BACKWARD

    def recalculate(self):
        source, target = self.input(), self.output()
        target.walk_strength = max(self.strength, source.walk_strength)
        target.stay = source.stay
        if target.stay:
            self.execute()


class Equality(Binary):
    def execute(self):
        self.output().value = self.input().value


class Scale(Binary):
    def __init__(self, source, scale, offset, target, strength, planner):
        self.scale = scale
        self.offset = offset
        super().__init__(source, target, strength, planner)

    def variables(self):
        return (self.first, self.second, self.scale, self.offset)

    def inputs(self):
        moving = self.first if self.direction == FORWARD else self.second
        return (moving, self.scale, self.offset)

    def recalculate(self):
        source, target = self.input(), self.output()
        target.walk_strength = max(self.strength, source.walk_strength)
        target.stay = source.stay and self.scale.stay and self.offset.stay
        if target.stay:
            self.execute()

    def execute(self):
        if self.direction == FORWARD:
            self.second.value = self.first.value * self.scale.value + self.offset.value
        else:
            self.first.value = (self.second.value - self.offset.value) // self.scale.value


class Planner:
    def __init__(self):
        self.current_mark = 0

    def new_mark(self):
        self.current_mark += 1
        return self.current_mark

    def incremental_add(self, constraint):
        mark = self.new_mark()
        overridden = constraint.satisfy(mark, self)
        while overridden is not None:
            overridden = overridden.satisfy(mark, self)

    def incremental_remove(self, constraint):
        out = constraint.output()
        constraint.unhook()
        unsatisfied = self.remove_propagate(out)
        for strength in range(REQUIRED, WEAKEST):
            for other in unsatisfied:
                if other.strength == strength:
                    self.incremental_add(other)

    def add_propagate(self, constraint, mark):
        todo = [constraint]
        while todo:
            each = todo.pop()
            if each.output().mark == mark:
                self.incremental_remove(constraint)
                return False
            each.recalculate()
            self.add_consumers(each.output(), todo)
        return True

    def remove_propagate(self, out):
        out.determined_by = None
        out.walk_strength = WEAKEST
        out.stay = True
        unsatisfied = []
        todo = [out]
        while todo:
            variable = todo.pop()
            for constraint in variable.constraints:
                if not constraint.is_satisfied():
                    unsatisfied.append(constraint)
            determining = variable.determined_by
            for constraint in variable.constraints:
                if constraint is not determining and constraint.is_satisfied():
                    constraint.recalculate()
                    todo.append(constraint.output())
        return unsatisfied

    @staticmethod
    def add_consumers(variable, into):
        determining = variable.determined_by
        for constraint in variable.constraints:
            if constraint is not determining and constraint.is_satisfied():
                into.append(constraint)

    def make_plan(self, sources):
        mark = self.new_mark()
        plan = []
        todo = list(sources)
        while todo:
            constraint = todo.pop()
            out = constraint.output()
            if out.mark != mark and constraint.inputs_known(mark):
                plan.append(constraint)
                out.mark = mark
                self.add_consumers(out, todo)
        return plan

    def plan_from(self, constraints):
        return self.make_plan([c for c in constraints if c.is_input and c.is_satisfied()])


def change(variable, value, planner):
    edit = Edit(variable, PREFERRED, planner)
    plan = planner.plan_from([edit])
    for _ in range(10):
        variable.value = value
        for constraint in plan:
            constraint.execute()
    edit.remove_from(planner)


def chain(n):
    planner = Planner()
    variables = [Variable(f"v{i}") for i in range(n + 1)]
    for before, after in zip(variables, variables[1:]):
        Equality(before, after, REQUIRED, planner)
    first, last = variables[0], variables[-1]
    Stay(last, STRONG_DEFAULT, planner)
    edit = Edit(first, PREFERRED, planner)
    plan = planner.plan_from([edit])
    for i in range(100):
        first.value = i
        for constraint in plan:
            constraint.execute()
        if last.value != i:
            raise AssertionError("chain test failed")
    edit.remove_from(planner)
    return last.value


def projection(n):
    planner = Planner()
    scale = Variable("scale", 10)
    offset = Variable("offset", 1000)
    targets = []
    for i in range(n):
        source, target = Variable(f"s{i}", i), Variable(f"t{i}", i)
        targets.append(target)
        Stay(source, NORMAL, planner)
        Scale(source, scale, offset, target, REQUIRED, planner)
    change(source, 17, planner)
    checks = [target.value]
    change(target, 1050, planner)
    checks.append(source.value)
    change(scale, 5, planner)
    checks.append(sum(t.value for t in targets[:-1]))
    change(offset, 2000, planner)
    checks.append(sum(t.value for t in targets[:-1]))
    return checks


def main(n):
    print("chain", chain(n))
    print("projection", *projection(n))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
