package dev.socketchat.e2e;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Looks for what keeps people from using a page, by the rules of axe for WCAG 2.2 AA and good practice.
 *
 * @see <a href="https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md">The rules</a>
 */
final class Accessibility {

    /** The page's own build installs it; nothing of it ships. */
    private static final Path AXE = Path.of("webapp/node_modules/axe-core/axe.min.js");
    private static final String RULES = """
            async () => {
              const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
              const found = await axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
              if (found.passes.length === 0) return ['axe looked at nothing'];
              return found.violations.flatMap((violation) => violation.nodes.map(
                  (node) => `${violation.id}: ${node.target.join(' ')}: ${node.failureSummary}`));
            }""";

    private Accessibility() {
    }

    /** Every violation in words; none is an empty list. */
    @SuppressWarnings("unchecked")
    static List<String> violations(Page page) {
        // Evaluated by the debugger, because the page's own policy keeps foreign scripts out.
        if (!Boolean.TRUE.equals(page.evaluate("'axe' in window"))) {
            page.evaluate(script());
        }
        return (List<String>) page.evaluate(RULES);
    }

    private static String script() {
        try {
            return Files.readString(AXE);
        } catch (IOException absent) {
            throw new UncheckedIOException("Build the page first: axe is one of its development dependencies", absent);
        }
    }
}
