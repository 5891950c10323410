package dev.krait.modules.multiprocessing;

import dev.krait.error.OSErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.host.HostException;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.ops.ArgumentOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;

/** Module {@code _multiprocessing}. Where the host has no semaphores it has no {@code SemLock}. Compare CPython {@code Modules/_multiprocessing/multiprocessing.c}. */
@ExposedModule("_multiprocessing")
public final class MultiprocessingModule implements NativeModule {
    @Override
    public CallTable table() {
        return MultiprocessingModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        PyDict flags = new PyDict();
        if (t.interpreter.host.semaphores() == null) {
            module.dict.removeName("sem_unlink");
        } else {
            flags.putName("HAVE_SEM_OPEN", 1L);
            flags.putName("HAVE_SEM_TIMEDWAIT", 1L);
            module.dict.putName("SemLock", PySemLock.type());
        }
        module.dict.putName("flags", flags);
    }

    @ExposedFunction("sem_unlink($module, name, /)")
    static void unlink(PyThread t, Object name) {
        try {
            t.interpreter.host.semaphores().unlink(ArgumentOps.text(name, "sem_unlink", "argument"));
        } catch (HostException e) {
            throw OSErrors.of(t, e);
        }
    }
}
