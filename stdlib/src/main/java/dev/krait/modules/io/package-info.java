/**
 * The module {@code _io}: files, buffers and text streams. A raw {@link dev.krait.modules.io.PyFileIO} does what the host does; a
 * {@link dev.krait.modules.io.BufferedStream} reads ahead and writes behind; a {@link dev.krait.modules.io.PyTextIOWrapper} decodes with its
 * {@link dev.krait.modules.io.TextReader} and encodes with its {@link dev.krait.modules.io.TextWriter}. Layers of
 * exactly these types call each other in Java, all others through their Python methods. Start at {@link dev.krait.modules.io.IoModule}.
 */
package dev.krait.modules.io;
