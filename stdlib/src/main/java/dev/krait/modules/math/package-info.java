/**
 * Modules {@code math}, {@code cmath} and {@code _random}. Start at {@link dev.krait.modules.math.MathModule}.
 */
package dev.krait.modules.math;
