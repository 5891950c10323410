package dev.krait.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.krait.importing.NativeModuleSource;
import dev.krait.thread.Interpreter;
import dev.krait.thread.Settings;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class LibraryModulesTest {
    @Test
    void theSourcesAreTheServices() {
        List<String> services = ServiceLoader.load(NativeModuleSource.class).stream().map(p -> p.type().getName()).toList();
        assertEquals(services, LibraryModules.sources().stream().map(s -> s.getClass().getName()).toList());
    }

    @Test
    void givenSourcesTakeThePlaceOfServices() {
        Settings settings = new Settings();
        settings.nativeSources = List.of(new TextModules());
        List<String> names = new Interpreter(null, settings).nativeModules.names();
        assertEquals(true, names.containsAll(new TextModules().names()));
        assertEquals(false, names.contains("posix"));
        assertEquals(true, new Interpreter(null).nativeModules.names().contains("posix"));
    }
}
