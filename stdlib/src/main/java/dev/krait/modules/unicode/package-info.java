/** Module {@code unicodedata}, on the JDK's Unicode database (version 16). */
package dev.krait.modules.unicode;
