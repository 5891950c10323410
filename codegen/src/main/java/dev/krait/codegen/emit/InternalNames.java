package dev.krait.codegen.emit;

/** The internal names of the classes that emitted code mentions. */
final class InternalNames {
    /** The package whose methods emitted code calls. */
    static final String RUNTIME = "dev/krait/runtime/";
    static final String OBJECT = "java/lang/Object";
    static final String THREAD = "dev/krait/thread/PyThread";
    static final String FRAME = "dev/krait/frame/PyFrame";
    static final String FUNCTION = "dev/krait/type/function/PyFunction";
    static final String ENTRY = "dev/krait/eval/CompiledEntry";
    static final String RESUMABLE = "dev/krait/type/generator/Resumable";
    static final String EXCEPTION = "dev/krait/error/PyException";
    /** Compiled code catches Java's errors too: they become Python's, or at least end the activation. */
    static final String THROWABLE = "java/lang/Throwable";

    private InternalNames() {
    }
}
