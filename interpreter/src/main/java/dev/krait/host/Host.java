package dev.krait.host;

/** The one door to the operating system (architecture D6): files, sockets, processes, clocks, environment, terminal. */
public interface Host {
}
