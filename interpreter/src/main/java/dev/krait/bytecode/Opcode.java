package dev.krait.bytecode;

/**
 * The opcodes of CPython 3.14: numbers for {@code switch} labels, and readers of their rows in {@link OpcodeTable}.
 *
 * <p>Numbers below 256 occur in code objects; those from 256 on are pseudo-instructions, which the compiler writes and the
 * assembler replaces. Compare CPython {@code Include/opcode_ids.h} and {@code Lib/_opcode_metadata.py}. The list is one
 * table and is left whole.
 */
public final class Opcode {
    private Opcode() {}

    // Base instructions.
    public static final int CACHE = 0;
    public static final int BINARY_SLICE = 1;
    public static final int BUILD_TEMPLATE = 2;
    public static final int CALL_FUNCTION_EX = 4;
    public static final int CHECK_EG_MATCH = 5;
    public static final int CHECK_EXC_MATCH = 6;
    public static final int CLEANUP_THROW = 7;
    public static final int DELETE_SUBSCR = 8;
    public static final int END_FOR = 9;
    public static final int END_SEND = 10;
    public static final int EXIT_INIT_CHECK = 11;
    public static final int FORMAT_SIMPLE = 12;
    public static final int FORMAT_WITH_SPEC = 13;
    public static final int GET_AITER = 14;
    public static final int GET_ANEXT = 15;
    public static final int GET_ITER = 16;
    public static final int RESERVED = 17;
    public static final int GET_LEN = 18;
    public static final int GET_YIELD_FROM_ITER = 19;
    public static final int INTERPRETER_EXIT = 20;
    public static final int LOAD_BUILD_CLASS = 21;
    public static final int LOAD_LOCALS = 22;
    public static final int MAKE_FUNCTION = 23;
    public static final int MATCH_KEYS = 24;
    public static final int MATCH_MAPPING = 25;
    public static final int MATCH_SEQUENCE = 26;
    public static final int NOP = 27;
    public static final int NOT_TAKEN = 28;
    public static final int POP_EXCEPT = 29;
    public static final int POP_ITER = 30;
    public static final int POP_TOP = 31;
    public static final int PUSH_EXC_INFO = 32;
    public static final int PUSH_NULL = 33;
    public static final int RETURN_GENERATOR = 34;
    public static final int RETURN_VALUE = 35;
    public static final int SETUP_ANNOTATIONS = 36;
    public static final int STORE_SLICE = 37;
    public static final int STORE_SUBSCR = 38;
    public static final int TO_BOOL = 39;
    public static final int UNARY_INVERT = 40;
    public static final int UNARY_NEGATIVE = 41;
    public static final int UNARY_NOT = 42;
    public static final int WITH_EXCEPT_START = 43;
    public static final int BINARY_OP = 44;
    public static final int BUILD_INTERPOLATION = 45;
    public static final int BUILD_LIST = 46;
    public static final int BUILD_MAP = 47;
    public static final int BUILD_SET = 48;
    public static final int BUILD_SLICE = 49;
    public static final int BUILD_STRING = 50;
    public static final int BUILD_TUPLE = 51;
    public static final int CALL = 52;
    public static final int CALL_INTRINSIC_1 = 53;
    public static final int CALL_INTRINSIC_2 = 54;
    public static final int CALL_KW = 55;
    public static final int COMPARE_OP = 56;
    public static final int CONTAINS_OP = 57;
    public static final int CONVERT_VALUE = 58;
    public static final int COPY = 59;
    public static final int COPY_FREE_VARS = 60;
    public static final int DELETE_ATTR = 61;
    public static final int DELETE_DEREF = 62;
    public static final int DELETE_FAST = 63;
    public static final int DELETE_GLOBAL = 64;
    public static final int DELETE_NAME = 65;
    public static final int DICT_MERGE = 66;
    public static final int DICT_UPDATE = 67;
    public static final int END_ASYNC_FOR = 68;
    public static final int EXTENDED_ARG = 69;
    public static final int FOR_ITER = 70;
    public static final int GET_AWAITABLE = 71;
    public static final int IMPORT_FROM = 72;
    public static final int IMPORT_NAME = 73;
    public static final int IS_OP = 74;
    public static final int JUMP_BACKWARD = 75;
    public static final int JUMP_BACKWARD_NO_INTERRUPT = 76;
    public static final int JUMP_FORWARD = 77;
    public static final int LIST_APPEND = 78;
    public static final int LIST_EXTEND = 79;
    public static final int LOAD_ATTR = 80;
    public static final int LOAD_COMMON_CONSTANT = 81;
    public static final int LOAD_CONST = 82;
    public static final int LOAD_DEREF = 83;
    public static final int LOAD_FAST = 84;
    public static final int LOAD_FAST_AND_CLEAR = 85;
    public static final int LOAD_FAST_BORROW = 86;
    public static final int LOAD_FAST_BORROW_LOAD_FAST_BORROW = 87;
    public static final int LOAD_FAST_CHECK = 88;
    public static final int LOAD_FAST_LOAD_FAST = 89;
    public static final int LOAD_FROM_DICT_OR_DEREF = 90;
    public static final int LOAD_FROM_DICT_OR_GLOBALS = 91;
    public static final int LOAD_GLOBAL = 92;
    public static final int LOAD_NAME = 93;
    public static final int LOAD_SMALL_INT = 94;
    public static final int LOAD_SPECIAL = 95;
    public static final int LOAD_SUPER_ATTR = 96;
    public static final int MAKE_CELL = 97;
    public static final int MAP_ADD = 98;
    public static final int MATCH_CLASS = 99;
    public static final int POP_JUMP_IF_FALSE = 100;
    public static final int POP_JUMP_IF_NONE = 101;
    public static final int POP_JUMP_IF_NOT_NONE = 102;
    public static final int POP_JUMP_IF_TRUE = 103;
    public static final int RAISE_VARARGS = 104;
    public static final int RERAISE = 105;
    public static final int SEND = 106;
    public static final int SET_ADD = 107;
    public static final int SET_FUNCTION_ATTRIBUTE = 108;
    public static final int SET_UPDATE = 109;
    public static final int STORE_ATTR = 110;
    public static final int STORE_DEREF = 111;
    public static final int STORE_FAST = 112;
    public static final int STORE_FAST_LOAD_FAST = 113;
    public static final int STORE_FAST_STORE_FAST = 114;
    public static final int STORE_GLOBAL = 115;
    public static final int STORE_NAME = 116;
    public static final int SWAP = 117;
    public static final int UNPACK_EX = 118;
    public static final int UNPACK_SEQUENCE = 119;
    public static final int YIELD_VALUE = 120;
    public static final int RESUME = 128;

    // Specialised instructions (PEP 659).
    public static final int BINARY_OP_INPLACE_ADD_UNICODE = 3;
    public static final int BINARY_OP_ADD_FLOAT = 129;
    public static final int BINARY_OP_ADD_INT = 130;
    public static final int BINARY_OP_ADD_UNICODE = 131;
    public static final int BINARY_OP_EXTEND = 132;
    public static final int BINARY_OP_MULTIPLY_FLOAT = 133;
    public static final int BINARY_OP_MULTIPLY_INT = 134;
    public static final int BINARY_OP_SUBSCR_DICT = 135;
    public static final int BINARY_OP_SUBSCR_GETITEM = 136;
    public static final int BINARY_OP_SUBSCR_LIST_INT = 137;
    public static final int BINARY_OP_SUBSCR_LIST_SLICE = 138;
    public static final int BINARY_OP_SUBSCR_STR_INT = 139;
    public static final int BINARY_OP_SUBSCR_TUPLE_INT = 140;
    public static final int BINARY_OP_SUBTRACT_FLOAT = 141;
    public static final int BINARY_OP_SUBTRACT_INT = 142;
    public static final int CALL_ALLOC_AND_ENTER_INIT = 143;
    public static final int CALL_BOUND_METHOD_EXACT_ARGS = 144;
    public static final int CALL_BOUND_METHOD_GENERAL = 145;
    public static final int CALL_BUILTIN_CLASS = 146;
    public static final int CALL_BUILTIN_FAST = 147;
    public static final int CALL_BUILTIN_FAST_WITH_KEYWORDS = 148;
    public static final int CALL_BUILTIN_O = 149;
    public static final int CALL_ISINSTANCE = 150;
    public static final int CALL_KW_BOUND_METHOD = 151;
    public static final int CALL_KW_NON_PY = 152;
    public static final int CALL_KW_PY = 153;
    public static final int CALL_LEN = 154;
    public static final int CALL_LIST_APPEND = 155;
    public static final int CALL_METHOD_DESCRIPTOR_FAST = 156;
    public static final int CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS = 157;
    public static final int CALL_METHOD_DESCRIPTOR_NOARGS = 158;
    public static final int CALL_METHOD_DESCRIPTOR_O = 159;
    public static final int CALL_NON_PY_GENERAL = 160;
    public static final int CALL_PY_EXACT_ARGS = 161;
    public static final int CALL_PY_GENERAL = 162;
    public static final int CALL_STR_1 = 163;
    public static final int CALL_TUPLE_1 = 164;
    public static final int CALL_TYPE_1 = 165;
    public static final int COMPARE_OP_FLOAT = 166;
    public static final int COMPARE_OP_INT = 167;
    public static final int COMPARE_OP_STR = 168;
    public static final int CONTAINS_OP_DICT = 169;
    public static final int CONTAINS_OP_SET = 170;
    public static final int FOR_ITER_GEN = 171;
    public static final int FOR_ITER_LIST = 172;
    public static final int FOR_ITER_RANGE = 173;
    public static final int FOR_ITER_TUPLE = 174;
    public static final int JUMP_BACKWARD_JIT = 175;
    public static final int JUMP_BACKWARD_NO_JIT = 176;
    public static final int LOAD_ATTR_CLASS = 177;
    public static final int LOAD_ATTR_CLASS_WITH_METACLASS_CHECK = 178;
    public static final int LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN = 179;
    public static final int LOAD_ATTR_INSTANCE_VALUE = 180;
    public static final int LOAD_ATTR_METHOD_LAZY_DICT = 181;
    public static final int LOAD_ATTR_METHOD_NO_DICT = 182;
    public static final int LOAD_ATTR_METHOD_WITH_VALUES = 183;
    public static final int LOAD_ATTR_MODULE = 184;
    public static final int LOAD_ATTR_NONDESCRIPTOR_NO_DICT = 185;
    public static final int LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES = 186;
    public static final int LOAD_ATTR_PROPERTY = 187;
    public static final int LOAD_ATTR_SLOT = 188;
    public static final int LOAD_ATTR_WITH_HINT = 189;
    public static final int LOAD_CONST_IMMORTAL = 190;
    public static final int LOAD_CONST_MORTAL = 191;
    public static final int LOAD_GLOBAL_BUILTIN = 192;
    public static final int LOAD_GLOBAL_MODULE = 193;
    public static final int LOAD_SUPER_ATTR_ATTR = 194;
    public static final int LOAD_SUPER_ATTR_METHOD = 195;
    public static final int RESUME_CHECK = 196;
    public static final int SEND_GEN = 197;
    public static final int STORE_ATTR_INSTANCE_VALUE = 198;
    public static final int STORE_ATTR_SLOT = 199;
    public static final int STORE_ATTR_WITH_HINT = 200;
    public static final int STORE_SUBSCR_DICT = 201;
    public static final int STORE_SUBSCR_LIST_INT = 202;
    public static final int TO_BOOL_ALWAYS_TRUE = 203;
    public static final int TO_BOOL_BOOL = 204;
    public static final int TO_BOOL_INT = 205;
    public static final int TO_BOOL_LIST = 206;
    public static final int TO_BOOL_NONE = 207;
    public static final int TO_BOOL_STR = 208;
    public static final int UNPACK_SEQUENCE_LIST = 209;
    public static final int UNPACK_SEQUENCE_TUPLE = 210;
    public static final int UNPACK_SEQUENCE_TWO_TUPLE = 211;

    // Instrumented instructions (PEP 669), and the executor entry.
    public static final int INSTRUMENTED_END_FOR = 234;
    public static final int INSTRUMENTED_POP_ITER = 235;
    public static final int INSTRUMENTED_END_SEND = 236;
    public static final int INSTRUMENTED_FOR_ITER = 237;
    public static final int INSTRUMENTED_INSTRUCTION = 238;
    public static final int INSTRUMENTED_JUMP_FORWARD = 239;
    public static final int INSTRUMENTED_NOT_TAKEN = 240;
    public static final int INSTRUMENTED_POP_JUMP_IF_TRUE = 241;
    public static final int INSTRUMENTED_POP_JUMP_IF_FALSE = 242;
    public static final int INSTRUMENTED_POP_JUMP_IF_NONE = 243;
    public static final int INSTRUMENTED_POP_JUMP_IF_NOT_NONE = 244;
    public static final int INSTRUMENTED_RESUME = 245;
    public static final int INSTRUMENTED_RETURN_VALUE = 246;
    public static final int INSTRUMENTED_YIELD_VALUE = 247;
    public static final int INSTRUMENTED_END_ASYNC_FOR = 248;
    public static final int INSTRUMENTED_LOAD_SUPER_ATTR = 249;
    public static final int INSTRUMENTED_CALL = 250;
    public static final int INSTRUMENTED_CALL_KW = 251;
    public static final int INSTRUMENTED_CALL_FUNCTION_EX = 252;
    public static final int INSTRUMENTED_JUMP_BACKWARD = 253;
    public static final int INSTRUMENTED_LINE = 254;
    public static final int ENTER_EXECUTOR = 255;

    // Pseudo-instructions: only between the compiler and the assembler.
    public static final int ANNOTATIONS_PLACEHOLDER = 256;
    public static final int JUMP = 257;
    public static final int JUMP_IF_FALSE = 258;
    public static final int JUMP_IF_TRUE = 259;
    public static final int JUMP_NO_INTERRUPT = 260;
    public static final int LOAD_CLOSURE = 261;
    public static final int POP_BLOCK = 262;
    public static final int SETUP_CLEANUP = 263;
    public static final int SETUP_FINALLY = 264;
    public static final int SETUP_WITH = 265;
    public static final int STORE_FAST_MAYBE_NULL = 266;

    /** One more than the highest number, pseudo-instructions included. */
    public static final int LIMIT = 267;

    /** Opcodes above this one have an argument, if they are neither specialised nor instrumented. */
    public static final int HAVE_ARGUMENT = 43;

    /** The first of the instrumented opcodes. */
    public static final int MIN_INSTRUMENTED_OPCODE = 234;

    /** Whether the number stands for an opcode. */
    public static boolean isValid(int opcode) {
        return opcode >= 0 && opcode < LIMIT && OpcodeTable.ROWS[opcode] != null;
    }

    /** The name as {@code dis} prints it, or {@code <n>} for a number without an opcode. */
    public static String name(int opcode) {
        return isValid(opcode) ? OpcodeTable.ROWS[opcode].name() : "<" + opcode + ">";
    }

    /** How many code units of inline cache follow the instruction; specialised and instrumented forms have those of their base. */
    public static int caches(int opcode) {
        return OpcodeTable.ROWS[opcode].caches();
    }

    /**
     * The opcode that a specialised or an instrumented one is a form of, or itself. {@code INSTRUMENTED_LINE},
     * {@code INSTRUMENTED_INSTRUCTION} and {@code ENTER_EXECUTOR} stand for whatever they have replaced: they are their own base.
     */
    public static int base(int opcode) {
        return OpcodeTable.ROWS[opcode].base();
    }

    /** Whether this is a specialised form (PEP 659) of {@link #base}. */
    public static boolean isSpecialized(int opcode) {
        return opcode < MIN_INSTRUMENTED_OPCODE && base(opcode) != opcode;
    }

    /** Whether this is an instrumented form (PEP 669). */
    public static boolean isInstrumented(int opcode) {
        return opcode >= MIN_INSTRUMENTED_OPCODE && opcode < ENTER_EXECUTOR;
    }

    /** Whether this exists only between compiler and assembler. */
    public static boolean isPseudo(int opcode) {
        return opcode >= ANNOTATIONS_PLACEHOLDER;
    }

    /** Whether the instruction's argument means anything. */
    public static boolean hasArg(int opcode) {
        return has(opcode, OpcodeTable.ARG);
    }

    /** Whether the argument is an index into {@code co_consts}. */
    public static boolean hasConst(int opcode) {
        return has(opcode, OpcodeTable.CONST);
    }

    /** Whether the argument holds an index into {@code co_names}. */
    public static boolean hasName(int opcode) {
        return has(opcode, OpcodeTable.NAME);
    }

    /** Whether the argument is a jump distance (for a pseudo-instruction, a label). */
    public static boolean hasJump(int opcode) {
        return has(opcode, OpcodeTable.JUMP);
    }

    /** Whether the argument is the index of a cell or free variable in {@code localsplus}. */
    public static boolean hasFree(int opcode) {
        return has(opcode, OpcodeTable.FREE);
    }

    /** Whether the argument holds indexes of local variables in {@code localsplus}. */
    public static boolean hasLocal(int opcode) {
        return has(opcode, OpcodeTable.LOCAL);
    }

    /** Whether the instruction can raise. */
    public static boolean hasError(int opcode) {
        return has(opcode, OpcodeTable.ERROR);
    }

    /** Whether the instruction can run arbitrary code. */
    public static boolean hasEscapes(int opcode) {
        return has(opcode, OpcodeTable.ESCAPES);
    }

    /** Whether the instruction polls for signals, pending calls and the like. */
    public static boolean hasEvalBreak(int opcode) {
        return has(opcode, OpcodeTable.EVAL_BREAK);
    }

    private static boolean has(int opcode, int flag) {
        return (OpcodeTable.ROWS[opcode].flags() & flag) != 0;
    }

    /** How many values the instruction takes from the stack. */
    public static int popped(int opcode, int oparg) {
        OpcodeTable.Row row = OpcodeTable.ROWS[opcode];
        return count(row.popBase(), row.popKind(), oparg);
    }

    /** How many values the instruction leaves on the stack. */
    public static int pushed(int opcode, int oparg) {
        OpcodeTable.Row row = OpcodeTable.ROWS[opcode];
        return count(row.pushBase(), row.pushKind(), oparg);
    }

    private static int count(int base, int kind, int oparg) {
        return base + switch (kind) {
            case OpcodeTable.FIXED -> 0;
            case OpcodeTable.OPARG -> oparg;
            case OpcodeTable.TWICE -> 2 * oparg;
            case OpcodeTable.LOW_BIT -> oparg & 1;
            case OpcodeTable.UNPACK_EX -> (oparg & 0xFF) + (oparg >> 8);
            default -> throw new AssertionError(kind);
        };
    }

    /** Whether this pushes an exception handler; its argument is the handler's label. */
    public static boolean isBlockPush(int opcode) {
        return opcode == SETUP_FINALLY || opcode == SETUP_WITH || opcode == SETUP_CLEANUP;
    }

    /** Whether the argument is a label in the flow graph. */
    public static boolean hasTarget(int opcode) {
        return hasJump(opcode) || isBlockPush(opcode);
    }

    /** Whether control leaves the frame, or goes to a handler, and never comes to the next instruction. */
    public static boolean isScopeExit(int opcode) {
        return opcode == RETURN_VALUE || opcode == RAISE_VARARGS || opcode == RERAISE;
    }

    /** Whether this jumps whatever the operands are. */
    public static boolean isUnconditionalJump(int opcode) {
        return opcode == JUMP || opcode == JUMP_NO_INTERRUPT || opcode == JUMP_FORWARD || isBackwardJump(opcode);
    }

    /** Whether this jumps and always backwards. */
    public static boolean isBackwardJump(int opcode) {
        return opcode == JUMP_BACKWARD || opcode == JUMP_BACKWARD_NO_INTERRUPT;
    }

    /** Whether this pops a value and jumps or does not. */
    public static boolean isConditionalJump(int opcode) {
        return opcode == POP_JUMP_IF_FALSE || opcode == POP_JUMP_IF_TRUE
                || opcode == POP_JUMP_IF_NONE || opcode == POP_JUMP_IF_NOT_NONE;
    }

    /** Whether this must be the last instruction of its basic block. */
    public static boolean isTerminator(int opcode) {
        return hasJump(opcode) || isScopeExit(opcode);
    }
}
