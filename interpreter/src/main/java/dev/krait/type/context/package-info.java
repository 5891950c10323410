/**
 * Context variables (PEP 567). A context's values are one immutable map that setting replaces, so that copying a context costs nothing. Start at
 * {@link dev.krait.type.context.PyContext}.
 */
package dev.krait.type.context;
