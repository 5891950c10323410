package dev.krait.jit.python;

import dev.krait.bytecode.Locations;
import dev.krait.bytecode.PyCode;
import dev.krait.deopt.DeoptReason;
import dev.krait.jit.Backend.EntryKind;
import dev.krait.jit.BailoutReason;
import dev.krait.jit.CompiledUnit;
import dev.krait.jit.Jit;
import dev.krait.jit.JitState;
import dev.krait.jit.Statistics;
import dev.krait.object.PyNone;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Statistics and states as Python values. */
final class Reports {
    /** A place in the source where compiled code was left. */
    record Site(int line, DeoptReason reason) implements Comparable<Site> {
        @Override
        public int compareTo(Site other) {
            return line != other.line ? Integer.compare(line, other.line) : reason.compareTo(other.reason);
        }
    }

    private Reports() {
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Compare {@code krait.jit.info}; {@code state} is null for code that has not run. */
    static PyDict info(PyThread t, PyCode code, JitState state) {
        PyDict info = new PyDict();
        info.putName("name", code.qualname);
        info.putName("status", state == null ? "cold" : name(state.status()));
        info.putName("heat", state == null ? 0L : (long) state.heat());
        info.putName("limit", state == null ? PyNone.NONE : (Object) (long) state.limit());
        info.putName("failure", state == null || state.failure() == null ? PyNone.NONE : failure(state));
        info.putName("versions", state == null ? 0L : (long) state.versions());
        PyList units = new PyList();
        PyDict deopts = new PyDict();
        if (state != null) {
            descriptions(code, state).forEach(units::append);
            deopts(code, state).forEach((site, n) -> deopts.put(t, PyTuple.of(name(site.reason), (long) site.line), n));
        }
        info.putName("units", units);
        info.putName("deopts", deopts);
        return info;
    }

    private static Object failure(JitState state) {
        return PyTuple.of(name(state.failure()), state.failureDetail() == null ? PyNone.NONE : Str.of(state.failureDetail()));
    }

    /** The units as Python dicts. */
    private static List<PyDict> descriptions(PyCode code, JitState state) {
        Iterator<Integer> loops = state.loopEntries().iterator();
        List<PyDict> all = new ArrayList<>();
        for (CompiledUnit unit : state.units()) {
            PyDict d = new PyDict();
            d.putName("entry", name(unit.entry()));
            if (unit.entry() == EntryKind.LOOP && loops.hasNext()) {
                d.putName("line", (long) Locations.of(code).lineOf(loops.next()));
            }
            d.putName("bytes", (long) unit.size());
            all.add(d);
        }
        return all;
    }

    /** How often compiled code was left, by line and reason. */
    static Map<Site, Long> deopts(PyCode code, JitState state) {
        Locations locations = Locations.of(code);
        Map<Site, Long> sites = new TreeMap<>();
        state.exits().forEach((exit, n) -> sites.merge(new Site(locations.lineOf(exit.index()), exit.reason()), n, Long::sum));
        return sites;
    }

    /** Compare {@code krait.jit.stats}. */
    static PyDict stats(Interpreter interpreter, Jit jit) {
        Statistics s = jit.statistics();
        PyDict stats = new PyDict();
        Map<JitState.Status, Long> counts = new EnumMap<>(JitState.Status.class);
        PyList failed = new PyList();
        for (JitState state : jit.states()) {
            counts.merge(state.status(), 1L, Long::sum);
            if (state.failure() != null && state.status() == JitState.Status.FAILED) {
                PyCode code = state.code();
                failed.append(PyTuple.of(code.qualname, code.filename, (long) code.firstlineno, name(state.failure()),
                        state.failureDetail() == null ? PyNone.NONE : Str.of(state.failureDetail())));
            }
        }
        PyDict codes = new PyDict();
        for (JitState.Status status : JitState.Status.values()) {
            codes.putName(name(status), counts.getOrDefault(status, 0L));
        }
        stats.putName("codes", codes);
        stats.putName("failed", failed);
        stats.putName("units", s.units());
        stats.putName("bytes", s.bytes());
        PyDict exits = new PyDict();
        for (DeoptReason reason : DeoptReason.values()) {
            exits.putName(name(reason), s.exits(reason));
        }
        stats.putName("exits", exits);
        PyDict bailouts = new PyDict();
        for (BailoutReason reason : BailoutReason.values()) {
            bailouts.putName(name(reason), s.bailouts(reason));
        }
        stats.putName("bailouts", bailouts);
        stats.putName("bytecodes", jit.options().count() ? bytecodes(interpreter) : PyNone.NONE);
        stats.putName("error", s.lastError() == null ? PyNone.NONE : Str.of(s.lastErrorCode() + ": " + s.lastError()));
        return stats;
    }

    private static PyDict bytecodes(Interpreter interpreter) {
        PyDict counts = new PyDict();
        counts.putName("interpreted", interpreter.bytecodes.interpreted());
        counts.putName("compiled", interpreter.bytecodes.compiled());
        return counts;
    }

    /** The graphs, or the classes, of what is compiled now. */
    static String units(PyCode code, JitState state, boolean classes) {
        if (state == null || state.units().isEmpty()) {
            return "; " + code.qualname + " is not compiled\n";
        }
        StringBuilder out = new StringBuilder();
        for (CompiledUnit unit : state.units()) {
            out.append("; ").append(code.qualname).append(", entered by ").append(name(unit.entry())).append(", ").append(unit.size()).append(" bytes\n");
            out.append(classes ? unit.listing() : unit.graph()).append('\n');
        }
        return out.toString();
    }
}
