package dev.krait.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.krait.bytecode.BinaryOp;
import dev.krait.bytecode.Intrinsic;
import dev.krait.bytecode.Opcode;
import dev.krait.bytecode.Oparg;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The opcode table and the numbers in arguments are the oracle's. */
class OpcodesTest {
    private static final String ROWS =
            """
            import _opcode, opcode
            from _opcode_metadata import opmap, _specialized_opmap, _specializations
            base = {form: name for name, forms in _specializations.items() for form in forms}
            for name, n in sorted((opmap | _specialized_opmap).items(), key=lambda x: x[1]):
                flags = [getattr(_opcode, 'has_' + f)(n) for f in ('arg', 'const', 'name', 'jump', 'free', 'local')]
                instrumented = name.startswith('INSTRUMENTED_') or name == 'ENTER_EXECUTOR'
                known = opcode._inline_cache_entries.get(base.get(name, name), 0)
                caches = '?' if instrumented else known
                effects = []
                for oparg in (1, 2, 5, 260):
                    for jump in (True, False):
                        try:
                            effects.append(_opcode.stack_effect(n, oparg if flags[0] else None, jump=jump))
                        except ValueError:
                            effects.append('?')
                print(n, name, caches, ' '.join(str(int(f)) for f in flags), effects)
            """;

    private static final String NUMBERS =
            """
            import _opcode
            print([name for name, _ in _opcode.get_nb_ops()], [symbol for _, symbol in _opcode.get_nb_ops()])
            print(_opcode.get_intrinsic1_descs(), _opcode.get_intrinsic2_descs(), _opcode.get_special_method_names())
            """;

    @Test
    void opcodesEqualTheOracles() throws IOException, InterruptedException {
        List<String> rows = run(ROWS);
        List<String> ours = new ArrayList<>();
        for (String row : rows) {
            String[] parts = row.split(" ", 4);
            ours.add(row(Integer.parseInt(parts[0]), parts[2].equals("?"), row));
        }
        assertEquals(String.join("\n", rows), String.join("\n", ours));
    }

    private static String row(int n, boolean instrumented, String expected) {
        StringBuilder row = new StringBuilder();
        row.append(n).append(' ').append(Opcode.name(n)).append(' ').append(instrumented ? "?" : Opcode.caches(n));
        boolean[] flags = {Opcode.hasArg(n), Opcode.hasConst(n), Opcode.hasName(n), Opcode.hasJump(n), Opcode.hasFree(n), Opcode.hasLocal(n)};
        for (boolean flag : flags) {
            row.append(flag ? " 1" : " 0");
        }
        if (expected.endsWith("?']")) {
            return expected; // no stack effect is defined for specialised forms
        }
        List<Integer> effects = new ArrayList<>();
        for (int oparg : new int[] {1, 2, 5, 260}) {
            int argument = flags[0] ? oparg : 0;
            int effect = Opcode.pushed(n, argument) - Opcode.popped(n, argument);
            effects.add(effect);
            effects.add(Opcode.isBlockPush(n) ? 0 : effect);
        }
        return row.append(' ').append(effects).toString();
    }

    @Test
    void numbersInArgumentsEqualTheOracles() throws IOException, InterruptedException {
        List<String> names = new ArrayList<>();
        List<String> symbols = new ArrayList<>();
        for (int i = 0; i < BinaryOp.LIMIT; i++) {
            names.add("'" + BinaryOp.name(i) + "'");
            symbols.add("'" + BinaryOp.symbol(i) + "'");
        }
        List<String> unary = new ArrayList<>();
        for (int i = 0; i < Intrinsic.unaryCount(); i++) {
            unary.add("'" + Intrinsic.unaryName(i) + "'");
        }
        List<String> binary = new ArrayList<>();
        for (int i = 0; i < Intrinsic.binaryCount(); i++) {
            binary.add("'" + Intrinsic.binaryName(i) + "'");
        }
        List<String> special = new ArrayList<>();
        for (int i = 0; i < Oparg.specialMethodCount(); i++) {
            special.add("'" + Oparg.specialMethod(i) + "'");
        }
        assertEquals(run(NUMBERS), List.of(names + " " + symbols, unary + " " + binary + " " + special));
    }

    private static List<String> run(String script) throws IOException, InterruptedException {
        List<String> command = Pythons.oracle();
        assumeTrue(command != null, "the oracle cannot run here");
        Process process = new ProcessBuilder(command.getFirst(), "-c", script).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        process.waitFor();
        return lines;
    }
}
