package dev.krait.object;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who takes for granted what the names of one namespace stand for: the attributes that a type sees, the variables of a module, the code of a function. The
 * namespace tells of each change; what has changed once although somebody relied on it is not taken for granted again.
 */
public final class Assumptions {
    private static final class Dependents {
        private final List<WeakReference<Validity>> all = new ArrayList<>();
        /** How many there may be before those that have gone are sought. */
        private int room = 8;

        void add(Validity v) {
            if (all.size() >= room) {
                all.removeIf(r -> r.get() == null || r.get().isBroken());
                room = 2 * all.size() + 8;
            }
            all.add(new WeakReference<>(v));
        }

        void endInto(List<Validity> ended) {
            for (WeakReference<Validity> reference : all) {
                Validity v = reference.get();
                if (v != null) {
                    v.end();
                    ended.add(v);
                }
            }
        }
    }

    private final Map<String, Dependents> dependents = new ConcurrentHashMap<>();
    private final Set<String> changed = ConcurrentHashMap.newKeySet();

    /** Whether a name may be taken for granted: not when it has changed before. */
    public boolean possible(String name) {
        return !changed.contains(name);
    }

    /**
     * Notes that somebody relies on a name, if it {@code holds} still what that one has seen: else it has changed, and is not taken for granted again. Returns
     * whether it does. The caller keeps the name from changing meanwhile.
     */
    public synchronized boolean add(String name, Validity v, boolean holds) {
        if (holds) {
            dependents.computeIfAbsent(name, n -> new Dependents()).add(v);
        } else {
            changed.add(name);
        }
        return holds;
    }

    /** A name changes, or any may when it is null. Returns who relied on it, ended. */
    public List<Validity> change(String name) {
        if (dependents.isEmpty() || name != null && !dependents.containsKey(name)) {
            return List.of();
        }
        List<Validity> ended = new ArrayList<>();
        synchronized (this) {
            for (String n : name != null ? List.of(name) : List.copyOf(dependents.keySet())) {
                Dependents of = dependents.remove(n);
                if (of != null) {
                    changed.add(n);
                    of.endInto(ended);
                }
            }
        }
        return ended;
    }

    /** Waits until no thread relies any more on what has ended, all in one interpreter. The caller holds no locks. */
    public static void settle(List<Validity> ended) {
        if (!ended.isEmpty()) {
            // one wait serves all: each thread has been told of all of them before
            ended.getFirst().settle();
        }
    }
}
