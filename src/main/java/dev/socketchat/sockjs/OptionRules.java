package dev.socketchat.sockjs;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Collects what is wrong with a set of options, so that one message names all of it. */
final class OptionRules {

    /** Longer than any sensible wait, short enough for arithmetic in nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private final Map<String, String> faults = new LinkedHashMap<>();

    private void fault(String name, String sentence) {
        faults.merge(name, sentence, (first, next) -> first + " and " + next);
    }

    void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero() || value.compareTo(LONGEST) > 0) {
            fault(name, "must be above zero and at most a year, not " + value);
        }
    }

    void notNegative(String name, Duration value) {
        if (!value.isZero()) {
            positive(name, value);
        }
    }

    void positive(String name, int value) {
        within(name, value, 1, Integer.MAX_VALUE);
    }

    void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            fault(name, "must lie between " + least + " and " + most + ", not at " + value);
        }
    }

    void sessions(String name, SessionLimits limits) {
        positive(name + ".total", limits.total());
        within(name + ".perUser", limits.perUser(), 0, Integer.MAX_VALUE);
        within(name + ".perAddress", limits.perAddress(), 0, Integer.MAX_VALUE);
        within(name + ".halfOpen", limits.halfOpen(), 0, Integer.MAX_VALUE);
        within(name + ".halfOpenPerAddress", limits.halfOpenPerAddress(), 0, Integer.MAX_VALUE);
        within(name + ".perSecond", limits.perSecond(), 0, Integer.MAX_VALUE);
    }

    void addresses(String name, Collection<String> ranges) {
        for (String range : ranges) {
            try {
                AddressRange.parse(range);
            } catch (IllegalArgumentException none) {
                fault(name, "must be addresses or networks such as 10.0.0.0/8, not " + printable(range));
            }
        }
    }

    void origins(String name, Collection<String> origins) {
        for (String origin : origins) {
            if (!origin.equals("*") && !origin.equals("null") && !isOrigin(origin)) {
                fault(name, "must name origins such as https://example.org, not " + printable(origin));
            }
        }
    }

    private static boolean isOrigin(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null
                    && text.equals(uri.getScheme() + "://" + uri.getRawAuthority())
                    && text.equals(text.toLowerCase(Locale.ROOT))
                    && uri.getRawUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    void webAddress(String name, String address) {
        if (!address.isEmpty() && !isWebAddress(address)) {
            fault(name, "must be an address that starts with http:// or https://, not " + printable(address));
        }
    }

    private static boolean isWebAddress(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    void clientLibrary(String name, String address, Set<SockJsTransport> transports) {
        if (address.isEmpty()) {
            if (transports.contains(SockJsTransport.IFRAME)) {
                fault(name, "must be set when the iframe page is on");
            }
        } else if (!(address.matches("(\\.\\.)?/.*") || isWebAddress(address)) || address.indexOf('"') >= 0) {
            fault(name, "must start with /, ../ or http and hold no quote, not " + printable(address));
        }
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    void check() {
        if (!faults.isEmpty()) {
            throw new InvalidOptionsException(faults);
        }
    }
}
