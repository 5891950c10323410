package dev.krait.importing;

import dev.krait.error.PyErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.host.FileStatus;
import dev.krait.host.HostException;
import dev.krait.object.CallTable;
import dev.krait.object.ExposedRow;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.function.BuiltinFunction;
import dev.krait.type.sequence.PyList;
import dev.krait.type.text.Str;

/** Stands for {@code zipimport.zipimporter} in {@code sys.path_hooks} until a path that may be an archive turns up. */
@ExposedModule("zipimport")
final class ZipHook {
    private ZipHook() {
    }

    /** The hook. */
    static BuiltinFunction function() {
        ExposedRow row = ZipHookTable.TABLE.rows()[0];
        return new BuiltinFunction(row, null, "zipimport");
    }

    static CallTable table() {
        return ZipHookTable.TABLE;
    }

    @ExposedFunction("zipimporter($module, path, /)")
    static Object zipimporter(PyThread t, Object path) {
        if (!Str.is(path) || !mayBeArchive(t, Str.java(path))) {
            throw PyErrors.of(ExceptionTypes.IMPORT_ERROR, "not a Zip file");
        }
        Object importer = AttributeOps.get(t, Imports.load(t, "zipimport"), "zipimporter");
        Object hooks = t.interpreter.sys.getName("path_hooks");
        if (hooks instanceof PyList list) {
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i) instanceof BuiltinFunction f && f.row.table() == ZipHookTable.TABLE) {
                    list.set(i, importer);
                }
            }
        }
        return CallOps.call1(t, importer, path);
    }

    /** Whether the path, or a directory above it, is a regular file. */
    private static boolean mayBeArchive(PyThread t, String path) {
        String prefix = path;
        while (!prefix.isEmpty()) {
            try {
                FileStatus status = t.interpreter.host.status(prefix, true);
                return status.isRegular();
            } catch (HostException e) {
                int slash = prefix.lastIndexOf('/');
                prefix = slash <= 0 ? "" : prefix.substring(0, slash);
            }
        }
        return false;
    }
}
