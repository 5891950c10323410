package dev.krait.jit.build;

import dev.krait.eval.Feedback;
import dev.krait.jit.ir.Op;
import dev.krait.jit.ir.RuntimeMethod;
import dev.krait.jit.ir.Value;
import dev.krait.object.PyType;
import dev.krait.object.Shape;
import dev.krait.type.function.PySuper;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code super().name}: when the method that was found for the objects seen is one, it is taken for granted that none of the classes searched changes what it
 * has under the name, and the object is guarded to be of the classes seen.
 */
final class SuperBuilder {
    private final GraphBuilder b;
    private final AttributeBuilder attributes;

    SuperBuilder(GraphBuilder b, AttributeBuilder attributes) {
        this.b = b;
        this.attributes = attributes;
    }

    /** {@code LOAD_SUPER_ATTR}: {@code super, class, self -- function, self} for a method call, or {@code -- attribute}; null marks that nothing is bound. */
    void load(String name, int flags) {
        boolean method = (flags & 1) != 0;
        if (method && known(name)) {
            return;
        }
        Value self = b.pop();
        Value cls = b.pop();
        Value global = b.pop();
        Value pair = b.invoke(RuntimeMethod.SUPER_ATTRIBUTE, global, cls, self, b.object(name), b.integer(flags));
        b.push(b.invoke(RuntimeMethod.ELEMENT, pair, b.integer(0)));
        if (method) {
            b.push(b.invoke(RuntimeMethod.ELEMENT, pair, b.integer(1)));
        }
    }

    private boolean known(String name) {
        Feedback.Super[] seen = Arrays.stream(b.profile.supers(b.index)).filter(s -> s.owner().version == s.version()).toArray(Feedback.Super[]::new);
        boolean genuine = b.peek(3).op() instanceof Op.Constant c && c.value() == PySuper.TYPE;
        if (seen.length == 0 || !genuine || b.profile.generic(b.index) || b.profile.megamorphic(b.index)) {
            return false;
        }
        Feedback.Super first = seen[0];
        // versions first: what changes while this looks at the classes ends the assumption
        Map<PyType, Long> versions = new LinkedHashMap<>();
        for (Feedback.Super s : seen) {
            boolean same = s.cls() == first.cls() && s.function() == first.function() && s.shape() != null && !s.shape().dictionary;
            if (!same || !searched(s, name, versions)) {
                return false;
            }
        }
        versions.forEach((type, version) -> b.version(type, name, version));
        Value cls = b.peek(2);
        if (!(cls.op() instanceof Op.Constant c && c.value() == first.cls())) {
            b.guard(Op.Test.SAME, cls, first.cls());
        }
        Value self = attributes.shaped(1, Arrays.stream(seen).map(Feedback.Super::shape).distinct().toArray(Shape[]::new));
        b.pop();
        b.pop();
        b.pop();
        b.push(b.object(first.function()));
        b.push(self);
        return true;
    }

    /** Notes the classes that a search goes through, up to the one that has the name, with their versions; returns whether it finds what was seen. */
    private static boolean searched(Feedback.Super seen, String name, Map<PyType, Long> versions) {
        versions.put(seen.owner(), seen.version());
        PyType[] mro = seen.owner().mro();
        for (int i = Arrays.asList(mro).indexOf(seen.cls()) + 1; i < mro.length; i++) {
            if (mro[i].isHeap()) {
                versions.putIfAbsent(mro[i], mro[i].version);
            }
            Object found = mro[i].dict().getName(name);
            if (found != null) {
                return found == seen.function();
            }
        }
        return false;
    }
}
