/**
 * Modules {@code _codecs} and {@code _string}: the names by which Python code reaches the kernels of {@code dev.krait.type.text}. Start at
 * {@link dev.krait.modules.codecs.CodecsModule}.
 */
package dev.krait.modules.codecs;
