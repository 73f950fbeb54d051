package dev.socketchat.chat.page;

import java.util.Map;

/**
 * A customer's colour and what follows from it on one background: readable, whatever the colour is.
 *
 * @param fill the colour itself, on buttons
 * @param hover the fill under the pointer
 * @param on text on both
 * @param soft the background of a person's messages
 * @param text links, icons and focus rings on the background and on the soft one
 */
record Accent(Colour fill, Colour hover, Colour on, Colour soft, Colour text) {

    /** What WCAG 2.2 asks of text, level AA. */
    static final double READABLE = 4.5;

    private static final double HOVER_SHARE = 0.15;
    private static final double STEP = 0.02;

    /** For a background; a dark one needs a larger share of the colour for a soft one to be seen. */
    static Accent on(Colour background, Colour fill) {
        boolean dark = background.contrast(Colour.WHITE) > background.contrast(Colour.BLACK);
        Colour on = fill.contrast(Colour.WHITE) >= READABLE ? Colour.WHITE : Colour.BLACK;
        Colour hover = fill.mixedWith(on.equals(Colour.WHITE) ? Colour.BLACK : Colour.WHITE, HOVER_SHARE);
        Colour soft = background.mixedWith(fill, dark ? 0.24 : 0.1);
        return new Accent(fill, hover, on, soft, readable(fill, background, soft, dark ? Colour.WHITE : Colour.BLACK));
    }

    private static Colour readable(Colour fill, Colour background, Colour soft, Colour end) {
        double share = 0;
        Colour text = fill;
        while (Math.min(text.contrast(background), text.contrast(soft)) < READABLE && share < 1) {
            share += STEP;
            text = fill.mixedWith(end, Math.min(share, 1));
        }
        return text;
    }

    Map<String, String> variables() {
        return Map.of("c-accent", fill.toString(), "c-accent-hover", hover.toString(), "c-on-accent", on.toString(),
                "c-accent-soft", soft.toString(), "c-accent-text", text.toString());
    }
}
