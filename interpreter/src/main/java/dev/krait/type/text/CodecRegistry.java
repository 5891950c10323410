package dev.krait.type.text;

import dev.krait.error.LookupErrors;
import dev.krait.error.TypeErrors;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.ops.CallOps;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import dev.krait.type.sequence.PyTuple;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** One interpreter's codecs: search functions, what they found, and error handlers by name. Compare CPython {@code Python/codecs.c}. */
public final class CodecRegistry {
    private final List<Object> searchers = new CopyOnWriteArrayList<>();
    private final ConcurrentHashMap<String, Object> found = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Object> handlers = new ConcurrentHashMap<>();
    private volatile boolean imported;

    private CodecRegistry(Interpreter interpreter) {
    }

    /** The registry of the thread's interpreter. */
    public static CodecRegistry of(PyThread t) {
        return t.interpreter.state(CodecRegistry.class, CodecRegistry::new);
    }

    /** {@code codecs.register(search)}. */
    public void register(Object search) {
        searchers.add(search);
    }

    /** {@code codecs.unregister(search)}: forgets what was found, too. */
    public void unregister(Object search) {
        if (searchers.removeIf(s -> s == search)) {
            found.clear();
        }
    }

    /** The codec's four functions as the search function gave them; raises LookupError. */
    public PyTuple lookup(PyThread t, String encoding) {
        String name = normalised(encoding);
        Object codec = found.get(name);
        if (codec == null) {
            codec = search(t, name);
            if (codec == null) {
                throw LookupErrors.of("unknown encoding: " + encoding);
            }
            found.put(name, codec);
        }
        return (PyTuple) codec;
    }

    private Object search(PyThread t, String name) {
        if (!imported && searchers.isEmpty()) {
            imported = true;
            CallOps.call1(t, t.interpreter.builtins.getName("__import__"), "encodings");
        }
        for (Object searcher : searchers) {
            Object codec = CallOps.call1(t, searcher, Str.of(name));
            if (codec == PyNone.NONE) {
                continue;
            }
            if (!(codec instanceof PyTuple tuple) || tuple.items.length != 4) {
                throw TypeErrors.of("codec search functions must return 4-tuples");
            }
            return codec;
        }
        return null;
    }

    /** In lower case, with hyphens for spaces. */
    private static String normalised(String encoding) {
        return encoding.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    /** {@code codecs.register_error(name, handler)}. */
    public void registerError(String name, Object handler) {
        if (PyType.of(handler).slot(dev.krait.object.Slot.CALL) == null) {
            throw TypeErrors.of("handler must be callable");
        }
        handlers.put(name, handler);
    }

    /** Forgets a handler; returns whether it was there. */
    public boolean unregisterError(String name) {
        return handlers.remove(name) != null;
    }

    /** The handler that a program registered under a name, or null; the built-in ones are not here. */
    public Object registered(String name) {
        return handlers.get(name);
    }
}
