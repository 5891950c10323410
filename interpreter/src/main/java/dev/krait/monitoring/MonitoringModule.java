package dev.krait.monitoring;

import dev.krait.bytecode.PyCode;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.NativeModule;
import dev.krait.importing.NativeModules;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.object.PyNone;
import dev.krait.ops.ArgumentOps;
import dev.krait.ops.CallOps;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.text.Str;

/** The namespace {@code sys.monitoring}. */
@ExposedModule("sys.monitoring")
public final class MonitoringModule implements NativeModule {
    @Override
    public CallTable table() {
        return MonitoringModuleTable.TABLE;
    }

    /** Makes the module, for {@code sys} to hold. */
    static PyModule create(PyThread t, PyModule sys) {
        PyModule module = NativeModules.create(t, new MonitoringModule());
        Object namespace = CallOps.call0(t, dev.krait.object.PyType.of(sys.dict.getName("implementation")));
        for (int event = 0; event <= Event.BRANCH; event++) {
            dev.krait.ops.AttributeOps.set(t, namespace, Event.name(event), 1L << event);
        }
        dev.krait.ops.AttributeOps.set(t, namespace, "NO_EVENTS", 0L);
        module.dict.putName("events", namespace);
        return module;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        module.dict.putName("DISABLE", Monitoring.DISABLE);
        module.dict.putName("MISSING", Monitoring.MISSING);
        module.dict.putName("DEBUGGER_ID", 0L);
        module.dict.putName("COVERAGE_ID", 1L);
        module.dict.putName("PROFILER_ID", 2L);
        module.dict.putName("OPTIMIZER_ID", 5L);
    }

    private static Monitoring monitoring(PyThread t) {
        return t.interpreter.monitoring;
    }

    private static int tool(PyThread t, Object tool) {
        return checked(ArgumentOps.integer(t, tool));
    }

    private static int checked(int tool) {
        Monitoring.checkTool(tool);
        return tool;
    }

    @ExposedFunction("use_tool_id($module, tool_id, name, /)")
    static void useToolId(PyThread t, Object tool, Object name) {
        int id = tool(t, tool);
        if (!Str.is(name)) {
            throw ValueErrors.of("tool name must be a str");
        }
        monitoring(t).useTool(id, name);
    }

    @ExposedFunction("clear_tool_id($module, tool_id, /)")
    static void clearToolId(PyThread t, Object tool) {
        monitoring(t).clearTool(t, tool(t, tool));
    }

    @ExposedFunction("free_tool_id($module, tool_id, /)")
    static void freeToolId(PyThread t, Object tool) {
        monitoring(t).freeTool(t, tool(t, tool));
    }

    @ExposedFunction("get_tool($module, tool_id, /)")
    static Object getTool(PyThread t, Object tool) {
        Object name = monitoring(t).toolName(tool(t, tool));
        return name == null ? PyNone.NONE : name;
    }

    @ExposedFunction("register_callback($module, tool_id, event, func, /)")
    static Object registerCallback(PyThread t, Object tool, Object event, Object function) {
        int id = ArgumentOps.integer(t, tool);
        int bits = ArgumentOps.integer(t, event);
        checked(id);
        if (Integer.bitCount(bits) != 1) {
            throw ValueErrors.of("The callback can only be set for one event at a time");
        }
        int number = Integer.numberOfTrailingZeros(bits);
        if (number > Event.BRANCH) {
            throw ValueErrors.of("invalid event " + bits);
        }
        dev.krait.modules.core.SysAudit.audit(t, "sys.monitoring.register_callback", function);
        boolean none = function == PyNone.NONE;
        Callback callback = none ? null : (thread, frame, code, arguments) -> {
            Object[] all = new Object[arguments.length + 1];
            all[0] = code;
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            return CallOps.call(thread, function, all, null);
        };
        Object before = monitoring(t).register(id, number, none ? null : function, callback);
        return before == null ? PyNone.NONE : before;
    }

    /** Checks a set of events and replaces what stands for others. */
    private static int eventSet(int events, boolean local) {
        int set = events;
        if (!local && (set < 0 || set >= 1 << Event.BRANCH + 1)) {
            throw ValueErrors.of("invalid event set 0x" + Integer.toHexString(set));
        }
        if ((set & Event.C_EVENTS) != 0) {
            if ((set & Event.C_CALL_EVENTS) != Event.C_CALL_EVENTS) {
                throw ValueErrors.of("cannot set C_RETURN or C_RAISE events independently");
            }
            set &= ~Event.C_EVENTS;
        }
        if ((set & 1 << Event.BRANCH) != 0) {
            set = set & ~(1 << Event.BRANCH) | Event.BRANCHES;
        }
        if (local && (set & ~Event.LOCAL_MASK) != 0) {
            throw ValueErrors.of("invalid local event set 0x" + Integer.toHexString(set));
        }
        return set;
    }

    @ExposedFunction("get_events($module, tool_id, /)")
    static Object getEvents(PyThread t, Object tool) {
        return (long) monitoring(t).events(tool(t, tool));
    }

    @ExposedFunction("set_events($module, tool_id, event_set, /)")
    static void setEvents(PyThread t, Object tool, Object events) {
        int id = ArgumentOps.integer(t, tool);
        int set = ArgumentOps.integer(t, events);
        checked(id);
        monitoring(t).setEvents(t, id, eventSet(set, false));
    }

    private static PyCode code(Object value) {
        if (value instanceof PyCode code) {
            return code;
        }
        throw TypeErrors.of("code must be a code object");
    }

    @ExposedFunction("get_local_events($module, tool_id, code, /)")
    static Object getLocalEvents(PyThread t, Object tool, Object code) {
        int id = ArgumentOps.integer(t, tool);
        PyCode c = code(code);
        return (long) monitoring(t).localEvents(checked(id), c);
    }

    @ExposedFunction("set_local_events($module, tool_id, code, event_set, /)")
    static void setLocalEvents(PyThread t, Object tool, Object code, Object events) {
        int id = ArgumentOps.integer(t, tool);
        int set = ArgumentOps.integer(t, events);
        PyCode c = code(code);
        checked(id);
        monitoring(t).setLocalEvents(t, id, c, eventSet(set, true));
    }

    @ExposedFunction("restart_events($module, /)")
    static void restartEvents(PyThread t) {
        monitoring(t).restart(t);
    }

    @ExposedFunction("_all_events($module, /)")
    static Object allEvents(PyThread t) {
        PyDict all = new PyDict();
        for (int event = 0; event < Event.C_RETURN; event++) {
            long tools = monitoring(t).toolsOf(event);
            if (tools != 0) {
                all.putName(Event.name(event), tools);
            }
        }
        return all;
    }
}
