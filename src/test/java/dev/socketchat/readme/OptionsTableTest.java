package dev.socketchat.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.sockjs.SessionLimits;
import dev.socketchat.sockjs.SessionMonitor;
import dev.socketchat.sockjs.SockJsOptions;
import dev.socketchat.sockjs.SockJsTransport;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OptionsTableTest {

    private static final Path SOURCE = Path.of("src/main/java/dev/socketchat/sockjs/SockJsOptions.java");

    @Test
    void theReadmesTableOfOptionsIsTheListInTheCodeInItsOwnWords() throws Exception {
        StringBuilder table = new StringBuilder();
        for (RecordComponent option : SockJsOptions.class.getRecordComponents()) {
            Object fallback = option.getAccessor().invoke(SockJsOptions.defaults());
            table.append("| `%s` | %s | %s |\n".formatted(option.getName(), cell(fallback), meaning(option.getName())));
        }

        assertThat(Files.readString(Path.of("README.md"))).contains(table);
    }

    private static String cell(Object fallback) {
        String text = text(fallback);
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    private static String text(Object value) {
        if (value instanceof Supplier<?> supplied) {
            return text(supplied.get());
        }
        if (value == SessionMonitor.NONE) {
            return "";
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(OptionsTableTest::text).orElse("");
        }
        if (value instanceof Collection<?> many) {
            return Stream.of(SockJsTransport.values()).filter(many::contains).map(SockJsTransport::label)
                    .collect(Collectors.joining(", "));
        }
        return value instanceof SessionLimits ? value.toString().replaceAll("^\\w+\\[|]$", "") : value.toString();
    }

    /** What the Javadoc says of it, in the README's form. */
    private static String meaning(String option) throws IOException {
        Matcher documented = Pattern.compile("@param " + option + " (.*?)\\n \\* ?(@param|/|\\n)", Pattern.DOTALL)
                .matcher(Files.readString(SOURCE).replace("\n */", "\n * /"));
        assertThat(documented.find()).as("Javadoc of %s", option).isTrue();
        String words = documented.group(1).replaceAll("\\n \\*\\s+", " ")
                .replaceAll("\\{@code ([^}]*)}", "`$1`").replaceAll("\\{@link (?:[\\w.]*#)?(\\w+)[^}]*}", "`$1`");
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
