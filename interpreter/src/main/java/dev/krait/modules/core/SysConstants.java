package dev.krait.modules.core;

import dev.krait.object.PyNone;
import dev.krait.thread.Interpreter;
import dev.krait.thread.PyThread;
import dev.krait.thread.Settings;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.mapping.PySimpleNamespace;
import dev.krait.type.sequence.PyList;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.set.PyFrozenSet;
import dev.krait.type.text.Str;
import java.util.List;
import java.util.Map;

/** What {@code sys} holds beside functions. */
final class SysConstants {
    private static final String COPYRIGHT = "Copyright (c) 2001 Python Software Foundation.\nAll Rights Reserved.\n\nCopyright (c) 2000 BeOpen.com.\n"
            + "All Rights Reserved.\n\nCopyright (c) 1995-2001 Corporation for National Research Initiatives.\nAll Rights Reserved.\n\n"
            + "Copyright (c) 1991-1995 Stichting Mathematisch Centrum, Amsterdam.\nAll Rights Reserved.";
    static final long HEXVERSION = 0x030e03f0;

    private SysConstants() {
    }

    static void add(PyThread t, PyDict d) {
        Interpreter interpreter = t.interpreter;
        Settings s = interpreter.settings;
        d.putName("modules", interpreter.modules);
        numbers(d);
        identity(t, d);
        paths(s, d);
        d.putName("argv", list(s.argv));
        d.putName("orig_argv", list(s.origArgv));
        d.putName("warnoptions", list(s.warnOptions));
        PyDict options = new PyDict();
        for (Map.Entry<String, String> option : s.xOptions.entrySet()) {
            options.putName(option.getKey(), option.getValue() == null ? Boolean.TRUE : Str.of(option.getValue()));
        }
        d.putName("_xoptions", options);
        d.putName("flags", SysStructs.flags(s));
        d.putName("dont_write_bytecode", s.dontWriteBytecode);
        d.putName("pycache_prefix", s.pycachePrefix == null ? PyNone.NONE : Str.of(s.pycachePrefix));
        for (String hook : new String[] {"displayhook", "excepthook", "unraisablehook", "breakpointhook"}) {
            d.putName("__" + hook + "__", d.getName(hook));
        }
    }

    private static void numbers(PyDict d) {
        d.putName("maxsize", Long.MAX_VALUE);
        d.putName("maxunicode", 0x10FFFFL);
        d.putName("float_info", SysStructs.floatInfo());
        d.putName("int_info", SysStructs.intInfo());
        d.putName("hash_info", SysStructs.hashInfo());
        d.putName("thread_info", SysStructs.threadInfo());
        d.putName("float_repr_style", "short");
        d.putName("byteorder", "little");
    }

    private static void identity(PyThread t, PyDict d) {
        Interpreter interpreter = t.interpreter;
        PyTuple version = SysStructs.versionInfo();
        String platform = platform(interpreter.host.fact("os.name"));
        d.putName("version", "3.14.3 (main, Feb  3 2026, 00:00:00) [Krait on Java " + interpreter.host.fact("java.version") + "]");
        d.putName("version_info", version);
        d.putName("hexversion", HEXVERSION);
        d.putName("api_version", 1013L);
        d.putName("copyright", COPYRIGHT);
        d.putName("platform", platform);
        d.putName("abiflags", "");
        d.putName("_framework", "");
        d.putName("_git", PyTuple.of("Krait", "", ""));
        PyDict implementation = new PyDict();
        implementation.putName("name", "krait");
        implementation.putName("cache_tag", "krait-314");
        implementation.putName("version", version);
        implementation.putName("hexversion", HEXVERSION);
        if (platform.equals("linux")) {
            String machine = interpreter.host.fact("os.arch");
            implementation.putName("_multiarch", (machine.equals("amd64") ? "x86_64" : machine) + "-linux-gnu");
        }
        implementation.putName("supports_isolated_interpreters", Boolean.TRUE);
        d.putName("implementation", new PySimpleNamespace(implementation));
        d.putName("builtin_module_names", tuple(interpreter.nativeModules.names()));
        d.putName("stdlib_module_names", PyFrozenSet.from(t, PyTuple.of((Object[]) LibraryNames.all())));
    }

    private static String platform(String os) {
        if (os.startsWith("Mac")) {
            return "darwin";
        }
        return os.startsWith("Windows") ? "win32" : "linux";
    }

    private static void paths(Settings s, PyDict d) {
        d.putName("executable", Str.of(s.executable));
        d.putName("_base_executable", Str.of(s.executable));
        Object home = Str.of(s.home);
        for (String name : new String[] {"prefix", "exec_prefix", "base_prefix", "base_exec_prefix"}) {
            d.putName(name, home);
        }
        d.putName("platlibdir", "lib");
        d.putName("_home", PyNone.NONE);
        d.putName("_stdlib_dir", Str.of(s.library()));
        PyList path = new PyList();
        if (s.pythonPath != null) {
            for (String entry : s.pythonPath.split(":", -1)) {
                path.append(Str.of(entry));
            }
        }
        path.append(Str.of(s.home + "/lib/python314.zip"));
        path.append(Str.of(s.library()));
        path.append(Str.of(s.library() + "/lib-dynload"));
        d.putName("path", path);
        d.putName("path_hooks", new PyList());
        d.putName("path_importer_cache", new PyDict());
        d.putName("meta_path", new PyList());
    }

    private static PyList list(List<String> values) {
        PyList list = new PyList();
        for (String value : values) {
            list.append(Str.of(value));
        }
        return list;
    }

    private static PyTuple tuple(List<String> values) {
        return PyTuple.of(values.toArray());
    }
}
