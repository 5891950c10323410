package dev.krait.host;

import java.io.IOException;

/** A command of the system that does what the JDK cannot. */
final class SystemCommand {
    private SystemCommand() {
    }

    /** Runs a command to its end; one that fails is not permitted. */
    static void run(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            if (process.waitFor() != 0) {
                throw new HostException(Errno.EPERM);
            }
        } catch (IOException e) {
            throw NioErrors.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostException(Errno.EINTR);
        }
    }
}
