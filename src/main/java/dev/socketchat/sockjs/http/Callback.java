package dev.socketchat.sockjs.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The name of the function that script transports call.
 *
 * @param name the name; empty when there is a fault
 * @param fault what is wrong with it, in the protocol's words; empty when nothing is
 */
record Callback(String name, String fault) {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{1,32}");

    /** Reads it; given more than once it is refused, so that no other reader of the URL can see another one. */
    static Callback of(HttpServletRequest request) {
        List<String> names = new ArrayList<>();
        for (String parameter : List.of("c", "callback", "c[]", "callback[]")) {
            String[] values = request.getParameterValues(parameter);
            names.addAll(values == null ? List.of() : List.of(values));
        }
        if (names.isEmpty() || names.equals(List.of(""))) {
            return new Callback("", "\"callback\" parameter required");
        }
        boolean valid = names.size() == 1 && NAME.matcher(names.get(0)).matches();
        return valid ? new Callback(names.get(0), "") : new Callback("", "invalid \"callback\" parameter");
    }
}
