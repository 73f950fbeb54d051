package dev.socketchat.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The chat page in a browser of its own, with the verbs of a person who uses it. */
public final class ChatPage implements AutoCloseable {

    private static final double PATIENCE_MS = 20_000;

    private final BrowserContext context;
    private final Page page;
    private @Nullable ScriptedSocket server;
    private final List<String> console = new CopyOnWriteArrayList<>();
    private final SentMessages sent;
    private Pattern expected = Pattern.compile("(?!)");

    private ChatPage(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        page.onConsoleMessage(message -> console.add(message.type() + ": " + message.text()));
        page.onPageError(error -> console.add("uncaught: " + error));
        this.sent = new SentMessages(page);
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

    /** Opens the page on a socket whose other end is the test's. */
    static ChatPage scripted(Browser browser, URI address) {
        ChatPage chat = new ChatPage(browser.newContext(options()));
        chat.server = ScriptedSocket.of(chat.page);
        chat.page.navigate(address.toString());
        return chat;
    }

    static Browser.NewContextOptions options() {
        return new Browser.NewContextOptions().setViewportSize(1180, 800).setColorScheme(ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE).setLocale("en");
    }

    ChatPage awaitConnected() {
        assertThat(part("connection")).hasAttribute("data-state", "connected",
                new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE_MS));
        return this;
    }

    /** Browsers report broken connections themselves; a test that breaks them says so. */
    ChatPage expectComplaints(String regex) {
        expected = Pattern.compile(regex);
        return this;
    }

    public ChatPage ask(String text) {
        part("composer").fill(text);
        part("composer").press("Enter");
        return this;
    }

    void stop() {
        part("stop").click();
    }

    /** Waits until no answer is under way. */
    public ChatPage awaitAnswered() {
        assertThat(part("send")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MS));
        return this;
    }

    /** The last thing the agent said. */
    public Locator answer() {
        return page.locator("[data-testid=message][data-role=assistant]").last();
    }

    public Locator messages(String role) {
        return page.locator("[data-testid=message][data-role=" + role + "]");
    }

    public Locator part(String testId) {
        return page.getByTestId(testId);
    }

    public Page page() {
        return page;
    }

    /** The other end of a scripted page's socket. */
    ScriptedSocket server() {
        return Objects.requireNonNull(server, "This page talks to the real server");
    }

    /** What the browser complained about so far. */
    List<String> console() {
        return console;
    }

    /** What the browser complained about and nobody expected. */
    List<String> complaints() {
        return console.stream().filter(line -> !expected.matcher(line).find()).toList();
    }

    /** The messages of a type that the page has sent; waits until there are at least so many. */
    public List<JsonObject> sent(String type, int least) {
        page.waitForCondition(() -> sent.of(type).size() >= least);
        return sent.of(type);
    }

    void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }

    @Override
    public void close() {
        context.close();
    }
}
