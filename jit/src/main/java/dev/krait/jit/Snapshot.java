package dev.krait.jit;

import dev.krait.eval.Feedback;
import dev.krait.jit.build.Profile;
import dev.krait.jit.ir.Assumption;
import dev.krait.object.PyModule;
import dev.krait.runtime.GlobalSite;
import dev.krait.type.function.PyFunction;
import dev.krait.type.mapping.PyDict;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;

/** What the compiler reads of a code object's feedback and history, taken on the Python thread. */
final class Snapshot implements Profile {
    private final int[] left;
    private final int[] right;
    private final Feedback.Attribute[][] attributes;
    private final Object[][] callees;
    private final Feedback.Operands[][] operands;
    private final Feedback.Super[][] supers;
    private final PyModule[] modules;
    /** The attribute sites that have run. */
    private final BitSet read = new BitSet();
    private final BitSet megamorphic = new BitSet();
    private final BitSet generic;
    private final PyDict globals;
    private final Object builtins;
    private final boolean counting;
    private final boolean expectsUnseen;
    private final boolean assuming;
    private final Function<PyFunction, Profile> calleeProfiles;
    private boolean inlining = true;

    /** @param calleeProfiles what was seen in functions that are called, or null for each that must not be inlined */
    Snapshot(JitState state, PyDict globals, Object builtins, JitOptions options, Function<PyFunction, Profile> calleeProfiles) {
        // stress has to see both: facts that are taken for granted, and the guards in their place
        assuming = options.mode() != JitOptions.Mode.STRESS || state.versions % 2 == 0;
        this.calleeProfiles = calleeProfiles;
        this.counting = options.count();
        this.globals = globals;
        this.builtins = builtins;
        Feedback feedback = Feedback.of(state.code);
        int units = state.code.code.length / 2;
        left = new int[units];
        right = new int[units];
        attributes = new Feedback.Attribute[units][];
        callees = new Object[units][];
        operands = new Feedback.Operands[units][];
        supers = new Feedback.Super[units][];
        modules = new PyModule[units];
        generic = state.genericSites();
        expectsUnseen = state.expectsUnseen();
        for (int i = 0; i < units; i++) {
            left[i] = feedback.left(i);
            right[i] = feedback.right(i);
            int opcode = state.code.code[2 * i] & 0xff;
            boolean attribute = opcode == dev.krait.bytecode.Opcode.LOAD_ATTR || opcode == dev.krait.bytecode.Opcode.STORE_ATTR;
            boolean call = opcode == dev.krait.bytecode.Opcode.CALL || opcode == dev.krait.bytecode.Opcode.CALL_KW;
            if (attribute) {
                attributes[i] = feedback.attributes(i);
                modules[i] = feedback.module(i);
                read.set(i, feedback.hasCases(i));
            } else if (call) {
                callees[i] = feedback.callees(i);
            } else if (opcode == dev.krait.bytecode.Opcode.BINARY_OP) {
                operands[i] = feedback.operands(i);
            } else if (opcode == dev.krait.bytecode.Opcode.LOAD_SUPER_ATTR) {
                supers[i] = feedback.supers(i);
            }
            if (feedback.isMegamorphic(i)) {
                megamorphic.set(i);
            }
        }
    }

    /** From now on nothing may be inlined. */
    void stopInlining() {
        inlining = false;
    }

    @Override
    public int left(int unit) {
        return left[unit];
    }

    @Override
    public int right(int unit) {
        return right[unit];
    }

    @Override
    public Feedback.Attribute[] attributes(int unit) {
        return attributes[unit] == null ? new Feedback.Attribute[0] : attributes[unit];
    }

    @Override
    public Object[] callees(int unit) {
        return callees[unit] == null ? new Object[0] : callees[unit];
    }

    @Override
    public Feedback.Operands[] operands(int unit) {
        return operands[unit] == null ? new Feedback.Operands[0] : operands[unit];
    }

    @Override
    public Feedback.Super[] supers(int unit) {
        return supers[unit] == null ? new Feedback.Super[0] : supers[unit];
    }

    @Override
    public boolean megamorphic(int unit) {
        return megamorphic.get(unit);
    }

    @Override
    public boolean generic(int unit) {
        return generic.get(unit);
    }

    @Override
    public PyModule module(int unit) {
        return modules[unit];
    }

    @Override
    public boolean unseen(int unit) {
        return expectsUnseen && left[unit] == 0 && !read.get(unit) && callees(unit).length == 0;
    }

    @Override
    public Profile callee(PyFunction function) {
        return inlining ? calleeProfiles.apply(function) : null;
    }

    @Override
    public boolean counting() {
        return counting;
    }

    @Override
    public boolean assumes() {
        return assuming;
    }

    @Override
    public List<Assumption> places(GlobalSite site, Object value) {
        Assumption.Global own = new Assumption.Global(globals, site.name, site.isBuiltin() ? null : value);
        return site.isBuiltin() ? List.of(own, new Assumption.Global((PyDict) builtins, site.name, value)) : List.of(own);
    }

    @Override
    public Object fill(GlobalSite site) {
        return site.fill(globals, builtins);
    }
}
