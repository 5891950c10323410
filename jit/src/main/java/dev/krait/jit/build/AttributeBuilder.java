package dev.krait.jit.build;

import dev.krait.eval.Feedback;
import dev.krait.jit.ir.Assumption;
import dev.krait.jit.ir.FrameState;
import dev.krait.jit.ir.Kind;
import dev.krait.jit.ir.Op;
import dev.krait.jit.ir.RuntimeMethod;
import dev.krait.jit.ir.Value;
import dev.krait.object.PyModule;
import dev.krait.object.PyObject;
import dev.krait.object.PyType;
import dev.krait.object.Shape;
import dev.krait.object.Slot;
import dev.krait.object.TypeTraits;
import dev.krait.ops.SlotOps;
import dev.krait.runtime.AttributeCache;
import dev.krait.runtime.FieldCases;
import dev.krait.runtime.GlobalSite;
import dev.krait.runtime.MethodCases;
import dev.krait.runtime.StoreCache;
import dev.krait.runtime.StoreCases;
import dev.krait.type.function.FunctionWrapper;
import dev.krait.type.function.PyClassMethod;
import dev.krait.type.function.PyFunction;
import dev.krait.type.function.PyProperty;
import dev.krait.type.function.PyStaticMethod;
import java.util.Arrays;

/**
 * Attributes: fields of shapes that were seen, methods and values of types whose version was seen, and inline caches otherwise.
 *
 * <p>Several shapes count as one case when they agree about the attribute: classes change the layout of new instances when they have seen a few.
 */
final class AttributeBuilder {
    /** Shapes or types, in the order in which they were seen, that agree; the first case stands for all. */
    private record Cases(Feedback.Attribute first, Shape[] shapes, Feedback.Attribute[] all) {
        boolean hasOneOwner() {
            return Arrays.stream(all).allMatch(a -> a.owner() == first.owner());
        }
    }

    private final GraphBuilder b;

    AttributeBuilder(GraphBuilder b) {
        this.b = b;
    }

    /** {@code LOAD_ATTR}: for a method call the function and the object are pushed, or the attribute and nothing. */
    void load(String name, boolean method) {
        if (ofModule(name)) {
            if (method) {
                b.push(b.empty);
            }
            return;
        }
        Cases cases = cases();
        Value result = null;
        Value self = null;
        if (cases != null) {
            Feedback.Attribute seen = cases.first;
            if (seen.onType()) {
                result = ofClass(seen, name, method);
                self = result != null && seen.descriptor() instanceof PyClassMethod ? b.object(seen.owner()) : null;
            } else if (seen.location() != null && (seen.shape() != null || slotted(seen))) {
                result = field(receiver(cases, name), seen.location(), cases);
            } else if (seen.location() == null && method && seen.descriptor() != null && SlotOps.isMethod(seen.descriptor()) && guardable(cases)) {
                self = receiver(cases, name);
                result = b.object(seen.descriptor());
            } else if (seen.location() == null && seen.descriptor() != null && !isDescriptor(seen.descriptor()) && guardable(cases)) {
                receiver(cases, name);
                result = b.object(seen.descriptor());
            } else if (seen.location() == null && seen.descriptor() instanceof FunctionWrapper w && isWrapper(w, method && cases.hasOneOwner()) && guardable(cases)) {
                receiver(cases, name);
                result = wrapped(w);
                self = w instanceof PyClassMethod ? b.object(seen.owner()) : null;
            } else if (!method && getter(seen) instanceof PyFunction getter && guardable(cases)) {
                b.push(call(getter, seen.descriptor(), receiver(cases, name)));
                return;
            }
        }
        if (result == null) {
            result = fieldOfCases(name);
        }
        Value chosen = result == null && method ? methodOfCases(name) : null;
        Value object = b.pop();
        if (chosen != null) {
            b.push(chosen);
            b.push(object);
            return;
        }
        if (result == null && method) {
            Value found = b.invoke(RuntimeMethod.METHOD, object, b.object(new AttributeCache(name)));
            b.push(found);
            b.push(b.invoke(RuntimeMethod.RECEIVER, found, object));
            return;
        }
        b.push(result != null ? result : b.invoke(RuntimeMethod.GET_ATTRIBUTE, object, b.object(new AttributeCache(name))));
        if (method) {
            b.push(self != null ? self : b.empty);
        }
    }

    /** Builds the read of a module's name when one module was seen; returns whether it did. */
    private boolean ofModule(String name) {
        PyModule module = b.profile.generic(b.index) ? null : b.profile.module(b.index);
        GlobalSite site = new GlobalSite(name);
        if (module == null || module.type != PyModule.TYPE || site.fill(module.dict, null) == null) {
            return false;
        }
        Value v = b.peek(1);
        if (!(v.op() instanceof Op.Constant c && c.value() == module)) {
            v = b.guard(Op.Test.SAME, v, module);
        }
        Object present = site.fill(module.dict, null);
        Value value = present != null && b.assume(new Assumption.Global(module.dict, name, present)) ? b.object(present)
                : b.guard(Op.Test.BOUND, b.invoke(RuntimeMethod.MODULE_ATTRIBUTE, v, b.object(site)), null);
        b.pop();
        b.push(value);
        return true;
    }

    /** The method of the object on top when it is a function of a few shapes, guarded to be one of them; null when it is not so simple. */
    private Value methodOfCases(String name) {
        Feedback.Attribute[] seen = current();
        if (seen.length < 2 || seen.length > MethodCases.MAX || b.profile.generic(b.index) || b.profile.megamorphic(b.index)) {
            return null;
        }
        for (Feedback.Attribute a : seen) {
            if (a.onType() || a.shape() == null || a.shape().dictionary || a.location() != null || !(a.descriptor() instanceof PyFunction)) {
                return null;
            }
        }
        versions(name, seen);
        PyFunction[] functions = Arrays.stream(seen).map(a -> (PyFunction) a.descriptor()).toArray(PyFunction[]::new);
        Shape[] shapes = Arrays.stream(seen).map(Feedback.Attribute::shape).toArray(Shape[]::new);
        Value found = b.guard(Op.Test.BOUND, b.invoke(RuntimeMethod.METHOD_CASE, b.peek(1), b.object(MethodCases.of(shapes, functions))), null);
        hasOne(shapes);
        b.facts.noteCandidates(found, functions, shapes);
        return found;
    }

    /** Sees to it that the classes of some cases are what they were when those were seen. */
    private void versions(String name, Feedback.Attribute[] cases) {
        for (Feedback.Attribute a : cases) {
            b.version(a.owner(), name, a.version());
        }
    }

    /** The object on top has turned out to have one of some shapes: it is an object, which a call has to know. */
    private void hasOne(Shape[] shapes) {
        Value object = b.guard(Op.Test.BOUND, b.peek(1), null);
        b.refine(b.peek(1), object);
        b.facts.noteShapes(object, shapes);
    }

    /** The attribute of the object on top when it lies at different places in a few shapes, guarded to be one of them; else null. */
    private Value fieldOfCases(String name) {
        Feedback.Attribute[] seen = current();
        if (seen.length < 2 || seen.length > MethodCases.MAX || b.profile.generic(b.index) || b.profile.megamorphic(b.index)) {
            return null;
        }
        for (Feedback.Attribute a : seen) {
            if (a.onType() || a.shape() == null || a.shape().dictionary || a.location() == null) {
                return null;
            }
        }
        versions(name, seen);
        Shape[] shapes = Arrays.stream(seen).map(Feedback.Attribute::shape).toArray(Shape[]::new);
        FieldCases cases = FieldCases.of(shapes, Arrays.stream(seen).map(Feedback.Attribute::location).toArray(Shape.Location[]::new));
        Value found = b.guard(Op.Test.BOUND, b.invoke(RuntimeMethod.FIELD_CASE, b.peek(1), b.object(cases)), null);
        hasOne(shapes);
        return found;
    }

    /** The cases seen at this site whose classes are still as they were, and which the object on top can be: in a body that is inlined less than was seen. */
    private Feedback.Attribute[] current() {
        Feedback.Attribute[] seen = Arrays.stream(b.profile.attributes(b.index)).filter(a -> a.owner().version == a.version()).toArray(Feedback.Attribute[]::new);
        Shape[] known = b.facts.shapesOf(b.peek(1));
        if (known == null) {
            return seen;
        }
        Feedback.Attribute[] possible = Arrays.stream(seen).filter(a -> a.shape() == null || Arrays.asList(known).contains(a.shape())).toArray(Feedback.Attribute[]::new);
        return possible.length == 0 ? seen : possible;
    }

    private Value ofClass(Feedback.Attribute seen, String name, boolean method) {
        boolean plain = seen.descriptor() instanceof PyFunction || seen.descriptor() != null && !isDescriptor(seen.descriptor());
        if (!plain && !(seen.descriptor() instanceof FunctionWrapper w && isWrapper(w, method))) {
            return null;
        }
        Value v = b.peek(1);
        if (!(v.op() instanceof Op.Constant)) {
            b.refine(v, b.guard(Op.Test.SAME, v, seen.owner()));
        }
        b.version(seen.owner(), name, seen.version());
        return plain ? b.object(seen.descriptor()) : wrapped((FunctionWrapper) seen.descriptor());
    }

    /** Whether it is a static method, or a class method that is called at once, and not an instance of a subclass, which may bind otherwise. */
    private static boolean isWrapper(FunctionWrapper wrapper, boolean called) {
        return wrapper.wrappedFunction() != null && (wrapper.type == PyStaticMethod.TYPE || called && wrapper.type == PyClassMethod.TYPE);
    }

    /** What a static or class method wraps: guarded, as {@code __init__} can be called again. */
    private Value wrapped(FunctionWrapper wrapper) {
        Object function = wrapper.wrappedFunction();
        b.guard(Op.Test.SAME, b.invoke(RuntimeMethod.WRAPPED, b.object(wrapper)), function);
        return b.object(function);
    }

    /** The Python function that reads the property that was seen, or null. */
    private static PyFunction getter(Feedback.Attribute seen) {
        boolean plain = seen.descriptor() instanceof PyProperty p && p.type == PyProperty.TYPE && (seen.owner().traits() & TypeTraits.HAS_GETATTR) == 0;
        return plain && ((PyProperty) seen.descriptor()).getter() instanceof PyFunction f && CallBuilder.takes(f.code, 1) ? f : null;
    }

    /** Takes the object from the stack and calls the getter of a property with it, or takes its body in. */
    private Value call(PyFunction getter, Object property, Value self) {
        b.guard(Op.Test.SAME, b.invoke(RuntimeMethod.GETTER_OF, b.object(property)), getter);
        Value function = b.guard(Op.Test.CODE, b.object(getter), getter.code);
        b.pop();
        Value result = Inlining.inline(b, getter, function, FrameState.Resume.PUSH_RESULT, self);
        return result != null ? result : b.direct(function, self);
    }

    private static boolean isDescriptor(Object value) {
        return PyType.of(value).slot(Slot.GET) != null;
    }

    /** A field of {@code __slots__}: the exact type stands for the shape. */
    private static boolean slotted(Feedback.Attribute seen) {
        return seen.shape() == null && seen.owner().isHeap();
    }

    private static boolean guardable(Cases cases) {
        PyType owner = cases.first.owner();
        return cases.first.shape() != null || owner.isHeap() || BuiltinTypes.hostClass(owner) != null || PyObject.class.isAssignableFrom(owner.layout);
    }

    /** The cases of this site when they agree about where the attribute is, or null. */
    private Cases cases() {
        Feedback.Attribute[] all = current();
        if (all.length == 0 || b.profile.generic(b.index) || b.profile.megamorphic(b.index)) {
            return null;
        }
        Feedback.Attribute first = all[0];
        for (Feedback.Attribute a : all) {
            boolean same = a.onType() == first.onType() && a.descriptor() == first.descriptor() && (a.shape() == null) == (first.shape() == null)
                    && (a.shape() == null || !a.shape().dictionary) && (a.shape() != null || a == first) && alike(a.location(), first.location());
            if (!same || a.onType() && all.length > 1) {
                return null;
            }
        }
        Shape[] shapes = first.shape() == null ? null : Arrays.stream(all).map(Feedback.Attribute::shape).distinct().toArray(Shape[]::new);
        return new Cases(first, shapes, all);
    }

    private static boolean alike(Shape.Location a, Shape.Location b) {
        return a == null || b == null ? a == b : a.kind() == b.kind() && a.index() == b.index();
    }

    /** The object on top, guarded to be one of the cases. */
    private Value receiver(Cases cases, String name) {
        versions(name, cases.all);
        Value v = b.peek(1);
        if (cases.shapes != null) {
            return shaped(1, cases.shapes);
        }
        PyType owner = cases.first.owner();
        Class<?> host = BuiltinTypes.hostClass(owner);
        if (host != null ? v.type == host : !owner.isHeap() && v.type == owner.layout) {
            return v;
        }
        Value g = b.guard(host != null ? Op.Test.CLASS : Op.Test.TYPE, v, host != null ? host : owner);
        if (host == null && !owner.isHeap()) {
            g.type = owner.layout;
        }
        b.refine(v, g);
        return g;
    }

    /** The object at a position, guarded to have one of some shapes. */
    Value shaped(int position, Shape[] shapes) {
        Value v = b.peek(position);
        if (b.facts.shapesOf(v) != null && Arrays.asList(shapes).containsAll(Arrays.asList(b.facts.shapesOf(v)))) {
            return v;
        }
        Value g = shapes.length == 1 ? b.guard(Op.Test.SHAPE, v, shapes[0]) : b.guard(Op.Test.SHAPES, v, shapes);
        b.refine(v, g);
        b.facts.noteShapes(g, shapes);
        return g;
    }

    private static boolean inline(Cases cases, Shape.Location location) {
        Shape[] shapes = cases.shapes;
        if (shapes == null) {
            return BuiltinTypes.inlineSlot(cases.first.owner(), location.index());
        }
        return Arrays.stream(shapes).allMatch(s -> location.index() < (location.kind() == Shape.Kind.OBJECT
                ? BuiltinTypes.inlineObjects(s) : BuiltinTypes.inlineRaws(s)));
    }

    /** Reads a field; the guard of the shape has passed. */
    private Value field(Value object, Shape.Location location, Cases cases) {
        int i = location.index();
        boolean inline = inline(cases, location);
        return switch (location.kind()) {
            case OBJECT -> b.guard(Op.Test.BOUND, inline
                    ? b.invoke(RuntimeMethod.valueOf("FIELD_" + i), object) : b.invoke(RuntimeMethod.FIELD, object, b.integer(i)), null);
            case LONG -> b.box(inline
                    ? b.invoke(RuntimeMethod.valueOf("LONG_FIELD_" + i), object) : b.invoke(RuntimeMethod.LONG_FIELD, object, b.integer(i)));
            case DOUBLE -> b.box(inline
                    ? b.invoke(RuntimeMethod.valueOf("DOUBLE_FIELD_" + i), object) : b.invoke(RuntimeMethod.DOUBLE_FIELD, object, b.integer(i)));
        };
    }

    /** {@code STORE_ATTR}: value and object lie on the stack. */
    void store(String name) {
        Cases cases = cases();
        if (cases != null && cases.shapes != null && cases.first.location() != null && !cases.first.onType()) {
            Shape.Location location = cases.first.location();
            boolean present = Arrays.stream(cases.shapes).allMatch(s -> s.find(name) != null);
            Shape after = present || cases.shapes.length > 1 || cases.shapes[0].find(name) != null ? null : cases.shapes[0].add(name, location.kind());
            if (present || after != null && after.added != null && alike(after.added, location)) {
                store(name, cases, location, after);
                return;
            }
        }
        if (cases != null && cases.shapes == null && cases.first.location() != null && slotted(cases.first) && inline(cases, cases.first.location())) {
            store(name, cases, cases.first.location(), null);
            return;
        }
        if (storeOfCases(name)) {
            return;
        }
        Value object = b.pop();
        b.invoke(RuntimeMethod.SET_ATTRIBUTE, object, b.object(new StoreCache(name)), b.pop());
    }

    /** Builds the store of an attribute that objects of a few shapes keep, or get, each at its own place; returns whether it did. */
    private boolean storeOfCases(String name) {
        Feedback.Attribute[] seen = current();
        if (seen.length < 2 || seen.length > MethodCases.MAX || b.profile.generic(b.index) || b.profile.megamorphic(b.index)) {
            return false;
        }
        Shape[] after = new Shape[seen.length];
        for (int i = 0; i < seen.length; i++) {
            Feedback.Attribute a = seen[i];
            after[i] = a.onType() || a.shape() == null || a.shape().dictionary || a.location() == null ? null : after(a, name);
            if (after[i] == null) {
                return false;
            }
        }
        versions(name, seen);
        Shape[] shapes = Arrays.stream(seen).map(Feedback.Attribute::shape).toArray(Shape[]::new);
        StoreCases cases = StoreCases.of(shapes, Arrays.stream(seen).map(Feedback.Attribute::location).toArray(Shape.Location[]::new), after);
        b.guard(Op.Test.TRUE, b.invoke(RuntimeMethod.SET_CASE, b.peek(1), b.peek(2), b.object(cases)), null);
        b.facts.forgetShapes();
        hasOne(after);
        b.pop();
        b.pop();
        return true;
    }

    /** The shape of an object after a store: another one where it gets the attribute only then; null when that is not the one that was seen. */
    private static Shape after(Feedback.Attribute seen, String name) {
        if (seen.shape().find(name) != null) {
            return seen.shape();
        }
        Shape next = seen.shape().add(name, seen.location().kind());
        return next != null && next.added != null && alike(next.added, seen.location()) ? next : null;
    }

    private void store(String name, Cases cases, Shape.Location location, Shape after) {
        Value object = receiver(cases, name);
        if (after != null) {
            b.guard(Op.Test.TRUE, b.invoke(RuntimeMethod.UNSHARED), null);
        }
        Value raw = location.kind() == Shape.Kind.OBJECT ? b.peek(2) : b.unbox(b.peek(2), location.kind() == Shape.Kind.LONG ? Kind.INT : Kind.FLOAT);
        String family = switch (location.kind()) {
            case OBJECT -> "SET_FIELD";
            case LONG -> "SET_LONG_FIELD";
            case DOUBLE -> "SET_DOUBLE_FIELD";
        };
        if (inline(cases, location)) {
            b.invoke(RuntimeMethod.valueOf(family + "_" + location.index()), object, raw);
        } else {
            b.invoke(RuntimeMethod.valueOf(family), object, raw, b.integer(location.index()));
        }
        if (after != null) {
            b.invoke(RuntimeMethod.SET_SHAPE, object, b.object(after));
            b.facts.forgetShapes();
            b.facts.noteShapes(object, new Shape[] {after});
        }
        b.pop();
        b.pop();
    }
}
