package dev.krait.modules.zlib;

import dev.krait.thread.PyThread;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses piece by piece, finding out the format when asked to. Input that it did not need yet is given back by {@link #rest}. Not thread-safe.
 */
final class InflateStream {
    private static final int FHCRC = 2;
    private static final int FEXTRA = 4;
    private static final int FNAME = 8;
    private static final int FCOMMENT = 16;

    private enum Stage { HEADER, DATA, TRAILER, END }

    private final int wbits;
    private final byte[] dictionary;
    private Inflater inflater;
    private CRC32 crc;
    private long total;
    private Stage stage = Stage.HEADER;
    /** Bytes of a header or trailer that is not complete. */
    private byte[] pending = {};
    private byte[] rest = {};

    InflateStream(int wbits, byte[] dictionary) {
        this.wbits = wbits;
        this.dictionary = dictionary;
        if (wbits < 0) {
            inflater = new Inflater(true);
            if (dictionary != null) {
                inflater.setDictionary(dictionary);
            }
            stage = Stage.DATA;
        } else if (wbits <= 15) {
            inflater = new Inflater();
            stage = Stage.DATA;
        }
    }

    boolean atEnd() {
        return stage == Stage.END;
    }

    /** Input that was not used: because the limit was reached, or because it stands behind the end. */
    byte[] rest() {
        return rest;
    }

    private static byte[] join(byte[] a, byte[] b) {
        if (a.length == 0) {
            return b;
        }
        byte[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }

    /** What the input gives, at most {@code limit} bytes. Raises {@code zlib.error}. */
    byte[] decompress(PyThread t, byte[] input, long limit) {
        byte[] b = join(pending, input);
        pending = new byte[0];
        rest = new byte[0];
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (stage == Stage.HEADER) {
            int end = header(t, b);
            if (end < 0) {
                pending = b;
                return out.toByteArray();
            }
            b = Arrays.copyOfRange(b, end, b.length);
            stage = Stage.DATA;
        }
        if (stage == Stage.DATA) {
            b = data(t, b, limit, out);
        }
        if (stage == Stage.TRAILER) {
            if (b.length < 8) {
                pending = b;
                return out.toByteArray();
            }
            checkTrailer(t, b);
            b = Arrays.copyOfRange(b, 8, b.length);
            stage = Stage.END;
        }
        rest = b;
        return out.toByteArray();
    }

    private byte[] data(PyThread t, byte[] b, long limit, ByteArrayOutputStream out) {
        inflater.setInput(b);
        byte[] buffer = new byte[16384];
        try {
            while (!inflater.finished()) {
                int room = (int) Math.min(buffer.length, limit - out.size());
                if (room == 0) {
                    return left(b);
                }
                int n = inflater.inflate(buffer, 0, room);
                out.write(buffer, 0, n);
                if (crc != null) {
                    crc.update(buffer, 0, n);
                    total += n;
                }
                if (n == 0 && !inflater.finished()) {
                    if (inflater.needsDictionary()) {
                        supplyDictionary(t);
                    } else if (inflater.needsInput()) {
                        return new byte[0];
                    }
                }
            }
        } catch (DataFormatException e) {
            throw ZlibErrors.of(t, "Error -3 while decompressing data" + (e.getMessage() == null ? "" : ": " + e.getMessage()));
        }
        byte[] left = left(b);
        inflater.end();
        stage = crc != null ? Stage.TRAILER : Stage.END;
        return left;
    }

    private byte[] left(byte[] b) {
        return Arrays.copyOfRange(b, b.length - inflater.getRemaining(), b.length);
    }

    private void supplyDictionary(PyThread t) {
        if (dictionary == null) {
            throw ZlibErrors.of(t, "Error 2 while decompressing data");
        }
        try {
            inflater.setDictionary(dictionary);
        } catch (IllegalArgumentException e) {
            throw ZlibErrors.of(t, "Error -3 while setting zdict: invalid input data");
        }
    }

    /** Where the data begin, having made what reads them; -1 when more is needed to know. */
    private int header(PyThread t, byte[] b) {
        if (b.length < 2) {
            return -1;
        }
        boolean gzip = b[0] == 0x1f && b[1] == (byte) 0x8b;
        if (!gzip) {
            if (wbits < 32) {
                throw ZlibErrors.of(t, "Error -3 while decompressing data: incorrect header check");
            }
            inflater = new Inflater();
            return 0;
        }
        int end = gzipHeader(t, b);
        if (end >= 0) {
            inflater = new Inflater(true);
            crc = new CRC32();
        }
        return end;
    }

    private static int gzipHeader(PyThread t, byte[] b) {
        if (b.length < 10) {
            return -1;
        }
        if (b[2] != 8) {
            throw ZlibErrors.of(t, "Error -3 while decompressing data: unknown compression method");
        }
        int flags = b[3];
        if ((flags & 0xE0) != 0) {
            throw ZlibErrors.of(t, "Error -3 while decompressing data: unknown header flags set");
        }
        int at = 10;
        if ((flags & FEXTRA) != 0) {
            if (b.length < at + 2) {
                return -1;
            }
            at += 2 + (b[at] & 0xFF | (b[at + 1] & 0xFF) << 8);
        }
        for (int text = FNAME; text <= FCOMMENT; text <<= 1) {
            if ((flags & text) != 0) {
                while (at < b.length && b[at] != 0) {
                    at++;
                }
                at++;
            }
        }
        at += (flags & FHCRC) != 0 ? 2 : 0;
        return at <= b.length ? at : -1;
    }

    private static long little(byte[] b, int at) {
        return b[at] & 0xFF | (b[at + 1] & 0xFF) << 8 | (b[at + 2] & 0xFF) << 16 | (b[at + 3] & 0xFFL) << 24;
    }

    private void checkTrailer(PyThread t, byte[] b) {
        if (little(b, 0) != crc.getValue()) {
            throw ZlibErrors.of(t, "Error -3 while decompressing data: incorrect data check");
        }
        if (little(b, 4) != (total & 0xFFFFFFFFL)) {
            throw ZlibErrors.of(t, "Error -3 while decompressing data: incorrect length check");
        }
    }
}
