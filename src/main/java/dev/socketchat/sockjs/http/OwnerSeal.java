package dev.socketchat.sockjs.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Issues the ids of guests and knows them again: each goes out with its HMAC (RFC 2104) under a key that lives and dies
 * with the service, so that nobody can plant an id that he knows in somebody else's browser. Any thread may call.
 */
final class OwnerSeal {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int ID_BYTES = 16;
    private static final Pattern SEALED = Pattern.compile("([0-9a-f]{32})\\.([0-9a-f]{64})");

    private final SecureRandom random;
    private final SecretKeySpec key;

    /** @param secret the service's own, so that all its parts know the ids of each */
    OwnerSeal(SecureRandom random, byte[] secret) {
        this.random = random;
        key = new SecretKeySpec(secret, ALGORITHM);
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A new id, 32 hexadecimal digits. */
    String newId() {
        return HexFormat.of().formatHex(bytes(ID_BYTES));
    }

    /** The id with its seal, for a cookie. */
    String seal(String id) {
        return id + "." + HexFormat.of().formatHex(code(id));
    }

    /** The id in a cookie; empty when this service did not write it. */
    Optional<String> open(String cookie) {
        Matcher sealed = SEALED.matcher(cookie);
        boolean isOurs = sealed.matches()
                && MessageDigest.isEqual(code(sealed.group(1)), HexFormat.of().parseHex(sealed.group(2)));
        return isOurs ? Optional.of(sealed.group(1)) : Optional.empty();
    }

    private byte[] code(String id) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(id.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
