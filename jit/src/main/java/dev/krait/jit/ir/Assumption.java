package dev.krait.jit.ir;

import dev.krait.bytecode.PyCode;
import dev.krait.object.PyType;
import dev.krait.object.Validity;
import dev.krait.type.function.PyFunction;
import dev.krait.type.mapping.PyDict;

/** A fact that a graph takes for granted without testing it: whoever changes it invalidates the code. */
public sealed interface Assumption {
    /** Whether it may be taken for granted: not when it has changed before. */
    boolean isPossible();

    /** Has the fact's change end a validity, if the fact holds; returns whether it does. Called by a thread that runs Python code. */
    boolean register(Validity v);

    /** That a name has this value in a dict of globals or builtins; none when the value is null. */
    record Global(PyDict dict, String name, Object value) implements Assumption {
        @Override
        public boolean isPossible() {
            return dict.mayAssume(name);
        }

        @Override
        public boolean register(Validity v) {
            return dict.assume(name, value, v);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Global g && g.dict == dict && g.name.equals(name) && g.value == value;
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(dict) + name.hashCode();
        }

        @Override
        public String toString() {
            return (value == null ? "no " : "") + name;
        }
    }

    /** That a type sees under a name, and under the special ones, what it saw in this version. */
    record TypeName(PyType type, String name, long version) implements Assumption {
        @Override
        public boolean isPossible() {
            return type.mayAssume(name);
        }

        @Override
        public boolean register(Validity v) {
            return type.assume(name, version, v);
        }

        @Override
        public String toString() {
            return type.name + "." + name;
        }
    }

    /** That a function has this code. */
    record Code(PyFunction function, PyCode code) implements Assumption {
        @Override
        public boolean isPossible() {
            return function.mayAssumeCode();
        }

        @Override
        public boolean register(Validity v) {
            return function.assume(code, v);
        }

        @Override
        public String toString() {
            return code.qualname + ".__code__";
        }
    }
}
