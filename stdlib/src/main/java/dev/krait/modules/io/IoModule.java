package dev.krait.modules.io;

import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.object.PyType;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.ops.WarningOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.text.Str;

/** The module {@code _io}. Compare CPython {@code Modules/_io/_iomodule.c}. */
@ExposedModule(value = "_io", doc = "The io module provides the Python interfaces to stream handling.")
public final class IoModule implements NativeModule {
    @Override
    public CallTable table() {
        return IoModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        module.dict.putName("DEFAULT_BUFFER_SIZE", (long) Streams.DEFAULT_BUFFER_SIZE);
        module.dict.putName("UnsupportedOperation", Streams.unsupportedType(t));
        module.dict.putName("BlockingIOError", ExceptionTypes.BLOCKING_IO_ERROR);
        for (PyType type : new PyType[] {PyIOBase.TYPE, PyRawIOBase.TYPE, PyBufferedIOBase.TYPE, PyTextIOBase.TYPE, PyFileIO.TYPE, PyBytesIO.TYPE,
            PyStringIO.TYPE, PyBufferedReader.TYPE, PyBufferedWriter.TYPE, PyBufferedRandom.TYPE, PyBufferedRWPair.TYPE, PyTextIOWrapper.TYPE,
            NewlineDecoder.TYPE}) {
            module.dict.putName(type.name, type);
        }
    }

    /** What a mode string says. */
    private record Mode(char kind, boolean updating, boolean text, boolean binary) {
        static Mode of(String mode) {
            char kind = 0;
            int kinds = 0;
            boolean updating = false;
            boolean text = false;
            boolean binary = false;
            for (int i = 0; i < mode.length(); i++) {
                char c = mode.charAt(i);
                if (mode.indexOf(c) != i || "xrwatb+".indexOf(c) < 0) {
                    throw ValueErrors.of("invalid mode: '" + mode + "'");
                }
                switch (c) {
                    case '+' -> updating = true;
                    case 't' -> text = true;
                    case 'b' -> binary = true;
                    default -> {
                        kind = c;
                        kinds++;
                    }
                }
            }
            if (text && binary) {
                throw ValueErrors.of("can't have text and binary mode at once");
            }
            if (kinds != 1) {
                throw ValueErrors.of("must have exactly one of create/read/write/append mode");
            }
            return new Mode(kind, updating, text, binary);
        }

        String raw() {
            return kind + (updating ? "+" : "");
        }
    }

    @ExposedFunction(value = "open($module, /, file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
            doc = "Open file and return a stream.  Raise OSError upon failure.")
    static Object open(PyThread t, Object file, Object modeValue, Object bufferingValue, Object encoding, Object errors, Object newline,
            Object closefd, Object opener) {
        Object path = PyType.of(file).slot(dev.krait.object.Slot.INDEX) != null ? file : dev.krait.modules.core.Paths.fspath(t, file);
        String text = modeValue == null ? "r" : ArgumentOps.text(modeValue, "open", "'mode'");
        Mode mode = Mode.of(text);
        int buffering = ArgumentOps.integer(t, bufferingValue, -1);
        ArgumentOps.textOrNone(encoding, "open", "'encoding'");
        ArgumentOps.textOrNone(errors, "open", "'errors'");
        ArgumentOps.textOrNone(newline, "open", "'newline'");
        if (mode.binary) {
            refuse(encoding, "an encoding");
            refuse(errors, "an errors");
            refuse(newline, "a newline");
            if (buffering == 1) {
                WarningOps.warn(t, ExceptionTypes.RUNTIME_WARNING, "line buffering (buffering=1) isn't supported in binary mode, the default "
                        + "buffer size will be used", 1);
            }
        }
        PyFileIO raw = (PyFileIO) PyFileIO.TYPE.allocate();
        raw.init(t, path, mode.raw(), closefd, opener);
        Object result = raw;
        try {
            boolean terminal = buffering < 0 && (Boolean) raw.isatty(t);
            boolean lines = buffering == 1 && !mode.binary || terminal;
            if (buffering == 0) {
                if (mode.binary) {
                    return raw;
                }
                throw ValueErrors.of("can't have unbuffered text I/O");
            }
            Object size = buffering > 1 ? (Object) (long) buffering : null;
            result = buffered(t, raw, mode, size);
            if (mode.binary) {
                return result;
            }
            PyTextIOWrapper wrapper = (PyTextIOWrapper) PyTextIOWrapper.TYPE.allocate();
            wrapper.init(t, result, encoding, errors, newline, lines, Boolean.FALSE);
            AttributeOps.set(t, wrapper, "mode", Str.of(text));
            return wrapper;
        } catch (RuntimeException e) {
            CallOps.callMethod(t, result, "close");
            throw e;
        }
    }

    private static void refuse(Object value, String what) {
        if (!Streams.isNone(value)) {
            throw ValueErrors.of("binary mode doesn't take " + what + " argument");
        }
    }

    private static Object buffered(PyThread t, PyFileIO raw, Mode mode, Object size) {
        if (mode.updating) {
            PyBufferedRandom stream = (PyBufferedRandom) PyBufferedRandom.TYPE.allocate();
            stream.init(t, raw, size);
            return stream;
        }
        if (mode.kind == 'r') {
            PyBufferedReader stream = (PyBufferedReader) PyBufferedReader.TYPE.allocate();
            stream.init(t, raw, size);
            return stream;
        }
        PyBufferedWriter stream = (PyBufferedWriter) PyBufferedWriter.TYPE.allocate();
        stream.init(t, raw, size);
        return stream;
    }

    @ExposedFunction(value = "open_code($module, /, path)", doc = "Opens the provided file with the intent to import the contents.")
    static Object openCode(PyThread t, Object path) {
        if (!Str.is(path)) {
            throw TypeErrors.of("open_code() argument 'path' must be str, not " + ArgumentOps.typeName(path));
        }
        return open(t, path, "rb", null, null, null, null, null, null);
    }

    @ExposedFunction(value = "text_encoding($module, encoding, stacklevel=2, /)", doc = "A helper function to choose the text encoding.")
    static Object textEncoding(PyThread t, Object encoding, Object stacklevel) {
        if (!Streams.isNone(encoding)) {
            return encoding;
        }
        if (t.interpreter.settings.warnDefaultEncoding) {
            WarningOps.warn(t, ExceptionTypes.ENCODING_WARNING, "'encoding' argument not specified", ArgumentOps.integer(t, stacklevel, 2));
        }
        return t.interpreter.settings.utf8Mode ? "utf-8" : "locale";
    }
}
