package dev.krait.jit.build;

import dev.krait.eval.Feedback;
import dev.krait.jit.ir.Kind;
import dev.krait.jit.ir.Op;
import dev.krait.jit.ir.RuntimeMethod;
import dev.krait.jit.ir.Value;
import dev.krait.jit.ir.VersionFact;
import dev.krait.object.Shape;
import dev.krait.ops.SlotOps;
import dev.krait.type.function.PyFunction;

/** Attributes: fields of shapes that were seen, methods and values of types whose version was seen, calls otherwise. */
final class AttributeBuilder {
    private final GraphBuilder b;

    AttributeBuilder(GraphBuilder b) {
        this.b = b;
    }

    /** {@code LOAD_ATTR}: for a method call the function and the object are pushed, or the attribute and nothing. */
    void load(Value name, boolean method) {
        Feedback.Attribute seen = only();
        Value result = null;
        Value self = null;
        if (seen != null && !seen.onType() && seen.location() != null && seen.shape() != null) {
            Value object = shaped(1, seen);
            if (seen.descriptor() != null) {
                // an instance attribute before something on the type that is no data descriptor: the version vouches for it
                version(seen);
            } else {
                version(seen);
            }
            result = field(object, seen.location(), seen.shape());
        } else if (seen != null && !seen.onType() && seen.location() == null && seen.descriptor() != null && method && SlotOps.isMethod(seen.descriptor())) {
            self = receiver(seen);
            if (self != null) {
                version(seen);
                result = b.object(seen.descriptor());
            }
        } else if (seen != null && seen.onType()) {
            b.refine(b.peek(1), b.guard(Op.Test.SAME, b.peek(1), seen.owner()));
            version(seen);
            if (seen.descriptor() instanceof PyFunction || seen.descriptor() != null && !isDescriptor(seen.descriptor())) {
                result = b.object(seen.descriptor());
            }
        }
        Value object = b.pop();
        b.push(result != null ? result : b.invoke(RuntimeMethod.GET_ATTRIBUTE, object, name));
        if (method) {
            b.push(self != null ? self : b.empty);
        }
    }

    private static boolean isDescriptor(Object value) {
        return dev.krait.object.PyType.of(value).slot(dev.krait.object.Slot.GET) != null;
    }

    /** The receiver of a method that is found on its type, guarded; null when there is no cheap guard. */
    private Value receiver(Feedback.Attribute seen) {
        Value v = b.peek(1);
        Class<?> host = BuiltinTypes.hostClass(seen.owner());
        if (host != null) {
            if (v.type != host) {
                Value g = b.guard(Op.Test.CLASS, v, host);
                b.refine(v, g);
            }
            return b.peek(1);
        }
        if (seen.shape() != null) {
            return shaped(1, seen);
        }
        if (!dev.krait.object.PyObject.class.isAssignableFrom(seen.owner().layout)) {
            return null;
        }
        Value g = b.guard(Op.Test.TYPE, v, seen.owner());
        if (!seen.owner().isHeap()) {
            g.type = seen.owner().layout;
        }
        b.refine(v, g);
        return g;
    }

    private Feedback.Attribute only() {
        Feedback.Attribute[] cases = b.profile.attributes(b.index);
        if (cases.length != 1 || b.profile.generic(b.index) || cases[0].owner().version != cases[0].version()) {
            return null;
        }
        Feedback.Attribute seen = cases[0];
        return seen.shape() != null && seen.shape().dictionary ? null : seen;
    }

    private Value shaped(int position, Feedback.Attribute seen) {
        Value v = b.peek(position);
        if (v.op() instanceof Op.Guard g && g.test() == Op.Test.SHAPE && g.expected() == seen.shape() && b.shapeHolds(v)) {
            return v;
        }
        Value g = b.guard(Op.Test.SHAPE, v, seen.shape());
        b.refine(v, g);
        b.noteShape(g);
        return g;
    }

    private void version(Feedback.Attribute seen) {
        VersionFact fact = new VersionFact(seen.owner(), seen.version());
        if (b.noteFact(fact)) {
            b.guard(Op.Test.VERSION, null, fact);
        }
    }

    /** Reads a field; the guard of the shape has passed. */
    private Value field(Value object, Shape.Location location, Shape shape) {
        int i = location.index();
        return switch (location.kind()) {
            case OBJECT -> b.guard(Op.Test.BOUND, inlineObjects(shape) > i
                    ? b.invoke(RuntimeMethod.valueOf("FIELD_" + i), object) : b.invoke(RuntimeMethod.FIELD, object, b.integer(i)), null);
            case LONG -> b.box(inlineRaws(shape) > i
                    ? b.invoke(RuntimeMethod.valueOf("LONG_FIELD_" + i), object) : b.invoke(RuntimeMethod.LONG_FIELD, object, b.integer(i)));
            case DOUBLE -> b.box(inlineRaws(shape) > i
                    ? b.invoke(RuntimeMethod.valueOf("DOUBLE_FIELD_" + i), object) : b.invoke(RuntimeMethod.DOUBLE_FIELD, object, b.integer(i)));
        };
    }

    private static int inlineObjects(Shape shape) {
        return BuiltinTypes.inlineObjects(shape);
    }

    private static int inlineRaws(Shape shape) {
        return BuiltinTypes.inlineRaws(shape);
    }

    /** {@code STORE_ATTR}: value and object lie on the stack. */
    void store(Value name) {
        Feedback.Attribute seen = only();
        if (seen != null && !seen.onType() && seen.location() != null && seen.shape() != null && seen.shape().find(seen.location().name()) != null) {
            Value object = shaped(1, seen);
            version(seen);
            Shape.Location location = seen.location();
            int i = location.index();
            switch (location.kind()) {
                case OBJECT -> {
                    if (inlineObjects(seen.shape()) > i) {
                        b.invoke(RuntimeMethod.valueOf("SET_FIELD_" + i), object, b.peek(2));
                    } else {
                        b.invoke(RuntimeMethod.SET_FIELD, object, b.peek(2), b.integer(i));
                    }
                }
                case LONG -> {
                    Value raw = b.unbox(b.peek(2), Kind.INT);
                    if (inlineRaws(seen.shape()) > i) {
                        b.invoke(RuntimeMethod.valueOf("SET_LONG_FIELD_" + i), object, raw);
                    } else {
                        b.invoke(RuntimeMethod.SET_LONG_FIELD, object, raw, b.integer(i));
                    }
                }
                case DOUBLE -> {
                    Value raw = b.unbox(b.peek(2), Kind.FLOAT);
                    if (inlineRaws(seen.shape()) > i) {
                        b.invoke(RuntimeMethod.valueOf("SET_DOUBLE_FIELD_" + i), object, raw);
                    } else {
                        b.invoke(RuntimeMethod.SET_DOUBLE_FIELD, object, raw, b.integer(i));
                    }
                }
            }
            b.pop();
            b.pop();
            return;
        }
        Value object = b.pop();
        b.invoke(RuntimeMethod.SET_ATTRIBUTE, object, name, b.pop());
    }
}
