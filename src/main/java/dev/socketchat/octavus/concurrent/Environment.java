package dev.socketchat.octavus.concurrent;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Threads, time and chance, all from outside.
 *
 * @param streams runs the part of a run that has to wait for something; tasks block
 * @param tools runs server tools; tasks block
 * @param scheduler for time limits; its tasks do not block
 * @param nanoTime for intervals
 * @param clock for the dates servers send
 * @param random for jitter and references; safe for several threads
 */
public record Environment(
        Executor streams,
        Executor tools,
        ScheduledExecutorService scheduler,
        LongSupplier nanoTime,
        Clock clock,
        RandomGenerator random) {}
