package dev.krait.modules.unicode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Properties of code points that the JDK does not tell: read from a resource when first asked. */
final class UnicodeProperties {
    private UnicodeProperties() {
    }

    /** The runs of one property, ascending. */
    private static final class Runs {
        private final List<int[]> read = new ArrayList<>();
        private final List<String> values = new ArrayList<>();
        private int[] firsts;
        private int[] lasts;

        void add(String range, String value) {
            int dash = range.indexOf('-');
            int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash), 16);
            read.add(new int[] {first, dash < 0 ? first : Integer.parseInt(range.substring(dash + 1), 16)});
            values.add(value);
        }

        void freeze() {
            firsts = read.stream().mapToInt(r -> r[0]).toArray();
            lasts = read.stream().mapToInt(r -> r[1]).toArray();
        }

        String of(int c) {
            int i = Arrays.binarySearch(firsts, c);
            i = i < 0 ? -i - 2 : i;
            return i >= 0 && c <= lasts[i] ? values.get(i) : null;
        }
    }

    private static final class Table {
        private static final Map<String, Runs> BY_NAME = read();

        private static Map<String, Runs> read() {
            Map<String, Runs> all = new HashMap<>();
            try (InputStream in = UnicodeProperties.class.getResourceAsStream("properties.txt");
                    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (!line.startsWith("#")) {
                        String[] words = line.split(" ", 3);
                        all.computeIfAbsent(words[0], n -> new Runs()).add(words[1], words[2]);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            all.values().forEach(Runs::freeze);
            return all;
        }
    }

    /** What version 16.0.0 says, or what {@code old}, 3.2.0, says differently; null is the default of the property. */
    static String of(String property, int c, boolean old) {
        String different = old ? older(property, c) : null;
        return different != null ? different : Table.BY_NAME.get(property).of(c);
    }

    /** What version 3.2.0 says differently; null when it says the same. */
    static String older(String property, int c) {
        Runs runs = Table.BY_NAME.get(property + "3");
        return runs == null ? null : runs.of(c);
    }
}
