package dev.socketchat.sockjs;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A network address or a network in CIDR notation (RFC 4632, RFC 4291), such as {@code 10.0.0.0/8} or {@code ::1}. */
public final class AddressRange {

    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    private static final Pattern IPV6 = Pattern.compile("\\[?([0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(%\\w*)?]?");
    private static final Pattern RANGE = Pattern.compile("([^/]+)(?:/(\\d{1,3}))?");

    private final byte[] network;
    private final int bits;

    private AddressRange(byte[] network, int bits) {
        this.network = network;
        this.bits = bits;
    }

    /**
     * Reads a range.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static AddressRange parse(String text) {
        Matcher range = RANGE.matcher(text);
        byte[] network = range.matches() ? bytes(range.group(1)).orElse(new byte[0]) : new byte[0];
        int most = network.length * Byte.SIZE;
        int bits = most == 0 || range.group(2) == null ? most : Integer.parseInt(range.group(2));
        if (most == 0 || bits > most) {
            throw new IllegalArgumentException("No address and no network: " + text);
        }
        return new AddressRange(network, bits);
    }

    /** Whether the address is in the range; what is no address is not. */
    public boolean contains(String address) {
        byte[] bytes = bytes(address).orElse(new byte[0]);
        if (bytes.length != network.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if (((bytes[bit / Byte.SIZE] ^ network[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    /** The bytes of an address, 4 or 16; empty for any other text, which is never looked up as a name. */
    public static Optional<byte[]> bytes(String address) {
        Matcher ipv6 = IPV6.matcher(address);
        try {
            if (ipv6.matches()) {
                return Optional.of(InetAddress.getByName(ipv6.group(1)).getAddress());
            }
            return IPV4.matcher(address).matches()
                    ? Optional.of(InetAddress.getByName(address).getAddress())
                    : Optional.empty();
        } catch (UnknownHostException none) {
            return Optional.empty();
        }
    }
}
