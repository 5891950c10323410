/**
 * Module {@code itertools}: the iterator types in groups. Start at {@link dev.krait.modules.itertools.ItertoolsModule}.
 */
package dev.krait.modules.itertools;
