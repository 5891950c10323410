package dev.krait.modules;

import dev.krait.exposer.ExposedModule;
import dev.krait.host.Errno;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;

/** The module {@code errno}. */
@ExposedModule(value = "errno", doc = "This module makes available standard errno system symbols.")
public final class ErrnoModule implements NativeModule {
    @Override
    public CallTable table() {
        return ErrnoModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        PyDict codes = new PyDict();
        for (Errno e : Errno.values()) {
            module.dict.putName(e.name(), (long) e.number);
            codes.put(t, (long) e.number, e.name());
            for (String alias : e.aliases()) {
                module.dict.putName(alias, (long) e.number);
            }
        }
        module.dict.putName("errorcode", codes);
    }
}
