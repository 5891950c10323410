package dev.krait.modules.io;

import dev.krait.ops.NumberOps;
import java.math.BigInteger;

/**
 * What {@code tell} of a text stream gives: where in the buffer to begin, with which flags of the decoder, how many bytes to decode then (and whether as the last ones), and how
 * many of the characters to skip. At a place where the decoder holds nothing back it is the byte's position.
 */
record TextCookie(long position, long flags, long feed, boolean needEnd, long skip) {
    /** As one Python integer, 64 bits for each field. */
    Object pack() {
        BigInteger packed = BigInteger.valueOf(position).or(BigInteger.valueOf(flags).shiftLeft(64)).or(BigInteger.valueOf(feed).shiftLeft(128))
                .or(BigInteger.valueOf(skip).shiftLeft(192)).or(BigInteger.valueOf(needEnd ? 1 : 0).shiftLeft(256));
        return NumberOps.normalise(packed);
    }

    static TextCookie unpack(BigInteger packed) {
        return new TextCookie(field(packed, 0), field(packed, 64), field(packed, 128), field(packed, 256) != 0, field(packed, 192));
    }

    private static long field(BigInteger packed, int shift) {
        return packed.shiftRight(shift).longValue();
    }
}
