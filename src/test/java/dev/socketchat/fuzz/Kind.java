package dev.socketchat.fuzz;

import java.io.IOException;
import java.util.List;

/** What is spoilt. */
enum Kind {
    HANDSHAKE(SocketAttacks::handshake), FRAMES(SocketAttacks::frames), MESSAGE(MessageAttack::play),
            ADDRESS(HttpAttacks::address),
    HEADERS(HttpAttacks::headers), PIPELINE(HttpAttacks::pipeline), SEND_BODY(SendAttack::play), FILE(FileAttack::play),
    EVENT_STREAM(PlatformAttacks::events), PLATFORM_ANSWER(PlatformAttacks::answer),
            SESSION_CREATION(PlatformAttacks::creation),
    FILE_PLACES(PlatformAttacks::places);

    /** Cases that may run beside one another. The number of a case says which it is of. */
    enum Lane {
        /** What browsers send; short. */
        BROWSERS(8, List.of(HANDSHAKE, FRAMES, MESSAGE, ADDRESS, HEADERS, PIPELINE, SEND_BODY, FILE)),
        /** What the platform answers; its attempts and limits take their time. */
        PLATFORMS(12, List.of(EVENT_STREAM, EVENT_STREAM, PLATFORM_ANSWER, FILE_PLACES)),
        /** What it answers to requests that name nobody: anybody else's would get it too, so these run alone. */
        CREATIONS(12, List.of(SESSION_CREATION));

        private final int threads;
        private final List<Kind> kinds;

        Lane(int threads, List<Kind> kinds) {
            this.threads = threads;
            this.kinds = kinds;
        }

        int threads() {
            return threads;
        }

        /** The number of its case at a place. */
        long number(long place) {
            return place * values().length + ordinal();
        }
    }

    private final Play play;

    /** Plays a case of a kind. */
    private interface Play {
        void play(Attempt attempt) throws IOException;
    }

    Kind(Play play) {
        this.play = play;
    }

    static Kind of(FuzzCase played) {
        int lanes = Lane.values().length;
        List<Kind> kinds = Lane.values()[(int) (played.number() % lanes)].kinds;
        return kinds.get((int) (played.number() / lanes % kinds.size()));
    }

    void play(Attempt attempt) throws IOException {
        play.play(attempt);
    }
}
