package dev.krait.codegen.define;

import dev.krait.deopt.ExitPoint;
import dev.krait.deopt.FrameRebuilder;
import dev.krait.jit.Backend.EntryKind;
import dev.krait.jit.Backend.ExitListener;
import dev.krait.jit.CompiledUnit;
import dev.krait.jit.ir.Graph;
import dev.krait.object.Validity;
import dev.krait.runtime.CompiledCode;
import dev.krait.runtime.UnitContext;
import dev.krait.thread.PyThread;
import java.util.List;

/** A compiled graph: its class, its constants and its exits. */
public final class Unit implements CompiledUnit, UnitContext {
    private final EntryKind entry;
    private final int size;
    private final String graph;
    private final boolean inlines;
    /** The class holds it by way of its unit: whoever may change an assumption holds it weakly. */
    private final Validity validity;
    private final Object[] constants;
    private final List<ExitPoint> exits;
    private final ExitListener listener;
    private CompiledCode code;
    private byte[] classFile;

    public Unit(EntryKind entry, int size, Graph graph, Object[] constants, List<ExitPoint> exits, ExitListener listener) {
        this.entry = entry;
        this.size = size;
        this.graph = graph.toString();
        this.inlines = graph.inlines;
        this.validity = graph.validity;
        this.constants = constants;
        this.exits = exits;
        this.listener = listener;
    }

    /** Completes the unit with its class. */
    public void define(CompiledCode instance, byte[] bytes) {
        code = instance;
        classFile = bytes;
    }

    @Override
    public String listing() {
        return Listing.of(classFile);
    }

    @Override
    public CompiledCode code() {
        return code;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public String graph() {
        return graph;
    }

    @Override
    public boolean inlines() {
        return inlines;
    }

    @Override
    public Validity validity() {
        return validity;
    }

    @Override
    public EntryKind entry() {
        return entry;
    }

    @Override
    public Object constant(int number) {
        return constants[number];
    }

    @Override
    public Object leave(int exit, boolean loop, PyThread t, Object place, Object[] live) {
        ExitPoint point = exits.get(exit);
        listener.left(this, point);
        return loop ? FrameRebuilder.leaveLoop(t, point, place, live) : FrameRebuilder.leave(t, point, place, live);
    }
}
