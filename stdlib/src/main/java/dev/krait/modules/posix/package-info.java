/**
 * The module {@code posix} over the {@link dev.krait.host.Host}: files and directories, processes, environment. Start at
 * {@link dev.krait.modules.posix.PosixModule}; the functions are spread over a few classes by what they are about.
 */
package dev.krait.modules.posix;
