package dev.socketchat.chat.page;

import java.util.Optional;

/** What makes the page look like its customer's. */
public record Branding(Theme theme, Optional<Logo> logo) {
}
