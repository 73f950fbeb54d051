package dev.socketchat.it.beans;

/** What a tool found out. */
public record Said(String text) {
}
