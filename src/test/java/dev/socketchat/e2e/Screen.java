package dev.socketchat.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;

/** The screens on which the page has to be right. */
enum Screen {
    DESK_LIGHT(1180, ColorScheme.LIGHT),
    DESK_DARK(1180, ColorScheme.DARK),
    PHONE_DARK(390, ColorScheme.DARK),
    PHONE_LIGHT(390, ColorScheme.LIGHT);

    private static final int HEIGHT = 800;

    private final int width;
    private final ColorScheme scheme;

    Screen(int width, ColorScheme scheme) {
        this.width = width;
        this.scheme = scheme;
    }

    Browser.NewContextOptions options() {
        return ChatPage.options().setViewportSize(width, HEIGHT).setColorScheme(scheme);
    }

    /** Turns a page that is open already into this screen. */
    void show(Page page) {
        page.setViewportSize(width, HEIGHT);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    }

    String fileName(String part) {
        return part + "-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
