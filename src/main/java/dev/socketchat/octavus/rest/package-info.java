/**
 * Requests to the platform over HTTP: where they go, what they carry, how often they are tried, and how their answers
 * are read. Knows nothing of runs, tools and events.
 *
 * <p>{@code browser → sockjs → chat → }<b>{@code octavus}</b>{@code  → platform}
 */
@NullMarked
package dev.socketchat.octavus.rest;

import org.jspecify.annotations.NullMarked;
