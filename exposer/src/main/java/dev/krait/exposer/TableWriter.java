package dev.krait.exposer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic;

/**
 * The source text of one dispatch table: a row for each member, and a {@code call} method for each number of arguments that switches on the row.
 *
 * <p>HotSpot folds the switch away where the row is a constant, so a call through a table costs no more than the direct one.
 */
final class TableWriter {
    private static final String THREAD = "dev.krait.thread.PyThread";
    private static final int MAX_FIXED = 4;

    private final ProcessingEnvironment env;
    private final TypeElement owner;
    private final StringBuilder rows = new StringBuilder();
    /** Switch cases by number of arguments; -1 is the array form. */
    private final Map<Integer, StringBuilder> cases = new LinkedHashMap<>();
    private final Map<String, Integer> getters = new LinkedHashMap<>();
    private final Map<String, ExposedGetter> getterDocs = new LinkedHashMap<>();
    private final Map<String, Integer> setters = new LinkedHashMap<>();
    /** What nearer classes declared, and what any class so far did. */
    private final Set<String> inherited = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private int nextId;
    private boolean failed;

    TableWriter(ProcessingEnvironment env, TypeElement owner) {
        this.env = env;
        this.owner = owner;
    }

    String simpleName() {
        StringBuilder name = new StringBuilder(owner.getSimpleName());
        for (Element e = owner.getEnclosingElement(); e instanceof TypeElement; e = e.getEnclosingElement()) {
            name.insert(0, e.getSimpleName());
        }
        return name.append("Table").toString();
    }

    String packageName() {
        return env.getElementUtils().getPackageOf(owner).getQualifiedName().toString();
    }

    String qualifiedName() {
        return packageName() + "." + simpleName();
    }

    /** The table's source, or null after errors. */
    String write() {
        for (TypeElement c = owner; c != null && (c == owner || c.getAnnotation(ExposedType.class) == null); c = superclass(c)) {
            for (Element member : c.getEnclosedElements()) {
                if (member instanceof ExecutableElement method) {
                    accept(method);
                }
            }
            inherited.addAll(seen);
        }
        for (Map.Entry<String, Integer> getter : getters.entrySet()) {
            int setter = setters.getOrDefault(getter.getKey(), -1);
            ExposedGetter a = getterDocs.get(getter.getKey());
            row("getset(TABLE, " + getter.getValue() + ", " + setter + ", " + quote(getter.getKey()) + ", " + quote(a.doc()) + ", "
                    + a.member() + ")");
        }
        for (String name : setters.keySet()) {
            if (!getters.containsKey(name)) {
                error(owner, "setter without getter: " + name);
            }
        }
        return failed ? null : source();
    }

    private TypeElement superclass(TypeElement c) {
        return (TypeElement) env.getTypeUtils().asElement(c.getSuperclass());
    }

    /** Whether a member of a superclass that is no exposed type itself is still to be declared: nearer classes win. */
    private boolean fresh(String name) {
        seen.add(name);
        return !inherited.contains(name);
    }

    private void accept(ExecutableElement method) {
        try {
            ExposedMethod m = method.getAnnotation(ExposedMethod.class);
            ExposedFunction f = method.getAnnotation(ExposedFunction.class);
            ExposedNew n = method.getAnnotation(ExposedNew.class);
            ExposedGetter g = method.getAnnotation(ExposedGetter.class);
            ExposedSetter s = method.getAnnotation(ExposedSetter.class);
            if (m != null && fresh(nameOf(m.value()))) {
                String kind = switch (m.binding()) {
                    case INSTANCE -> m.plain() ? "PLAIN_METHOD" : "METHOD";
                    case CLASS -> "CLASS_METHOD";
                    case STATIC -> "STATIC_METHOD";
                };
                function(method, TextSignature.parse(m.value()), kind, m.doc(), m.binding() != Binding.STATIC);
            }
            if (f != null && fresh(nameOf(f.value()))) {
                function(method, TextSignature.parse(f.value()), "FUNCTION", f.doc(), false);
            }
            if (n != null && fresh("__new__")) {
                function(method, TextSignature.parse("__new__" + n.value()), "NEW", n.doc(), true);
            }
            if (g != null && fresh("get " + g.value())) {
                getters.put(g.value(), dispatch(method, 1));
                getterDocs.put(g.value(), g);
            }
            if (s != null && fresh("set " + s.value())) {
                setters.put(s.value(), dispatch(method, 2));
            }
        } catch (IllegalArgumentException e) {
            error(method, e.getMessage());
        }
    }

    private void function(ExecutableElement method, TextSignature signature, String kind, String doc, boolean bound) {
        int arity = signature.arity() + (bound ? 1 : 0);
        int id = dispatch(method, arity);
        StringBuilder names = new StringBuilder();
        for (String name : signature.names()) {
            names.append(names.isEmpty() ? "" : ",").append(name);
        }
        row("row(TABLE, " + id + ", Kind." + kind + ", " + quote(signature.name()) + ", " + quote(signature.text()) + ", " + quote(doc) + ", "
                + quote(names.toString()) + ", " + signature.positionalOnly() + ", " + signature.positional() + ", " + signature.required() + "L, "
                + signature.varArgs() + ", " + signature.varKeywords() + ")");
    }

    private static String nameOf(String signature) {
        int open = signature.indexOf('(');
        return open < 0 ? signature : signature.substring(0, open).strip();
    }

    /** Adds the switch case that calls the method with so many Python arguments; returns its id. */
    private int dispatch(ExecutableElement method, int arity) {
        int id = nextId++;
        boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
        if (method.getModifiers().contains(Modifier.PRIVATE)) {
            error(method, "an exposed method cannot be private");
        }
        List<? extends VariableElement> parameters = method.getParameters();
        boolean thread = !parameters.isEmpty() && parameters.getFirst().asType().toString().equals(THREAD);
        int expected = arity - (isStatic ? 0 : 1) + (thread ? 1 : 0);
        if (parameters.size() != expected) {
            error(method, "the text signature needs " + expected + " Java parameters, there are " + parameters.size());
            return id;
        }
        boolean array = arity > MAX_FIXED;
        List<String> arguments = new ArrayList<>();
        int index = isStatic ? 0 : 1;
        for (VariableElement parameter : parameters.subList(thread ? 1 : 0, parameters.size())) {
            arguments.add(cast(parameter.asType()) + argument(array, index++));
        }
        if (thread) {
            arguments.addFirst("t");
        }
        String ownerName = owner.getQualifiedName().toString();
        String receiver = isStatic ? ownerName : "((" + ownerName + ") " + argument(array, 0) + ")";
        String call = receiver + "." + method.getSimpleName() + "(" + String.join(", ", arguments) + ")";
        cases.computeIfAbsent(array ? -1 : arity, k -> new StringBuilder())
                .append("            case ").append(id).append(": ").append(result(method.getReturnType(), call)).append('\n');
        return id;
    }

    private static String argument(boolean array, int index) {
        return array ? "a[" + index + "]" : "a" + index;
    }

    private static String cast(TypeMirror type) {
        String name = type.toString();
        return name.equals("java.lang.Object") ? "" : "(" + name + ") ";
    }

    private static String result(TypeMirror type, String call) {
        TypeKind kind = type.getKind();
        return switch (kind) {
            case VOID -> call + "; return dev.krait.object.PyNone.NONE;";
            case BOOLEAN -> "return " + call + " ? Boolean.TRUE : Boolean.FALSE;";
            case INT, LONG -> "return (Long) (long) " + call + ";";
            case DOUBLE -> "return (Double) " + call + ";";
            default -> "return " + call + ";";
        };
    }

    private void row(String text) {
        rows.append("            ").append(text).append(",\n");
    }

    private String source() {
        ExposedType type = owner.getAnnotation(ExposedType.class);
        ExposedModule module = owner.getAnnotation(ExposedModule.class);
        String name = type != null ? type.value() : module.value();
        String doc = type != null ? type.doc() : module.doc();
        String signature = type != null ? type.signature() : "";
        StringBuilder out = new StringBuilder();
        out.append("package ").append(packageName()).append(";\n\n");
        out.append("import dev.krait.object.CallTable;\nimport dev.krait.object.ExposedRow;\nimport dev.krait.thread.PyThread;\n\n");
        out.append("/** The dispatch table of {@link ").append(owner.getQualifiedName()).append("}. */\n");
        out.append("@SuppressWarnings(\"all\")\npublic final class ").append(simpleName()).append(" extends CallTable {\n");
        out.append("    public static final ").append(simpleName()).append(" TABLE = new ").append(simpleName()).append("();\n\n");
        out.append("    private ").append(simpleName()).append("() {\n        super(").append(quote(name)).append(", ").append(quote(doc))
                .append(", ").append(quote(signature)).append(", ").append(owner.getQualifiedName()).append(".class);\n    }\n\n");
        out.append("    @Override\n    public ExposedRow[] rows() {\n        return new ExposedRow[] {\n").append(rows).append("        };\n    }\n");
        for (Map.Entry<Integer, StringBuilder> entry : cases.entrySet()) {
            int arity = entry.getKey();
            StringBuilder parameters = new StringBuilder();
            for (int i = 0; i < arity; i++) {
                parameters.append(", Object a").append(i);
            }
            if (arity < 0) {
                parameters.append(", Object[] a");
            }
            String method = arity < 0 ? "callArray" : "call" + arity;
            out.append("\n    @Override\n    public Object ").append(method).append("(int id, PyThread t").append(parameters)
                    .append(") {\n        switch (id) {\n").append(entry.getValue())
                    .append("            default: throw noRow(id);\n        }\n    }\n");
        }
        return out.append("}\n").toString();
    }

    private static String quote(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' ' || c > '~') {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    private void error(Element where, String message) {
        failed = true;
        env.getMessager().printMessage(Diagnostic.Kind.ERROR, message, where);
    }
}
