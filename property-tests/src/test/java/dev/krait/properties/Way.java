package dev.krait.properties;

/** A Python that runs programs one after the other. */
interface Way extends AutoCloseable {
    String name();

    /** What the program did: its output, its exception with the traceback, its globals; or that it hung, or how the Python ended. */
    String run(String program);

    @Override
    void close();
}
