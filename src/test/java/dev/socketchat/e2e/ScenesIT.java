package dev.socketchat.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.it.Wars;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every state of the page on every screen: usable by everybody, never wider than the screen, no word on the console.
 * The pictures are in {@code target/screenshots}, to be looked at.
 */
@ArquillianTest
@Tag("page")
class ScenesIT {

    private static final String FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
            + " && document.querySelector('main').scrollWidth <= document.querySelector('main').clientWidth";

    /** A small phone, which is also a desk at 400 %, and a desk at 200 %. */
    private static final int[][] NARROW = {{320, 568}, {590, 400}};

    @RegisterExtension
    static final BrowserOfTheClass BROWSER = new BrowserOfTheClass();

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.root();
    }

    @ParameterizedTest
    @EnumSource
    void isRightOnEveryScreen(Scene scene) {
        ChatPage chat = BROWSER.scripted(Wars.rootAddress());
        scene.reach(chat, chat.server());
        List<String> wrong = new ArrayList<>();
        for (Screen screen : Screen.values()) {
            screen.show(chat.page());
            chat.screenshot(screen.fileName(scene.fileName()));
            Accessibility.violations(chat.page()).forEach(violation -> wrong.add(screen + ": " + violation));
            if (!fits(chat)) {
                wrong.add(screen + ": scrolls sideways");
            }
        }
        for (int[] size : NARROW) {
            chat.page().setViewportSize(size[0], size[1]);
            if (!fits(chat)) {
                wrong.add(size[0] + " px wide: scrolls sideways");
            }
            assertThat(chat.part("composer")).isInViewport();
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean fits(ChatPage chat) {
        return Boolean.TRUE.equals(chat.page().evaluate(FITS));
    }
}
