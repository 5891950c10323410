package dev.krait.host;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.time.Instant;
import java.util.Arrays;

/** The semaphores of the C library, through {@code java.lang.foreign}. */
final class PosixSemaphores implements Semaphores {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final int O_CREAT = 0100;
    private static final int O_EXCL = 0200;
    private static final int READ_WRITE_BY_OWNER = 0600;

    private final StructLayout state = Linker.Option.captureStateLayout();
    private final VarHandle errno = state.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private final Cleaner cleaner = Cleaner.create();
    private final Function open = new Function("sem_open", FunctionDescriptor.of(LONG, ValueLayout.ADDRESS, INT, INT, INT), Linker.Option.firstVariadicArg(2));
    private final Function unlink = new Function("sem_unlink", FunctionDescriptor.of(INT, ValueLayout.ADDRESS));
    private final Function close = new Function("sem_close", FunctionDescriptor.of(INT, LONG));
    private final Function post = new Function("sem_post", FunctionDescriptor.of(INT, LONG));
    private final Function tryWait = new Function("sem_trywait", FunctionDescriptor.of(INT, LONG));
    private final Function timedWait = new Function("sem_timedwait", FunctionDescriptor.of(INT, LONG, ValueLayout.ADDRESS));
    private final Function value = new Function("sem_getvalue", FunctionDescriptor.of(INT, LONG, ValueLayout.ADDRESS));

    /** A call of the C library with the scope that its arguments live in and the place where it leaves {@code errno}. */
    private interface Call {
        long run(Arena arena, MemorySegment state) throws Throwable;
    }

    /** A function of the C library. Its handle is made when first called: that takes tens of milliseconds, and most programs that import locks make none. */
    private static final class Function {
        private final String name;
        private final FunctionDescriptor descriptor;
        private final Linker.Option[] options;
        private volatile MethodHandle handle;

        Function(String name, FunctionDescriptor descriptor, Linker.Option... options) {
            this.name = name;
            this.descriptor = descriptor;
            this.options = Arrays.copyOf(options, options.length + 1);
            this.options[options.length] = Linker.Option.captureCallState("errno");
        }

        MethodHandle handle() {
            MethodHandle known = handle;
            if (known == null) {
                Linker linker = Linker.nativeLinker();
                known = linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor, options);
                handle = known;
            }
            return known;
        }
    }

    /** The result of a call, for which {@code failure} means that {@code errno} tells more. */
    private long call(long failure, Call call) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment captured = arena.allocate(state);
            long result = call.run(arena, captured);
            if (result == failure) {
                throw new HostException((int) errno.get(captured, 0L));
            }
            return result;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Semaphore create(String name, int initial) {
        return new Opened(call(0, (arena, s) -> (long) open.handle().invokeExact(s, arena.allocateFrom(name), O_CREAT | O_EXCL, READ_WRITE_BY_OWNER, initial)));
    }

    @Override
    public Semaphore open(String name) {
        return new Opened(call(0, (arena, s) -> (long) open.handle().invokeExact(s, arena.allocateFrom(name), 0, 0, 0)));
    }

    @Override
    public void unlink(String name) {
        call(-1, (arena, s) -> (int) unlink.handle().invokeExact(s, arena.allocateFrom(name)));
    }

    private final class Opened implements Semaphore {
        private final long address;

        Opened(long address) {
            this.address = address;
            PosixSemaphores all = PosixSemaphores.this;
            cleaner.register(this, () -> all.call(-1, (arena, s) -> (int) all.close.handle().invokeExact(s, address)));
        }

        @Override
        public boolean await(long nanos) {
            try {
                if (nanos <= 0) {
                    call(-1, (arena, s) -> (int) tryWait.handle().invokeExact(s, address));
                } else {
                    Instant end = Instant.now().plusNanos(nanos);
                    call(-1, (arena, s) -> (int) timedWait.handle().invokeExact(s, address, arena.allocateFrom(LONG, end.getEpochSecond(), end.getNano())));
                }
                return true;
            } catch (HostException e) {
                if (e.errno == Errno.EAGAIN.number || e.errno == Errno.ETIMEDOUT.number || e.errno == Errno.EINTR.number) {
                    return false;
                }
                throw e;
            } finally {
                Reference.reachabilityFence(this);
            }
        }

        @Override
        public void post() {
            call(-1, (arena, s) -> (int) post.handle().invokeExact(s, address));
            Reference.reachabilityFence(this);
        }

        @Override
        public int value() {
            int[] result = new int[1];
            call(-1, (arena, s) -> {
                MemorySegment place = arena.allocate(INT);
                int status = (int) value.handle().invokeExact(s, address, place);
                result[0] = place.get(INT, 0);
                return status;
            });
            Reference.reachabilityFence(this);
            return result[0];
        }

        @Override
        public long address() {
            return address;
        }
    }
}
