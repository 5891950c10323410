package dev.krait.launcher;

import dev.krait.bytecode.Marshal;
import dev.krait.host.NioHost;
import dev.krait.importing.FrozenModules;
import dev.krait.modules.core.ImpModule;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import dev.krait.thread.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compiles the frozen modules of a distribution: a step of the build. The argument is the home directory. */
public final class Freezer {
    private Freezer() {
    }

    public static void main(String[] arguments) throws IOException {
        Settings settings = new Settings();
        settings.home = arguments[0];
        Interpreter interpreter = new Interpreter(new NioHost(), settings);
        PyThread t = interpreter.enter();
        for (String name : FrozenModules.names()) {
            FrozenModules.Entry entry = FrozenModules.find(name);
            Path file = Path.of(FrozenModules.file(settings.home, entry));
            Files.createDirectories(file.getParent());
            Files.write(file, Marshal.dumps(t, ImpModule.compile(t, entry), Marshal.VERSION, true));
        }
        // the last step of the build: the script starts what has this mark
        Files.write(Path.of(settings.home, ".complete"), new byte[0]);
    }
}
