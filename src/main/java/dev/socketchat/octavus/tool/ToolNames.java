package dev.socketchat.octavus.tool;

/**
 * Tells the platform's built-in tools from an agent's own, by name (Octavus documentation, "Tools"). They run on the
 * platform.
 */
public final class ToolNames {

    private static final String PREFIX = "octavus_";

    private ToolNames() {}

    /** Whether the platform itself offers the tool. */
    public static boolean isBuiltIn(String name) {
        return name.startsWith(PREFIX);
    }

    /** Whether it works with skills: their texts, their sandbox and its files. */
    public static boolean isSkill(String name) {
        return name.startsWith(PREFIX + "skill_")
                || name.startsWith(PREFIX + "file_")
                || name.equals(PREFIX + "code_run");
    }

    /** Whether it lists or activates remote tool servers. */
    public static boolean isMcp(String name) {
        return name.startsWith(PREFIX + "mcp_");
    }

    /** Whether it reads an agent's reference texts. */
    public static boolean isReference(String name) {
        return name.startsWith(PREFIX + "reference_");
    }
}
