package dev.krait.exposer.prelink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Linked classes do what javac's do, without bootstrap methods. */
class PrelinkerTest {
    sealed interface Shape permits Circle, Square, Empty {
        /** Interfaces have switches, too. */
        static String name(Shape s) {
            return switch (s) {
                case Circle c -> "circle";
                case Square q -> "square";
                case Empty e -> "empty";
            };
        }
    }

    record Circle(double radius, float weight, String label) implements Shape {}

    record Square(long side, int colour, boolean filled, byte small, short middle, char letter, int[] corners) implements Shape {}

    record Empty() implements Shape {}

    /** What the test runs twice: as javac made it and linked. */
    public static final class Program implements Supplier<List<Object>> {
        @Override
        public List<Object> get() {
            List<Object> seen = new ArrayList<>();
            int[] corners = {1, 2};
            List<Shape> shapes = new ArrayList<>(List.of(new Circle(1.5, 2f, "a"), new Circle(Double.NaN, -0f, null), new Circle(Double.NaN, 0f, null),
                new Circle(Double.NaN, -0f, null), new Square(1L << 40, 3, true, (byte) -1, (short) 7, 'x', null),
                new Square(1L << 40, 3, true, (byte) -1, (short) 7, 'x', corners), new Square(1L << 40, 3, false, (byte) -1, (short) 7, 'x', null), new Empty()));
            for (Shape left : shapes) {
                seen.add(Shape.name(left));
                if (!(left instanceof Square s && s.corners != null)) {
                    seen.add(left.toString());
                    seen.add(left.hashCode());
                }
                for (Shape right : shapes) {
                    seen.add(left.equals(right));
                }
                seen.add(left.equals(null));
            }
            for (Object o : new Object[] {5, 50, "text", List.of(1), new Empty(), 2.5}) {
                seen.add(kind(o));
            }
            Function<Object, String> lambda = Program::kind;
            seen.add(lambda.apply(7));
            try {
                seen.add(kind(null));
            } catch (NullPointerException e) {
                seen.add("null");
            }
            return seen;
        }

        /** Guards that fail make the switch begin again after their label. */
        private static String kind(Object o) {
            return switch (o) {
                case Integer i when i > 10 -> "large";
                case Integer i when i > 6 -> "middle";
                case Integer i -> "small";
                case CharSequence s -> "text";
                case List<?> l when l.isEmpty() -> "none";
                case Iterable<?> i -> "iterable";
                case Shape s -> Shape.name(s);
                default -> "other";
            };
        }
    }

    @Test
    void linkedClassesGiveTheSameResults() throws ReflectiveOperationException, IOException {
        assertEquals(new Program().get(), ((Supplier<?>) linked().loadClass(Program.class.getName()).getConstructor().newInstance()).get());
    }

    @Test
    void nothingButLambdasIsLeftToBootstrapMethods() throws IOException {
        for (Class<?> type : List.of(Program.class, Shape.class, Circle.class)) {
            assertTrue(bootstraps(bytes(type)).stream().anyMatch(b -> !b.equals("LambdaMetafactory")), type.getName());
            assertTrue(bootstraps(Prelinker.link(bytes(type))).stream().allMatch(b -> b.equals("LambdaMetafactory")), type.getName());
        }
    }

    @Test
    void aLinkedClassIsLeftAsItIs() throws IOException {
        byte[] linked = Prelinker.link(bytes(Program.class));
        assertNotEquals(bytes(Program.class).length, linked.length);
        assertSame(linked, Prelinker.link(linked));
    }

    @Test
    void anOldClassGetsStackMaps() throws IOException {
        byte[] bytes = bytes(Empty.class);
        bytes[7] = ClassFile.JAVA_5_VERSION;
        byte[] linked = Prelinker.link(bytes);
        assertFalse(linked[7] < ClassFile.JAVA_7_VERSION);
        assertSame(linked, Prelinker.link(linked));
    }

    private static List<String> bootstraps(byte[] bytes) {
        return ClassFile.of().parse(bytes).methods().stream().flatMap(m -> m.code().stream()).flatMap(c -> c.elementStream())
                .filter(InvokeDynamicInstruction.class::isInstance).map(i -> ((InvokeDynamicInstruction) i).bootstrapMethod().owner().displayName()).toList();
    }

    /** A loader that defines this test's classes anew, linked. */
    private static ClassLoader linked() {
        Map<String, Class<?>> made = new HashMap<>();
        return new ClassLoader(PrelinkerTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (!name.startsWith(PrelinkerTest.class.getName())) {
                    return super.loadClass(name, resolve);
                }
                if (!made.containsKey(name)) {
                    try {
                        byte[] bytes = Prelinker.link(bytes(Class.forName(name, false, PrelinkerTest.class.getClassLoader())));
                        made.put(name, defineClass(name, bytes, 0, bytes.length));
                    } catch (IOException e) {
                        throw new ClassNotFoundException(name, e);
                    }
                }
                return made.get(name);
            }
        };
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            return in.readAllBytes();
        }
    }
}
