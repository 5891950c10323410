/**
 * Speed, always as ratios from one run: {@link dev.krait.benchmarks.Compare} runs whole programs on every Python there is.
 */
package dev.krait.benchmarks;
