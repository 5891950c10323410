/**
 * Module {@code _socket}, over {@link dev.krait.host.Sockets}. Start at {@link dev.krait.modules.socket.PySocket}.
 */
package dev.krait.modules.socket;
