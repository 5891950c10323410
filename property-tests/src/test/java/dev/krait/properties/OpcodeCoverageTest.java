package dev.krait.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.krait.bytecode.Opcode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every opcode that can stand in a code object has a case in the loop, a builder in the compiler, and a line of documentation. */
class OpcodeCoverageTest {
    /** Below 256, but never in a code object of the compiler's or a program's. */
    private static final Set<String> INTERNAL = Set.of("CACHE", "RESERVED", "INTERPRETER_EXIT", "ENTER_EXECUTOR");
    /** Written by CPython's specialiser alone, between the frames of an inlined {@code __init__}. */
    private static final Set<String> NO_BUILDER = Set.of("EXIT_INIT_CHECK");

    private static Set<String> opcodes() {
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < 256; i++) {
            if (Opcode.isValid(i) && !Opcode.isSpecialized(i) && !Opcode.isInstrumented(i) && !INTERNAL.contains(Opcode.name(i))) {
                names.add(Opcode.name(i));
            }
        }
        return names;
    }

    private static List<String> missing(Set<String> wanted, Set<String> there) {
        List<String> missing = new ArrayList<>(wanted);
        missing.removeAll(there);
        return missing;
    }

    /** The opcodes that a source file has cases for. */
    private static Set<String> cases(String file) throws IOException {
        Set<String> names = new TreeSet<>();
        Matcher m = Pattern.compile("case ((?:(?:Opcode\\.)?[A-Z][A-Z_0-9]+(?:,\\s*)?)+) ->").matcher(Files.readString(Pythons.root().resolve(file)));
        while (m.find()) {
            for (String name : m.group(1).split(",")) {
                names.add(name.strip().replace("Opcode.", ""));
            }
        }
        return names;
    }

    @Test
    void everyOpcodeHasACaseInTheLoop() throws IOException {
        Set<String> there = cases("interpreter/src/main/java/dev/krait/eval/Decoder.java");
        // prefixes and what does nothing are seen to before the switch
        there.addAll(Set.of("EXTENDED_ARG", "NOP", "NOT_TAKEN"));
        assertEquals(List.of(), missing(opcodes(), there));
    }

    @Test
    void everyOpcodeHasABuilder() throws IOException {
        Set<String> wanted = opcodes();
        wanted.removeAll(NO_BUILDER);
        assertEquals(List.of(), missing(wanted, cases("jit/src/main/java/dev/krait/jit/build/OpcodeBuilder.java")));
    }

    @Test
    void everyOpcodeHasALineOfDocumentation() throws IOException {
        Set<String> there = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of(Pythons.root().toString(), "docs/opcodes.md"))) {
            if (line.startsWith("| ")) {
                there.add(line.split("\\|")[1].strip());
            }
        }
        assertEquals(List.of(), missing(opcodes(), there));
        there.remove("opcode");
        assertEquals(List.of(), missing(there, opcodes()), "documented, but not an opcode");
    }
}
