package dev.krait.type.function;

import dev.krait.bytecode.PyCode;
import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.frame.PyFrame;
import dev.krait.thread.PyThread;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.sequence.PyTuple;
import dev.krait.type.text.Str;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts the arguments of a call where the parameters of a function are. Compare CPython {@code Python/ceval.c: initialize_locals}. */
final class ArgumentBinding {
    private final PyFunction function;
    private final PyCode code;
    private final Object[] slots;
    private final int positional;
    private final int named;

    private ArgumentBinding(PyFunction function, PyFrame frame) {
        this.function = function;
        this.code = frame.code;
        this.slots = frame.slots;
        this.positional = code.argcount;
        this.named = code.argcount + code.kwonlyargcount;
    }

    /** Fills the parameters in a new frame, or raises TypeError. */
    static void bind(PyThread t, PyFunction function, PyFrame frame, Object[] arguments, String[] keywords) {
        new ArgumentBinding(function, frame).bind(t, arguments, keywords);
    }

    /**
     * The values of the parameters of a function that has only ordinary ones, defaults filled in; null when something does not fit: then {@link #bind}
     * says what.
     */
    static Object[] plain(PyFunction function, int count, Object[] arguments, String[] keywords) {
        int given = arguments.length - (keywords == null ? 0 : keywords.length);
        if (given > count) {
            return null;
        }
        Object[] values = new Object[count];
        System.arraycopy(arguments, 0, values, 0, given);
        PyCode code = function.code;
        for (int k = given; k < arguments.length; k++) {
            int i = place(code, count, keywords[k - given]);
            if (i < 0 || values[i] != null) {
                return null;
            }
            values[i] = arguments[k];
        }
        PyTuple defaults = function.defaults;
        int firstDefault = defaults == null ? count : count - defaults.items.length;
        for (int i = given; i < count; i++) {
            if (values[i] == null) {
                if (i < firstDefault) {
                    return null;
                }
                values[i] = defaults.items[i - firstDefault];
            }
        }
        return values;
    }

    private static int place(PyCode code, int count, String keyword) {
        String[] names = code.localsplusnames;
        for (int i = code.posonlyargcount; i < count; i++) {
            if (names[i].equals(keyword)) {
                return i;
            }
        }
        return -1;
    }

    private void bind(PyThread t, Object[] arguments, String[] keywords) {
        int given = arguments.length - (keywords == null ? 0 : keywords.length);
        int direct = Math.min(given, positional);
        System.arraycopy(arguments, 0, slots, 0, direct);
        if ((code.flags & PyCode.CO_VARARGS) != 0) {
            slots[named] = given > direct ? PyTuple.of(Arrays.copyOfRange(arguments, direct, given)) : PyTuple.EMPTY;
        }
        if ((code.flags & PyCode.CO_VARKEYWORDS) != 0) {
            slots[named + ((code.flags & PyCode.CO_VARARGS) != 0 ? 1 : 0)] = new PyDict();
        }
        if (keywords != null) {
            for (int i = 0; i < keywords.length; i++) {
                bindKeyword(t, keywords, keywords[i], arguments[given + i]);
            }
        }
        if (given > positional && (code.flags & PyCode.CO_VARARGS) == 0) {
            throw tooManyPositional(given);
        }
        if (given < positional) {
            fillDefaults(given);
        }
        if (code.kwonlyargcount > 0) {
            fillKeywordDefaults();
        }
    }

    private void bindKeyword(PyThread t, String[] all, String keyword, Object value) {
        String[] names = code.localsplusnames;
        for (int i = code.posonlyargcount; i < named; i++) {
            if (names[i].equals(keyword)) {
                if (slots[i] != null) {
                    throw error("got multiple values for argument '" + keyword + "'");
                }
                slots[i] = value;
                return;
            }
        }
        if ((code.flags & PyCode.CO_VARKEYWORDS) == 0) {
            throw unexpected(t, all, keyword);
        }
        PyDict rest = (PyDict) slots[named + ((code.flags & PyCode.CO_VARARGS) != 0 ? 1 : 0)];
        rest.put(t, Str.of(keyword), value);
    }

    private PyException error(String message) {
        return TypeErrors.of(Str.java(function.qualname) + "() " + message);
    }

    private PyException unexpected(PyThread t, String[] all, String keyword) {
        List<String> positionalOnly = new ArrayList<>();
        for (int i = 0; i < code.posonlyargcount; i++) {
            for (String given : all) {
                if (given.equals(code.localsplusnames[i])) {
                    positionalOnly.add(given);
                }
            }
        }
        if (!positionalOnly.isEmpty()) {
            return error("got some positional-only arguments passed as keyword arguments: '" + String.join(", ", positionalOnly) + "'");
        }
        List<String> possible = Arrays.asList(code.localsplusnames).subList(code.posonlyargcount, named);
        String similar = Suggestions.closest(keyword, possible);
        return error("got an unexpected keyword argument '" + keyword + "'" + (similar == null ? "" : ". Did you mean '" + similar + "'?"));
    }

    private void fillDefaults(int given) {
        Object[] defaults = function.defaults == null ? new Object[0] : function.defaults.items;
        int firstDefault = positional - defaults.length;
        int missing = 0;
        for (int i = given; i < firstDefault; i++) {
            if (slots[i] == null) {
                missing++;
            }
        }
        if (missing > 0) {
            throw missing("positional", missing, given, Math.min(firstDefault, positional));
        }
        for (int i = Math.max(given, firstDefault); i < positional; i++) {
            if (slots[i] == null) {
                slots[i] = defaults[i - firstDefault];
            }
        }
    }

    private void fillKeywordDefaults() {
        int missing = 0;
        for (int i = positional; i < named; i++) {
            if (slots[i] == null && function.kwdefaults != null) {
                slots[i] = function.kwdefaults.getName(code.localsplusnames[i]);
            }
            if (slots[i] == null) {
                missing++;
            }
        }
        if (missing > 0) {
            throw missing("keyword-only", missing, positional, named);
        }
    }

    private PyException missing(String kind, int count, int from, int to) {
        List<String> names = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (slots[i] == null) {
                names.add("'" + code.localsplusnames[i] + "'");
            }
        }
        String list = switch (names.size()) {
            case 1 -> names.get(0);
            case 2 -> names.get(0) + " and " + names.get(1);
            default -> String.join(", ", names.subList(0, names.size() - 1)) + ", and " + names.get(names.size() - 1);
        };
        return error("missing " + count + " required " + kind + " argument" + (count == 1 ? "" : "s") + ": " + list);
    }

    private PyException tooManyPositional(int given) {
        int keywordOnly = 0;
        for (int i = positional; i < named; i++) {
            if (slots[i] != null) {
                keywordOnly++;
            }
        }
        int defaults = function.defaults == null ? 0 : function.defaults.size();
        boolean plural = defaults > 0 || positional != 1;
        String takes = defaults > 0 ? "from " + (positional - defaults) + " to " + positional : "" + positional;
        String extra = keywordOnly == 0 ? ""
                : " positional argument" + (given != 1 ? "s" : "") + " (and " + keywordOnly + " keyword-only argument" + (keywordOnly != 1 ? "s" : "") + ")";
        return error("takes " + takes + " positional argument" + (plural ? "s" : "") + " but " + given + extra + " "
                + (given == 1 && keywordOnly == 0 ? "was" : "were") + " given");
    }
}
