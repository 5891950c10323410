package dev.krait.modules;

import dev.krait.importing.NativeModule;
import dev.krait.importing.NativeModuleSource;
import dev.krait.modules.faulthandler.FaulthandlerModule;
import dev.krait.modules.io.IoModule;
import dev.krait.modules.multiprocessing.MultiprocessingModule;
import dev.krait.modules.multiprocessing.PosixShmemModule;
import dev.krait.modules.posix.PosixModule;
import dev.krait.modules.posix.PosixSubprocessModule;
import dev.krait.modules.posix.ResourceModule;
import dev.krait.modules.posix.SelectModule;
import dev.krait.modules.signal.SignalModule;
import dev.krait.modules.socket.SocketModule;
import dev.krait.modules.time.TimeModule;
import java.util.List;

/** The native modules about the operating system and text streams, one row each. */
public final class SystemModules implements NativeModuleSource {
    private static final List<String> NAMES = List.of(
            "_io", "_posixsubprocess", "select", "_signal", "errno", "posix", "time", "_socket", "faulthandler", "resource",
            "_multiprocessing", "_posixshmem");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public NativeModule find(String name) {
        return switch (name) {
            case "_io" -> new IoModule();
            case "_signal" -> new SignalModule();
            case "errno" -> new ErrnoModule();
            case "_socket" -> new SocketModule();
            case "faulthandler" -> new FaulthandlerModule();
            case "time" -> new TimeModule();
            case "_posixsubprocess" -> new PosixSubprocessModule();
            case "select" -> new SelectModule();
            case "_multiprocessing" -> new MultiprocessingModule();
            case "_posixshmem" -> new PosixShmemModule();
            case "resource" -> new ResourceModule();
            case "posix" -> new PosixModule();
            default -> null;
        };
    }
}
