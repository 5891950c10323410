package dev.krait.jit.build;

import dev.krait.eval.Feedback;
import dev.krait.jit.ir.Assumption;
import dev.krait.object.PyModule;
import dev.krait.runtime.GlobalSite;

/** What was seen at the sites of a code object. Indexes are in code units. */
public interface Profile {
    /** Kinds ({@link Feedback}'s bits) of the only or left operand; 0 when nothing is known. */
    int left(int unit);

    int right(int unit);

    Feedback.Attribute[] attributes(int unit);

    Object[] callees(int unit);

    /** The cases of an operator whose left operands are instances of Python classes. */
    default Feedback.Operands[] operands(int unit) {
        return new Feedback.Operands[0];
    }

    /** The cases of a method call by {@code super()}. */
    default Feedback.Super[] supers(int unit) {
        return new Feedback.Super[0];
    }

    boolean megamorphic(int unit);

    /** Whether speculation at this site has failed too often: compile it without. */
    boolean generic(int unit);

    /** Looks a global up where the code runs; see {@link GlobalSite#fill}. */
    default Object fill(GlobalSite site) {
        return null;
    }

    /** Where a global that a site has found was found: facts that together make it what it is; none when they cannot be taken for granted. */
    default java.util.List<Assumption> places(GlobalSite site, Object value) {
        return java.util.List.of();
    }

    /** Whether facts may be taken for granted instead of being tested. */
    default boolean assumes() {
        return false;
    }

    /** The module whose attribute has always been read here, or null. */
    default PyModule module(int unit) {
        return null;
    }

    /** Whether a site that tells of everything that it runs on has told of nothing. */
    default boolean unseen(int unit) {
        return false;
    }

    /** What was seen in a function that may be inlined here; null when none may. */
    default Profile callee(dev.krait.type.function.PyFunction function) {
        return null;
    }

    /** Whether the code is to count the bytecodes it runs. */
    default boolean counting() {
        return false;
    }

    /** Nothing is known. */
    Profile NONE = new Profile() {
        @Override
        public int left(int unit) {
            return 0;
        }

        @Override
        public int right(int unit) {
            return 0;
        }

        @Override
        public Feedback.Attribute[] attributes(int unit) {
            return new Feedback.Attribute[0];
        }

        @Override
        public Object[] callees(int unit) {
            return new Object[0];
        }

        @Override
        public boolean megamorphic(int unit) {
            return false;
        }

        @Override
        public boolean generic(int unit) {
            return false;
        }
    };
}
