package dev.socketchat.sockjs.http;

import dev.socketchat.sockjs.AddressRange;
import dev.socketchat.sockjs.SockJsOptions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells where a request comes from. A proxy says so in {@code X-Forwarded-For}, to which each one on the way adds the
 * address it saw, at the end. Anybody may send that header, so only what the configured proxies added counts: the list
 * is read from its end, as long as the one who wrote the entry is one of them.
 */
final class Addresses {

    private static final String HEADER = "X-Forwarded-For";
    /** An entry may carry a port, and then an IPv6 address stands in brackets. */
    private static final Pattern ENTRY = Pattern.compile("\\[([^]]+)](?::\\d+)?|([^:]+):\\d+|(.*)");
    /** The part of an IPv6 address that names a network, which is one peer; the rest of it is his to choose. */
    private static final int IPV6_NETWORK_BYTES = 8;

    private final List<AddressRange> proxies;

    Addresses(SockJsOptions options) {
        proxies = options.proxies().stream().map(AddressRange::parse).toList();
    }

    /** What all requests of one peer have in common, for counting; empty when the server does not know. */
    String of(HttpServletRequest request) {
        String address = String.valueOf(request.getRemoteAddr());
        List<String> forwarded = proxies.isEmpty() ? List.of() : forwarded(request);
        for (int last = forwarded.size() - 1; last >= 0 && isProxy(address); last--) {
            String before = plain(forwarded.get(last));
            if (AddressRange.bytes(before).isEmpty()) {
                break;
            }
            address = before;
        }
        return network(address);
    }

    private static List<String> forwarded(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HEADER)).stream()
                .flatMap(line -> List.of(line.split(",")).stream())
                .toList();
    }

    private static String plain(String entry) {
        Matcher parts = ENTRY.matcher(entry.strip());
        if (!parts.matches()) {
            return "";
        }
        String bracketed = parts.group(1) == null ? parts.group(2) : parts.group(1);
        return bracketed == null ? parts.group(3) : bracketed;
    }

    private boolean isProxy(String address) {
        return proxies.stream().anyMatch(proxy -> proxy.contains(address));
    }

    private static String network(String address) {
        return AddressRange.bytes(address)
                .map(bytes -> HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, IPV6_NETWORK_BYTES)))
                .orElse("");
    }
}
