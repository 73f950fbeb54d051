package dev.socketchat.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The chat page in a browser of its own, with the verbs of a person who uses it. */
final class ChatPage implements AutoCloseable {

    private static final double PATIENCE_MS = 20_000;

    private final BrowserContext context;
    private final Page page;
    private final List<String> console = new CopyOnWriteArrayList<>();

    private ChatPage(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        page.onConsoleMessage(message -> console.add(message.type() + ": " + message.text()));
        page.onPageError(error -> console.add("uncaught: " + error));
    }

    /** Opens the page on a desk-sized light screen. */
    static ChatPage open(Browser browser, URI address) {
        return open(browser, address, options());
    }

    static ChatPage open(Browser browser, URI address, Browser.NewContextOptions options) {
        return open(browser, address, options, page -> { });
    }

    /** Opens the page in a browser that was tampered with before. */
    static ChatPage open(Browser browser, URI address, Browser.NewContextOptions options, Consumer<Page> before) {
        ChatPage chat = new ChatPage(browser.newContext(options));
        before.accept(chat.page);
        chat.page.navigate(address.toString());
        return chat;
    }

    static Browser.NewContextOptions options() {
        return new Browser.NewContextOptions().setViewportSize(1180, 800).setColorScheme(ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE).setLocale("en");
    }

    ChatPage ask(String text) {
        part("composer").fill(text);
        part("composer").press("Enter");
        return this;
    }

    void stop() {
        part("stop").click();
    }

    /** Waits until no answer is under way. */
    ChatPage awaitAnswered() {
        assertThat(part("send")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MS));
        return this;
    }

    /** The last thing the agent said. */
    Locator answer() {
        return page.locator("[data-testid=message][data-role=assistant]").last();
    }

    Locator messages(String role) {
        return page.locator("[data-testid=message][data-role=" + role + "]");
    }

    Locator part(String testId) {
        return page.getByTestId(testId);
    }

    Page page() {
        return page;
    }

    /** What the browser complained about so far. */
    List<String> console() {
        return console;
    }

    void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }

    @Override
    public void close() {
        context.close();
    }
}
