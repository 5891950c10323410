package dev.krait.eval;

/**
 * The operations of decoded code. {@code A B C} are the operands; {@code sp} is the slot above the top of the stack. An operation not explained here takes
 * A = oparg, B = sp, C = target of the jump, and does what the opcode of its name does.
 */
final class Op {
    private Op() {
    }

    /** Control cannot come here. */
    static final int UNREACHABLE = 0;
    /** Nothing: caches, prefixes, NOP, NOT_TAKEN and what was folded away in front of a jump target. */
    static final int NOP = 1;
    /** {@code s[C] = s[A]}: LOAD_FAST, STORE_FAST, COPY. */
    static final int MOVE = 2;
    /** {@code s[C] = k[A]}. */
    static final int CONST = 3;
    /** {@code s[C] = s[A], s[C + 1] = s[B]}. */
    static final int MOVE2 = 4;
    /** {@code s[A] = s[C - 1], s[B] = s[C - 2]}. */
    static final int STORE2 = 5;
    /** {@code s[A] = s[C], s[C] = s[B]}. */
    static final int STORE_LOAD = 6;
    /** Operators: {@code s[C] = A op B}, the operator's number in the high bits. */
    static final int ADD = 7;
    static final int SUBTRACT = 8;
    static final int MULTIPLY = 9;
    static final int BINARY = 10;
    static final int SUBSCRIPT = 11;
    /** {@code s[C] = A op B}, the comparison and, above bit 2, whether a bool is wanted in the high bits. */
    static final int COMPARE = 12;
    /** Jumps to C when {@code A op B} is what bit 4 of the high bits says; the comparison is below. */
    static final int COMPARE_JUMP = 13;
    /** {@code s[C] = A is B}, inverted when the high bits are 1. */
    static final int IS = 14;
    /** {@code s[C] = A in B}, inverted when the high bits are 1. */
    static final int CONTAINS = 15;
    /** Jumps to C when A, which is a bool, is true or false. */
    static final int JUMP_IF_TRUE = 16;
    static final int JUMP_IF_FALSE = 17;
    static final int JUMP_IF_NONE = 18;
    static final int JUMP_IF_NOT_NONE = 19;
    /** Jumps to C when the truth of A is what the high bits say. */
    static final int TRUTH_JUMP = 20;
    static final int JUMP = 21;
    static final int JUMP_BACKWARD = 22;
    /** Stores the next value of {@code s[A]} in {@code s[B]}, or jumps to C. */
    static final int FOR_ITER = 23;
    /** {@code s[C] = A.names[B]}. */
    static final int LOAD_ATTR = 24;
    /** {@code s[C], s[C + 1] = A.names[B]} as function and self, or attribute and null. */
    static final int LOAD_METHOD = 25;
    /** {@code A.names[C] = B}. */
    static final int STORE_ATTR = 26;
    /** {@code s[C] = names[A]}; also a null above when the high bits are 1. */
    static final int LOAD_GLOBAL = 27;
    /** Calls {@code s[B]} with {@code s[B + 1]} if that is not null and A arguments; the result goes to {@code s[C]}. */
    static final int CALL = 28;
    static final int CALL_KW = 29;
    static final int CALL_EX = 30;
    static final int RETURN = 31;
    /** {@code A[B] = C}. */
    static final int STORE_SUBSCR = 32;
    /** {@code s[C] = op A}. */
    static final int TO_BOOL = 33;
    static final int NOT = 34;
    static final int NEGATIVE = 35;
    static final int INVERT = 36;
    static final int LOAD_FAST_CHECK = 37;
    static final int LOAD_FAST_AND_CLEAR = 38;
    static final int DELETE_FAST = 39;
    static final int LOAD_DEREF = 40;
    static final int STORE_DEREF = 41;
    static final int DELETE_DEREF = 42;
    static final int MAKE_CELL = 43;
    static final int COPY_FREE_VARS = 44;
    static final int LOAD_NAME = 45;
    static final int STORE_NAME = 46;
    static final int DELETE_NAME = 47;
    static final int STORE_GLOBAL = 48;
    static final int DELETE_GLOBAL = 49;
    static final int LOAD_LOCALS = 50;
    static final int LOAD_FROM_DICT_OR_GLOBALS = 51;
    static final int LOAD_FROM_DICT_OR_DEREF = 52;
    static final int DELETE_ATTR = 53;
    static final int LOAD_SUPER_ATTR = 54;
    static final int LOAD_SPECIAL = 55;
    static final int LOAD_COMMON_CONSTANT = 56;
    static final int LOAD_BUILD_CLASS = 57;
    static final int SWAP = 58;
    static final int POP_TOP = 59;
    static final int PUSH_NULL = 60;
    static final int BUILD_TUPLE = 61;
    static final int BUILD_LIST = 62;
    static final int BUILD_SET = 63;
    static final int BUILD_MAP = 64;
    static final int BUILD_SLICE = 65;
    static final int BUILD_STRING = 66;
    static final int BUILD_INTERPOLATION = 67;
    static final int BUILD_TEMPLATE = 68;
    static final int LIST_APPEND = 69;
    static final int LIST_EXTEND = 70;
    static final int SET_ADD = 71;
    static final int SET_UPDATE = 72;
    static final int MAP_ADD = 73;
    static final int DICT_UPDATE = 74;
    static final int DICT_MERGE = 75;
    static final int UNPACK_SEQUENCE = 76;
    static final int UNPACK_EX = 77;
    static final int BINARY_SLICE = 78;
    static final int STORE_SLICE = 79;
    static final int DELETE_SUBSCR = 80;
    static final int CONVERT_VALUE = 81;
    static final int FORMAT_SIMPLE = 82;
    static final int FORMAT_WITH_SPEC = 83;
    static final int GET_ITER = 84;
    static final int GET_LEN = 85;
    static final int GET_AITER = 86;
    static final int GET_ANEXT = 87;
    static final int GET_AWAITABLE = 88;
    static final int GET_YIELD_FROM_ITER = 89;
    static final int SEND = 90;
    static final int END_SEND = 91;
    static final int END_ASYNC_FOR = 92;
    static final int CLEANUP_THROW = 93;
    static final int YIELD_VALUE = 94;
    static final int RETURN_GENERATOR = 95;
    static final int MAKE_FUNCTION = 96;
    static final int SET_FUNCTION_ATTRIBUTE = 97;
    static final int SETUP_ANNOTATIONS = 98;
    static final int IMPORT_NAME = 99;
    static final int IMPORT_FROM = 100;
    static final int CALL_INTRINSIC_1 = 101;
    static final int CALL_INTRINSIC_2 = 102;
    static final int RAISE_VARARGS = 103;
    static final int RERAISE = 104;
    static final int PUSH_EXC_INFO = 105;
    static final int POP_EXCEPT = 106;
    static final int CHECK_EXC_MATCH = 107;
    static final int CHECK_EG_MATCH = 108;
    static final int WITH_EXCEPT_START = 109;
    static final int MATCH_CLASS = 110;
    static final int MATCH_KEYS = 111;
    static final int MATCH_MAPPING = 112;
    static final int MATCH_SEQUENCE = 113;
    static final int EXIT_INIT_CHECK = 114;
    static final int RESUME = 115;
    /** Leaves the loop: {@code f.next} says where. */
    static final int STOP = 116;
}
