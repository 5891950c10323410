package dev.krait.host;

/** Named semaphores that processes share, as POSIX has them. What the system refuses is a {@link HostException}. */
public interface Semaphores {
    /** Makes a semaphore with a value; fails when there is one of that name. */
    Semaphore create(String name, int value);

    /** Opens the semaphore of that name. */
    Semaphore open(String name);

    /** Removes the name; who has the semaphore open keeps it. */
    void unlink(String name);

    /** One open semaphore, closed when nobody refers to it any more. */
    interface Semaphore {
        /** Counts down, waiting up to that many nanoseconds for a value above zero; false when there was none. The caller detaches its Python thread. */
        boolean await(long nanos);

        /** Counts up. */
        void post();

        int value();

        /** The system's address of it. */
        long address();
    }
}
