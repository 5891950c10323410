package dev.krait.modules.core;

/** The version of all registrations of abstract base classes in one interpreter. */
final class AbcCounter {
    volatile long value;
}
