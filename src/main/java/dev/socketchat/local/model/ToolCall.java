package dev.socketchat.local.model;

import jakarta.json.JsonObject;

/** A tool call with the id its result will carry. */
public record ToolCall(String id, String tool, JsonObject arguments) {
}
