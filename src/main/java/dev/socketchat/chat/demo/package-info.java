/**
 * The tools that the support chat agent of the demonstration calls, and what becomes of feedback.
 *
 * <p>browser → sockjs → <b>chat</b> → octavus → platform
 */
@NullMarked
package dev.socketchat.chat.demo;

import org.jspecify.annotations.NullMarked;
