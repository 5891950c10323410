package dev.krait.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.krait.bytecode.Opcode;
import dev.krait.bytecode.PyCode;
import dev.krait.codegen.ClassBackend;
import dev.krait.deopt.DeoptReason;
import dev.krait.eval.Execution;
import dev.krait.host.NioHost;
import dev.krait.importing.Bootstrap;
import dev.krait.jit.Backend;
import dev.krait.jit.Bailout;
import dev.krait.jit.BailoutReason;
import dev.krait.jit.CompiledUnit;
import dev.krait.jit.Jit;
import dev.krait.jit.JitOptions;
import dev.krait.jit.Statistics;
import dev.krait.jit.build.GraphBuilder;
import dev.krait.jit.build.Profile;
import dev.krait.jit.ir.Graph;
import dev.krait.jit.pass.Pipeline;
import dev.krait.modules.core.Compilation;
import dev.krait.object.PyType;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import dev.krait.thread.Settings;
import dev.krait.type.function.PyFunction;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.text.PyBytes;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Each reason for which the compiler declines, and each for which compiled code is left, is provoked; programs come out right all the same. */
class ReasonsTest {
    private static final String LONG = "def f(x):\n" + "    x = g(x, x) + g(x, 1)\n".repeat(400) + "    return x\n\ndef g(a, b): return 0\n\nfor i in range(20): assert f(i) == 0\n";
    private static final String WIDE = "def f(c):\n    " + names(400) + "0\n" + "    if c: pass\n".repeat(400) + "    return v0\nfor i in range(20): assert f(i) == 0\n";
    private static final String RESTLESS = """
            source = "def f(a):\\n return (" + ", ".join(f"a[{i}] + a[{i}]" for i in range(24)) + ")"
            exec(source)
            for site in range(24):
                for n in range(300):
                    values = [n] * 24
                    values[site] = str(n) if n > 150 and n % 2 else n
                    assert f(values) == tuple(x + x for x in values)
            """;
    private static final String LEAVING = """
            import sys
            class A:
                def __init__(self, x): self.x = x
                def get(self): return self.x
            class B(A):
                def __init__(self, x): self.y = 0; self.x = x
                def get(self): return -self.x
            def twice(v): return v + v
            def attribute(o): return o.x
            def method(o): return o.get()
            def call(f, n): return f(n)
            def item(values, i): return values[i]
            def unbound(flag):
                if flag: x = 1
                return x
            def condition(flag):
                n = 0
                for i in range(5):
                    if flag: n += i
                return n
            def divide(a, b): return a // b
            def store(values, i): values[i] = 3
            def inc(n): return n + 1
            def dec(n): return n - 1
            for n in range(50):
                twice(n); attribute(A(n)); method(A(n)); call(inc, n); item([1, 2, 3], 1); divide(n, 3); condition(False); unbound(True); store([1, 2, 3], 1)
            assert twice(2**62) == 2**63 and twice("a") == "aa"
            assert attribute(B(4)) == 4 and method(B(4)) == -4 and call(dec, 4) == 3
            for wrong in (lambda: item([1], 7), lambda: divide(1, 0), lambda: unbound(False), lambda: store([1], 4)):
                try:
                    wrong()
                except (IndexError, ZeroDivisionError, UnboundLocalError):
                    pass
            assert condition(True) == 10
            def switch(i):
                sys.gettrace()
                if i == 30: sys.settrace(lambda *a: None)
            def stepping(n):
                total = 0
                for i in range(n):
                    total += i
                    switch(i)
                sys.settrace(None)
                return total
            for n in range(40): stepping(20)
            assert stepping(60) == 1770
            """;

    private static String names(int n) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < n; i++) {
            text.append('v').append(i).append(" = ");
        }
        return text.toString();
    }

    /** Runs a program in an interpreter of its own; gives the evaluator's statistics. */
    private static Statistics run(String source, String mode, Backend backend) throws Exception {
        return run(source, mode, backend, (t, globals) -> { });
    }

    private static Statistics run(String source, String mode, Backend backend, BiConsumer<PyThread, PyDict> then) throws Exception {
        System.setProperty("krait.home", System.getProperty("krait.home", Pythons.root().resolve("launcher/target/krait").toString()));
        Statistics[] statistics = new Statistics[1];
        Throwable[] failed = new Throwable[1];
        Thread python = new Thread(null, () -> {
            try {
                Settings settings = new Settings();
                settings.noSite = true;
                Interpreter interpreter = new Interpreter(new NioHost(), settings);
                JitOptions options = JitOptions.parse(mode);
                Jit jit = Jit.install(interpreter, options, backend != null ? backend : new ClassBackend(options));
                PyThread t = interpreter.enter();
                Bootstrap.start(t);
                PyCode code = Compilation.compileFile(t, PyBytes.of(source.getBytes(StandardCharsets.UTF_8)), "reasons.py");
                PyDict globals = new PyDict();
                globals.putName("__name__", "reasons");
                globals.putName("__builtins__", interpreter.builtins);
                Execution.run(t, code, globals, globals, null);
                then.accept(t, globals);
                statistics[0] = jit.statistics();
                interpreter.leave(t);
            } catch (Throwable e) {
                failed[0] = e;
            }
        }, "python", 64L << 20);
        python.start();
        python.join();
        if (failed[0] != null) {
            throw new AssertionError(failed[0]);
        }
        return statistics[0];
    }

    private static Set<BailoutReason> bailouts(Statistics s) {
        Set<BailoutReason> reasons = EnumSet.noneOf(BailoutReason.class);
        for (BailoutReason reason : BailoutReason.values()) {
            if (s.bailouts(reason) > 0) {
                reasons.add(reason);
            }
        }
        return reasons;
    }

    private static PyCode code(int... bytes) {
        byte[] code = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            code[i] = (byte) bytes[i];
        }
        return new PyCode(0, 0, 0, 4, 3, code, new Object[0], new String[0], new String[0], new byte[0], "f.py", "f", "f", 1, new byte[0], new byte[0]);
    }

    private static BailoutReason declined(PyCode code) {
        return assertThrows(Bailout.class, () -> GraphBuilder.function(code, Profile.NONE, GraphBuilder.Entry.CALL)).reason;
    }

    @Test
    void everyBailoutReasonIsProvoked() throws Exception {
        Set<BailoutReason> seen = EnumSet.noneOf(BailoutReason.class);
        seen.addAll(bailouts(run(LONG, "eager", null)));
        seen.addAll(bailouts(run(WIDE, "eager", null)));
        seen.addAll(bailouts(run(RESTLESS, "threshold=2,sync", null)));
        Statistics broken = run("def f(): return 1\nfor _ in range(20): assert f() == 1", "eager", (graph, entry, module, listener) -> {
            throw new IllegalStateException("a compiler that fails");
        });
        seen.addAll(bailouts(broken));
        seen.add(declined(code(Opcode.RESUME, 0, Opcode.INTERPRETER_EXIT, 0)));
        // two values on one way, one on the other
        seen.add(declined(code(Opcode.RESUME, 0, Opcode.LOAD_SMALL_INT, 1, Opcode.LOAD_SMALL_INT, 1, Opcode.POP_JUMP_IF_NONE, 1, 0, 0, Opcode.LOAD_SMALL_INT, 2,
                Opcode.RETURN_VALUE, 0)));
        assertEquals(EnumSet.allOf(BailoutReason.class), seen);
    }

    @Test
    void everyDeoptReasonIsProvoked() throws Exception {
        Set<DeoptReason> seen = EnumSet.noneOf(DeoptReason.class);
        for (String mode : new String[] {"eager", "threshold=20,sync", "stress"}) {
            Statistics s = run(LEAVING, mode, null);
            for (DeoptReason reason : DeoptReason.values()) {
                if (s.exits(reason) > 0) {
                    seen.add(reason);
                }
            }
        }
        run("def g(): yield 1", "off", null, (t, globals) -> {
            // the evaluator does not compile the making of a generator; a unit that has it leaves there
            PyFunction g = (PyFunction) globals.getName("g");
            Graph graph = GraphBuilder.function(g.code, Profile.NONE, GraphBuilder.Entry.FRAME);
            Pipeline.run(graph);
            CompiledUnit unit = new ClassBackend().compile(graph, Backend.EntryKind.FRAME, "m", (u, exit) -> seen.add(exit.reason()));
            assertEquals("generator", PyType.of(unit.code().run(t, g.newFrame())).name);
        });
        assertEquals(EnumSet.allOf(DeoptReason.class), seen);
    }
}
