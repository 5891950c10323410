package dev.krait.type.mapping;

/** Is told of every change of one dict before it happens. Runs no Python code; may be called under the dict's lock. */
public interface DictWatcher {
    /** {@code key} gets {@code value}, or goes when {@code value} is null; both are null when the whole contents are replaced. */
    void modified(DictStorage dict, Object key, Object value);
}
