package dev.krait.flowgraph;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the passes and the assembler need to know of a code unit besides its instructions. The tables map names to indexes, in order.
 * Compare CPython {@code _PyCompile_CodeUnitMetadata}.
 */
public final class CodeUnitMetadata {
    public final String name;
    public String qualname;
    public final ConstantPool constants;
    public final Map<String, Integer> names = new LinkedHashMap<>();
    public final Map<String, Integer> varnames = new LinkedHashMap<>();
    public final Map<String, Integer> cellvars = new LinkedHashMap<>();

    /** Indexes count on from those of the cells. */
    public final Map<String, Integer> freevars = new LinkedHashMap<>();

    /** Names that are fast locals of a module or class for the time of an inlined comprehension: true while they are. */
    public final Map<String, Boolean> fastHidden = new LinkedHashMap<>();

    /** Arguments by position or keyword, those by position only not included. */
    public int argcount;

    public int posonlyargcount;
    public int kwonlyargcount;
    public int firstLine;

    /** Whether the location table holds columns. */
    public boolean columns = true;

    public CodeUnitMetadata(String name, ConstantPool constants) {
        this.name = name;
        this.qualname = name;
        this.constants = constants;
    }

    /** The index of a name in a table, to which it is added if it is not there. */
    public static int index(Map<String, Integer> table, String name) {
        Integer index = table.putIfAbsent(name, table.size());
        return index == null ? table.size() - 1 : index;
    }
}
