package dev.krait.properties;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The oracle's {@code compile()}, in one long-running process. */
final class OracleFrontEnd implements AutoCloseable {
    private final Process process;
    private final InputStream answers;

    OracleFrontEnd() throws IOException {
        Path script = Pythons.root().resolve("property-tests/src/test/resources/dev/krait/properties/front_end.py");
        List<String> command = new ArrayList<>(Pythons.oracle());
        command.add("-B");
        command.add(script.toString());
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        answers = new BufferedInputStream(process.getInputStream(), 1 << 16);
    }

    String answer(Request request) {
        try {
            OutputStream out = process.getOutputStream();
            out.write(request.header());
            out.write(request.source());
            out.flush();
            StringBuilder length = new StringBuilder();
            for (int c = answers.read(); c != '\n'; c = answers.read()) {
                if (c < 0) {
                    throw new IOException("the oracle has ended");
                }
                length.append((char) c);
            }
            return new String(answers.readNBytes(Integer.parseInt(length.toString())), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
