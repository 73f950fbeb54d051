/** Beans of an application that extends the chat, put into the WAR by tests. */
package dev.socketchat.it.beans;
