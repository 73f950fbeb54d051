package dev.socketchat.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Starts a Chromium or Chrome of this machine, else the one Playwright fetches. */
final class InstalledBrowser {

    private static final List<String> PLACES = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/snap/bin/chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
            "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe");
    private static final List<String> QUIET = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync");

    private InstalledBrowser() {
    }

    /** A session of Playwright that downloads nothing if a browser is installed. */
    static Playwright playwright() {
        Map<String, String> environment = place().isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of();
        try {
            return Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        } catch (PlaywrightException noBrowser) {
            return without(noBrowser);
        }
    }

    static Browser launch(Playwright playwright) {
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setHeadless(true).setArgs(QUIET);
        place().ifPresent(options::setExecutablePath);
        try {
            return playwright.chromium().launch(options);
        } catch (PlaywrightException noBrowser) {
            return without(noBrowser);
        }
    }

    private static Optional<Path> place() {
        return Stream.concat(Stream.ofNullable(System.getProperty("browser")), PLACES.stream())
                .map(Path::of).filter(Files::isExecutable).findFirst();
    }

    /** On a person's machine the browser tests are then reported as skipped; where {@code CI=true} that is a failure. */
    private static <T> T without(PlaywrightException cause) {
        if ("true".equals(System.getenv("CI"))) {
            throw cause;
        }
        return Assumptions.abort("No browser: install Chromium or Chrome, or name one with -Dbrowser=. " + cause.getMessage());
    }
}
