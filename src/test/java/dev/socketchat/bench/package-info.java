/**
 * Measures the server beside others: each load runs against one server process after the other, everything on
 * 127.0.0.1, and prints one table with ratios. {@link dev.socketchat.bench.Benchmark} is the entry.
 */
package dev.socketchat.bench;
