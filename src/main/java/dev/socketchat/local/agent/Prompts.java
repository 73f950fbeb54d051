package dev.socketchat.local.agent;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The prompts of one agent: their texts as written, and as templates with the includes in place. Immutable. */
public final class Prompts {

    private static final Pattern INCLUDE = Pattern.compile("\\{\\{@([^}]+?)\\.md\\}\\}");
    private static final int DEEPEST = 20;
    private static final int LONGEST = 1024 * 1024;

    private final AgentFolder folder;
    private final Map<String, String> texts = new TreeMap<>();
    private final Map<String, Template> templates = new LinkedHashMap<>();

    Prompts(AgentFolder folder) {
        this.folder = folder;
    }

    /** The texts as written, by name. */
    public Map<String, String> texts() {
        return Collections.unmodifiableMap(texts);
    }

    /** A prompt that the loader has found. */
    public Template template(String name) {
        return templates.get(name);
    }

    /** Reads a prompt and everything it includes. */
    Template load(String name) {
        Template known = templates.get(name);
        if (known != null) {
            return known;
        }
        try {
            // The line end that editors put at the end of a file belongs to no message.
            Template template = Template.parse(included(name, 0).replaceFirst("\\R\\z", ""));
            templates.put(name, template);
            return template;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("prompt " + name + ": " + e.getMessage(), e);
        }
    }

    private String included(String name, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("the includes of " + name + " go round in a circle");
        }
        Matcher matcher = INCLUDE.matcher(text(name));
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(out, Matcher.quoteReplacement(included(matcher.group(1).strip(), depth + 1)));
            if (out.length() > LONGEST) {
                throw new IllegalArgumentException("with its includes it is longer than " + LONGEST + " characters");
            }
        }
        return matcher.appendTail(out).toString();
    }

    private String text(String name) {
        return texts.computeIfAbsent(name, it -> folder.text("prompts/" + it + ".md")
                .orElseThrow(() -> new IllegalArgumentException("there is no file prompts/" + it + ".md")));
    }
}
