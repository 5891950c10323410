/**
 * Modules that turn values into bytes and back: {@code _struct}, {@code binascii}, {@code _json}, {@code zlib} and the hash modules.
 */
package dev.krait.modules.data;
