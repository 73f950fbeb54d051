package dev.socketchat.fuzz;

import dev.socketchat.it.TestedServer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a server says of an input by itself, where no WAR can mend it. A rule names the place in the server, so that the
 * same words from anywhere else are a finding.
 */
enum ContainerFault {
    /** Grizzly cannot refuse a first line with a version that it does not know: the refusal is to name that version. */
    UNKNOWN_VERSION("PAYARA", "Unknown protocol [\\s\\S]*\\n"
            + "\\s+at org\\.glassfish\\.grizzly\\.http\\.Protocol\\.valueOf\\("),
    /** Grizzly throws where it should refuse a Host header without a number as port. */
    PORT_OF_HOST("PAYARA", "\\n\\s+at org\\.glassfish\\.grizzly\\.http\\.util\\.HttpCodecUtils\\.parseHost\\("),
    /** Payara throws where it should refuse a request without a host. */
    NO_HOST("PAYARA", "Host is not set\\n\\s+at org\\.glassfish\\.grizzly\\.http\\.server\\.util\\.Mapper\\.map\\("),
    /** Grizzly throws where it should refuse an address with a broken escape or with bytes that are no UTF-8. */
    ADDRESS("PAYARA", "\\n\\s+at org\\.glassfish\\.grizzly\\.http\\.util\\.RequestURIRef\\.getDecodedRequestURIBC\\("),
    /** Grizzly tells the log of every body whose chunks are none. */
    CHUNKS("PAYARA", "GRIZZLY0013[\\s\\S]*\\n\\s+at org\\.glassfish\\.grizzly\\.http\\.ChunkedTransferEncoding\\."),
    /** Grizzly tells the log of every request with two lengths, which the application refuses. */
    TWO_LENGTHS("PAYARA", "\\[org\\.glassfish\\.grizzly\\.http\\.HttpServerFilter].*"
            + "Can't use both headers Content-Length and Transfer-Encoding"),
    /** Payara calls a read listener whose request is over: it was answered before the end of its body was said. */
    LATE_LISTENER("PAYARA", "NullPointerException.*\\n"
            + "\\s+at org\\.apache\\.catalina\\.connector\\.InputBuffer\\$ReadHandlerImpl\\.processCallbacks\\("),
    /** Payara tells the log of every browser that left before its error page came. */
    ERROR_PAGE("PAYARA", "java\\.io\\.IOException: [\\s\\S]*\\n"
            + "\\s+at org\\.apache\\.catalina\\.core\\.StandardHostValve\\.dispatchToErrorPage\\(");

    private final String server;
    private final Pattern record;

    /** @param server the beginning of the names of the servers it is about */
    ContainerFault(String server, String record) {
        this.server = server;
        this.record = Pattern.compile(record);
    }

    /** The fault that explains a record of the log. */
    static Optional<ContainerFault> of(TestedServer server, String record) {
        for (ContainerFault fault : values()) {
            if (server.name().startsWith(fault.server) && fault.record.matcher(record).find()) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
