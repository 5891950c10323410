package dev.krait.properties;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** The commands that start the oracle and Krait in its modes. */
final class Pythons {
    private Pythons() {
    }

    static Path root() {
        return Path.of(System.getProperty("krait.root", "..")).toAbsolutePath().normalize();
    }

    /** The oracle's command, or null where it is not unpacked or cannot run. */
    static List<String> oracle() {
        Path python = Path.of(System.getProperty("krait.oracle.home", root() + "/target/oracle/org/bytedeco/cpython/linux-x86_64"))
                .resolve("bin/python3.14");
        if (!Files.isExecutable(python)) {
            return null;
        }
        try {
            Process process = new ProcessBuilder(python.toString(), "-c", "pass").redirectErrorStream(true).start();
            return process.waitFor() == 0 ? List.of(python.toString()) : null;
        } catch (java.io.IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** Krait as built in this tree, with options before the script. */
    static List<String> krait(String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseCompactObjectHeaders", "-XX:+UseSerialGC", "-Xmx1g"));
        Path home = root().resolve("launcher/target/krait");
        command.add("-Dkrait.home=" + home);
        command.addAll(List.of("-cp", home.resolve("lib") + "/*", "dev.krait.launcher.Main"));
        command.addAll(List.of(options));
        return command;
    }

    /** The same with the test-only modules of {@code dev.krait.properties.capi}; its child processes have them too. */
    static List<String> testing(String... options) {
        List<String> command = krait(options);
        int classPath = command.indexOf("-cp") + 1;
        try {
            Path tests = Path.of(Pythons.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            command.set(classPath, command.get(classPath) + File.pathSeparator + tests);
            command.add(classPath - 1, "-Dkrait.executable=" + executable(tests));
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return command;
    }

    /** A command that starts the distribution with further classes. */
    private static Path executable(Path classes) throws IOException {
        Path script = Files.createTempDirectory("krait").resolve("krait");
        Files.writeString(script, """
                #!/bin/sh
                KRAIT_CLASS_PATH='%s' KRAIT_JAVA_OPTS="-Dkrait.executable='%s' $KRAIT_JAVA_OPTS" exec '%s' "$@"
                """.formatted(classes, script, root().resolve("krait")).replace("'" + script + "'", script.toString()));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return script;
    }
}
