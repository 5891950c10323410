package dev.krait.properties;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tests of CPython's suite that Krait is not to pass, each with its reason: {@code exceptions.txt}. A reason stands before the tests that it is for,
 * in lines that begin with {@code #}.
 */
final class ConformanceExceptions {
    private final Map<String, String> reasons = new TreeMap<>();

    ConformanceExceptions() {
        StringBuilder reason = new StringBuilder();
        boolean reading = false;
        for (String line : lines("conformance/exceptions.txt")) {
            if (line.startsWith("#")) {
                if (!reading) {
                    reason.setLength(0);
                }
                reading = true;
                reason.append(reason.isEmpty() ? "" : " ").append(line.substring(1).strip());
            } else if (!line.isBlank()) {
                reading = false;
                reasons.put(line.strip(), reason.toString());
            }
        }
    }

    /** Why the test is not to pass, or null. */
    String reason(String test) {
        return reasons.get(test);
    }

    /** The lines of a text beside this class. */
    static List<String> lines(String resource) {
        try (InputStream text = ConformanceExceptions.class.getResourceAsStream(resource)) {
            if (text == null) {
                throw new IllegalArgumentException("there is no " + resource);
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
