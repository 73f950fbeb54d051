package dev.socketchat.octavus.tool;

/** A tool that an agent's definition does not mention: what the model is told about it, and what it does. */
public record DynamicTool(ToolSchema schema, ToolHandler handler) {}
