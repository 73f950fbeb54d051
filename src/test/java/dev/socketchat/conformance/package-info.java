/** The SockJS test services as a WAR of their own, and the tests that hold them to the protocol. */
package dev.socketchat.conformance;
