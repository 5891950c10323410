package dev.krait.properties;

import dev.krait.bytecode.Marshal;
import dev.krait.bytecode.PyCode;
import dev.krait.compile.Compiler;
import dev.krait.error.PyException;
import dev.krait.eval.Execution;
import dev.krait.host.NioHost;
import dev.krait.importing.Bootstrap;
import dev.krait.parser.ParseMode;
import dev.krait.parser.Parser;
import dev.krait.parser.ParserFlags;
import dev.krait.parser.WarningSink;
import dev.krait.source.SourceText;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import dev.krait.thread.Settings;
import dev.krait.type.mapping.PyDict;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Feeds marshal with bytes that are none of its own, and the evaluator with code objects that no compiler made: {@code HostileBytes [--first N] COUNT}. Each
 * ends in a value or in a Python exception, in little time and (for marshal) little memory. A number stands for each input.
 */
public final class HostileBytes implements AutoCloseable {
    /** Of processor time: the machine may have other things to do. */
    private static final long SECONDS = 10;
    private static final long BYTES_FOR_A_BYTE = 1000;
    private static final Set<String> WITHHELD = Set.of("open", "__import__", "exec", "eval", "compile", "input", "breakpoint", "help", "exit", "quit", "print");
    private static final String TYPES = "0NFTS.ilIfgxysuatAzZ()[]{<>:crR\u00a9\u00e3\u00f3\u00fa\u00da\u00e9\u00f2\u00ed";

    private final Interpreter interpreter;
    private final PyThread t;
    private final List<PyCode> codes = new ArrayList<>();
    private final List<byte[]> samples = new ArrayList<>();
    private final Thread watchdog;
    private final com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private volatile long deadline = Long.MAX_VALUE;

    HostileBytes() throws IOException {
        Settings settings = new Settings();
        if (settings.home.isEmpty()) {
            settings.home = Pythons.root().resolve("launcher/target/krait").toString();
        }
        interpreter = new Interpreter(new NioHost(), settings);
        t = interpreter.enter();
        Bootstrap.start(t);
        Path programs = Pythons.root().resolve("property-tests/src/test/resources/dev/krait/properties/programs");
        try (var files = Files.list(programs)) {
            for (Path file : files.sorted().toList()) {
                samples.add(Marshal.dumps(t, compiled(Files.readString(file)), Marshal.VERSION, true));
            }
        }
        for (String name : List.of("bisect", "heapq", "abc", "copy", "types", "keyword", "textwrap", "contextlib", "dataclasses", "enum")) {
            samples.add(Marshal.dumps(t, compiled(Files.readString(Path.of(settings.home, "lib", "python3.14", name + ".py"))), Marshal.VERSION, true));
        }
        PYTHON.forEach(this::add);
        watchdog = Thread.ofPlatform().daemon().start(this::interruptWhatHangs);
    }

    /** Small programs that do much in few instructions. */
    private static final List<String> PYTHON = List.of("""
            def f(a, b=2, *c, d, **e):
                x = [a, b, *c]
                for i in range(5):
                    x.append(i * a)
                    try:
                        y = x[i] / (i - 3)
                    except ZeroDivisionError as z:
                        y = str(z)
                    finally:
                        e[i] = y
                return {k: v for k, v in e.items() if k}
            r = f(1, 3, 4, d=5)
            """, """
            def g(n):
                try:
                    while n:
                        n -= 1
                        s = yield n
                        if s: yield from [s]
                finally:
                    n = None
            it = g(4)
            r = [next(it), it.send(7), *it]
            """, """
            class A:
                x = 1
                def __init__(self, y): self.y = y
                @property
                def z(self): return self.x + self.y
                def __enter__(self): return self
                def __exit__(self, *a): return True
            with A(3) as a:
                r = a.z, f"{a.x!r:>{a.y}}"
                raise ValueError
            """, """
            def outer(v):
                def inner(w):
                    nonlocal v
                    v += w
                    return lambda: v
                return inner
            r = outer(1)(2)()
            match {'a': [1, 2, 3], 'b': r}:
                case {'a': [x, *y], **z} if x: r = x, y, z
                case _: pass
            """, """
            async def c(x):
                async with x as y:
                    return [i async for i in y]
            try:
                c(1).send(None)
            except BaseException as e:
                r = e
            try:
                raise ExceptionGroup('g', [ValueError(1), KeyError(2)])
            except* ValueError as v:
                r = v
            except* KeyError: pass
            import_ = [a for b in [[1], [2]] for a in b][0:2:1]
            del r
            """);

    private void add(String source) {
        PyCode code = compiled(source);
        codes.add(code);
        samples.add(Marshal.dumps(t, code, Marshal.VERSION, true));
    }

    private static PyCode compiled(String source) {
        return Compiler.compile(Parser.parse(SourceText.ofString("hostile", source), ParseMode.EXEC, ParserFlags.DEFAULT, WarningSink.NONE), "hostile", 0, 0,
                WarningSink.NONE);
    }

    public static void main(String[] args) throws IOException {
        long first = args.length > 1 && args[0].equals("--first") ? Long.parseLong(args[1]) : 0;
        long count = args.length > 0 ? Long.parseLong(args[args.length - 1]) : 100_000;
        int found = 0;
        try (HostileBytes hostile = new HostileBytes()) {
            long shown = System.nanoTime();
            for (long number = first; number < first + count && found < 5; number++) {
                if (Boolean.getBoolean("verbose")) {
                    System.err.println(number);
                }
                String problem = hostile.problem(number);
                if (problem != null) {
                    found++;
                    System.out.println("--- input " + number + "\n" + problem);
                }
                if (System.nanoTime() - shown > 10_000_000_000L) {
                    shown = System.nanoTime();
                    System.out.printf("%,d of %,d%n", number - first, count);
                }
            }
            System.out.printf("%,d inputs, %d problems%n", count, found);
        }
        System.exit(found == 0 ? 0 : 1);
    }

    /** What goes wrong with an input, or null. */
    String problem(long number) {
        Random random = new Random(new SplittableRandom(number).nextLong());
        return random.nextInt(3) == 0 ? running(random) : loading(random);
    }

    private String loading(Random random) {
        byte[] data = random.nextInt(4) == 0 ? invented(random) : mutated(samples.get(random.nextInt(samples.size())).clone(), random);
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().threadId());
        long start = threads.getCurrentThreadCpuTime();
        String problem = null;
        try {
            Marshal.loads(t, data, true);
        } catch (PyException e) {
            // as it should be
        } catch (RuntimeException | Error e) {
            problem = trace(e);
        }
        long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().threadId()) - before;
        if (problem == null && bytes > BYTES_FOR_A_BYTE * data.length + 1_000_000) {
            problem = "took " + bytes + " bytes of memory";
        }
        if (problem == null && threads.getCurrentThreadCpuTime() - start > SECONDS * 1_000_000_000L) {
            problem = "took too long";
        }
        return problem == null ? null : problem + "\nfor marshal data " + HexFormat.of().formatHex(data, 0, Math.min(400, data.length));
    }

    private String running(Random random) {
        PyCode code = mutated(codes.get(random.nextInt(codes.size())), random);
        PyDict builtins = interpreter.builtins.copy();
        WITHHELD.forEach(name -> builtins.removeName(name));
        PyDict globals = new PyDict();
        globals.putName("__name__", "hostile");
        globals.putName("__builtins__", builtins);
        deadline = System.nanoTime() + 1_000_000_000L;
        long start = threads.getCurrentThreadCpuTime();
        try {
            Execution.run(t, code, globals, globals, null);
        } catch (PyException | Interrupted e) {
            // as it should be
        } catch (RuntimeException | Error e) {
            return trace(e) + "\nfor the code\n" + CodeText.of(code);
        } finally {
            deadline = Long.MAX_VALUE;
            t.frame = null;
        }
        return threads.getCurrentThreadCpuTime() - start > SECONDS * 1_000_000_000L ? "took too long for the code\n" + CodeText.of(code) : null;
    }

    /** Ends a program, whatever it catches. */
    private static final class Interrupted extends Error {
        private Interrupted() {
            super("interrupted", null, false, false);
        }
    }

    /** A loop without end is a program like others: it can be interrupted. */
    private void interruptWhatHangs() {
        while (true) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                return;
            }
            if (System.nanoTime() > deadline) {
                interpreter.pending.add(thread -> {
                    if (deadline != Long.MAX_VALUE) {
                        throw new Interrupted();
                    }
                });
            }
        }
    }

    private static String trace(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString().lines().limit(30).reduce("", (a, b) -> a + "\n" + b);
    }

    // ---- Bytes ----

    private static byte[] invented(Random random) {
        byte[] data = new byte[1 + random.nextInt(200)];
        for (int i = 0; i < data.length; i++) {
            data[i] = switch (random.nextInt(4)) {
                case 0 -> (byte) random.nextInt(256);
                case 1 -> (byte) random.nextInt(8);
                default -> (byte) TYPES.charAt(random.nextInt(TYPES.length()));
            };
        }
        return data;
    }

    private static byte[] mutated(byte[] original, Random random) {
        byte[] data = original;
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            int at = random.nextInt(data.length);
            switch (random.nextInt(7)) {
                case 0 -> data[at] = (byte) random.nextInt(256);
                case 1 -> data[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> data[at] = (byte) TYPES.charAt(random.nextInt(TYPES.length()));
                case 3 -> data = java.util.Arrays.copyOf(data, at + 1);
                case 4 -> data = spliced(data, at, Math.min(data.length, at + random.nextInt(8)), new byte[0]);
                case 5 -> data = spliced(data, at, at, java.util.Arrays.copyOfRange(data, at, Math.min(data.length, at + random.nextInt(40))));
                default -> {
                    int[] sizes = {-1, 0x7fffffff, 0x80000000, 0xffff, data.length, 1 << 20, 0, random.nextInt()};
                    int size = sizes[random.nextInt(sizes.length)];
                    for (int i = 0; i < 4 && at + i < data.length; i++) {
                        data[at + i] = (byte) (size >> 8 * i);
                    }
                }
            }
        }
        return data;
    }

    private static byte[] spliced(byte[] data, int from, int to, byte[] middle) {
        byte[] result = new byte[data.length - (to - from) + middle.length];
        System.arraycopy(data, 0, result, 0, from);
        System.arraycopy(middle, 0, result, from, middle.length);
        System.arraycopy(data, to, result, from + middle.length, data.length - to);
        return result.length == 0 ? new byte[] {'N'} : result;
    }

    // ---- Code objects ----

    private static PyCode mutated(PyCode code, Random random) {
        Object[] consts = code.consts.clone();
        List<Integer> nested = new ArrayList<>();
        for (int i = 0; i < consts.length; i++) {
            if (consts[i] instanceof PyCode) {
                nested.add(i);
            }
        }
        if (!nested.isEmpty() && random.nextInt(4) != 0) {
            int i = nested.get(random.nextInt(nested.size()));
            consts[i] = mutated((PyCode) consts[i], random);
            return with(code, code.stacksize, code.flags, code.code, consts, code.localspluskinds, code.exceptiontable, code.argcount);
        }
        byte[] bytes = code.code.clone();
        int stacksize = code.stacksize;
        int flags = code.flags;
        int argcount = code.argcount;
        byte[] kinds = code.localspluskinds.clone();
        byte[] exceptions = code.exceptiontable.clone();
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            int unit = 2 * random.nextInt(bytes.length / 2);
            int other = 2 * random.nextInt(bytes.length / 2);
            switch (random.nextInt(14)) {
                case 0, 1, 2 -> bytes[unit] = (byte) random.nextInt(256);
                case 3, 4, 5 -> bytes[unit + 1] = (byte) random.nextInt(random.nextBoolean() ? 8 : 256);
                case 6, 7 -> {
                    bytes[unit] = bytes[other];
                    bytes[unit + 1] = bytes[other + 1];
                }
                case 8 -> bytes = spliced(bytes, unit, unit + 2, new byte[0]);
                case 9 -> bytes = spliced(bytes, unit, unit, new byte[] {bytes[other], bytes[other + 1]});
                case 10 -> stacksize = random.nextInt(20);
                case 11 -> flags = random.nextBoolean() ? flags ^ 1 << random.nextInt(10) : random.nextInt(1 << 10);
                case 12 -> {
                    if (exceptions.length > 0) {
                        exceptions[random.nextInt(exceptions.length)] = (byte) random.nextInt(256);
                    }
                    if (kinds.length > 0 && random.nextBoolean()) {
                        kinds[random.nextInt(kinds.length)] = (byte) random.nextInt(256);
                    }
                    argcount = random.nextBoolean() ? argcount : random.nextInt(kinds.length + 2);
                }
                default -> {
                    if (consts.length > 1) {
                        consts[random.nextInt(consts.length)] = consts[random.nextInt(consts.length)];
                    }
                }
            }
            if (bytes.length < 2) {
                bytes = code.code.clone();
            }
        }
        return with(code, stacksize, flags, bytes, consts, kinds, exceptions, argcount);
    }

    private static PyCode with(PyCode c, int stacksize, int flags, byte[] bytes, Object[] consts, byte[] kinds, byte[] exceptions, int argcount) {
        return new PyCode(argcount, Math.min(argcount, c.posonlyargcount), c.kwonlyargcount, stacksize, flags, bytes, consts, c.names, c.localsplusnames, kinds,
                c.filename, c.name, c.qualname, c.firstlineno, c.linetable, exceptions);
    }

    @Override
    public void close() {
        watchdog.interrupt();
        t.detach();
        PyThread.bind(null);
    }
}
