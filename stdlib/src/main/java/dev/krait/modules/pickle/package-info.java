/**
 * Module {@code _pickle}: what {@code pickle} does natively. {@link dev.krait.modules.pickle.PyPickler} and {@link dev.krait.modules.pickle.PyUnpickler} are what
 * Python sees; {@link dev.krait.modules.pickle.PickleWriter} walks over objects, {@link dev.krait.modules.pickle.PickleReader} runs a pickle's program. The
 * bytes are those that CPython's native module writes. Compare CPython {@code Modules/_pickle.c}.
 */
package dev.krait.modules.pickle;
