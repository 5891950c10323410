/**
 * Module {@code _sre}: the engine of {@code re}. A {@link dev.krait.modules.sre.Program} is checked once; {@link dev.krait.modules.sre.Matcher} runs it over a
 * {@link dev.krait.modules.sre.Subject} with an explicit stack, so that no pattern can overflow the Java stack. Start at
 * {@link dev.krait.modules.sre.SreModule}.
 */
package dev.krait.modules.sre;
