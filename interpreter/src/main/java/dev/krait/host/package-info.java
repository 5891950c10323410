/**
 * The one door to the operating system (architecture D6). Nothing else in the interpreter or the library touches files, clocks or processes.
 */
package dev.krait.host;
