/**
 * Module {@code zlib}, over {@code java.util.zip}. {@link dev.krait.modules.zlib.DeflateStream} and {@link dev.krait.modules.zlib.InflateStream} add what the JDK's
 * classes lack: the gzip format, finding out the format, errors by number.
 */
package dev.krait.modules.zlib;
