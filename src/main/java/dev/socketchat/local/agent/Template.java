package dev.socketchat.local.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A prompt: text with <code>{{NAME}}</code> and <code>{{#if C}} … {{else if C}} … {{else}} … {{/if}}</code>, as the
 * Octavus documentation defines them. Includes are resolved before, by {@link Prompts}. Immutable.
 */
public final class Template {

    private static final Pattern TAG =
            Pattern.compile("\\{\\{\\s*(#if\\b[^}]*|else\\s+if\\b[^}]*|else|/if|[^{}#/@]+?)\\s*\\}\\}");

    private final List<Part> parts;
    private final List<Condition> conditions = new ArrayList<>();

    private Template(List<Part> parts) {
        this.parts = parts;
        parts.forEach(part -> part.collect(conditions));
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException when conditionals are not balanced or a condition is not one
     */
    public static Template parse(String text) {
        Parser parser = new Parser(text);
        List<Part> parts = parser.parts();
        if (parser.tag != null) {
            throw new IllegalArgumentException("{{" + parser.tag + "}} without {{#if}}");
        }
        return new Template(parts);
    }

    /** The text with values in place of the names. Values are never read as templates themselves. */
    public String render(Scope scope) {
        StringBuilder out = new StringBuilder();
        parts.forEach(part -> part.render(scope, out));
        return out.toString();
    }

    /** Every condition in it, nested ones included. */
    List<Condition> conditions() {
        return List.copyOf(conditions);
    }

    private interface Part {
        void render(Scope scope, StringBuilder out);

        default void collect(List<Condition> conditions) {
            // Only a choice has conditions.
        }
    }

    private record Literal(String text) implements Part {
        @Override
        public void render(Scope scope, StringBuilder out) {
            out.append(text);
        }
    }

    private record Variable(String name, String source) implements Part {
        @Override
        public void render(Scope scope, StringBuilder out) {
            out.append(scope.text(name).orElse(source));
        }
    }

    private record Branch(Condition condition, List<Part> parts) {
    }

    private record Choice(List<Branch> branches) implements Part {
        @Override
        public void render(Scope scope, StringBuilder out) {
            branches.stream().filter(branch -> branch.condition().holds(scope)).findFirst()
                    .ifPresent(branch -> branch.parts().forEach(part -> part.render(scope, out)));
        }

        @Override
        public void collect(List<Condition> conditions) {
            for (Branch branch : branches) {
                conditions.add(branch.condition());
                branch.parts().forEach(part -> part.collect(conditions));
            }
        }
    }

    private static final class Parser {
        private final String text;
        private final Matcher matcher;
        private int position;
        private @Nullable String tag;

        Parser(String text) {
            this.text = text;
            this.matcher = TAG.matcher(text);
        }

        /** Reads up to the end or to a tag that belongs to an enclosing conditional, which is left in {@link #tag}. */
        List<Part> parts() {
            List<Part> parts = new ArrayList<>();
            tag = null;
            while (matcher.find()) {
                parts.add(new Literal(text.substring(position, matcher.start())));
                position = matcher.end();
                String found = matcher.group(1);
                if (found.startsWith("#if")) {
                    parts.add(choice(found.substring(3)));
                } else if (found.equals("/if") || found.equals("else") || found.matches("else\\s+if\\b.*")) {
                    tag = found;
                    return parts;
                } else {
                    parts.add(new Variable(found, matcher.group()));
                }
            }
            parts.add(new Literal(text.substring(position)));
            position = text.length();
            return parts;
        }

        private Choice choice(String firstCondition) {
            List<Branch> branches = new ArrayList<>();
            Condition condition = Condition.parse(firstCondition);
            while (true) {
                branches.add(new Branch(condition, parts()));
                if (tag == null) {
                    throw new IllegalArgumentException("{{#if" + firstCondition + "}} without {{/if}}");
                }
                if (tag.equals("/if")) {
                    tag = null;
                    return new Choice(branches);
                }
                condition = tag.equals("else") ? Condition.always()
                        : Condition.parse(tag.substring(tag.indexOf("if") + 2));
            }
        }
    }
}
