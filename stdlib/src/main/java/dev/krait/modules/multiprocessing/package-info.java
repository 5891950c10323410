/**
 * What {@code multiprocessing} needs: {@code _multiprocessing}, semaphores that processes share, and {@code _posixshmem}. Processes are started by {@code subprocess}' means, with the method {@code spawn}; a
 * Java process cannot fork.
 */
package dev.krait.modules.multiprocessing;
