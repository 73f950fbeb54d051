package dev.socketchat.octavus.json;

/**
 * How big a JSON text may be in its parts: levels, members and items in all, characters of a string and of a number.
 */
public record JsonLimits(int depth, int members, int stringLength, int numberLength) {

    /**
     * For events of the platform, whose length is bounded by the stream's reader; reading a number takes time by the
     * square of its length.
     */
    public static final JsonLimits EVENT = new JsonLimits(256, Integer.MAX_VALUE, Integer.MAX_VALUE, 10_000);
}
