/**
 * dict, its views and mappingproxy. Start at {@link dev.krait.type.mapping.PyDict}; below it {@link dev.krait.type.mapping.DictStorage} writes and
 * {@link dev.krait.type.mapping.DictLookup} reads, both without Python methods, and a {@link dev.krait.type.mapping.DictTable} is the memory.
 */
package dev.krait.type.mapping;
