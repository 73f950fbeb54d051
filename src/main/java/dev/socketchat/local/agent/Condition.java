package dev.socketchat.local.agent;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition of a prompt: {@code NAME}, {@code !NAME}, {@code NAME == "text"} or {@code NAME != "text"}.
 *
 * @param name what is asked about; empty for the branch without a condition
 * @param negated whether the answer is turned round
 * @param literal the text compared with; empty when only truth is asked
 */
record Condition(Optional<String> name, boolean negated, Optional<String> literal) {

    private static final Pattern TRUTH = Pattern.compile("(!?)\\s*([\\w.-]+)");
    private static final Pattern EQUALITY = Pattern.compile("([\\w.-]+)\\s*(==|!=)\\s*\"([^\"]*)\"");

    static Condition always() {
        return new Condition(Optional.empty(), false, Optional.empty());
    }

    static Condition parse(String text) {
        String condition = text.strip();
        Matcher truth = TRUTH.matcher(condition);
        if (truth.matches()) {
            return new Condition(Optional.of(truth.group(2)), !truth.group(1).isEmpty(), Optional.empty());
        }
        Matcher equality = EQUALITY.matcher(condition);
        if (equality.matches()) {
            return new Condition(Optional.of(equality.group(1)), equality.group(2).equals("!="),
                    Optional.of(equality.group(3)));
        }
        throw new IllegalArgumentException("\"" + condition + "\" is not a condition");
    }

    boolean holds(Scope scope) {
        return name.isEmpty() || negated != answer(scope, name.get());
    }

    private boolean answer(Scope scope, String asked) {
        return literal.map(text -> scope.value(asked).map(Scope::print).filter(text::equals).isPresent())
                .orElseGet(() -> scope.isTrue(asked));
    }
}
