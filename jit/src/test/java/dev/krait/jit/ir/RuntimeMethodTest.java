package dev.krait.jit.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.krait.frame.PyFrame;
import dev.krait.thread.PyThread;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuntimeMethodTest {
    @Test
    void everyRowHasItsMethod() {
        assertEquals(List.of(), missing());
    }

    static List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (RuntimeMethod m : RuntimeMethod.values()) {
            List<Class<?>> parameters = new ArrayList<>();
            for (char c : m.parameters().toCharArray()) {
                parameters.add(type(c));
            }
            try {
                Class<?> owner = Class.forName("dev.krait.runtime." + m.owner);
                Class<?> result = owner.getMethod(m.method, parameters.toArray(Class<?>[]::new)).getReturnType();
                if (result != type(m.signature.charAt(m.signature.length() - 1))) {
                    missing.add(m + ": " + result);
                }
            } catch (ReflectiveOperationException e) {
                missing.add(m + ": " + m.owner + "." + m.method + " " + m.signature);
            }
        }
        return missing;
    }

    private static Class<?> type(char c) {
        return switch (c) {
            case 'T' -> PyThread.class;
            case 'P', 'G' -> PyFrame.class;
            case 'O' -> Object.class;
            case 'I' -> long.class;
            case 'F' -> double.class;
            case 'B' -> boolean.class;
            case '*' -> Object[].class;
            case 'V' -> void.class;
            default -> throw new AssertionError(c);
        };
    }
}
