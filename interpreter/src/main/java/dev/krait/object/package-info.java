/**
 * The object model: values, types, shapes, dispatch tables. Everything else builds on this; it knows no bytecode and no frame. Start at
 * {@link dev.krait.object.PyObject} and {@link dev.krait.object.PyType}. Invariants: host values (int, float, bool, exact str) are never wrapped; a type is changed only
 * through {@link dev.krait.object.PyType#setAttribute}; a special name has no second table beside the MRO.
 */
package dev.krait.object;
