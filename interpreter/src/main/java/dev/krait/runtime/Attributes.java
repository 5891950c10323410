package dev.krait.runtime;

import dev.krait.object.Fields;
import dev.krait.object.PyInstance4;
import dev.krait.object.PyInstance4x4;
import dev.krait.object.PyInstance8;
import dev.krait.object.PyInstance;
import dev.krait.object.PyModule;
import dev.krait.object.Shape;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.SlotOps;
import dev.krait.ops.SpecialOps;
import dev.krait.ops.SuperOps;
import dev.krait.thread.PyThread;
import dev.krait.thread.ThreadMode;
import dev.krait.type.function.FunctionWrapper;
import dev.krait.type.function.PyProperty;
import java.lang.invoke.VarHandle;

/** Attributes. The field methods follow a guard of the shape, which says what layout the instance has. */
public final class Attributes {
    private Attributes() {
    }

    /** {@code cache} is an {@link AttributeCache}. */
    public static Object get(PyThread t, Object object, Object cache) {
        return ((AttributeCache) cache).get(t, object);
    }

    /** What a method call calls: see {@link #receiver}. */
    public static Object method(PyThread t, Object object, Object cache) {
        return ((AttributeCache) cache).method(t, object);
    }

    /** The first argument for what {@link #method} gave, or null. */
    public static Object receiver(Object method, Object object) {
        return SlotOps.isMethod(method) ? object : null;
    }

    /** Puts an instance into the shape that has one attribute more, whose field has been written. */
    public static void setShape(Object object, Object shape) {
        VarHandle.releaseFence();
        ((PyInstance) object).shape = (Shape) shape;
    }

    /** Whether a shape may be changed without a lock. */
    public static boolean unshared() {
        return !ThreadMode.shared();
    }

    /** {@code cache} is a {@link StoreCache}. */
    public static void set(PyThread t, Object object, Object cache, Object value) {
        ((StoreCache) cache).set(t, object, value);
    }

    public static void delete(PyThread t, Object object, Object name) {
        AttributeOps.set(t, object, (String) name, null);
    }

    /** {@code super().name}: method and self, or attribute and null, in an array. {@code explicit} is nonzero for {@code super(cls, self)}. */
    public static Object superAttribute(PyThread t, Object global, Object cls, Object self, Object name, long explicit) {
        Object[] s = {global, cls, self, null};
        SuperOps.load(t, s, 3, (String) name, (explicit & 2) != 0, (explicit & 1) != 0);
        return s;
    }

    /** A method of {@code with}: method and self, or bound method and null, in an array. */
    public static Object special(PyThread t, Object owner, long which) {
        Object[] s = {owner, null};
        SpecialOps.load(t, s, 1, (int) which);
        return s;
    }

    /** The function among a few {@link MethodCases}, or null. */
    public static Object methodCase(Object receiver, Object cases) {
        return ((MethodCases) cases).find(receiver);
    }

    /** The attribute that lies where one of a few {@link FieldCases} says, or null. */
    public static Object fieldCase(Object receiver, Object cases) {
        return ((FieldCases) cases).read(receiver);
    }

    /** The function that a property calls to read, or null. */
    public static Object getterOf(Object property) {
        return ((PyProperty) property).getter();
    }

    /** What a static or class method wraps, or null. */
    public static Object wrapped(Object method) {
        return ((FunctionWrapper) method).wrappedFunction();
    }

    /** Stores an attribute where one of a few {@link StoreCases} says; false when none does. */
    public static boolean setCase(Object receiver, Object value, Object cases) {
        return ((StoreCases) cases).store(receiver, value);
    }

    /** The value of a module's name that is where it was when the code was compiled, or null. */
    public static Object ofModule(Object module, Object site) {
        return ((GlobalSite) site).cached(((PyModule) module).dict, null);
    }

    public static Object field0(Object o) {
        return ((PyInstance4) o).o0;
    }

    public static Object field1(Object o) {
        return ((PyInstance4) o).o1;
    }

    public static Object field2(Object o) {
        return ((PyInstance4) o).o2;
    }

    public static Object field3(Object o) {
        return ((PyInstance4) o).o3;
    }

    public static Object field4(Object o) {
        return ((PyInstance8) o).o4;
    }

    public static Object field5(Object o) {
        return ((PyInstance8) o).o5;
    }

    public static Object field6(Object o) {
        return ((PyInstance8) o).o6;
    }

    public static Object field7(Object o) {
        return ((PyInstance8) o).o7;
    }

    public static long long0(Object o) {
        return ((PyInstance4x4) o).r0;
    }

    public static double double0(Object o) {
        return Double.longBitsToDouble(((PyInstance4x4) o).r0);
    }

    public static long long1(Object o) {
        return ((PyInstance4x4) o).r1;
    }

    public static double double1(Object o) {
        return Double.longBitsToDouble(((PyInstance4x4) o).r1);
    }

    public static long long2(Object o) {
        return ((PyInstance4x4) o).r2;
    }

    public static double double2(Object o) {
        return Double.longBitsToDouble(((PyInstance4x4) o).r2);
    }

    public static long long3(Object o) {
        return ((PyInstance4x4) o).r3;
    }

    public static double double3(Object o) {
        return Double.longBitsToDouble(((PyInstance4x4) o).r3);
    }

    public static void setField0(Object o, Object value) {
        ((PyInstance4) o).o0 = value;
    }

    public static void setField1(Object o, Object value) {
        ((PyInstance4) o).o1 = value;
    }

    public static void setField2(Object o, Object value) {
        ((PyInstance4) o).o2 = value;
    }

    public static void setField3(Object o, Object value) {
        ((PyInstance4) o).o3 = value;
    }

    public static void setField4(Object o, Object value) {
        ((PyInstance8) o).o4 = value;
    }

    public static void setField5(Object o, Object value) {
        ((PyInstance8) o).o5 = value;
    }

    public static void setField6(Object o, Object value) {
        ((PyInstance8) o).o6 = value;
    }

    public static void setField7(Object o, Object value) {
        ((PyInstance8) o).o7 = value;
    }

    public static void setLong0(Object o, long value) {
        ((PyInstance4x4) o).r0 = value;
    }

    public static void setDouble0(Object o, double value) {
        ((PyInstance4x4) o).r0 = Double.doubleToRawLongBits(value);
    }

    public static void setLong1(Object o, long value) {
        ((PyInstance4x4) o).r1 = value;
    }

    public static void setDouble1(Object o, double value) {
        ((PyInstance4x4) o).r1 = Double.doubleToRawLongBits(value);
    }

    public static void setLong2(Object o, long value) {
        ((PyInstance4x4) o).r2 = value;
    }

    public static void setDouble2(Object o, double value) {
        ((PyInstance4x4) o).r2 = Double.doubleToRawLongBits(value);
    }

    public static void setLong3(Object o, long value) {
        ((PyInstance4x4) o).r3 = value;
    }

    public static void setDouble3(Object o, double value) {
        ((PyInstance4x4) o).r3 = Double.doubleToRawLongBits(value);
    }

    /** An object field of any layout. */
    public static Object field(Object o, long index) {
        return Fields.object((PyInstance) o, (int) index);
    }

    public static void setField(Object o, Object value, long index) {
        Fields.putObject((PyInstance) o, (int) index, value);
    }

    public static long longField(Object o, long index) {
        return Fields.raw((PyInstance) o, (int) index);
    }

    public static double doubleField(Object o, long index) {
        return Double.longBitsToDouble(Fields.raw((PyInstance) o, (int) index));
    }

    public static void setLong(Object o, long value, long index) {
        Fields.putRaw((PyInstance) o, (int) index, value);
    }

    public static void setDouble(Object o, double value, long index) {
        Fields.putRaw((PyInstance) o, (int) index, Double.doubleToRawLongBits(value));
    }
}
