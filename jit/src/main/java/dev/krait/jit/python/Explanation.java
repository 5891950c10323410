package dev.krait.jit.python;

import dev.krait.bytecode.Locations;
import dev.krait.bytecode.PyCode;
import dev.krait.importing.Imports;
import dev.krait.jit.CompiledUnit;
import dev.krait.jit.JitState;
import dev.krait.jit.ir.Effect;
import dev.krait.jit.ir.RuntimeMethod;
import dev.krait.ops.CallOps;
import dev.krait.ops.TextOps;
import dev.krait.thread.PyThread;
import dev.krait.type.text.Str;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What compiled code does on each line of the source, read from the text of its graph. */
final class Explanation {
    private static final Pattern OPERATION = Pattern.compile("\\s+(?:v\\d+\\S* = )?(guard_\\w+|invoke \\w+|direct|leave \\w+)([^@]*)@(\\d+).*");
    private static final int WIDTH = 48;

    private final Locations locations;
    private final Map<Integer, Map<String, Integer>> lines = new TreeMap<>();

    private Explanation(PyCode code) {
        locations = Locations.of(code);
    }

    static String of(PyThread t, PyCode code, JitState state) {
        StringBuilder out = new StringBuilder(heading(code, state));
        if (state == null) {
            return out.toString();
        }
        Explanation e = new Explanation(code);
        List<CompiledUnit> units = state.units();
        if (!units.isEmpty()) {
            // the entries by call and by frame do the same; loops are parts of them
            units.getFirst().graph().lines().forEach(e::read);
        }
        Reports.deopts(code, state).forEach((site, n) -> e.note(site.line(), "left " + n + " times: " + Reports.name(site.reason()), 1));
        e.lines.forEach((line, notes) -> out.append(row(t, code, line, notes)));
        return out.toString();
    }

    private static String heading(PyCode code, JitState state) {
        String text = code.qualname + " (" + code.filename + ":" + code.firstlineno + "): ";
        if (state == null) {
            return text + "cold, has not run\n";
        }
        text += Reports.name(state.status()) + ", heat " + state.heat() + " of " + state.limit() + ", " + state.versions() + " versions";
        List<String> entries = new ArrayList<>();
        state.units().forEach(u -> entries.add(Reports.name(u.entry()) + " " + u.size() + " bytes"));
        text += entries.isEmpty() ? "" : "; entered by " + String.join(", ", entries);
        return text + (state.failure() == null ? "" : "; not compiled when last tried: " + state.failureDetail()) + "\n";
    }

    private void read(String operation) {
        Matcher m = OPERATION.matcher(operation);
        if (!m.matches()) {
            return;
        }
        String what = m.group(1);
        if (what.startsWith("invoke ")) {
            String method = what.substring("invoke ".length());
            if (RuntimeMethod.valueOf(method).effect != Effect.ARBITRARY) {
                return;
            }
            what = "runtime " + method.toLowerCase(Locale.ROOT);
        } else if (what.equals("direct")) {
            what = "direct call";
        } else if (what.startsWith("guard_")) {
            String rest = m.group(2).strip();
            int space = rest.indexOf(' ');
            what = "assumes " + what.substring("guard_".length()) + (space < 0 ? "" : rest.substring(space));
        } else {
            what = "always left: " + what.substring("leave ".length());
        }
        note(locations.lineOf(Integer.parseInt(m.group(3))), what, 1);
    }

    private void note(int line, String what, int times) {
        lines.computeIfAbsent(line, l -> new LinkedHashMap<>()).merge(what, times, Integer::sum);
    }

    private static String row(PyThread t, PyCode code, int line, Map<String, Integer> notes) {
        Object source = CallOps.callMethod(t, Imports.load(t, "linecache"), "getline", code.filename, (long) line);
        String text = Str.java(TextOps.str(t, source)).stripTrailing();
        List<String> all = new ArrayList<>();
        notes.forEach((what, n) -> all.add(n > 1 ? what + " ×" + n : what));
        return String.format(Locale.ROOT, "%6d  %-" + WIDTH + "s | %s%n", line, text, String.join("; ", all));
    }
}
