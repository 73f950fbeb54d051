package dev.socketchat.sockjs;

/** Peers for tests. */
final class TestPeers {

    private TestPeers() {}

    static Peer guest() {
        return guest("cookie-1");
    }

    static Peer guest(String owner) {
        return new Peer("test", null, owner, "");
    }

    static Peer user(String name) {
        return new Peer("test", () -> name, "", "");
    }

    static Peer at(String address) {
        return new Peer("test", null, "", address);
    }
}
