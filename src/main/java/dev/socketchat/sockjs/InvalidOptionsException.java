package dev.socketchat.sockjs;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Says which options of a service make no sense, each by its name and why. */
public final class InvalidOptionsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> faults;

    InvalidOptionsException(Map<String, String> faults) {
        super("SockJS options: " + faults.entrySet().stream().map(fault -> fault.getKey() + " " + fault.getValue())
                .collect(Collectors.joining("; ")));
        this.faults = Collections.unmodifiableMap(new LinkedHashMap<>(faults));
    }

    /** What is wrong, in words that follow the name of the option: a component of {@link SockJsOptions}, or {@code sessions.total}. */
    public Map<String, String> faults() {
        return faults;
    }
}
