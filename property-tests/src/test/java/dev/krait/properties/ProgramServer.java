package dev.krait.properties;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One Python process that runs programs one after the other; started again after a program that hung or killed it. */
final class ProgramServer implements Way {
    private static final long SECONDS = 10;

    private final String name;
    private final List<String> command;
    private final Path script;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    private Process process;
    private InputStream answers;

    ProgramServer(String name, List<String> command) {
        this.name = name;
        this.command = command;
        this.script = script();
    }

    private static Path script() {
        try (InputStream in = ProgramServer.class.getResourceAsStream("server.py")) {
            Path file = Files.createTempFile("server", ".py");
            file.toFile().deleteOnExit();
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized String run(String program) {
        try {
            if (process == null || !process.isAlive()) {
                start();
            }
            byte[] source = program.getBytes(StandardCharsets.UTF_8);
            OutputStream out = process.getOutputStream();
            out.write((source.length + "\n").getBytes(StandardCharsets.US_ASCII));
            out.write(source);
            out.flush();
            return reader.submit(this::answer).get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            return "hung for " + SECONDS + " seconds";
        } catch (IOException | ExecutionException e) {
            process.destroyForcibly();
            return "process ended: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void start() throws IOException {
        List<String> line = new java.util.ArrayList<>(command);
        line.add(script.toString());
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().put("PYTHONHASHSEED", "0");
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        process = builder.start();
        answers = new BufferedInputStream(process.getInputStream());
    }

    private String answer() throws IOException {
        StringBuilder header = new StringBuilder();
        for (int c = answers.read(); c != '\n'; c = answers.read()) {
            if (c < 0) {
                throw new IOException("end of output" + (process.isAlive() ? "" : ", exit status " + process.exitValue()));
            }
            header.append((char) c);
        }
        return new String(answers.readNBytes(Integer.parseInt(header.toString())), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        reader.shutdownNow();
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
