/**
 * Module {@code _random}: the generator behind {@code random.Random}.
 */
package dev.krait.modules.random;
