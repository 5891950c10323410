/**
 * What CPython's own suite calls of its test-only C modules ({@code _testinternalcapi}, {@code _testcapi}), as far as Krait has a counterpart: the
 * compiler's stages one by one, limits, configuration.
 *
 * <p>Found by {@code ServiceLoader} where the tests' classes are on the class path, which is how {@link dev.krait.properties.Conformance} starts
 * Krait; never part of the distribution. Start at {@link dev.krait.properties.capi.TestModules}. A function that is not here is an AttributeError in
 * the test that wants it.
 */
package dev.krait.properties.capi;
