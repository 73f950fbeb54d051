package dev.socketchat.octavus.tool;

import java.util.Optional;

/**
 * Where the calls of one round come from.
 *
 * @param run the reference of the run
 * @param executionId the platform's id of the execution, if it told one
 */
public record ToolOrigin(String run, Optional<String> executionId) {}
