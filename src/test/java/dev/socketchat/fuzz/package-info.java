/** Malformed input of every kind against the WAR in a server of its own, and what must hold whatever comes. */
package dev.socketchat.fuzz;
