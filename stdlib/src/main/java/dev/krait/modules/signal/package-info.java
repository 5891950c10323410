/** The module {@code _signal} over {@link dev.krait.modules.core.Signals}. */
package dev.krait.modules.signal;
