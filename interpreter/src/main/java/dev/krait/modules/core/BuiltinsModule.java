package dev.krait.modules.core;

import dev.krait.error.PyException;
import dev.krait.error.TypeErrors;
import dev.krait.error.ValueErrors;
import dev.krait.exposer.ExposedFunction;
import dev.krait.exposer.ExposedModule;
import dev.krait.importing.Imports;
import dev.krait.importing.NativeModule;
import dev.krait.object.CallTable;
import dev.krait.object.PyModule;
import dev.krait.object.PyNone;
import dev.krait.object.PyType;
import dev.krait.object.Slot;
import dev.krait.ops.AttributeOps;
import dev.krait.ops.BinaryOps;
import dev.krait.ops.BuiltinOps;
import dev.krait.ops.BufferOps;
import dev.krait.ops.ClassOps;
import dev.krait.ops.HashOps;
import dev.krait.ops.IterationOps;
import dev.krait.ops.NumberOps;
import dev.krait.ops.SlotOps;
import dev.krait.ops.SubscriptOps;
import dev.krait.ops.TextOps;
import dev.krait.ops.TruthOps;
import dev.krait.ops.TypeOps;
import dev.krait.thread.PyThread;
import dev.krait.type.function.Keywords;
import dev.krait.type.exception.ExceptionTypes;
import dev.krait.type.exception.PyBaseExceptionGroup;
import dev.krait.type.mapping.PyDict;
import dev.krait.type.text.Str;
import java.math.BigInteger;

/** The module {@code builtins}. What a function means lies in {@code ops}; larger ones have a class of their own beside this. */
@ExposedModule(value = "builtins", doc = "Built-in functions, types, exceptions, and other objects.\n\n"
        + "This module provides direct access to all 'built-in'\nidentifiers of Python; for example, builtins.len is\n"
        + "the full name for the built-in function len().\n\n"
        + "This module is not normally accessed explicitly by most\napplications, but can be useful in modules that provide\n"
        + "objects with the same name as a builtin, but need the\nbuilt-in of that name in the surrounding scope.")
public final class BuiltinsModule implements NativeModule {
    @Override
    public CallTable table() {
        return BuiltinsModuleTable.TABLE;
    }

    @Override
    public void init(PyThread t, PyModule module) {
        BuiltinNames.addTypes(module.dict);
        module.dict.putName("ExceptionGroup", PyBaseExceptionGroup.exceptionGroup(t));
        module.dict.putName("__debug__", t.interpreter.settings.optimize == 0);
    }

    @ExposedFunction(value = "abs($module, x, /)", doc = "Return the absolute value of the argument.")
    static Object abs(PyThread t, Object x) {
        Object slot = PyType.of(x).slot(Slot.ABS);
        if (slot == null) {
            throw TypeErrors.of("bad operand type for abs(): '" + PyType.of(x).name + "'");
        }
        return SlotOps.call(t, slot, x);
    }

    @ExposedFunction(value = "aiter($module, async_iterable, /)", doc = "Return an AsyncIterator for an AsyncIterable object.")
    static Object aiter(PyThread t, Object iterable) {
        Object slot = PyType.of(iterable).slot(Slot.AITER);
        if (slot == null) {
            throw TypeErrors.of("'" + PyType.of(iterable).name + "' object is not an async iterable");
        }
        Object iterator = SlotOps.call(t, slot, iterable);
        if (PyType.of(iterator).slot(Slot.ANEXT) == null) {
            throw TypeErrors.of("aiter() returned not an async iterator of type '" + PyType.of(iterator).name + "'");
        }
        return iterator;
    }

    @ExposedFunction(value = "all($module, iterable, /)",
            doc = "Return True if bool(x) is True for all values x in the iterable.\n\nIf the iterable is empty, return True.")
    static boolean all(PyThread t, Object iterable) {
        Object iterator = IterationOps.iterator(t, iterable);
        for (Object x = IterationOps.next(t, iterator); x != null; x = IterationOps.next(t, iterator)) {
            if (!TruthOps.isTrue(t, x)) {
                return false;
            }
        }
        return true;
    }

    @ExposedFunction(value = "anext($module, aiterator, default=<unrepresentable>, /)", doc = "Return the next item from the async iterator.")
    static Object anext(PyThread t, Object iterator, Object otherwise) {
        Object slot = PyType.of(iterator).slot(Slot.ANEXT);
        if (slot == null) {
            throw TypeErrors.of("'" + PyType.of(iterator).name + "' object is not an async iterator");
        }
        Object awaitable = SlotOps.call(t, slot, iterator);
        return otherwise == null ? awaitable : new PyAnextAwaitable(awaitable, otherwise);
    }

    @ExposedFunction(value = "any($module, iterable, /)",
            doc = "Return True if bool(x) is True for any x in the iterable.\n\nIf the iterable is empty, return False.")
    static boolean any(PyThread t, Object iterable) {
        Object iterator = IterationOps.iterator(t, iterable);
        for (Object x = IterationOps.next(t, iterator); x != null; x = IterationOps.next(t, iterator)) {
            if (TruthOps.isTrue(t, x)) {
                return true;
            }
        }
        return false;
    }

    @ExposedFunction(value = "ascii($module, obj, /)", doc = "Return an ASCII-only representation of an object.")
    static Object ascii(PyThread t, Object obj) {
        return asciiText(Str.exactOrNull(TextOps.repr(t, obj)));
    }

    private static String asciiText(Object text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0, n = Str.length(text); i < n; i++) {
            int c = Str.codePointAt(text, i);
            if (c < 128) {
                out.append((char) c);
            } else {
                out.append(String.format(c < 256 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
            }
        }
        return out.toString();
    }

    @ExposedFunction(value = "bin($module, number, /)", doc = "Return the binary representation of an integer.")
    static Object bin(PyThread t, Object number) {
        return radix(t, number, 2, "0b");
    }

    @ExposedFunction(value = "oct($module, number, /)", doc = "Return the octal representation of an integer.")
    static Object oct(PyThread t, Object number) {
        return radix(t, number, 8, "0o");
    }

    @ExposedFunction(value = "hex($module, number, /)", doc = "Return the hexadecimal representation of an integer.")
    static Object hex(PyThread t, Object number) {
        return radix(t, number, 16, "0x");
    }

    private static String radix(PyThread t, Object number, int radix, String prefix) {
        Object index = NumberOps.index(t, number);
        String digits = index instanceof Long l ? Long.toString(l, radix) : ((BigInteger) index).toString(radix);
        return digits.startsWith("-") ? "-" + prefix + digits.substring(1) : prefix + digits;
    }

    @ExposedFunction(value = "breakpoint($module, /, *args, **kws)", doc = "Call sys.breakpointhook(*args, **kws).  sys.breakpointhook() must accept\n"
            + "whatever arguments are passed.\n\nBy default, this drops you into the pdb debugger.")
    static Object breakpoint(PyThread t, Object[] args, PyDict kws) {
        Object hook = t.interpreter.sys.getName("breakpointhook");
        if (hook == null) {
            throw dev.krait.error.RuntimeErrors.of("lost sys.breakpointhook");
        }
        return Keywords.call(t, hook, args, kws);
    }

    @ExposedFunction(value = "callable($module, obj, /)", doc = "Return whether the object is callable (i.e., some kind of function).\n\n"
            + "Note that classes are callable, as are instances of classes with a\n__call__() method.")
    static boolean callable(Object obj) {
        return isCallable(obj);
    }

    private static boolean isCallable(Object obj) {
        return PyType.of(obj).slot(Slot.CALL) != null;
    }

    @ExposedFunction(value = "chr($module, i, /)", doc = "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.")
    static Object chr(PyThread t, Object i) {
        Object index = NumberOps.index(t, i);
        long c = index instanceof Long l ? l : ((BigInteger) index).signum() < 0 ? -1 : Long.MAX_VALUE;
        if (c < 0 || c > 0x10FFFF) {
            throw ValueErrors.of("chr() arg not in range(0x110000)");
        }
        return Str.of(new int[] {(int) c}, 0, 1);
    }

    @ExposedFunction(value = "ord($module, character, /)", doc = "Return the ordinal value of a character.")
    static long ord(PyThread t, Object character) {
        if (Str.is(character)) {
            Object s = Str.exactOrNull(character);
            int n = Str.length(s);
            if (n == 1) {
                return Str.codePointAt(s, 0);
            }
            throw TypeErrors.of("ord() expected a character, but string of length " + n + " found");
        }
        byte[] bytes = BufferOps.is(character) ? BufferOps.bytes(t, character) : null;
        if (bytes == null) {
            throw TypeErrors.of("ord() expected string of length 1, but " + PyType.of(character).name + " found");
        }
        if (bytes.length != 1) {
            throw TypeErrors.of("ord() expected a character, but string of length " + bytes.length + " found");
        }
        return bytes[0] & 0xFF;
    }

    @ExposedFunction(value = "compile($module, /, source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)",
            doc = "Compile source into a code object that can be executed by exec() or eval().")
    static Object compile(PyThread t, Object source, Object filename, Object mode, Object flags, Object dontInherit, Object optimize, Object version) {
        return Compilation.compile(t, source, filename, mode, flags, dontInherit, optimize, version);
    }

    @ExposedFunction(value = "eval($module, source, /, globals=None, locals=None)", doc = "Evaluate the given source in the context of globals and locals.")
    static Object eval(PyThread t, Object source, Object globals, Object locals) {
        return Compilation.eval(t, source, globals, locals);
    }

    @ExposedFunction(value = "exec($module, source, /, globals=None, locals=None, *, closure=None)",
            doc = "Execute the given source in the context of globals and locals.")
    static Object exec(PyThread t, Object source, Object globals, Object locals, Object closure) {
        return Compilation.exec(t, source, globals, locals, closure);
    }

    @ExposedFunction(value = "delattr($module, obj, name, /)", doc = "Deletes the named attribute from the given object.\n\n"
            + "delattr(x, 'y') is equivalent to ``del x.y``")
    static void delattr(PyThread t, Object obj, Object name) {
        AttributeOps.set(t, obj, AttributeOps.name(name), null);
    }

    @ExposedFunction(value = "setattr($module, obj, name, value, /)", doc = "Sets the named attribute on the given object to the specified value.\n\n"
            + "setattr(x, 'y', v) is equivalent to ``x.y = v``")
    static void setattr(PyThread t, Object obj, Object name, Object value) {
        AttributeOps.set(t, obj, AttributeOps.name(name), value);
    }

    @ExposedFunction(value = "getattr(object, name, default=None, /)", doc = "getattr(object, name[, default]) -> value")
    static Object getattr(PyThread t, Object object, Object name, Object otherwise) {
        String key = AttributeOps.name(name);
        if (otherwise == null) {
            return AttributeOps.get(t, object, key);
        }
        Object value = AttributeOps.lookup(t, object, key);
        return value == null ? otherwise : value;
    }

    @ExposedFunction(value = "hasattr($module, obj, name, /)", doc = "Return whether the object has an attribute with the given name.\n\n"
            + "This is done by calling getattr(obj, name) and catching AttributeError.")
    static boolean hasattr(PyThread t, Object obj, Object name) {
        return AttributeOps.lookup(t, obj, AttributeOps.name(name)) != null;
    }

    @ExposedFunction(value = "dir(object=None, /)", doc = "dir([object]) -> list of strings")
    static Object dir(PyThread t, Object object) {
        return Namespaces.dir(t, object);
    }

    @ExposedFunction(value = "vars(object=None, /)", doc = "vars([object]) -> dictionary\n\n"
            + "Without arguments, equivalent to locals().\nWith an argument, equivalent to object.__dict__.")
    static Object vars(PyThread t, Object object) {
        return Namespaces.vars(t, object);
    }

    @ExposedFunction(value = "globals($module, /)", doc = "Return the dictionary containing the current scope's global variables.")
    static Object globals(PyThread t) {
        return Namespaces.globals(t);
    }

    @ExposedFunction(value = "locals($module, /)", doc = "Return a dictionary containing the current scope's local variables.")
    static Object locals(PyThread t) {
        return Namespaces.locals(t);
    }

    @ExposedFunction(value = "divmod($module, x, y, /)", doc = "Return the tuple (x//y, x%y).  Invariant: div*y + mod == x.")
    static Object divmod(PyThread t, Object x, Object y) {
        return BinaryOps.divmod(t, x, y);
    }

    @ExposedFunction(value = "pow($module, /, base, exp, mod=None)", doc = "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments")
    static Object pow(PyThread t, Object base, Object exp, Object mod) {
        return mod == null || mod == PyNone.NONE ? BinaryOps.power(t, base, exp) : BinaryOps.power(t, base, exp, mod);
    }

    @ExposedFunction(value = "round($module, /, number, ndigits=None)", doc = "Round a number to a given precision in decimal digits.")
    static Object round(PyThread t, Object number, Object ndigits) {
        Object slot = PyType.of(number).slot(Slot.ROUND);
        if (slot == null) {
            throw TypeErrors.of("type " + PyType.of(number).name + " doesn't define __round__ method");
        }
        return ndigits == null || ndigits == PyNone.NONE ? SlotOps.call(t, slot, number) : SlotOps.call(t, slot, number, ndigits);
    }

    @ExposedFunction(value = "format($module, value, format_spec='', /)", doc = "Return type(value).__format__(value, format_spec)")
    static Object format(PyThread t, Object value, Object spec) {
        if (spec != null && !Str.is(spec)) {
            throw TypeErrors.of("format() argument 2 must be str, not " + dev.krait.ops.ArgumentOps.typeName(spec));
        }
        return TextOps.format(t, value, spec == null ? "" : spec);
    }

    @ExposedFunction(value = "hash($module, obj, /)", doc = "Return the hash value for the given object.")
    static long hash(PyThread t, Object obj) {
        return HashOps.hash(t, obj);
    }

    @ExposedFunction(value = "id($module, obj, /)", doc = "Return the identity of an object.")
    static Object id(PyThread t, Object obj) {
        return dev.krait.ops.IdentityOps.id(t, obj);
    }

    @ExposedFunction(value = "isinstance($module, obj, class_or_tuple, /)",
            doc = "Return whether an object is an instance of a class or of a subclass thereof.")
    static boolean isinstance(PyThread t, Object obj, Object cls) {
        return TypeOps.isInstance(t, obj, cls);
    }

    @ExposedFunction(value = "issubclass($module, cls, class_or_tuple, /)",
            doc = "Return whether 'cls' is derived from another class or is the same class.")
    static boolean issubclass(PyThread t, Object cls, Object of) {
        return TypeOps.isSubclass(t, cls, of);
    }

    @ExposedFunction(value = "iter(object, sentinel=None, /)", doc = "iter(iterable) -> iterator\niter(callable, sentinel) -> iterator")
    static Object iter(PyThread t, Object object, Object sentinel) {
        if (sentinel == null) {
            return IterationOps.iterator(t, object);
        }
        if (!isCallable(object)) {
            throw TypeErrors.of("iter(v, w): v must be callable");
        }
        return new dev.krait.type.iter.CallableIterator(object, sentinel);
    }

    @ExposedFunction(value = "next(iterator, default=None, /)", doc = "next(iterator[, default])")
    static Object next(PyThread t, Object iterator, Object otherwise) {
        if (otherwise != null || iterator instanceof dev.krait.protocol.PyIterator) {
            if (PyType.of(iterator).slot(Slot.NEXT) == null) {
                throw TypeErrors.of("'" + PyType.of(iterator).name + "' object is not an iterator");
            }
        }
        if (otherwise == null) {
            // __next__ itself, so that the value of a StopIteration is kept
            Object slot = PyType.of(iterator).slot(Slot.NEXT);
            if (slot == null) {
                throw TypeErrors.of("'" + PyType.of(iterator).name + "' object is not an iterator");
            }
            Object value = SlotOps.call(t, slot, iterator);
            if (value == null) {
                throw new PyException(dev.krait.type.exception.PyBaseException.make(ExceptionTypes.STOP_ITERATION));
            }
            return value;
        }
        Object value = IterationOps.next(t, iterator);
        return value == null ? otherwise : value;
    }

    @ExposedFunction(value = "len($module, obj, /)", doc = "Return the number of items in a container.")
    static long len(PyThread t, Object obj) {
        return SubscriptOps.longLength(t, obj);
    }

    @ExposedFunction(value = "max(*args, key=None, default=None)", doc = "max(iterable, *[, default=obj, key=func]) -> value\n"
            + "max(arg1, arg2, *args, *[, key=func]) -> value")
    static Object max(PyThread t, Object key, Object otherwise, Object[] args) {
        return BuiltinOps.max(t, args, key, otherwise);
    }

    @ExposedFunction(value = "min(*args, key=None, default=None)", doc = "min(iterable, *[, default=obj, key=func]) -> value\n"
            + "min(arg1, arg2, *args, *[, key=func]) -> value")
    static Object min(PyThread t, Object key, Object otherwise, Object[] args) {
        return BuiltinOps.min(t, args, key, otherwise);
    }

    @ExposedFunction(value = "sum($module, iterable, /, start=0)",
            doc = "Return the sum of a 'start' value (default: 0) plus an iterable of numbers")
    static Object sum(PyThread t, Object iterable, Object start) {
        return BuiltinOps.sum(t, iterable, start == null ? 0L : start);
    }

    @ExposedFunction(value = "sorted($module, iterable, /, *, key=None, reverse=False)",
            doc = "Return a new list containing all items from the iterable in ascending order.")
    static Object sorted(PyThread t, Object iterable, Object key, Object reverse) {
        return BuiltinOps.sorted(t, iterable, key, reverse);
    }

    @ExposedFunction(value = "repr($module, obj, /)", doc = "Return the canonical string representation of the object.")
    static Object repr(PyThread t, Object obj) {
        return TextOps.repr(t, obj);
    }

    @ExposedFunction(value = "print($module, /, *args, sep=' ', end='\\n', file=None, flush=False)", doc = "Prints the values to a stream, or to sys.stdout by default.\n\n"
            + "  sep\n    string inserted between values, default a space.\n  end\n    string appended after the last value, default a newline.\n"
            + "  file\n    a file-like object (stream); defaults to the current sys.stdout.\n  flush\n    whether to forcibly flush the stream.")
    static Object print(PyThread t, Object sep, Object end, Object file, Object flush, Object[] args) {
        return ConsoleOps.print(t, args, sep, end, file, flush);
    }

    @ExposedFunction(value = "input($module, prompt='', /)", doc = "Read a string from standard input.  The trailing newline is stripped.")
    static Object input(PyThread t, Object prompt) {
        return ConsoleOps.input(t, prompt);
    }

    @ExposedFunction(value = "__build_class__(*args, **kwds)", doc = "__build_class__(func, name, /, *bases, [metaclass], **kwds) -> class\n\n"
            + "Internal helper function used by the class statement.")
    static Object buildClass(PyThread t, Object[] args, PyDict keywords) {
        if (keywords == null) {
            return ClassOps.buildClass(t, args, null);
        }
        return ClassOps.buildClass(t, Keywords.all(args, keywords), Keywords.names(keywords));
    }

    @ExposedFunction(value = "__import__($module, /, name, globals=None, locals=None, fromlist=(), level=0)", doc = "Import a module.")
    static Object importModule(PyThread t, Object name, Object globals, Object locals, Object fromlist, Object level) {
        return Imports.importModule(t, name, globals, locals, fromlist, level);
    }
}
