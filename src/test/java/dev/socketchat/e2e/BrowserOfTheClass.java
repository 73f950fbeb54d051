package dev.socketchat.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One browser for all tests of a class, a fresh profile for each page. A test that a page's console complains about has
 * failed, unless it says that it expects complaints.
 */
public final class BrowserOfTheClass implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    /** Of a machine that is busy with other things. */
    private static final double PATIENCE_MS = 20_000;

    private final List<ChatPage> pages = new ArrayList<>();
    private Playwright playwright;
    private Browser browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        playwright = InstalledBrowser.playwright();
        browser = InstalledBrowser.launch(playwright);
    }

    /** Opens the chat page, connected, on a desk-sized light screen. */
    public ChatPage open(URI address) {
        return open(address, page -> { });
    }

    /** Opens the chat page, connected, in a browser that was tampered with before. */
    public ChatPage open(URI address, Consumer<Page> before) {
        return open(address, ChatPage.options(), before);
    }

    ChatPage open(URI address, Browser.NewContextOptions options, Consumer<Page> before) {
        ChatPage page = ChatPage.open(browser, address, options, before);
        pages.add(page);
        return page.awaitConnected();
    }

    /** Opens the chat page on a socket whose other end is the test's. */
    ChatPage scripted(URI address) {
        ChatPage page = ChatPage.scripted(browser, address);
        pages.add(page);
        return page.awaitConnected();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<String> complaints = pages.stream().flatMap(page -> page.complaints().stream()).toList();
        pages.forEach(ChatPage::close);
        pages.clear();
        if (!complaints.isEmpty()) {
            throw new AssertionError("The console is not empty: " + complaints);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (playwright != null) {
            playwright.close();
        }
    }
}
