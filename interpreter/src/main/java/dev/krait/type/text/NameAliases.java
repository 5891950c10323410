package dev.krait.type.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Aliases of code points and names of sequences, which the JDK does not know: read from a resource when first asked. */
final class NameAliases {
    private NameAliases() {
    }

    private static final class Table {
        private static final Map<String, Object> BY_NAME = read();

        private static Map<String, Object> read() {
            Map<String, Object> all = new HashMap<>();
            try (InputStream in = NameAliases.class.getResourceAsStream("unicode-aliases.txt");
                    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    int semicolon = line.indexOf(';');
                    if (semicolon > 0 && line.charAt(0) != '#') {
                        String[] codes = line.substring(0, semicolon).split(" ");
                        int[] points = new int[codes.length];
                        for (int i = 0; i < codes.length; i++) {
                            points[i] = Integer.parseInt(codes[i], 16);
                        }
                        all.put(line.substring(semicolon + 1), Str.of(points, 0, points.length));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return all;
        }
    }

    static Object lookup(String upper) {
        return Table.BY_NAME.get(upper);
    }
}
