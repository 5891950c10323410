package dev.krait.modules.core;

import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyList;
import dev.krait.type.weakref.PyCallableProxy;
import dev.krait.type.weakref.PyWeakProxy;
import dev.krait.type.weakref.PyWeakref;
import dev.krait.type.weakref.References;

/** The module {@code _weakref}. Compare CPython {@code Modules/_weakref.c}. */
@ExposedModule(value = "_weakref", doc = "Weak-reference support module.")
public final class WeakrefModule implements NativeModule {
    @Override
    public CallTable table() {
        return WeakrefModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        module.dict.putName("ref", PyWeakref.TYPE);
        module.dict.putName("ReferenceType", PyWeakref.TYPE);
        module.dict.putName("ProxyType", PyWeakProxy.TYPE);
        module.dict.putName("CallableProxyType", PyCallableProxy.TYPE);
    }

    @ExposedFunction(value = "getweakrefcount(object, /)", doc = "Return the number of weak references to 'object'.")
    static long count(PyThread t, Object object) {
        return References.of(t.interpreter).referencesTo(object).size();
    }

    @ExposedFunction(value = "getweakrefs(object, /)", doc = "Return a list of all weak reference objects pointing to 'object'.")
    static Object all(PyThread t, Object object) {
        return PyList.of(References.of(t.interpreter).referencesTo(object).toArray());
    }

    @ExposedFunction(value = "proxy(object, callback=None, /)", doc = "Create a proxy object that weakly references 'object'.\n\n"
            + "'callback', if given, is called with a reference to the\nproxy when 'object' is about to be finalized.")
    static Object proxy(PyThread t, Object object, Object callback) {
        return PyWeakProxy.of(t, object, callback);
    }

    @ExposedFunction(value = "_remove_dead_weakref(dct, key, /)", doc = "Atomically remove key from dict if it points to a dead weakref.")
    static void removeDead(PyThread t, PyDict dict, Object key) {
        synchronized (dict) {
            if (dict.get(t, key) instanceof PyWeakref ref && ref.object() == null) {
                dict.remove(t, key);
            }
        }
    }
}
