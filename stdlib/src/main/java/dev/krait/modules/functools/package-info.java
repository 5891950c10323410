/**
 * Module {@code _functools}: partial, the wrapper of lru_cache, cmp_to_key and reduce. Start at {@link dev.krait.modules.functools.FunctoolsModule}.
 */
package dev.krait.modules.functools;
