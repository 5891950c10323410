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
import java.util.stream.Stream;

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
        command.addAll(List.of("-XX:+UseCompactObjectHeaders", "-XX:+UseSerialGC", "-Xmx1g", "--enable-native-access=ALL-UNNAMED"));
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
            Path home = homeWithTests();
            command.set(command.indexOf("-Dkrait.home=" + root().resolve("launcher/target/krait")), "-Dkrait.home=" + home);
            Path tests = Path.of(Pythons.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            command.set(classPath, command.get(classPath) + File.pathSeparator + tests);
            command.add(classPath - 1, "-Dkrait.executable=" + executable(tests, home));
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return command;
    }

    /** A library in which the package {@code test} lies, as in the oracle's: child processes look for it there. */
    private static Path homeWithTests() throws IOException {
        Path home = Scratch.directory("krait");
        Path own = root().resolve("launcher/target/krait/lib");
        Path library = Files.createDirectories(home.resolve("lib/python3.14"));
        if (Files.exists(own.resolve("frozen"))) {
            Files.createSymbolicLink(home.resolve("lib/frozen"), own.resolve("frozen"));
        }
        try (Stream<Path> files = Files.list(own.resolve("python3.14"))) {
            for (Path file : files.toList()) {
                Files.createSymbolicLink(library.resolve(file.getFileName()), file);
            }
        }
        if (oracle() != null) {
            Files.createSymbolicLink(library.resolve("test"), Path.of(oracle().getFirst()).getParent().resolveSibling("lib").resolve("python3.14/test"));
        }
        return home;
    }

    /** A command that starts the distribution with further classes, over a library. */
    private static Path executable(Path classes, Path home) throws IOException {
        Path script = home.resolve("krait");
        Files.writeString(script, """
                #!/bin/sh
                KRAIT_CLASS_PATH='%s' KRAIT_JAVA_OPTS="-Dkrait.home=%s -Dkrait.executable=%s $KRAIT_JAVA_OPTS" exec '%s' "$@"
                """.formatted(classes, home, script, root().resolve("krait")));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return script;
    }
}
