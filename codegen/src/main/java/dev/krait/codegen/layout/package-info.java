/** Which JVM variable holds which value, and what is live where: needed for the verifier's frames as for the exits. Start at {@link dev.krait.codegen.layout.Layout}. */
package dev.krait.codegen.layout;
