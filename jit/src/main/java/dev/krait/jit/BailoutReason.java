package dev.krait.jit;

/** Why the compiler declines. */
public enum BailoutReason {
    /** The code has too many blocks and variables for its graph. */
    GRAPH_TOO_BIG,
    /** An emitted method would be larger than HotSpot compiles. */
    METHOD_TOO_BIG,
    /** The stack is not consistent where control flow joins: not from our compiler. */
    MALFORMED_BYTECODE,
    /** An instruction that compiled code leaves to the interpreter. */
    UNSUPPORTED_INSTRUCTION,
    /** The code has been compiled often enough. */
    TOO_MANY_VERSIONS,
    /** The compiler failed. */
    INTERNAL_ERROR
}
