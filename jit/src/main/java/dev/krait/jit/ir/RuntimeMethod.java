package dev.krait.jit.ir;

import static dev.krait.jit.ir.Effect.ARBITRARY;
import static dev.krait.jit.ir.Effect.PURE;
import static dev.krait.jit.ir.Effect.RAISES;
import static dev.krait.jit.ir.Effect.READS;
import static dev.krait.jit.ir.Effect.WRITES;

/**
 * The methods of {@code dev.krait.runtime} that compiled code calls: one row each.
 *
 * <p>The signature has a letter for each parameter, and behind {@code >} the result's: {@code T} the thread and {@code P} the activation's frame, which are
 * supplied, and {@code G} the frame or the function, whichever is at hand; {@code O I F B} an input of that kind; {@code *} the rest of the inputs in an array; {@code V} no result.
 */
public enum RuntimeMethod {
    // operators
    ADD("Operators", "add", "TOO>O", ARBITRARY),
    SUB("Operators", "sub", "TOO>O", ARBITRARY),
    MUL("Operators", "mul", "TOO>O", ARBITRARY),
    BINARY("Operators", "binary", "TOOI>O", ARBITRARY),
    ANSWERED("Operators", "answered", "TOOOI>O", ARBITRARY),
    INT_MIN("Operators", "min", "II>I", PURE),
    INT_MAX("Operators", "max", "II>I", PURE),
    FLOAT_MIN("Operators", "min", "FF>F", PURE),
    FLOAT_MAX("Operators", "max", "FF>F", PURE),
    FLOAT_TO_INT("Operators", "toInt", "F>I", PURE),
    COMPARE("Operators", "compare", "TOOI>O", ARBITRARY),
    COMPARE_BOOL("Operators", "compareBool", "TOOI>B", ARBITRARY),
    STR_EQ("Operators", "strEquals", "OO>B", PURE),
    CONTAINS("Operators", "contains", "TOO>B", ARBITRARY),
    NEGATIVE("Operators", "negative", "TO>O", ARBITRARY),
    INVERT("Operators", "invert", "TO>O", ARBITRARY),
    TO_BOOL("Operators", "isTrue", "TO>B", ARBITRARY),

    // subscripts
    SUBSCRIPT("Subscripts", "get", "TOO>O", ARBITRARY),
    SET_SUBSCRIPT("Subscripts", "set", "TOOO>V", ARBITRARY),
    DELETE_SUBSCRIPT("Subscripts", "delete", "TOO>V", ARBITRARY),
    SLICE("Subscripts", "slice", "TOOO>O", ARBITRARY),
    SET_SLICE("Subscripts", "setSlice", "TOOOO>V", ARBITRARY),
    LIST_GET("Subscripts", "listGet", "OI>O", READS),
    LIST_SET("Subscripts", "listSet", "OIO>B", WRITES),
    TUPLE_GET("Subscripts", "tupleGet", "OI>O", PURE),
    STR_GET("Subscripts", "strGet", "OI>O", PURE),
    LENGTH("Subscripts", "length", "TO>I", ARBITRARY),
    GET_LENGTH("Subscripts", "lengthObject", "TO>O", ARBITRARY),
    LIST_SIZE("Subscripts", "listSize", "O>I", READS),
    TUPLE_SIZE("Subscripts", "tupleSize", "O>I", PURE),
    STR_CODE("Subscripts", "strCode", "OI>I", PURE),
    CODE_OF("Subscripts", "codeOf", "O>I", PURE),
    CODE_IN("Subscripts", "codeIn", "III>B", PURE),
    STR_SIZE("Subscripts", "strSize", "O>I", PURE),
    LIST_APPEND_FAST("Subscripts", "listAppend", "OO>V", WRITES),

    // exact built-in containers
    LIST_SLICE("Sequences", "listSlice", "OII>O", READS),
    TUPLE_SLICE("Sequences", "tupleSlice", "OII>O", PURE),
    STR_SLICE("Sequences", "strSlice", "OII>O", PURE),
    LIST_SET_SLICE("Sequences", "setListSlice", "OIIO>V", WRITES),
    LIST_CONCAT("Sequences", "listConcat", "OO>O", READS),
    LIST_EXTEND_FAST("Sequences", "listExtend", "OO>V", WRITES),
    STR_CONCAT("Sequences", "strConcat", "OO>O", PURE),
    LIST_OF("Sequences", "listOf", "O>O", READS),
    LIST_TO_TUPLE("Sequences", "listToTuple", "O>O", READS),
    SET_ADD_FAST("Sequences", "setAdd", "TOO>B", WRITES),
    DICT_GET("Sequences", "dictGet", "TOO>O", READS),
    DICT_SET("Sequences", "dictSet", "TOOO>B", WRITES),
    DICT_HAS("Sequences", "dictHas", "TOO>I", READS),
    SET_HAS("Sequences", "setHas", "TOO>I", READS),
    TUPLE_HAS("Sequences", "tupleHas", "OO>I", PURE),
    STR_HAS("Sequences", "strHas", "OO>B", PURE),
    STR_COMPARE("Sequences", "strCompare", "OO>I", PURE),
    SET_SIZE("Sequences", "setSize", "O>I", READS),
    DICT_SIZE("Sequences", "dictSize", "O>I", READS),
    ITERATOR_OF_RANGE("Sequences", "rangeIterator", "O>O", READS),

    // variables
    GLOBAL("Variables", "global", "TPO>O", ARBITRARY),
    CACHED_GLOBAL("Variables", "cachedGlobal", "GO>O", READS),
    CACHED_GLOBAL_OF("Variables", "cachedGlobalOf", "OO>O", READS),
    CACHED_BUILTIN("Variables", "cachedBuiltin", "GO>O", READS),
    CACHED_BUILTIN_OF("Variables", "cachedBuiltinOf", "OO>O", READS),
    STORE_GLOBAL("Variables", "storeGlobal", "TPOO>V", ARBITRARY),
    DELETE_GLOBAL("Variables", "deleteGlobal", "TPO>V", ARBITRARY),
    NAME("Variables", "name", "TPO>O", ARBITRARY),
    STORE_NAME("Variables", "storeName", "TPOO>V", ARBITRARY),
    DELETE_NAME("Variables", "deleteName", "TPO>V", ARBITRARY),
    LOCALS("Variables", "locals", "TP>O", RAISES),
    DICT_OR_GLOBAL("Variables", "dictOrGlobal", "TPOO>O", ARBITRARY),
    DICT_OR_CELL("Variables", "dictOrCell", "TPOI>O", ARBITRARY),
    MAKE_CELL("Variables", "makeCell", "O>O", READS),
    CELL_GET("Variables", "cellGet", "O>O", READS),
    CELL_SET("Variables", "cellSet", "OO>V", WRITES),
    FREE_VARIABLE("Variables", "freeVariable", "PI>O", READS),
    BUILD_CLASS("Variables", "buildClass", "TP>O", ARBITRARY),
    SETUP_ANNOTATIONS("Variables", "setupAnnotations", "TP>V", ARBITRARY),
    IMPORT_NAME("Variables", "importName", "TPOOO>O", ARBITRARY),
    IMPORT_FROM("Variables", "importFrom", "TOO>O", ARBITRARY),
    IMPORT_STAR("Variables", "importStar", "TPO>O", ARBITRARY),

    // attributes
    GET_ATTRIBUTE("Attributes", "get", "TOO>O", ARBITRARY),
    METHOD("Attributes", "method", "TOO>O", ARBITRARY),
    METHOD_CASE("Attributes", "methodCase", "OO>O", READS),
    FIELD_CASE("Attributes", "fieldCase", "OO>O", READS),
    GETTER_OF("Attributes", "getterOf", "O>O", READS),
    WRAPPED("Attributes", "wrapped", "O>O", READS),
    SET_CASE("Attributes", "setCase", "OOO>B", WRITES),
    RECEIVER("Attributes", "receiver", "OO>O", READS),
    SET_SHAPE("Attributes", "setShape", "OO>V", WRITES),
    UNSHARED("Attributes", "unshared", ">B", READS),
    SET_ATTRIBUTE("Attributes", "set", "TOOO>V", ARBITRARY),
    DELETE_ATTRIBUTE("Attributes", "delete", "TOO>V", ARBITRARY),
    SUPER_ATTRIBUTE("Attributes", "superAttribute", "TOOOOI>O", ARBITRARY),
    SPECIAL_METHOD("Attributes", "special", "TOI>O", ARBITRARY),
    MODULE_ATTRIBUTE("Attributes", "ofModule", "OO>O", READS),
    FIELD("Attributes", "field", "OI>O", READS),
    FIELD_0("Attributes", "field0", "O>O", READS),
    FIELD_1("Attributes", "field1", "O>O", READS),
    FIELD_2("Attributes", "field2", "O>O", READS),
    FIELD_3("Attributes", "field3", "O>O", READS),
    FIELD_4("Attributes", "field4", "O>O", READS),
    FIELD_5("Attributes", "field5", "O>O", READS),
    FIELD_6("Attributes", "field6", "O>O", READS),
    FIELD_7("Attributes", "field7", "O>O", READS),
    LONG_FIELD("Attributes", "longField", "OI>I", READS),
    DOUBLE_FIELD("Attributes", "doubleField", "OI>F", READS),
    LONG_FIELD_0("Attributes", "long0", "O>I", READS),
    LONG_FIELD_1("Attributes", "long1", "O>I", READS),
    LONG_FIELD_2("Attributes", "long2", "O>I", READS),
    LONG_FIELD_3("Attributes", "long3", "O>I", READS),
    DOUBLE_FIELD_0("Attributes", "double0", "O>F", READS),
    DOUBLE_FIELD_1("Attributes", "double1", "O>F", READS),
    DOUBLE_FIELD_2("Attributes", "double2", "O>F", READS),
    DOUBLE_FIELD_3("Attributes", "double3", "O>F", READS),
    SET_FIELD("Attributes", "setField", "OOI>V", WRITES),
    SET_FIELD_0("Attributes", "setField0", "OO>V", WRITES),
    SET_FIELD_1("Attributes", "setField1", "OO>V", WRITES),
    SET_FIELD_2("Attributes", "setField2", "OO>V", WRITES),
    SET_FIELD_3("Attributes", "setField3", "OO>V", WRITES),
    SET_FIELD_4("Attributes", "setField4", "OO>V", WRITES),
    SET_FIELD_5("Attributes", "setField5", "OO>V", WRITES),
    SET_FIELD_6("Attributes", "setField6", "OO>V", WRITES),
    SET_FIELD_7("Attributes", "setField7", "OO>V", WRITES),
    SET_LONG_FIELD("Attributes", "setLong", "OII>V", WRITES),
    SET_DOUBLE_FIELD("Attributes", "setDouble", "OFI>V", WRITES),
    SET_LONG_FIELD_0("Attributes", "setLong0", "OI>V", WRITES),
    SET_LONG_FIELD_1("Attributes", "setLong1", "OI>V", WRITES),
    SET_LONG_FIELD_2("Attributes", "setLong2", "OI>V", WRITES),
    SET_LONG_FIELD_3("Attributes", "setLong3", "OI>V", WRITES),
    SET_DOUBLE_FIELD_0("Attributes", "setDouble0", "OF>V", WRITES),
    SET_DOUBLE_FIELD_1("Attributes", "setDouble1", "OF>V", WRITES),
    SET_DOUBLE_FIELD_2("Attributes", "setDouble2", "OF>V", WRITES),
    SET_DOUBLE_FIELD_3("Attributes", "setDouble3", "OF>V", WRITES),

    // building
    BUILD_TUPLE("Builders", "tuple", "*>O", READS),
    BUILD_LIST("Builders", "list", "*>O", READS),
    BUILD_MAP("Builders", "map", "T*>O", ARBITRARY),
    BUILD_SET("Builders", "set", "T*>O", ARBITRARY),
    NEW_SET("Sequences", "newSet", ">O", READS),
    NEW_DICT("Sequences", "newDict", ">O", READS),
    BUILD_SLICE("Builders", "slice", "OOO>O", READS),
    BUILD_STRING("Builders", "string", "T*>O", RAISES),
    BUILD_TEMPLATE("Builders", "template", "TOO>O", ARBITRARY),
    BUILD_INTERPOLATION("Builders", "interpolation", "TOOOI>O", ARBITRARY),
    LIST_APPEND("Builders", "listAppend", "OO>V", WRITES),
    LIST_EXTEND("Builders", "listExtend", "TOO>V", ARBITRARY),
    SET_ADD("Builders", "setAdd", "TOO>V", ARBITRARY),
    SET_UPDATE("Builders", "setUpdate", "TOO>V", ARBITRARY),
    MAP_ADD("Builders", "mapAdd", "TOOO>V", ARBITRARY),
    DICT_UPDATE("Builders", "dictUpdate", "TOO>V", ARBITRARY),
    DICT_MERGE("Builders", "dictMerge", "TOOO>V", ARBITRARY),
    FORMAT_SIMPLE("Builders", "formatSimple", "TO>O", ARBITRARY),
    FORMAT_WITH_SPEC("Builders", "formatWithSpec", "TOO>O", ARBITRARY),
    CONVERT_VALUE("Builders", "convert", "TOI>O", ARBITRARY),
    UNPACK("Builders", "unpack", "TOI>O", ARBITRARY),
    UNPACK_EX("Builders", "unpackEx", "TOI>O", ARBITRARY),
    ELEMENT("Builders", "element", "OI>O", READS),
    MAKE_FUNCTION("Builders", "function", "TPO>O", READS),
    SET_FUNCTION_ATTRIBUTE("Builders", "functionAttribute", "OOI>O", WRITES),
    INTRINSIC_1("Builders", "intrinsic1", "TPOI>O", ARBITRARY),
    INTRINSIC_2("Builders", "intrinsic2", "TOOI>O", ARBITRARY),
    COMMON_CONSTANT("Builders", "commonConstant", "TI>O", READS),
    MATCH_MAPPING("Builders", "isMapping", "O>B", READS),
    MATCH_SEQUENCE("Builders", "isSequence", "O>B", READS),
    MATCH_KEYS("Builders", "matchKeys", "TOO>O", ARBITRARY),
    MATCH_CLASS("Builders", "matchClass", "TOOOI>O", ARBITRARY),

    // iteration
    ITERATOR("Iteration", "iterator", "TO>O", ARBITRARY),
    LIST_ITERATOR("Iteration", "listIterator", "O>O", READS),
    TUPLE_ITERATOR("Iteration", "tupleIterator", "O>O", READS),
    RANGE_ITERATOR("Iteration", "rangeIterator", "III>O", READS),
    NEXT("Iteration", "next", "TO>O", ARBITRARY),
    TAKE_RESULT("Iteration", "takeResult", "O>O", WRITES),
    ITERATION_ENDED("Iteration", "ended", "O>V", WRITES),
    STOP("Iteration", "stop", "TO>V", RAISES),
    IS_GENERATOR("Iteration", "isGenerator", "O>B", PURE),
    IS_LIST_ITERATOR("Iteration", "isListIterator", "O>B", PURE),
    IS_TUPLE_ITERATOR("Iteration", "isTupleIterator", "O>B", PURE),
    RANGE_NEXT("Iteration", "rangeNext", "O>I", WRITES),
    RANGE_MORE("Iteration", "rangeMore", "O>B", READS),
    LIST_NEXT("Iteration", "listNext", "O>O", WRITES),
    STR_ITERATOR("Iteration", "strIterator", "O>O", READS),
    STR_NEXT("Iteration", "strNext", "O>O", WRITES),
    TUPLE_NEXT("Iteration", "tupleNext", "O>O", WRITES),
    YIELD_FROM_ITERATOR("Iteration", "yieldFromIterator", "TPO>O", ARBITRARY),
    AWAITABLE("Iteration", "awaitable", "TOI>O", ARBITRARY),
    ASYNC_ITERATOR("Iteration", "asyncIterator", "TO>O", ARBITRARY),
    ASYNC_NEXT("Iteration", "asyncNext", "TO>O", ARBITRARY),
    SEND("Iteration", "send", "TPOO>O", ARBITRARY),
    SENT_MORE("Iteration", "sentMore", "O>B", READS),
    SENT_VALUE("Iteration", "sentValue", "O>O", READS),

    // calls
    CALL_0("Calls", "call0", "TO>O", ARBITRARY),
    CALL_1("Calls", "call1", "TOO>O", ARBITRARY),
    CALL_2("Calls", "call2", "TOOO>O", ARBITRARY),
    CALL_3("Calls", "call3", "TOOOO>O", ARBITRARY),
    CALL_4("Calls", "call4", "TOOOOO>O", ARBITRARY),
    CALL("Calls", "call", "TO*>O", ARBITRARY),
    CALL_MAYBE("Calls", "callMaybe", "TOO*>O", ARBITRARY),
    CALL_MAYBE_0("Calls", "callMaybe0", "TOO>O", ARBITRARY),
    CALL_MAYBE_1("Calls", "callMaybe1", "TOOO>O", ARBITRARY),
    CALL_MAYBE_2("Calls", "callMaybe2", "TOOOO>O", ARBITRARY),
    CALL_MAYBE_3("Calls", "callMaybe3", "TOOOOO>O", ARBITRARY),
    CALL_KEYWORDS("Calls", "callKeywords", "TOOO*>O", ARBITRARY),
    CALL_EX("Calls", "callEx", "TOOO>O", ARBITRARY),
    NEW_INSTANCE("Calls", "newInstance", "O>O", READS),
    ROOT_SHAPE("Calls", "rootShape", "O>O", READS),
    NEW_4("Calls", "newInstance4", "OO>O", READS),
    NEW_8("Calls", "newInstance8", "OO>O", READS),
    NEW_4X4("Calls", "newInstance4x4", "OO>O", READS),
    CHECK_INIT("Calls", "checkInit", "TO>V", RAISES),
    IS_PLAIN_INSTANCE("Calls", "isPlainInstance", "OO>I", READS),
    IS_INSTANCE("Calls", "isInstance", "TOO>B", ARBITRARY),

    // exceptions
    PUSH_HANDLED("Exceptions", "push", "TO>O", WRITES),
    POP_HANDLED("Exceptions", "pop", "TO>V", WRITES),
    MATCHES("Exceptions", "matches", "TOO>B", ARBITRARY),
    GROUP_MATCH("Exceptions", "groupMatch", "TOO>O", ARBITRARY),
    RAISE("Exceptions", "raise", "TOO>V", ARBITRARY),
    RERAISE("Exceptions", "reraise", "TPOO>V", ARBITRARY),
    WITH_EXIT("Exceptions", "withExit", "TOOO>O", ARBITRARY),
    CLEANUP_THROW("Exceptions", "cleanupThrow", "TO>O", ARBITRARY),
    ASYNC_FOR_END("Iteration", "endAsyncFor", "TO>V", ARBITRARY),
    LASTI("Exceptions", "lasti", "P>O", READS),

    // statistics
    COUNT("Counting", "ran", "TI>V", WRITES);

    /** The class in {@code dev.krait.runtime}. */
    public final String owner;
    public final String method;
    public final String signature;
    public final Effect effect;

    RuntimeMethod(String owner, String method, String signature, Effect effect) {
        this.owner = owner;
        this.method = method;
        this.signature = signature;
        this.effect = effect;
    }

    /** The letters of the parameters. */
    public String parameters() {
        return signature.substring(0, signature.indexOf('>'));
    }

    /** The kind of the result, or null. */
    public Kind result() {
        return switch (signature.charAt(signature.length() - 1)) {
            case 'O' -> Kind.OBJECT;
            case 'I' -> Kind.INT;
            case 'F' -> Kind.FLOAT;
            case 'B' -> Kind.BOOL;
            default -> null;
        };
    }

    /** Whether the method needs the activation's frame. */
    public boolean wantsFrame() {
        return signature.indexOf('P') >= 0;
    }
}
