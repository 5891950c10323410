package dev.krait.jit.ir;

import dev.krait.object.PyType;

/** That a type still has a version: nothing it sees was changed since. */
public record VersionFact(PyType type, long version) {
    @Override
    public String toString() {
        return type.name + "@" + version;
    }
}
