/**
 * Module {@code _collections}: deque, defaultdict, OrderedDict and what {@code collections} speeds up with it. Start at
 * {@link dev.krait.modules.collections.CollectionsModule}.
 */
package dev.krait.modules.collections;
